"""A connection to the mailbox that dies without a word is noticed within two minutes, and mail goes on coming."""
import os
import time
import unittest

from support.daemon import Daemon
from support.dovecot import Dovecot
from support.mailbox import mailbox, numbered, once, recorded, send_to, wait_logged
from support.proxy import Wire
from support.waiting import wait_until

HURRY = 20   # the daemon's minutes are three seconds here
TWO_MINUTES = 120 / HURRY


@unittest.skipUnless(os.environ.get("LIAISOND_CRASH_POINTS"), "needs a build whose patience can be shortened")
class Silence(unittest.TestCase):
    def is_noticed(self, server):
        with Wire(server.imap) as wire, Daemon(more=mailbox(wire.port), environment={"LIAISOND_HURRY": str(HURRY)}) as desk:
            send_to(server, [numbered(1)])
            wait_until("the first mail is recorded and moved", lambda: recorded(desk) == once([1]) and server.count() == 0)
            time.sleep(TWO_MINUTES)
            self.assertNotIn("mailbox.lost", desk.log(), "a connection on which nothing happens is not a dead one")
            wire.cut()
            died = time.monotonic()
            send_to(server, [numbered(2)])
            wait_logged(desk, "mailbox.lost", 60)
            self.assertLess(time.monotonic() - died, TWO_MINUTES)
            wait_until("the second mail is recorded all the same", lambda: recorded(desk) == once([1, 2]))

    def test_while_the_server_was_to_tell_us(self):
        with Dovecot() as server:
            self.is_noticed(server)

    def test_while_we_ask_it(self):
        with Dovecot(more="protocol imap {\n  imap_capability = IMAP4rev1 UIDPLUS MOVE NAMESPACE\n}\n") as server:
            self.is_noticed(server)


if __name__ == "__main__":
    unittest.main()
