"""The daemon's mail on its way to the relay: TLS, login, and what a relay may do to it."""
import os
import shutil
import tempfile
import unittest

from support.daemon import Daemon
from support.mails import mail, send_lmtp
from support.relay import Relay, make_certificate
from support.waiting import wait_until


class Courier(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="liaisond-relay-")
        cls.certificate = make_certificate(cls.folder, "127.0.0.1")
        other = os.path.join(cls.folder, "other")
        os.mkdir(other)
        cls.other = make_certificate(other, "mx.example")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def desk(self, relay, scheme="smtp", more='starttls = "never"'):
        desk = Daemon(relay="%s://127.0.0.1:%d" % (scheme, relay.port))
        with open(desk.config) as f:
            text = f.read()
        with open(desk.config, "w") as f:
            f.write(text.replace('starttls = "never"', more))
        return desk

    def wait_until_all_is_sent(self, desk):
        desk.wait_processed(1)
        desk.wait_sent()

    def sends_securely(self, relay, scheme, more):
        with relay, self.desk(relay, scheme, more) as desk:
            send_lmtp(desk.lmtp_port, mail())
            self.wait_until_all_is_sent(desk)
            self.assertEqual(len(relay.kept), 2)
            self.assertEqual(relay.secure, [True, True])

    def sends_nothing(self, relay, scheme, more, reason):
        with relay, self.desk(relay, scheme, more) as desk:
            send_lmtp(desk.lmtp_port, mail())
            wait_until("the relay is found unusable", lambda: "relay.refuses_us" in desk.log())
            self.assertIn(reason, desk.log())
            wait_until("the queue says why", lambda: any(reason in (r["reply"] or "") for m in desk.queue() for r in m["recipients"]))
            self.assertEqual({r["state"] for m in desk.queue() for r in m["recipients"]}, {"waiting"})
            self.assertEqual(relay.kept, [])
            self.assertEqual(relay.logins, [])

    def test_starttls_is_used_when_offered_whoever_signed_the_certificate(self):
        self.sends_securely(Relay(self.other), "smtp", 'starttls = "when offered"')

    def test_required_starttls_with_a_certificate_that_is_known(self):
        self.sends_securely(Relay(self.certificate), "smtp", 'starttls = "required"\nca_file = "%s"' % self.certificate[0])

    def test_implicit_tls_with_a_certificate_that_is_known(self):
        self.sends_securely(Relay(self.certificate, implicit_tls=True), "smtps", 'ca_file = "%s"' % self.certificate[0])

    def test_a_certificate_that_nobody_knows(self):
        self.sends_nothing(Relay(self.certificate), "smtp", 'starttls = "required"', "certificate is not accepted")

    def test_a_certificate_for_another_name(self):
        self.sends_nothing(Relay(self.other), "smtp", 'starttls = "required"\nca_file = "%s"' % self.other[0], "certificate is not accepted")

    def test_required_starttls_that_is_not_offered(self):
        self.sends_nothing(Relay(), "smtp", 'starttls = "required"', "does not offer the TLS that is required")

    def test_login_under_tls_with_the_password_that_a_command_prints(self):
        relay = Relay(self.certificate, login=("desk", "geheim"))
        more = 'starttls = "required"\nca_file = "%s"\nuser = "desk"\npassword_command = "printf geheim"' % self.certificate[0]
        with relay, self.desk(relay, more=more) as desk:
            send_lmtp(desk.lmtp_port, mail())
            self.wait_until_all_is_sent(desk)
            self.assertEqual(set(relay.logins), {("desk", "geheim", True)})
            self.assertNotIn("geheim", desk.log())

    def test_a_lost_final_reply_is_followed_by_the_same_mail(self):
        relay = Relay(misbehaviour=[(".", None)])
        with relay, self.desk(relay) as desk:
            send_lmtp(desk.lmtp_port, mail())
            wait_until("a mail is lost and another one sent", lambda: len(relay.kept) == 2 and len(desk.queue()) == 1)
            self.assertIn("it may have arrived", desk.queue()[0]["recipients"][0]["reply"])
            desk.run("queue", "retry", "all")
            desk.wait_sent()
            first, again = [k for k in relay.kept if sum(k.message_id == o.message_id for o in relay.kept) == 2]
            self.assertEqual(first.data, again.data)

    def test_a_refused_acknowledgement_is_told_to_the_coordinators(self):
        relay = Relay(misbehaviour=[("RCPT TO:<ANN.LEE@", "550 5.1.1 no such user")])
        with relay, self.desk(relay) as desk:
            send_lmtp(desk.lmtp_port, mail())
            notice = wait_until("the notice", lambda: [k for k in relay.kept if "liaison-coordination@iab.example" in k.recipients])
            desk.wait_sent()
            self.assertIn("550 5.1.1 no such user", notice[0].message.get_body().get_content())
            self.assertEqual(len(relay.kept), 2)

    def test_a_forward_over_the_relays_size_goes_without_its_original(self):
        relay = Relay(offers=("PIPELINING", "SIZE 65536"))
        with relay, self.desk(relay) as desk:
            send_lmtp(desk.lmtp_port, mail(body="Title: large one\nPurpose: For action\n\n" + "a line of it\n" * 6000))
            self.wait_until_all_is_sent(desk)
            self.assertTrue(relay.kept)
            self.assertTrue(all(len(k.data) <= 65536 for k in relay.kept))
            self.assertFalse(any(p.get_content_type() == "message/rfc822" for k in relay.kept for p in k.message.walk()))


if __name__ == "__main__":
    unittest.main()
