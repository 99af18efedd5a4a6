"""What the service manager hears and passes on: readiness, reloads, the watchdog, sockets. It is played by the test."""
import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import unittest

from support.daemon import PROGRAM, Daemon
from support.mails import mail, send_lmtp
from support.waiting import wait_until

# Becomes the program, as systemd does: sockets from 3 on, and the environment that says so.
PASS_SOCKETS = """
import os, sys
given = [int(n) for n in sys.argv[1].split(",")]
kept = [os.dup(fd) for fd in given]
for n, fd in enumerate(kept):
    os.dup2(fd, 100 + n)
for n in range(len(kept)):
    os.dup2(100 + n, 3 + n, inheritable=True)
os.closerange(3 + len(kept), 256)
os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS=str(len(kept)))
os.execv(sys.argv[2], sys.argv[2:])
"""


class Manager:
    """The socket that NOTIFY_SOCKET names, and what was said to it."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="notify-test-")
        self.path = os.path.join(self.folder, "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)
        self.socket.setblocking(False)
        self.heard = []
        return self

    def __exit__(self, *_):
        self.socket.close()
        shutil.rmtree(self.folder)

    def listen(self):
        while True:
            try:
                self.heard.append(dict(line.split("=", 1) for line in self.socket.recv(4096).decode().splitlines()))
            except BlockingIOError:
                return self.heard

    def count(self, key):
        return sum(key in said for said in self.listen())

    def wait(self, key, count=1):
        wait_until("%d times %s" % (count, key), lambda: self.count(key) >= count)


class ServiceManager(unittest.TestCase):
    def test_it_is_told_when_mail_is_taken_when_a_reload_begins_and_ends_and_when_it_stops(self):
        with Manager() as manager, Daemon(environment={"NOTIFY_SOCKET": manager.path}) as desk:
            manager.wait("READY")
            self.assertTrue(send_lmtp(desk.lmtp_port, mail())[0].startswith("250"))
            before = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
            desk.process.send_signal(signal.SIGHUP)
            manager.wait("READY", 2)
            reload = next(said for said in manager.heard if "RELOADING" in said)
            self.assertGreaterEqual(int(reload["MONOTONIC_USEC"]), before)
            desk.stop()
            manager.wait("STOPPING")
            self.assertEqual([key for said in manager.heard for key in said if key in ("READY", "RELOADING", "STOPPING")],
                             ["READY", "RELOADING", "READY", "STOPPING"])

    def test_a_reload_that_is_refused_ends_too(self):
        with Manager() as manager, Daemon(environment={"NOTIFY_SOCKET": manager.path}) as desk:
            manager.wait("READY")
            with open(os.path.join(desk.folder, "directory.toml"), "a") as f:
                f.write("\nwrong = \n")
            desk.process.send_signal(signal.SIGHUP)
            manager.wait("READY", 2)
            self.assertIn("configuration.refused", desk.log())

    def test_a_daemon_that_cannot_start_is_never_ready(self):
        with Manager() as manager, Daemon() as desk:
            desk.stop()
            with open(desk.config, "a") as f:
                f.write("\n[nonsense]\n")
            desk.start({"NOTIFY_SOCKET": manager.path}, wait=False)
            self.assertEqual(desk.process.wait(20), 78)
            self.assertEqual(manager.listen(), [])

    def test_the_watchdog_is_fed_by_loop_and_writer_together(self):
        with Manager() as manager, Daemon(environment={"NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "400000"}) as desk:
            manager.wait("WATCHDOG", 4)
            # While somebody else holds the store the writer's thread waits, and the loop alone is no proof of life.
            with sqlite3.connect(desk.store, isolation_level=None) as other:
                other.execute("BEGIN IMMEDIATE")
                time.sleep(0.5)
                held = manager.count("WATCHDOG")
                time.sleep(1.5)
                self.assertEqual(manager.count("WATCHDOG"), held)
                other.execute("ROLLBACK")
            manager.wait("WATCHDOG", held + 3)

    def test_without_a_watchdog_nothing_is_fed(self):
        with Manager() as manager, Daemon(environment={"NOTIFY_SOCKET": manager.path}):
            manager.wait("READY")
            time.sleep(0.5)
            self.assertEqual(manager.count("WATCHDOG"), 0)


class PassedSockets(unittest.TestCase):
    @contextlib.contextmanager
    def unstarted(self):
        """A desk that the test starts; one stopped right after its start may leave its socket's file."""
        desk = Daemon()
        with contextlib.ExitStack() as stack:
            stack.push(desk.__exit__)
            yield desk

    def start(self, desk, *sockets):
        with open(desk.log_path, "ab") as log:
            desk.process = subprocess.Popen(
                ["python3", "-c", PASS_SOCKETS, ",".join(str(s.fileno()) for s in sockets), PROGRAM, "serve", "--config", desk.config],
                stdout=log, stderr=log, pass_fds=[s.fileno() for s in sockets])

    def test_sockets_are_taken_over_beside_those_of_the_configuration_and_outlive_the_daemon(self):
        with self.unstarted() as desk:
            tcp = socket.create_server(("127.0.0.1", 0))
            port = tcp.getsockname()[1]
            file = socket.socket(socket.AF_UNIX)
            file.bind(desk.socket)  # the configuration names it as well
            file.listen()
            # Who connects before the daemon runs is served by it.
            early = socket.create_connection(("127.0.0.1", port))
            self.start(desk, tcp, file)
            early.settimeout(20)
            self.assertTrue(early.recv(100).startswith(b"220"))
            early.close()
            for where in (port, desk.lmtp_port):
                self.assertTrue(send_lmtp(where, mail())[0].startswith("250"))
            with socket.socket(socket.AF_UNIX) as client:
                client.settimeout(20)
                client.connect(desk.socket)
                self.assertTrue(client.recv(100).startswith(b"220"))
            self.assertEqual(desk.stop(), 0)
            self.assertTrue(os.path.exists(desk.socket))
            late = socket.create_connection(("127.0.0.1", port))
            self.start(desk, tcp, file)
            late.settimeout(20)
            self.assertTrue(late.recv(100).startswith(b"220"))
            late.close()
            for s in (tcp, file):
                s.close()

    def test_a_passed_socket_of_another_kind_is_a_configuration_error(self):
        with self.unstarted() as desk, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as datagrams:
            self.start(desk, datagrams)
            self.assertEqual(desk.process.wait(20), 78)
            self.assertIn("ListenStream", desk.log())


if __name__ == "__main__":
    unittest.main()
