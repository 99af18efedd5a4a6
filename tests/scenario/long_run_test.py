"""A long run: mail of many kinds, a relay of changing moods, and every few seconds a fault or a kill, at random. Promised: in the
end each mail that was answered 250 is there unchanged, with its one outcome, and nothing that left is unknown here.

LIAISOND_LONG_RUN says for how many seconds (scripts/long-run: two hours), LIAISOND_LONG_RUN_SEED which run."""
import collections
import hashlib
import os
import random
import signal
import sqlite3
import sys
import time
import unittest

from support.bad_relay import BadRelay
from support.daemon import Daemon
from support.mixed_load import MixedLoad
from support.system_calls import can_trace, failing, without_leak_check
from support.waiting import children_of, wait_until

SECONDS = float(os.environ.get("LIAISOND_LONG_RUN", "40"))
SEED = int(os.environ.get("LIAISOND_LONG_RUN_SEED", str(int(time.time()))))
PACE = 0.2 if SECONDS < 600 else 1      # what it counts in the end stands in memory
MOODS = [("behaves", "greeting")] * 6 + [("puts_off", "RCPT"), ("puts_off", "dot"), ("disconnects", "dot"), ("disconnects", "DATA"),
                                         ("nonsense", "MAIL"), ("drips", "EHLO"), ("puts_off", "greeting")]


class LongRun(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.chance = random.Random(SEED)
        self.deeds = collections.Counter()
        self.traces = can_trace()
        self.say("seed %d, %g s" % (SEED, SECONDS))

    @staticmethod
    def say(text):
        print("long run: " + text, file=sys.stderr, flush=True)

    # What happens.

    def faults(self):
        return {self.kill: 4, self.restart: 2, self.kill_reader: 2, self.reload: 1, self.lock_store: 1, self.back_up: 1, self.fail_disk: 2}

    def one_fault(self):
        fault = self.chance.choices(list(self.faults()), list(self.faults().values()))[0]
        self.deeds[fault.__name__] += 1
        fault()

    def kill(self):
        self.desk.kill()
        self.desk.start()

    def restart(self):
        self.assertEqual(self.desk.stop(), 0)
        self.desk.start()

    def kill_reader(self):
        for pid in children_of(self.desk.process.pid):
            os.kill(pid, signal.SIGKILL)

    def reload(self):
        self.desk.process.send_signal(signal.SIGHUP)

    def lock_store(self):
        other = sqlite3.connect(self.desk.store, timeout=30)
        other.execute("BEGIN IMMEDIATE")
        time.sleep(self.chance.uniform(0.1, 6))
        other.rollback()
        other.close()

    def back_up(self):
        copy = os.path.join(self.desk.folder, "copy.db")
        self.desk.run("backup", copy)
        self.assertNotIn("BROKEN", self.desk.run("verify", "--store", copy).stdout)
        for part in (copy, copy + ".key"):
            os.remove(part)

    def fail_disk(self):
        """After its next start each so-many-th write or read fails, for a while."""
        if not self.traces:
            return self.kill()
        self.desk.kill()
        first, step = self.chance.randrange(20, 200), self.chance.randrange(1, 30)
        when = "%d..%d+%d" % (first, first + self.chance.randrange(5, 60), step)
        call, error = self.chance.choice([("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("pread64", "ETIMEDOUT")])
        under = failing(call, error, when, [self.desk.store, self.desk.store + "-wal"])
        self.desk.start(without_leak_check(), under=under, wait=False)
        wait_until("it listens, or cannot start", lambda: self.desk.process.poll() is not None or self.desk.listens())
        if self.desk.process.poll() is not None:
            self.desk.start()

    # What has to be true of it.

    def come_to_rest(self, load):
        self.relay.deed = "behaves"
        load.stop()
        while load.unsent:
            load.send(load.unsent.popleft())
        wait_until("every mail has an outcome", lambda: all(m["outcome"] for m in self.desk.mails()), 120)

        def all_sent():
            self.desk.run("queue", "retry", "all")
            time.sleep(1)
            return not self.desk.queue()
        wait_until("the outbox is empty", all_sent, 300)

    def count_mails(self, load):
        """From outside: the senders' 250s, and the bytes they sent."""
        with sqlite3.connect("file:%s?mode=ro" % self.desk.store, uri=True) as store:
            digests = {n: hashlib.sha256(raw).hexdigest() for n, raw in store.execute("SELECT id, bytes FROM inbox_raw")}
        mails = {m["id"]: m for m in self.desk.mails()}
        outcomes = collections.defaultdict(list)
        known = {letter.digest: letter.original for letter in load.letters}
        for number, digest in digests.items():
            self.assertIn(digest, known, "mail %d was never sent" % number)
            outcomes[known[digest]].append(mails[number])
        self.assertEqual(load.refused, [])
        for letter in load.letters:
            self.assertTrue(letter.accepted, "a mail never got its 250")
            self.assertEqual({digests.get(n) for n in letter.accepted}, {letter.digest}, "of %s" % letter.accepted)
        self.assertEqual(set(mails), set(digests))
        for letter, got in outcomes.items():
            self.check_outcomes(letter, got)
        return len(mails)

    def check_outcomes(self, letter, got):
        """One is what it should be, or was in hand at two kills and is held; the others are known as the same mail."""
        first = [m for m in got if m["outcome"] != "duplicate"]
        held = [m for m in first if m["outcome"] == "held" and "ended the program twice" in m["reason"]]
        right = [m for m in first if m["outcome"] == letter.outcome and m not in held]
        self.assertEqual(len(first), len(right) + len(held), [(m["id"], m["outcome"], m["reason"]) for m in got])
        self.assertLessEqual(len(right), 1, got)

    def count_outgoing(self):
        """From outside: what the relay has seen is what the outbox says, each mail always with the same bytes."""
        with sqlite3.connect("file:%s?mode=ro" % self.desk.store, uri=True) as store:
            states = dict(store.execute("SELECT message_id, group_concat(DISTINCT state) FROM outbox JOIN outbox_recipient ON mail = id GROUP BY id"))
        seen = collections.defaultdict(set)
        for kept in self.relay.seen:
            seen[kept.message_id.strip("<>")].add(hashlib.sha256(kept.data).hexdigest())
        self.assertEqual({i for i in seen if i not in states}, set())
        self.assertEqual({i for i, state in states.items() if state == "sent" and i not in seen}, set())
        self.assertEqual({i: len(forms) for i, forms in seen.items() if len(forms) > 1}, {})
        return len(states)

    def test_the_count_from_outside_agrees(self):
        with BadRelay() as self.relay, \
                Daemon(relay="smtp://127.0.0.1:%d" % self.relay.port, smtp_more="mails_a_day = 0") as self.desk:
            with MixedLoad(self.desk, self.relay, SEED, PACE) as load:
                end, told = time.monotonic() + SECONDS, time.monotonic()
                while time.monotonic() < end:
                    time.sleep(self.chance.uniform(0.5, 4))
                    self.relay.deed, self.relay.stage = self.chance.choice(MOODS)
                    self.one_fault()
                    if time.monotonic() - told > 300:
                        told = time.monotonic()
                        self.say("%d mails, %d out, %s" % (len(load.letters), len(self.relay.seen), dict(self.deeds)))
                self.come_to_rest(load)
            self.assertEqual(self.desk.stop(), 0)
            verified = self.desk.run("verify").stdout
            self.assertNotIn("BROKEN", verified)
            mails, out = self.count_mails(load), self.count_outgoing()
            self.say("%d mails accepted, %d out, %s: verify and the count from outside agree" % (mails, out, dict(self.deeds)))
            self.assertGreater(mails, SECONDS / PACE / 4)


if __name__ == "__main__":
    unittest.main()
