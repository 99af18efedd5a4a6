"""A private OpenSMTPD: mail for the desk by the action of docs/setups.md, all other mail to a relay."""
import tempfile

from .page import shown
from .system_beside import SystemBeside, why_not
from .waiting import answers, free_ports, wait_until

CONF = """
listen on 127.0.0.1 port {port} hostname mx.ietf.example
{desk}
action "everything" relay host "smtp://127.0.0.1:{relay}"
match from any for any action "everything"
"""


def why_no_opensmtpd():
    return why_not("opensmtpd")


class OpenSmtpd:
    """`with OpenSmtpd(desk, relay.port) as mta:`; mta.port takes mail."""

    def __init__(self, desk, relay):
        self.port, = free_ports(1)
        self.system = SystemBeside("opensmtpd", users=["opensmtpd", "opensmtpq"])
        self.conf = CONF.format(port=self.port, relay=relay, desk=shown("/etc/smtpd.conf", port=desk.lmtp_port))
        self.process, self.said = None, tempfile.TemporaryFile("w+")

    def __enter__(self):
        system = self.system.__enter__()
        system.write("/etc/smtpd.conf", self.conf)
        system.run(["install", "-d", "-m", "711", "/var/spool/smtpd", "/var/lib/opensmtpd/empty", "/run"])
        system.run(["chgrp", "opensmtpq", "/usr/sbin/smtpctl"])
        system.run(["chmod", "2755", "/usr/sbin/smtpctl"])
        self.process = system.start(["/usr/sbin/smtpd", "-dv"], self.said)
        wait_until("OpenSMTPD listens", lambda: answers(self.port) or self.process.poll() is not None)
        if self.process.poll() is not None:
            raise AssertionError(self.log())
        return self

    def __exit__(self, failed, *_):
        if failed:
            print(self.log()[-4000:])
        self.process.terminate()
        self.process.wait(20)
        self.said.close()
        self.system.__exit__()

    def log(self):
        self.said.seek(0)
        return self.said.read()

    def try_again(self):
        self.system.run(["/usr/sbin/smtpctl", "schedule", "all"])
