"""Relays that refuse or stall at any stage. Promised: a refusal is told to people, a stall hinders neither mail nor stopping."""
import unittest

from support.bad_relay import STAGES, BadRelay
from support.daemon import Daemon
from support.mails import mail, send_lmtp
from support.waiting import wait_until

class BadRelays(unittest.TestCase):
    def forward(self, desk):
        return next(m for m in desk.records("queue", "list", "--all") if m["kind"] == "forward")

    def test_a_refusal_is_told_to_the_coordinators(self):
        for stage in ("MAIL", "RCPT", "DATA", "dot"):
            with self.subTest(stage), BadRelay("refuses", stage) as relay, \
                    Daemon(relay="smtp://127.0.0.1:%d" % relay.port) as desk:
                send_lmtp(desk.lmtp_port, mail())
                desk.wait_processed(1)
                wait_until("it is refused", lambda: self.forward(desk)["recipients"][0]["state"] == "failed", 40)
                kinds = wait_until("a notice is made", lambda: [m["kind"] for m in desk.records("queue", "list", "--all")
                                                                if m["kind"] == "notice"], 40)
                self.assertGreater(len(kinds), 0)
                self.assertNotIn("BROKEN", desk.run("verify").stdout)

    def test_a_relay_that_stalls_hinders_neither_mail_nor_stopping(self):
        for stage in STAGES:
            with self.subTest(stage), BadRelay("stalls", stage) as relay, \
                    Daemon(relay="smtp://127.0.0.1:%d" % relay.port) as desk:
                send_lmtp(desk.lmtp_port, mail())
                wait_until("the relay stalls", lambda: relay.met >= 1, 40)
                self.assertTrue(send_lmtp(desk.lmtp_port, mail())[0].startswith("250"))
                desk.wait_processed(2)
                self.assertEqual(desk.stop(), 0)
                self.assertNotIn("BROKEN", desk.run("verify").stdout)
                self.assertEqual({r["state"] for m in desk.queue() for r in m["recipients"]}, {"waiting"})


if __name__ == "__main__":
    unittest.main()
