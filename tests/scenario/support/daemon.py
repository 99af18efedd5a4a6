"""A liaisond of one's own: a configuration in a temporary folder, started, stopped, killed and asked."""
import json
import os
import signal
import subprocess
import tempfile

from .waiting import free_ports, wait_until

PROGRAM = os.environ.get("LIAISOND", "liaisond")

DIRECTORY = """
[[organization]]
name = "ITU-T"
full_name = "ITU Telecommunication Standardization Sector"
aliases = ["ITU"]
domains = ["itu.example"]
relationship = "formal"
managers = ["Lee Manager <itu-t-liaison@iab.example>"]
  [[organization.group]]
  name = "SG15"
  full_name = "Study Group 15"
  aliases = ["Study Group 15"]
  [[organization.group]]
  name = "SG13"
  full_name = "Study Group 13"
  aliases = ["Study Group 13"]

[[organization]]
name = "MEF"
full_name = "MEF Forum"
aliases = ["MEF Forum"]
domains = ["mef.example"]
relationship = "informal"

[[group]]
name = "ccamp"
full_name = "Common Control and Measurement Plane"
aliases = ["CCAMP WG"]
list = "ccamp@ietf.example"
chairs = ["ccamp-chairs@ietf.example"]

[[group]]
name = "opsawg"
full_name = "Operations and Management Area Working Group"
list = "opsawg@ietf.example"
chairs = ["opsawg-chairs@ietf.example"]
"""

CONFIG = """
directory = "directory.toml"

[desk]
name = "IETF"
address = "statements@ietf.example"
aliases = ["liaisons@ietf.example"]
sender = "IETF Liaison Desk <statements@ietf.example>"
coordinators = ["liaison-coordination@iab.example"]
authserv_id = "mx.ietf.example"

[store]
path = "{store}"

[lmtp]
listen = ["127.0.0.1:{lmtp}", "unix:{socket}"]
{lmtp_more}

[smtp]
relay = "{relay}"
starttls = "never"
{smtp_more}

[log]
level = "info"
"""


class Daemon:
    """`with Daemon() as desk:`; the relay is a Maildir of its own unless one is given."""

    def __init__(self, relay=None, lmtp_more="", environment=None, more="", smtp_more=""):
        self.folder = tempfile.mkdtemp(prefix="liaisond-test-")
        os.chmod(self.folder, 0o755)
        self.store = os.path.join(self.folder, "liaisond.db")
        self.socket = os.path.join(self.folder, "lmtp.sock")
        self.maildir = os.path.join(self.folder, "outgoing")
        self.lmtp_port = free_ports(1)[0]
        self.log_path = os.path.join(self.folder, "log")
        self.environment = environment or {}
        self.config = os.path.join(self.folder, "liaisond.toml")
        self.process = None
        with open(os.path.join(self.folder, "directory.toml"), "w") as f:
            f.write(DIRECTORY)
        self.write_config(relay or "maildir:" + self.maildir, lmtp_more, more, smtp_more)

    def write_config(self, relay, lmtp_more="", more="", smtp_more=""):
        with open(self.config, "w") as f:
            f.write(CONFIG.format(store=self.store, lmtp=self.lmtp_port, socket=self.socket, relay=relay, lmtp_more=lmtp_more,
                                  smtp_more=smtp_more) + more)

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, failed, *_):
        self.stop()
        if failed is None:
            subprocess.run(["rm", "-rf", self.folder], check=False)
        else:
            print("the daemon's folder is kept: " + self.folder)
            print(self.log()[-4000:])

    def start(self, environment=None, wait=True, under=(), program=None):
        """`under` is a command that runs another one in its own process, as strace does."""
        env = dict(os.environ, **{**self.environment, **(environment or {})})
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen([*under, program or PROGRAM, "serve", "--config", self.config], stdout=log, stderr=log, env=env)
        if wait:
            wait_until("liaisond listens", lambda: self.process.poll() is not None or os.path.exists(self.socket) and self.listens())
            if self.process.poll() is not None:
                raise AssertionError("liaisond ended with %d:\n%s" % (self.process.returncode, self.log()))

    def listens(self):
        from .waiting import answers
        return answers(self.lmtp_port)

    def stop(self, seconds=15):
        """SIGTERM; gives the exit status."""
        if self.process is None or self.process.poll() is not None:
            return None if self.process is None else self.process.returncode
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError("liaisond did not stop within %g s of SIGTERM:\n%s" % (seconds, self.log()[-3000:]))

    def kill(self):
        self.process.kill()
        self.process.wait()
        # A child that it was just starting has its sockets and its lock until it runs its own program.
        wait_until("nobody listens any more", lambda: not self.listens())

    def log(self):
        with open(self.log_path, errors="replace") as f:
            return f.read()

    def run(self, *arguments, check=True, text=None):
        done = subprocess.run([PROGRAM, arguments[0], "--config", self.config, *arguments[1:]], input=text, capture_output=True, text=True,
                              timeout=120)
        if check and done.returncode != 0:
            raise AssertionError("liaisond %s: exit %d\n%s%s" % (" ".join(arguments), done.returncode, done.stdout, done.stderr))
        return done

    def records(self, *arguments):
        """The JSON objects that a command prints."""
        out = self.run(*arguments[:1], *arguments[1:], "--json").stdout
        return [json.loads(line) for line in out.splitlines() if line.strip()]

    def mails(self):
        return self.records("mail")

    def statements(self):
        return self.records("list")

    def queue(self):
        return self.records("queue", "list")

    def wait_processed(self, count, seconds=30):
        """All mails, once `count` of them have an outcome."""
        return wait_until("%d mails have an outcome" % count,
                          lambda: (lambda ms: ms if sum(m["outcome"] is not None for m in ms) >= count else None)(self.mails()), seconds)

    def wait_sent(self, seconds=30):
        try:
            wait_until("the outbox is empty", lambda: not self.queue(), seconds)
        except AssertionError as e:
            raise AssertionError("%s\n%s\n%s" % (e, self.run("queue", "list").stdout[:3000], self.log()[-4000:])) from None
