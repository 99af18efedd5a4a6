"""The units under a real systemd: ready when it is, reloaded, started again after a kill and a hang, not after a wrong
configuration; the socket takes mail meanwhile."""
import os
import signal
import subprocess
import unittest

from support.booted import Booted, why_no_systemd
from support.daemon import CONFIG, DIRECTORY, PROGRAM
from support.mails import mail
from support.waiting import wait_until

BUILD = os.path.dirname(os.path.abspath(PROGRAM))
SOCKET = "/run/liaisond/lmtp.sock"
# Leaks are looked for by ptrace, which the unit forbids; the rest makes the test quick, and keeps the boot to our units.
ALONE = "[Unit]\nDefaultDependencies=no\n"
DROP_IN = ALONE + "[Service]\nEnvironment=ASAN_OPTIONS=detect_leaks=0\nRestartSec=1\nWatchdogSec=4\nTimeoutAbortSec=2\n"


def install(system):
    """The build under /usr, its user, a configuration; what is to be started."""
    done = subprocess.run(["cmake", "--install", BUILD, "--prefix", "/usr"], env={**os.environ, "DESTDIR": system.root}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    system.run(["systemd-sysusers", "/usr/lib/sysusers.d/liaisond.conf"])
    system.write("/etc/liaisond/liaisond.toml", CONFIG.format(store="/var/lib/liaisond/liaisond.db", lmtp=2003, socket=SOCKET, lmtp_more="",
                                                             relay="maildir:/var/lib/liaisond/out", smtp_more=""))
    system.write("/etc/liaisond/directory.toml", DIRECTORY)
    system.write("/etc/systemd/system/liaisond.service.d/trial.conf", DROP_IN)
    system.write("/etc/systemd/system/liaisond-lmtp.socket.d/trial.conf", ALONE)
    return ["liaisond-lmtp.socket", "liaisond.service"]


@unittest.skipIf(why_no_systemd(), "%s: the units were not run" % why_no_systemd())
class UnderSystemd(unittest.TestCase):
    """The steps build on each other: one test."""

    def state(self):
        return self.system.show("liaisond.service", "ActiveState")

    def process(self):
        return int(self.system.show("liaisond.service", "MainPID"))

    def restarts(self):
        return int(self.system.show("liaisond.service", "NRestarts"))

    def wait_state(self, wanted):
        try:
            wait_until("the service is " + wanted, lambda: self.state() == wanted, 40)
        except AssertionError as missed:
            raise AssertionError("%s\n%s" % (missed, self.journal()))

    def journal(self):
        return self.system.run("journalctl", "--no-pager", "-u", "liaisond.service").stdout

    def wait_restarted(self, before):
        wait_until("it was started again", lambda: self.restarts() > before, 40)
        self.wait_state("active")

    def hand_in(self, title):
        """By the socket that systemd holds; gives what the server said to it."""
        done = self.system.run("swaks", "--protocol", "LMTP", "--socket", SOCKET, "--from", "ann.lee@itu.example", "--to", "statements@ietf.example",
                               "--data", "-", text=mail(title=title).decode(), check=False)
        self.assertIn("250 2.0.0", done.stdout, done.stdout + done.stderr)

    def titles(self):
        listed = self.system.run("runuser", "-u", "liaisond", "--", "liaisond", "list", "--json").stdout
        return [line for line in ("First", "Meanwhile", "After") if '"%s"' % line in listed]

    def kill(self, number):
        self.system.run("kill", "-%d" % number, str(self.process()))

    def test_what_systemd_makes_of_the_units(self):
        with Booted(install) as self.system:
            self.wait_state("active")
            self.assertIn("lmtp.sock", self.system.show("liaisond.service", "StatusText"))
            self.hand_in("First")
            wait_until("it is recorded", lambda: self.titles() == ["First"])

            self.system.run("systemctl", "reload", "liaisond.service")
            self.wait_state("active")
            self.assertIn("configuration.loaded", self.journal())
            self.assertEqual(self.restarts(), 0)

            self.kill(signal.SIGKILL)
            self.hand_in("Meanwhile")
            self.wait_restarted(0)
            wait_until("it is recorded", lambda: self.titles() == ["First", "Meanwhile"])

            self.kill(signal.SIGSTOP)   # the watchdog is not told anything any more
            self.wait_restarted(1)

            self.system.run("systemctl", "stop", "liaisond.service", "liaisond-lmtp.socket")
            self.assertEqual((self.state(), self.system.show("liaisond.service", "Result")), ("inactive", "success"))
            self.system.run("sh", "-c", "echo 'nonsense = 1' > /etc/liaisond/liaisond.toml")
            self.system.run("systemctl", "start", "liaisond.service", check=False)
            self.wait_state("failed")
            self.assertEqual(self.system.show("liaisond.service", "ExecMainStatus"), "78")
            self.assertIn("nonsense", self.journal())
            self.system.run("sleep", "3")   # longer than RestartSec
            self.assertEqual(self.state(), "failed")


if __name__ == "__main__":
    unittest.main()
