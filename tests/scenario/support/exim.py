"""A private Exim: mail for the desk by the router and transport of docs/setups.md, all other mail to a relay."""
import os
import signal

from .page import shown
from .system_beside import SystemBeside, why_not
from .waiting import answers, free_ports, wait_until

PACKAGES = ["exim4-daemon-light", "libidn12"]

CONF = """
primary_hostname = mx.ietf.example
local_interfaces = <; 127.0.0.1
daemon_smtp_ports = <; {port} ; {outside}
acl_smtp_rcpt = accept
acl_smtp_data = acl_check_data
spool_directory = /var/spool/exim4
log_file_path = /var/log/exim4/%slog
pid_file_path = /var/log/exim4/pid
queue_only = false
tls_advertise_hosts =
allow_mx_to_ip
keep_environment =

begin acl
acl_check_data:
  accept condition = ${{if eq{{$received_port}}{{{port}}}}}
{acl}
  accept

begin routers
{router}
everything:
  driver = manualroute
  route_list = * 127.0.0.1::{relay} byname
  self = send
  transport = relay

begin transports
{transport}
relay:
  driver = smtp
  hosts_try_fastopen =

begin retry
* * F,5d,1s
"""


def why_no_exim():
    return why_not(*PACKAGES)


class Exim:
    """`with Exim(desk, relay.port) as mta:`; mta.port believes what is in the header, mta.outside does not."""

    def __init__(self, desk, relay):
        self.port, self.outside = free_ports(2)
        self.system = SystemBeside(*PACKAGES, users=["Debian-exim"])
        self.conf = CONF.format(port=self.port, outside=self.outside, relay=relay,
                                acl=shown("/etc/exim4/conf.d/acl/40_exim4-config_check_data"),
                                router=shown("/etc/exim4/conf.d/router/150_liaisond"),
                                transport=shown("/etc/exim4/conf.d/transport/30_liaisond", socket=desk.socket))

    def __enter__(self):
        system = self.system.__enter__()
        system.write("/etc/exim4/exim4.conf", self.conf)
        for folder in ("/var/spool/exim4", "/var/log/exim4"):
            system.run(["install", "-d", "-o", "Debian-exim", "-g", "Debian-exim", folder])
        system.run(["/usr/sbin/exim4", "-bd", "-q1s"])
        wait_until("Exim listens", lambda: answers(self.port))
        return self

    def __exit__(self, failed, *_):
        if failed:
            print(self.log()[-4000:])
        with open(self.system.root + "/var/log/exim4/pid") as f:
            os.kill(int(f.read()), signal.SIGTERM)
        wait_until("Exim is gone", lambda: not answers(self.port))
        self.system.__exit__()

    def log(self):
        return self.system.run(["sh", "-c", "cat /var/log/exim4/*log"], check=False).stdout

    def try_again(self):
        """The queue is run every second anyway."""
