"""Starting, stopping, re-reading: what an administrator does to the daemon."""
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
from email.message import EmailMessage

from support.daemon import PROGRAM, Daemon
from support.mails import LmtpClient, mail, send_lmtp
from support.waiting import wait_until


def rewrite(path, change):
    """Changes a text file; gives the text that it had."""
    with open(path) as f:
        text = f.read()
    with open(path, "w") as f:
        f.write(change(text))
    return text


class Signals(unittest.TestCase):
    def test_a_second_daemon_on_the_same_store_is_refused_with_the_pid_of_the_first(self):
        with Daemon() as desk:
            second = subprocess.run([PROGRAM, "serve", "--config", desk.config], capture_output=True, text=True, timeout=30)
            self.assertEqual(second.returncode, 75, second.stderr)
            self.assertIn(str(desk.process.pid), second.stderr)
            self.assertTrue(send_lmtp(desk.lmtp_port, mail())[0].startswith("250"))

    def test_sigterm_finishes_what_is_in_hand_and_stops_within_ten_seconds(self):
        with Daemon() as desk:
            for n in range(20):
                self.assertTrue(send_lmtp(desk.lmtp_port, mail(title="Stop %d" % n))[0].startswith("250"))
            idle = socket.create_connection(("127.0.0.1", desk.lmtp_port))
            began = time.monotonic()
            self.assertEqual(desk.stop(), 0, desk.log())
            self.assertLess(time.monotonic() - began, 10)
            idle.close()
            self.assertFalse(os.path.exists(desk.socket))
            desk.start()
            desk.wait_processed(20)
            self.assertEqual(len(desk.statements()), 20)

    def test_a_socket_left_by_a_killed_daemon_is_no_obstacle(self):
        with Daemon() as desk:
            desk.kill()
            self.assertTrue(os.path.exists(desk.socket))
            desk.start()

    def test_sighup_takes_a_new_directory(self):
        with Daemon() as desk:
            path = os.path.join(desk.folder, "directory.toml")
            rewrite(path, lambda text: text.replace("itu-t-liaison@iab.example", "new-manager@iab.example"))
            desk.process.send_signal(signal.SIGHUP)
            wait_until("the reload is in the log", lambda: "configuration.loaded" in desk.log())
            send_lmtp(desk.lmtp_port, mail())
            desk.wait_processed(1)
            wait_until("the forward is out", lambda: "new-manager@iab.example" in str(desk.records("queue", "list", "--all")))

    def test_sighup_with_a_broken_configuration_changes_nothing(self):
        with Daemon() as desk:
            path = os.path.join(desk.folder, "directory.toml")
            good = rewrite(path, lambda text: text + '\n[[group]]\nnmae = "x"\n')
            desk.process.send_signal(signal.SIGHUP)
            wait_until("the problem is in the log", lambda: "nmae" in desk.log())
            self.assertTrue(send_lmtp(desk.lmtp_port, mail(title="Still here"))[0].startswith("250"))
            wait_until("it is recorded", lambda: "statement.recorded" in desk.log())
            rewrite(path, lambda _: good)
            self.assertEqual(desk.statements()[0]["title"], "Still here")

    def test_another_store_waits_for_a_restart_and_the_key_with_it(self):
        with Daemon() as desk:
            rewrite(desk.config, lambda text: text.replace(desk.store, os.path.join(desk.folder, "other.db")))
            for n in range(1, 3):
                desk.process.send_signal(signal.SIGHUP)
                wait_until("the change is told at each reload", lambda: desk.log().count("store.path changed") == n)
            self.assertFalse([name for name in os.listdir(desk.folder) if name.startswith("other.db")])

    def test_a_document_that_takes_long_does_not_keep_it_from_stopping(self):
        program = os.path.join(tempfile.mkdtemp(prefix="liaisond-test-"), "liaisond")
        shutil.copy(PROGRAM, program)
        reader = os.path.join(os.path.dirname(program), "liaisond-reader")
        begun = reader + ".begun"
        with open(reader, "w") as f:
            f.write("#!/bin/sh\n: > %s\nexec sleep 1000\n" % begun)
        os.chmod(reader, 0o755)
        desk = Daemon()
        try:
            desk.start(program=program)
            message = EmailMessage()
            message["From"], message["To"] = "Ann Lee <ann.lee@itu.example>", "statements@ietf.example"
            message["Subject"], message["Message-ID"] = "LS", "<ls@itu.example>"
            message.set_content("See the documents.")
            for n in range(20):
                message.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="%d.pdf" % n)
            send_lmtp(desk.lmtp_port, message.as_bytes())
            wait_until("a document is being read", lambda: os.path.exists(begun))
            began = time.monotonic()
            self.assertEqual(desk.stop(), 0, desk.log())
            self.assertLess(time.monotonic() - began, 10)
            desk.start()
            self.assertEqual(desk.wait_processed(1)[0]["attempts"], 1)
        finally:
            desk.stop()
            shutil.rmtree(os.path.dirname(program))

    def test_sessions_beyond_the_limit_are_told_to_come_later(self):
        with Daemon(lmtp_more="max_sessions = 2") as desk:
            with LmtpClient(desk.lmtp_port), LmtpClient(desk.lmtp_port):
                third = socket.create_connection(("127.0.0.1", desk.lmtp_port))
                self.assertTrue(third.recv(200).startswith(b"421 4.3.2"))
                third.close()
            wait_until("there is room again", lambda: self.has_room(desk))

    def has_room(self, desk):
        with socket.create_connection(("127.0.0.1", desk.lmtp_port)) as s:
            return s.recv(200).startswith(b"220")

    def test_a_mail_delivered_by_hand_is_processed_by_the_running_daemon(self):
        with Daemon() as desk:
            path = os.path.join(desk.folder, "x.eml")
            with open(path, "wb") as f:
                f.write(mail(title="By hand"))
            desk.run("deliver", path, "--from", "ann.lee@itu.example")
            desk.wait_processed(1)
            self.assertEqual(desk.statements()[0]["title"], "By hand")


if __name__ == "__main__":
    unittest.main()
