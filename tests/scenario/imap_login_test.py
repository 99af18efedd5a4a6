"""How a session with a real Dovecot begins: TLS, passwords, access tokens, and what is said when it does not."""
import os
import shutil
import tempfile
import time
import unittest

from support.access_tokens import TokenIssuer
from support.daemon import Daemon
from support.dovecot import Dovecot
from support.mailbox import mailbox, numbered, once, recorded, send_to, wait_logged
from support.relay import make_certificate
from support.waiting import wait_until


def wait_recorded(desk, numbers, seconds=30):
    wait_until("mails %s are recorded" % list(numbers), lambda: recorded(desk) == once(numbers), seconds)


class Protected(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="imap-test-")
        cls.certificate = make_certificate(cls.folder, "127.0.0.1")
        os.mkdir(cls.folder + "/other")
        cls.other = make_certificate(cls.folder + "/other", "mail.example")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def fetches(self, server, settings):
        with Daemon(more=settings) as desk:
            send_to(server, [numbered(1)])
            wait_recorded(desk, [1])

    def fails(self, server, settings, words):
        with Daemon(more=settings) as desk:
            wait_logged(desk, words)
            self.assertIn("mailbox.fails", desk.log())
            self.assertNotIn("secret", desk.log())

    def test_tls_from_the_beginning(self):
        with Dovecot(certificate=self.certificate) as server:
            self.fetches(server, mailbox(server.imaps, 'ca_file = "%s"' % self.certificate[0], scheme="imaps"))

    def test_starttls(self):
        with Dovecot(certificate=self.certificate) as server:
            self.fetches(server, mailbox(server.imap, 'starttls = "required"\nca_file = "%s"' % self.certificate[0]))

    def test_starttls_that_is_not_offered(self):
        with Dovecot() as server:
            self.fails(server, mailbox(server.imap, 'starttls = "required"'), "does not offer the TLS that is required")

    def test_a_certificate_that_nobody_knows(self):
        with Dovecot(certificate=self.certificate) as server:
            self.fails(server, mailbox(server.imaps, "", scheme="imaps"), "certificate is not accepted")

    def test_a_certificate_for_another_name(self):
        with Dovecot(certificate=self.other) as server:
            self.fails(server, mailbox(server.imaps, 'ca_file = "%s"' % self.other[0], scheme="imaps"), "certificate is not accepted")

    def test_a_password_by_each_mechanism(self):
        for mechanism in ("plain", "login"):
            with self.subTest(mechanism), Dovecot(more="auth_mechanisms = %s\n" % mechanism) as server:
                self.fetches(server, mailbox(server.imap))
                self.assertIn("method=%s" % mechanism.upper(), server.log())


class Told(unittest.TestCase):
    @unittest.skipUnless(os.environ.get("LIAISOND_CRASH_POINTS"), "needs a build whose patience can be shortened")
    def test_after_an_hour_without_success_the_coordinators_hear_of_it_once(self):
        hurry = 900   # an hour is four seconds
        wrong = mailbox(1, secret='password_command = "echo secret"')
        with Daemon(more=wrong, environment={"LIAISOND_HURRY": str(hurry)}) as desk:
            notice, = wait_until("the coordinators are told", lambda: desk.records("queue", "list", "--all"), 20)
            self.assertEqual([r["address"] for r in notice["recipients"]], ["liaison-coordination@iab.example"])
            self.assertIn("No mail is fetched", notice["subject"])
            self.assertNotIn("mailbox.opened", desk.log())
            desk.wait_sent()
            time.sleep(6)
            self.assertEqual(len(desk.records("queue", "list", "--all")), 1)


class AccessTokens(unittest.TestCase):
    def desk(self, server, issuer):
        return Daemon(more=mailbox(server.imap, secret='oauth_command = "%s"' % issuer.command))

    def test_a_token_opens_the_mailbox_by_either_mechanism(self):
        for mechanism in ("xoauth2", "oauthbearer"):
            with self.subTest(mechanism), TokenIssuer() as issuer, Dovecot(more=issuer.dovecot(mechanism)) as server:
                issuer.give(issuer.token(3600), 3600)
                with self.desk(server, issuer) as desk:
                    send_to(server, [numbered(1)])
                    wait_recorded(desk, [1])
                    self.assertIn("method=%s" % mechanism.upper(), server.log())
                    self.assertIn("access token fetched 0 min ago", desk.run("check").stdout)

    def test_a_token_that_is_refused_is_told_of_and_the_next_one_is_tried(self):
        with TokenIssuer() as issuer, Dovecot(more=issuer.dovecot("xoauth2")) as server:
            for number, refused in enumerate((issuer.token(-60), issuer.token(3600, key=b"x" * 32), issuer.token(3600, user="other"))):
                issuer.give(refused)
                with self.subTest(number), self.desk(server, issuer) as desk:
                    wait_logged(desk, "mailbox.fails")
                    self.assertIn("the mail server refuses the login", desk.log())
                    self.assertIn("refuses the login", desk.run("check", check=False).stderr)
                    asked = issuer.asked()
                    issuer.give(issuer.token(3600))
                    send_to(server, [numbered(number)])
                    wait_recorded(desk, [number])
                    self.assertGreater(issuer.asked(), asked)
                    self.assertNotIn(refused, desk.log())

    def test_a_new_token_is_fetched_before_the_old_one_ends_and_at_each_new_connection(self):
        with TokenIssuer() as issuer, Dovecot(more=issuer.dovecot("xoauth2")) as server:
            issuer.give(issuer.token(8), 8)   # so short a life is renewed at its half
            with self.desk(server, issuer) as desk:
                wait_until("the first token is in use", lambda: issuer.asked() == 1)
                issuer.give(issuer.token(3600), 3600)
                wait_until("there is a second one", lambda: issuer.asked() == 2, 15)
                wait_until("it is in use", lambda: server.log().count("method=XOAUTH2") == 2, 15)
                send_to(server, [numbered(1)])
                wait_recorded(desk, [1])
                self.assertNotIn("mailbox.lost", desk.log())
                self.assertNotIn("mailbox.fails", desk.log())
                server.stop()
                wait_logged(desk, "mailbox.lost")
                server.start()
                send_to(server, [numbered(2)])
                wait_recorded(desk, [1, 2])
                self.assertGreaterEqual(issuer.asked(), 3)

    def test_a_command_that_fails_is_told_of_and_run_again(self):
        with TokenIssuer() as issuer, Dovecot() as server, self.desk(server, issuer) as desk:
            wait_until("it was run twice", lambda: issuer.asked() >= 2, 30)
            self.assertIn("oauth_command ended with status 1", desk.log())


if __name__ == "__main__":
    unittest.main()
