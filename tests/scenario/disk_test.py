"""A disk that fails. Promised: a sender hears 451 and keeps the mail, what was answered 250 is not lost, and as soon as the disk
does its work again everything is done that was put off, without anybody's help."""
import collections
import concurrent.futures
import contextlib
import os
import tempfile
import time
import unittest

from support.daemon import Daemon
from support.mails import STATEMENT, LmtpClient, mail, send_lmtp
from support.private_mounts import SmallDisk, have_own_mounts
from support.smtp_sink import SmtpSink
from support.system_calls import can_trace, failing, without_leak_check

CANNOT_CREATE = 73
MAILS = 10

# Which calls to the store and its log fail, and how. Each step meets every kind of write of a mail's way at some time; at the end
# of the range the disk is well again.
FAILING = [("pwrite64", "ENOSPC", "1..30"), ("pwrite64", "ENOSPC", "2..60+2"), ("pwrite64", "ENOSPC", "3..150+13"),
           ("pwrite64", "ENOSPC", "5..150+29"), ("pwrite64", "EIO", "7..150+17"), ("pwrite64", "EROFS", "4..24"),
           ("fdatasync", "EIO", "2..30+3"), ("fdatasync", "ENOSPC", "3..9"),
           # a file that cannot be read for a moment, as on a network disk: SQLite then undoes what others have written, too
           # (the first 65 reads are the start's)
           ("pread64", "ETIMEDOUT", "75..500+2"), ("pread64", "ESTALE", "80..500+3")]


def send_until_taken(desk, data, pause=0.05):
    """As an MTA does; gives the replies."""
    replies = []
    end = time.monotonic() + 60
    while not replies or not replies[-1].startswith("250"):
        if replies and time.monotonic() > end:
            raise AssertionError("never taken: " + replies[-1])
        time.sleep(pause if replies else 0)
        replies += send_lmtp(desk.lmtp_port, data)
    return replies


class Disk(unittest.TestCase):
    def check_everything_is_done(self, desk, sink, count):
        """Each mail has one record, acknowledgement and forward, and each went out once."""
        self.assertEqual([m for m in desk.wait_processed(count, 60) if m["outcome"] != "statement"], [])
        desk.wait_sent(60)
        sent = collections.Counter(kept.message_id for kept in sink.kept)
        self.assertEqual({i: n for i, n in sent.items() if n > 1}, {})
        self.assertEqual(len(sent), 2 * count)
        self.assertEqual(len(desk.statements()), count)
        self.assertNotIn("BROKEN", desk.run("verify").stdout)

    def fail_and_recover(self, calls, error, when):
        with SmtpSink() as sink:
            desk = Daemon(relay="smtp://127.0.0.1:%d" % sink.port, smtp_more="mails_a_day = 0")
            with desk:
                desk.stop()
                desk.start(without_leak_check(), under=failing(calls, error, when, [desk.store, desk.store + "-wal"]))
                replies = []
                for number in range(MAILS):
                    replies += send_until_taken(desk, mail(sender="n%d@itu.example" % number, title="Number %d" % number))
                self.check_everything_is_done(desk, sink, MAILS)
                refused = {reply[:9] for reply in replies if not reply.startswith("250")}
                self.assertLessEqual(refused, {"451 4.3.0"}, refused)
                if calls != "pread64":   # where all pages are in memory nothing is read
                    self.assertIn("disk", desk.log())

    @unittest.skipUnless(can_trace(), "strace is missing, or nobody may trace here")
    def test_any_write_may_fail(self):
        with concurrent.futures.ThreadPoolExecutor(len(FAILING)) as pool:   # most of their time they wait
            failures = {how: pool.submit(self.fail_and_recover, *how) for how in FAILING}
            for how, done in failures.items():
                with self.subTest(how):
                    done.result()

    def desk_on(self, disk, sink):
        """A desk whose store alone is on `disk`."""
        desk = Daemon()
        desk.store = os.path.join(disk.place, "liaisond.db")
        desk.write_config("smtp://127.0.0.1:%d" % sink.port, smtp_more="mails_a_day = 0")
        return desk

    @contextlib.contextmanager
    def small_disk(self):
        if not have_own_mounts():
            self.skipTest("only root can mount a small disk")
        with tempfile.TemporaryDirectory(prefix="liaisond-disk-") as place, SmallDisk(place, "24m") as disk:
            yield disk

    def test_a_disk_that_is_full_for_a_while(self):
        with SmtpSink() as sink, self.small_disk() as disk, self.desk_on(disk, sink) as desk:
            taken = 0
            for turn in range(3):
                disk.fill(leave=400_000 * turn)   # with some room left mails are taken that cannot be processed
                refused = []
                while len(refused) < 5:
                    text = STATEMENT.format(title="Full %d" % taken) + "word " * (20_000 if not refused else 1)
                    data = mail(sender="full%d.%d@itu.example" % (turn, taken + len(refused)), body=text)
                    reply, = send_lmtp(desk.lmtp_port, data)
                    taken += reply.startswith("250")
                    refused += [] if reply.startswith("250") else [data]
                    self.assertIn(reply[:9], ("250 2.0.0", "451 4.3.0"))
                with LmtpClient(desk.lmtp_port) as client:
                    self.assertTrue(client.say("NOOP").startswith("250"))
                self.assertIn("make room on the disk", desk.log())
                disk.make_room()
                for data in refused:
                    send_until_taken(desk, data)
                taken += len(refused)
            self.check_everything_is_done(desk, sink, taken)

    def test_a_disk_that_may_not_be_written(self):
        """At the start the daemon says so; while it runs it is one of FAILING."""
        with SmtpSink() as sink, self.small_disk() as disk, self.desk_on(disk, sink) as desk:
            send_until_taken(desk, mail())
            self.check_everything_is_done(desk, sink, 1)
            desk.stop()
            disk.may_be_written(False)
            desk.start(wait=False)
            self.assertEqual(desk.process.wait(30), CANNOT_CREATE, desk.log())
            self.assertIn("Read-only file system", desk.log())
            disk.may_be_written(True)
            desk.start()
            send_until_taken(desk, mail())
            desk.wait_processed(2)


if __name__ == "__main__":
    unittest.main()
