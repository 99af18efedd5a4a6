"""The set-ups of docs/setups.md, as they stand there, with the real servers. Promised for each: a statement is recorded,
acknowledged and forwarded; what comes back to a mail of the desk is known; mail waits while the desk is down."""
import os
import smtplib
import unittest

from support.daemon import Daemon
from support.dovecot import Dovecot
from support.exim import Exim, why_no_exim
from support.mails import mail, send_smtp
from support.opensmtpd import OpenSmtpd, why_no_opensmtpd
from support.page import shown
from support.postfix import desk_behind_postfix
from support.smtp_sink import SmtpSink
from support.waiting import wait_until

MANAGER = "itu-t-liaison@iab.example"


def not_delivered(recipient):
    return mail(sender="MAILER-DAEMON", authentic=False, subject="Undelivered Mail Returned to Sender",
                headers='Auto-Submitted: auto-replied\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n',
                body="--b\nContent-Type: text/plain\n\nIt could not be delivered.\n--b\nContent-Type: message/delivery-status\n\n"
                     "Reporting-MTA: dns; mx.iab.example\n\nFinal-Recipient: rfc822; %s\nAction: failed\nStatus: 5.1.1\n\n--b--\n" % recipient)


class BehindAServer:
    """What holds with each server; `arrived(recipient)` gives the mails that went out to it, with their envelope's sender."""

    def test_mail_goes_in_and_out_and_comes_back(self):
        send_smtp(self.mta.port, mail(title="By the page"))
        done = self.desk.wait_processed(1, 60)
        self.assertEqual(done[0]["outcome"], "statement", done)
        self.desk.wait_sent(60)
        wait_until("the acknowledgement is out", lambda: self.arrived("ann.lee@itu.example"), 60)
        sender, forward = wait_until("the forward is out", lambda: self.arrived(MANAGER), 60)[0]
        self.assertIn("By the page", str(forward["Subject"]))
        self.assertRegex(sender, r"^statements\+b\d+\.\w+@ietf\.example$")
        send_smtp(self.mta.port, not_delivered(MANAGER), sender="", to=[sender])
        returned = self.desk.wait_processed(2, 60)[1]
        self.assertEqual((returned["outcome"], returned["statement"]), ("bounce", 1), returned)

        send_smtp(self.mta.port, mail(), to=["liaisons@ietf.example"])
        self.desk.wait_processed(3, 60)
        self.desk.stop()
        send_smtp(self.mta.port, mail(title="While it is down"))
        self.start_desk()
        try:
            wait_until("what waited is on record", lambda: self.mta.try_again() or self.is_on_record("While it is down"), 60)
        except AssertionError as e:
            raise AssertionError("\n".join([str(e), str(self.desk.mails()), self.mta.log()[-4000:], self.desk.log()[-4000:]])) from None

    def is_on_record(self, title):
        return any(statement["title"] == title for statement in self.desk.statements())

    def start_desk(self):
        self.desk.start()


class BehindPostfix(BehindAServer, unittest.TestCase):
    @unittest.skipUnless(os.geteuid() == 0, "only root can start a Postfix")
    def setUp(self):
        self.desk, self.mta = desk_behind_postfix(self)

    def start_desk(self):
        self.desk.start()
        self.mta.may_use(self.desk.socket)

    def arrived(self, recipient):
        return [(m["Return-Path"].strip("<>"), m) for m in self.mta.mail_of(recipient)]


class BehindAnother(BehindAServer):
    """The outside world is a relay that takes everything."""

    def setUp(self):
        if self.why_not():
            self.skipTest(self.why_not())
        self.sink = self.enterContext(SmtpSink())
        self.desk = Daemon()
        self.mta = self.server(self.desk, self.sink.port)
        self.desk.write_config("smtp://127.0.0.1:%d" % self.mta.port)
        self.enterContext(self.desk)
        self.start_desk()
        self.enterContext(self.mta)

    def arrived(self, recipient):
        return [(kept.sender, kept.message) for kept in self.sink.kept if recipient in kept.recipients]


class BehindExim(BehindAnother, unittest.TestCase):
    why_not, server = staticmethod(why_no_exim), Exim

    def start_desk(self):
        if self.desk.process is None or self.desk.process.poll() is not None:
            self.desk.start()
        os.chmod(self.desk.socket, 0o666)   # an administrator puts Exim into the daemon's group

    def test_a_forged_result_is_removed(self):
        with smtplib.SMTP("127.0.0.1", self.mta.outside, timeout=60) as outside:
            outside.sendmail("ann.lee@itu.example", ["statements@ietf.example"], mail())
        self.assertEqual(self.desk.wait_processed(1, 60)[0]["outcome"], "held")
        raw = self.desk.run("mail", "raw", "1").stdout
        self.assertEqual(raw.count("Authentication-Results: mx.ietf.example"), 1)
        self.assertNotIn("dmarc=pass", raw)


class BehindOpenSmtpd(BehindAnother, unittest.TestCase):
    why_not, server = staticmethod(why_no_opensmtpd), OpenSmtpd

    def start_desk(self):
        if self.desk.process is None or self.desk.process.poll() is not None:
            self.desk.start()


@unittest.skipUnless(os.geteuid() == 0, "only root can start a Dovecot")
class FromDovecot(unittest.TestCase):
    def test_mail_is_fetched(self):
        with Dovecot() as server:
            desk = Daemon()
            with open(os.path.join(desk.folder, "imap.password"), "w") as f:
                f.write("secret\n")
            section = shown("/etc/liaisond/liaisond.toml")
            for usual, here in (("imaps://mail.ietf.example/INBOX", "imap://127.0.0.1:%d/INBOX" % server.imap), ('"statements"', '"liaison"'),
                                ("/etc/liaisond/imap.password", os.path.join(desk.folder, "imap.password"))):
                self.assertIn(usual, section)
                section = section.replace(usual, here)
            desk.write_config("maildir:" + desk.maildir, more=section + 'starttls = "never"\n')
            with desk:
                server.append([b"Return-Path: <ann.lee@itu.example>\r\nDelivered-To: statements@ietf.example\r\n" + mail()])
                self.assertEqual(desk.wait_processed(1, 60)[0]["outcome"], "statement")
                wait_until("it is moved", lambda: server.count("Processed") == 1 and server.count() == 0)


if __name__ == "__main__":
    unittest.main()
