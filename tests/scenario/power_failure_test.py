"""The power fails at any moment. Promised: what was answered 250, or moved on its IMAP server, is there afterwards, whatever of the
unsynced writes the disk has lost; a mail that left is on record, and the store opens without anybody's help."""
import email
import hashlib
import os
import random
import re
import shutil
import sqlite3
import tempfile
import time
import unittest

from support.daemon import Daemon
from support.dovecot import Dovecot
from support.mails import mail, send_lmtp
from support.smtp_sink import SmtpSink
from support.system_calls import can_trace, read_calls, recording, wait_recorded, without_leak_check
from support.unsynced_disk import UnsyncedDisk

STATES = int(os.environ.get("LIAISOND_POWER_FAILURES", "120"))   # looked at for each life of the daemon
STARTS = max(3, STATES // 40)                                    # and so many with which it is started again
MAILS = 12


ACCEPTED = re.compile(rb"250 2\.0\.0 LS mail (\d+) accepted")


def digest(octets):
    return hashlib.sha256(octets).hexdigest()


class Run:
    """One life of the daemon, from a store as it was to the end of the power, call by call. `promised_by` gives the mails that are
    promised by what the daemon says to a peer."""

    def __init__(self, before, trace, sink, folder, promised_by):
        self.before, self.folder, self.calls = before, folder, read_calls(trace)
        self.promises, self.left = [], []     # (line of the record, what)
        waiting = {kept.message_id.strip("<>") for kept in sink.kept} if sink else set()
        for call in self.calls:
            if not call.name.startswith("send"):
                continue
            said = b"".join(bytes.fromhex(text.replace("\\x", "")) for text in re.findall(r'"((?:\\x..)*)"', ", ".join(call.words)))
            self.promises += [(call.began, mail) for mail in promised_by(said)]
            found = {i for i in waiting if b"Message-ID: <%s>" % i.encode() in said}
            self.left += [(call.began, i) for i in found]
            waiting -= found

    def moments(self, chance, count):
        """Calls before which the power may fail: most often a sync, when the most is at stake, or what follows a 250."""
        syncs = [n for n, call in enumerate(self.calls) if call.name in ("fsync", "fdatasync")]
        others = [n for n, call in enumerate(self.calls) if call.name in ("pwrite64", "ftruncate", "sendto", "rename", "unlink", "openat")]
        return sorted([*chance.choices(syncs, k=count * 2 // 3), *chance.choices(others, k=count - count * 2 // 3 - 1), len(self.calls) - 1])

    def failures(self, chance, count, keeps_syncs=True):
        """(disk, mails that were promised, ids of mails that had left) at each moment; a mail is known by its bytes' digest."""
        disk, played = UnsyncedDisk(self.folder, self.before, keeps_syncs), 0
        for moment in self.moments(chance, count):
            for call in self.calls[played:moment]:
                disk.play(call)
            played, line = moment, self.calls[moment].ended
            yield disk, {m for at, m in self.promises if at < line}, {i for at, i in self.left if at < line}


@unittest.skipUnless(can_trace(), "strace is missing, or nobody may trace here")
class PowerFailure(unittest.TestCase):
    def setUp(self):
        self.chance = random.Random(20261128)
        self.folder = tempfile.mkdtemp(prefix="liaisond-power-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.numbers = {}     # of everything that ever got its 250, with the digest of its bytes
        self.promised, self.left = set(), set()   # by earlier runs

    def new_desk(self, relay):
        """A desk whose daemon has never run."""
        desk = Daemon(relay=relay, smtp_more="mails_a_day = 0")
        self.addCleanup(shutil.rmtree, desk.folder, ignore_errors=True)
        self.addCleanup(desk.stop)
        return desk

    def run_recorded(self, desk, sink, name, promised_by, bring_mails):
        before, trace = os.path.join(self.folder, name + ".before"), os.path.join(self.folder, name + ".trace")
        shutil.copytree(desk.folder, before, ignore=shutil.ignore_patterns("lmtp.sock", "*-shm", "log"))
        desk.start(without_leak_check(), under=recording(trace))
        for number in range(MAILS):
            bring_mails(mail(sender="%s%d@itu.example" % (name, number), title="%s, number %d" % (name, number)))
            time.sleep(0.15 if number % 3 == 0 else 0)   # idle often enough to copy the log into the file
        desk.wait_processed(len(self.promised) + MAILS)
        desk.wait_sent()
        desk.kill()
        wait_recorded(trace)
        run = Run(before, trace, sink, desk.folder, promised_by)
        self.assertEqual(len(run.promises), MAILS)
        with open(desk.store + ".key") as f:
            self.key = f.read()
        return run

    def look(self, folder, promised, left):
        """What is broken in a store that was found after a failure."""
        store = os.path.join(folder, "liaisond.db")
        if not os.path.exists(store):
            return ["no store"] if promised else []
        connection = sqlite3.connect(store)
        try:
            broken = self.broken(connection, promised, left)
            return broken + self.missing_entries(connection, os.path.join(folder, "outgoing")) + self.lost_key(store, left)
        except sqlite3.Error as error:
            return [] if not promised and "no such table" in str(error) else [str(error)]
        finally:
            connection.close()

    def broken(self, connection, promised, left):
        broken = [row for row, in connection.execute("PRAGMA integrity_check") if row != "ok"]
        kept = {digest(octets) for octets, in connection.execute("SELECT CAST(ifnull(bytes, '') AS BLOB) FROM inbox_raw")}
        broken += ["a mail is lost"] * len(promised - kept)
        ids = {i for i, in connection.execute("SELECT message_id FROM outbox")}
        return broken + ["%s left and is not on record" % i for i in left if i not in ids]

    def missing_entries(self, connection, maildir):
        """Mails that are on record as sent; where the relay is a Maildir, each has its entry there."""
        sent = {i for i, in connection.execute("SELECT DISTINCT message_id FROM outbox JOIN outbox_recipient ON mail = id "
                                               "WHERE state = 'sent' AND outbox_recipient.reply LIKE 'written to %'")}
        there = set()
        for name in os.listdir(maildir + "/new") if sent and os.path.isdir(maildir + "/new") else []:
            with open(os.path.join(maildir, "new", name), "rb") as f:
                there.add(str(email.message_from_binary_file(f)["Message-ID"]).strip("<>"))
        return ["%s is sent and in no Maildir" % i for i in sent - there]

    def lost_key(self, store, left):
        """The marks in mails that have left are known by this key alone."""
        if not left:
            return []
        try:
            with open(store + ".key") as f:
                return [] if f.read() == self.key else ["another key"]
        except FileNotFoundError:
            return ["no key"]

    def examine(self, run, count=STATES, keeps_syncs=True):
        """[(when, what is broken)] over many moments, each with everything unsynced lost, with all of it kept, and in part."""
        found, looked = [], 0
        losses = {"all": lambda: False, "some": lambda: self.chance.random() < 0.5, "nothing": lambda: True}
        for disk, promised, left in run.failures(self.chance, count // len(losses), keeps_syncs):
            promised, left = self.promised | promised, self.left | left
            for loss, survives in losses.items():
                state = os.path.join(self.folder, "state")
                shutil.rmtree(state, ignore_errors=True)
                disk.write_survivors(state, survives)
                found += [("%d promised, %s of the unsynced lost" % (len(promised), loss), what) for what in self.look(state, promised, left)]
                looked += 1
        self.assertGreater(looked, count - len(losses))
        return found

    def start_with_survivors(self, run, relay):
        """The program itself with what a failure has left: it starts, does all that was promised, and finds nothing wrong."""
        for disk, promised, _ in run.failures(self.chance, STARTS):
            desk = self.new_desk(relay)
            disk.write_survivors(desk.folder, lambda: self.chance.random() < 0.5)
            desk.write_config(relay)
            promised = self.promised | promised
            with desk:
                done = desk.wait_processed(len(promised)) if promised else []
                self.assertEqual({m["outcome"] for m in done} - {"statement"}, set())
                self.assertNotIn("BROKEN", desk.run("verify").stdout)
                desk.stop()
                self.assertEqual(self.look(desk.folder, promised, set()), [])

    def lose_power(self, desk, run):
        """The desk goes on with what the disk has kept at the end of the run."""
        disk = UnsyncedDisk(run.folder, run.before)
        for call in run.calls:
            disk.play(call)
        shutil.rmtree(desk.folder)
        disk.write_survivors(desk.folder, lambda: self.chance.random() < 0.5)
        self.promised |= {m for _, m in run.promises}
        self.left |= {i for _, i in run.left}

    def bring_by_lmtp(self, desk):
        def bring(data):
            reply, = send_lmtp(desk.lmtp_port, data)
            number = int(ACCEPTED.match(reply.encode()).group(1))
            self.assertNotIn(number, self.numbers, "a number that was promised is given again")
            self.numbers[number] = digest(data)
        return {"bring_mails": bring, "promised_by": lambda said: [self.numbers[int(n)] for n in ACCEPTED.findall(said)]}

    def test_what_was_answered_250_survives(self):
        with SmtpSink() as sink:
            relay = "smtp://127.0.0.1:%d" % sink.port
            desk = self.new_desk(relay)
            for life in ("first", "second", "third"):
                run = self.run_recorded(desk, sink, life, **self.bring_by_lmtp(desk))
                self.assertEqual(self.examine(run), [])
                self.assertTrue(self.examine(run, STATES // 4, keeps_syncs=False), "this test would not notice a loss")
                self.start_with_survivors(run, relay)
                self.lose_power(desk, run)

    def test_what_was_written_into_a_maildir_survives(self):
        desk = self.new_desk(None)
        run = self.run_recorded(desk, None, "maildir", **self.bring_by_lmtp(desk))
        self.assertEqual(self.examine(run), [])

    @unittest.skipUnless(os.geteuid() == 0, "only root can start a Dovecot")
    def test_what_was_moved_on_its_server_survives(self):
        with Dovecot() as server:
            desk = self.new_desk(None)
            desk.write_config("maildir:" + desk.maildir, more='[[imap]]\nurl = "imap://127.0.0.1:%d/INBOX"\nuser = "liaison"\n'
                              'password_command = "echo secret"\nstarttls = "never"\n' % server.imap)
            brought = []   # in the order of their numbers on the server, which begin with 1

            def bring(data):
                data = b"Return-Path: <ann.lee@itu.example>\r\nDelivered-To: statements@ietf.example\r\n" + data
                server.append([data])
                brought.append(digest(data))

            def moved(said):
                sets = [part.split(b":") for found in re.findall(rb"UID MOVE ([\d:,]+)", said) for part in found.split(b",")]
                return [brought[uid - 1] for ends in sets for uid in range(int(ends[0]), int(ends[-1]) + 1)]
            run = self.run_recorded(desk, None, "imap", promised_by=moved, bring_mails=bring)
            self.assertEqual(self.examine(run), [])
            self.assertTrue(self.examine(run, STATES // 4, keeps_syncs=False), "this test would not notice a loss")


if __name__ == "__main__":
    unittest.main()
