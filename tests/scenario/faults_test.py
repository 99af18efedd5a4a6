"""Faults around the daemon. Promised each time: a sender hears a temporary refusal at worst, nothing that was answered 250 is
lost or forgotten, and when the trouble is over all goes on by itself. (Disks: disk_test; power: power_failure_test; the relay's
deeds: bad_relay_test; kills: kill_test.)"""
import collections
import datetime
import email
import os
import resource
import signal
import smtplib
import socket
import sqlite3
import threading
import time
import unittest

from support.daemon import Daemon
from support.mails import LmtpClient, mail, mail_with_document, send_lmtp, send_smtp
from support.postfix import desk_behind_postfix
from support.smtp_sink import SmtpSink
from support.waiting import children_of, free_ports, wait_until


UTC = datetime.timezone.utc
START = datetime.datetime(2027, 1, 4, 9, tzinfo=UTC)


def at_clock(moment):
    return {"LIAISOND_CLOCK_STARTS_AT": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}


def say_at(sockets, text):
    for s in sockets:
        s.sendall(text)


@unittest.skipUnless(os.environ.get("LIAISOND_CRASH_POINTS"), "needs a build with a clock that can be set")
class DaysWithoutARelay(unittest.TestCase):
    """A desk with one statement, whose forward waits for a relay whose port is seldom open."""

    def setUp(self):
        self.port = free_ports(1)[0]
        self.desk = Daemon(relay="smtp://127.0.0.1:%d" % self.port)
        with open(self.desk.config) as f:
            config = f.read()
        with open(self.desk.config, "w") as f:
            f.write(config.replace("[store]", 'unauthenticated = "accept"\n\n[store]'))   # no acknowledgement
        self.addCleanup(self.desk.__exit__, None)

    def forward(self):
        """As it stands in the queue; reminders join it as the days go by."""
        return next((m for m in self.desk.records("queue", "list", "--all") if m["kind"] == "forward"), None)

    def fate(self):
        return self.forward()["recipients"][0]["state"]

    def is_tried(self, times):
        return self.forward() and self.forward()["attempts"] == times

    def try_at(self, moment):
        """The daemon runs at `moment` until it has tried the mail once more, or has done with it."""
        before = self.forward()["attempts"]
        self.desk.start(at_clock(moment))
        wait_until("it is tried at %s" % moment, lambda: self.is_tried(before + 1))
        self.assertEqual(self.desk.stop(), 0)   # the attempt in hand is finished

    def take_a_statement(self, moment):
        self.desk.start(at_clock(moment))
        self.assertTrue(send_lmtp(self.desk.lmtp_port, mail(authentic=False))[0].startswith("250"))
        self.desk.wait_processed(1)
        wait_until("it is tried", lambda: self.is_tried(1))
        self.assertEqual(self.desk.stop(), 0)

    def let_it_wait_for_days(self, days):
        """One statement comes in; the relay is down, and tried now and then; gives the Message-ID of the mail that waits."""
        self.take_a_statement(START)
        for hours in (0.1, 1, 4.5, 9, 15, 24, 40, 60, 24 * days):
            self.try_at(START + datetime.timedelta(hours=hours))
        return "<%s>" % self.forward()["message_id"]

    def test_a_mail_goes_out_when_the_relay_is_back_before_the_days_are_over(self):
        message_id = self.let_it_wait_for_days(4.9)
        self.assertIn("outbox.late", self.desk.log())
        self.assertEqual(self.fate(), "waiting")
        with SmtpSink(self.port) as relay:
            self.desk.start(at_clock(START + datetime.timedelta(days=4.95)))
            self.desk.wait_sent()
            self.assertEqual([kept.message_id for kept in relay.kept].count(message_id), 1)

    def test_after_five_days_it_is_given_up_and_people_are_told(self):
        message_id = self.let_it_wait_for_days(5.01)
        self.assertEqual(self.fate(), "failed")
        self.assertIn("gave up after 5 days", self.forward()["recipients"][0]["reply"])
        with SmtpSink(self.port) as relay:
            self.desk.start(at_clock(START + datetime.timedelta(days=5.1)))
            self.desk.wait_sent()
            self.assertNotIn(message_id, [kept.message_id for kept in relay.kept])
            notices = [kept for kept in relay.kept if "gave up after 5 days" in kept.message.as_string()]
            self.assertEqual([kept.recipients for kept in notices], [["liaison-coordination@iab.example"]])
        self.assertNotIn("BROKEN", self.desk.run("verify").stdout)

    def test_a_week_in_which_the_daemon_was_off_does_not_count(self):
        """As it is when the machine starts before its network: the first attempt after a week fails as well."""
        self.take_a_statement(START)
        self.try_at(START + datetime.timedelta(days=7))
        self.assertEqual(self.fate(), "waiting")

    def test_a_clock_that_was_decades_ahead_keeps_no_mail_waiting(self):
        self.take_a_statement(START.replace(year=2099))
        with SmtpSink(self.port) as relay:
            self.desk.start(at_clock(START))
            self.assertTrue(send_lmtp(self.desk.lmtp_port, mail(authentic=False, title="Another"))[0].startswith("250"))
            self.desk.wait_processed(2)
            wait_until("both are out", lambda: sum("itu-t-liaison@iab.example" in kept.recipients for kept in relay.kept) == 2)
        self.assertNotIn("BROKEN", self.desk.run("verify").stdout)


class Store(unittest.TestCase):
    def test_another_program_that_locks_the_store_makes_senders_wait_and_come_back(self):
        with SmtpSink() as sink, Daemon(relay="smtp://127.0.0.1:%d" % sink.port) as desk:
            other = sqlite3.connect(desk.store, check_same_thread=False)
            other.execute("BEGIN IMMEDIATE")
            began = time.monotonic()
            self.assertTrue(send_lmtp(desk.lmtp_port, mail())[0].startswith("451 4.3.0"))
            self.assertGreater(time.monotonic() - began, 4)
            self.assertIn("another program is writing to the store", desk.log())
            ended = threading.Timer(1.5, other.rollback)
            ended.start()
            self.assertTrue(send_lmtp(desk.lmtp_port, mail())[0].startswith("250"))   # who waits less than five seconds is not told
            ended.join()
            other.close()
            desk.wait_processed(1)
            desk.wait_sent()
            self.assertNotIn("BROKEN", desk.run("verify").stdout)


class Connections(unittest.TestCase):
    def connect(self, desk, count):
        """Connections that stay open; gives them with what each was told first."""
        sockets = []
        for _ in range(count):
            s = socket.create_connection(("127.0.0.1", desk.lmtp_port), timeout=60)
            self.addCleanup(s.close)
            sockets.append(s)
        return [(s, s.recv(200)) for s in sockets]

    def close(self, connections):
        for s, _ in connections:
            s.close()

    def test_ten_thousand_connections(self):
        wanted = 10_000
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if hard < wanted + 200:
            self.skipTest("this user may not open %d connections" % wanted)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted + 200, hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        with Daemon() as desk:
            with LmtpClient(desk.lmtp_port) as client:   # who is in already goes on
                connections = []
                for _ in range(wanted // 100):           # as many as wait to be accepted
                    connections += self.connect(desk, 100)
                served = sum(said.startswith(b"220") for _, said in connections)
                refused = sum(said.startswith(b"421 4.3.2") for _, said in connections)
                self.assertEqual((served, refused), (999, wanted - 999))
                client.envelope("ann@itu.example", ["statements@ietf.example"])
                self.assertTrue(client.data(mail())[0].startswith("250"))
            self.close(connections)
            wait_until("there is room again", lambda: self.is_taken(desk))
            desk.wait_processed(2)

    def is_taken(self, desk):
        try:
            return send_lmtp(desk.lmtp_port, mail())[0].startswith("250")
        except (ConnectionError, IndexError):
            return False

    def test_few_descriptors(self):
        """Sessions get none of those that the store, the relay and the reader of documents need."""
        with SmtpSink() as sink:
            desk = Daemon(relay="smtp://127.0.0.1:%d" % sink.port)
            self.addCleanup(desk.__exit__, None)
            desk.start(under=["prlimit", "--nofile=160:160"])
            connections = self.connect(desk, 200)
            served = [s for s, said in connections if said.startswith(b"220")]
            self.assertGreater(len(served), 50)
            self.assertEqual({said[:9] for _, said in connections if not said.startswith(b"220")}, {b"421 4.3.2"})
            served[0].sendall(b"LHLO x\r\nMAIL FROM:<ann@itu.example>\r\nRCPT TO:<statements@ietf.example>\r\nDATA\r\n")
            served[0].sendall(mail_with_document("With a document") + b".\r\n")
            desk.wait_processed(1)
            desk.wait_sent()
            self.assertNotIn("could not be read", str(desk.records("show", "1")))
            self.assertIn("ls.docx", str(desk.records("show", "1")))
            self.close(connections)
            wait_until("there is room again", lambda: self.is_taken(desk))

    def test_clients_that_drip_hinder_nobody_and_are_not_heard_for_ever(self):
        with Daemon(lmtp_more='idle_timeout = "4 s"\nmax_sessions = 50') as desk:
            commands, contents = (self.connect(desk, 20) for _ in range(2))
            begin = b"LHLO x\r\nMAIL FROM:<ann@itu.example>\r\nRCPT TO:<statements@ietf.example>\r\nDATA\r\n"
            say_at([s for s, _ in contents], begin)
            with LmtpClient(desk.lmtp_port) as slow:
                slow.envelope("ann@itu.example", ["statements@ietf.example"])
                slow.say("DATA")
                slow.socket.sendall(mail(title="Slow"))
                began, open_ones = time.monotonic(), [s for s, _ in commands + contents]
                while open_ones and time.monotonic() - began < 20:
                    open_ones = [s for s in open_ones if self.still_hears(s)]
                    slow.socket.sendall(b"x" * 998 + b"\r\n")   # slow as well, but it gets somewhere
                    slow.socket.sendall((b"x" * 998 + b"\r\n") * 4)
                    self.assertTrue(send_lmtp(desk.lmtp_port, mail())[0].startswith("250"))
                    time.sleep(0.3)
                self.assertEqual(open_ones, [])
                slow.socket.sendall(b".\r\n")
                self.assertTrue(slow.reply().startswith("250"))

    def still_hears(self, s):
        try:
            s.sendall(b"a")
            s.settimeout(0.001)
            while True:
                said = s.recv(500)
                if not said or b"421 4.4.2" in said:
                    return False
        except TimeoutError:
            return True
        except OSError:
            return False


@unittest.skipUnless(os.geteuid() == 0, "only root can start a Postfix")
class Everything(unittest.TestCase):
    def test_everything_is_killed_at_once(self):
        """Mail server, daemon, and the process that reads documents: what the mail server had taken is on record, and was
        forwarded as one mail."""
        desk, mta = desk_behind_postfix(self, smtp_more="mails_a_day = 0")
        taken, stop = [], threading.Event()

        def send(sender):
            number = 0
            while not stop.is_set():
                title = "Sender %d, number %d" % (sender, number)
                try:
                    send_smtp(mta.port, mail_with_document(title, subject=title), "k%d.%d@itu.example" % (sender, number))
                    taken.append(title)
                    number += 1
                except (OSError, smtplib.SMTPException):
                    return

        for turn in range(3):
            senders = [threading.Thread(target=send, args=(10 * turn + n,)) for n in range(4)]
            for s in senders:
                s.start()
            wait_until("there is work", lambda: len(desk.mails()) > 8 * (turn + 1))
            reader = wait_until("documents are being read", lambda: children_of(desk.process.pid))
            desk.process.kill()
            for pid in reader:
                os.kill(pid, signal.SIGKILL)
            mta.kill()
            stop.set()
            for s in senders:
                s.join()
            stop.clear()
            desk.process.wait()
            mta.start()
            desk.start()
            mta.may_use(desk.socket)
        wait_until("all that was taken is here", lambda: self.titles(desk).keys() >= set(taken), 120)
        self.assertEqual({title: n for title, n in self.titles(desk).items() if n > 1}, {})
        desk.run("queue", "retry", "all")   # what met a dead relay more than once would wait for some minutes
        desk.wait_sent(90)
        forwards = collections.defaultdict(set)

        def are_all_forwarded():
            for message in mta.mail_of("itu-t-liaison@iab.example"):
                forwards[str(message["Subject"]).partition("] ")[2]].add(message["Message-ID"])
            return all(any(s["title"] in subject for subject in forwards) for s in desk.statements())
        wait_until("all are forwarded", are_all_forwarded, 60)
        self.assertEqual({subject: ids for subject, ids in forwards.items() if len(ids) > 1}, {})
        self.assertNotIn("BROKEN", desk.run("verify").stdout)

    def titles(self, desk):
        """How many records there are of each statement; a mail that was in hand at two kills is held in place of one."""
        held = [email.message_from_string(desk.run("mail", "raw", str(m["id"])).stdout)["Subject"]
                for m in desk.mails() if m["outcome"] == "held"]
        return collections.Counter([s["title"] for s in desk.statements()] + held)


if __name__ == "__main__":
    unittest.main()
