"""Relays that misbehave at any stage. Promised: a refusal is told to people, a stall hinders neither mail nor stopping, and what
a relay did not take properly goes out later, as the same mail."""
import concurrent.futures
import unittest

from support.bad_relay import STAGES, BadRelay
from support.daemon import Daemon
from support.mails import mail, send_lmtp
from support.waiting import wait_until

MANAGER = "itu-t-liaison@iab.example"


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

    def test_what_a_relay_did_not_take_goes_out_later_as_the_same_mail(self):
        cases = [("disconnects", stage) for stage in STAGES] + [(deed, stage) for deed in ("puts_off", "nonsense", "drips") for stage in ("greeting", "dot")]
        with concurrent.futures.ThreadPoolExecutor(6) as pool:   # most of their time they wait
            for case, done in {case: pool.submit(self.misbehaves_once, *case) for case in cases}.items():
                with self.subTest(case):
                    done.result()

    def misbehaves_once(self, deed, stage):
        with BadRelay(deed, stage) as relay, Daemon(relay="smtp://127.0.0.1:%d" % relay.port) as desk:
            self.assertTrue(send_lmtp(desk.lmtp_port, mail())[0].startswith("250"))
            wait_until("the relay misbehaves", lambda: relay.met >= 1, 40)
            self.assertEqual(desk.stop(), 0)
            relay.deed = "behaves"
            desk.start()
            desk.run("queue", "retry", "all")
            wait_until("the forward is out", lambda: "kind=forward to=%s" % MANAGER in desk.log(), 60)
            self.assertEqual(self.forward(desk)["recipients"][0]["state"], "sent")
            forwards = [kept for kept in relay.seen if kept.recipients == [MANAGER]]
            self.assertEqual(len({(kept.message_id, kept.data) for kept in forwards}), 1)
            if stage != "dot":   # behind the dot nobody can know whether the relay has it
                self.assertEqual(len(forwards), 1)
            self.assertNotIn("BROKEN", desk.run("verify").stdout)


if __name__ == "__main__":
    unittest.main()
