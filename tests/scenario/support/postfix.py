"""A private Postfix: mail for the desk goes to LMTP as docs/setups.md says, all other mail into one Maildir, one entry a
recipient."""
import email
import email.policy
import os
import pwd
import shutil
import signal
import subprocess
import tempfile

from .daemon import Daemon
from .page import shown
from .waiting import answers, children_of, free_ports, wait_until

MAIN = """
compatibility_level = 3.6
config_directory = {d}/etc
queue_directory = {d}/spool
data_directory = {d}/data
maillog_file = {d}/mail.log
maillog_file_prefixes = /var,/tmp,{d}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.ietf.example
mydestination =
local_recipient_maps =
alias_maps =
mynetworks = 127.0.0.0/8
smtputf8_enable = yes
smtp_host_lookup = native
message_size_limit = {size_limit}
virtual_mailbox_limit = 0
mailbox_size_limit = 0
virtual_mailbox_domains = regexp:{d}/etc/everything
virtual_mailbox_maps = static:all/
virtual_mailbox_base = {d}/mail
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
lmtp_destination_recipient_limit = 50
minimal_backoff_time = 2s
maximal_backoff_time = 2s
queue_run_delay = 2s
smtpd_recipient_restrictions = check_recipient_access inline:{{ refused@mef.example=REJECT }}, permit_mynetworks, reject
biff = no
"""

MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
127.0.0.1:{small} inet n - n - - smtpd -o message_size_limit=100000
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


class Postfix:
    """`with Postfix("/path/of/socket") as mta:`; .port takes mail, .small refuses what is over 100 kB, .mail_of(address) gives
    what came for it."""

    def __init__(self, desk_socket, size_limit=100_000_000):
        self.folder = tempfile.mkdtemp(prefix="postfix-test-", dir="/tmp")
        self.port, self.small = free_ports(2)
        self.read = {}   # path of a delivered mail -> the mail
        os.chmod(self.folder, 0o755)
        for name in ("etc", "spool", "data", "mail"):
            os.mkdir(os.path.join(self.folder, name))
        shutil.chown(os.path.join(self.folder, "data"), "postfix")
        # postsuper, which looks through the queue at each start, has given up root's rights when it warns of what a kill left.
        with open(os.path.join(self.folder, "mail.log"), "w") as f:
            os.chmod(f.fileno(), 0o666)
        owner = pwd.getpwnam("nobody")
        os.chown(os.path.join(self.folder, "mail"), owner.pw_uid, owner.pw_gid)
        for name in ("postfix-files", "dynamicmaps.cf"):
            if os.path.exists("/etc/postfix/" + name):
                shutil.copy("/etc/postfix/" + name, os.path.join(self.folder, "etc"))
        self.write("everything", "/./ yes\n")
        etc = os.path.join(self.folder, "etc")
        self.write("transport", shown("/etc/postfix/transport", socket=desk_socket))
        self.write("main.cf", MAIN.format(d=self.folder, size_limit=size_limit, uid=owner.pw_uid, gid=owner.pw_gid)
                   + shown("/etc/postfix/main.cf", postfix=etc))
        self.write("master.cf", MASTER.format(port=self.port, small=self.small))
        subprocess.run(["/usr/sbin/postmap", "-c", etc, os.path.join(etc, "transport")], check=True)

    def write(self, name, text):
        with open(os.path.join(self.folder, "etc", name), "w") as f:
            f.write(text)

    def extend(self, name, text):
        """Adds to a file of its configuration, before it is started."""
        with open(os.path.join(self.folder, "etc", name), "a") as f:
            f.write(text)

    def postfix(self, command):
        return subprocess.run(["/usr/sbin/postfix", "-c", os.path.join(self.folder, "etc"), command], capture_output=True, text=True,
                              timeout=60)

    def start(self):
        started = self.postfix("start")
        wait_until("Postfix listens (%s)" % started.stderr, lambda: answers(self.port) and answers(self.small))

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__(True)
            raise
        return self

    def __exit__(self, failed, *_):
        self.postfix("stop")
        if failed:
            print(self.log()[-4000:])
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def may_use(socket):
        """An administrator puts Postfix into the daemon's group."""
        shutil.chown(socket, group="postfix")

    def try_again(self):
        self.postfix("flush")

    def kill(self):
        """SIGKILL for the master and all that it has started."""
        with open(os.path.join(self.folder, "spool", "pid", "master.pid")) as f:
            master = int(f.read())
        for pid in [master, *children_of(master)]:
            os.kill(pid, signal.SIGKILL)
        wait_until("Postfix is gone", lambda: not answers(self.port))

    def log(self):
        path = os.path.join(self.folder, "mail.log")
        return open(path, errors="replace").read() if os.path.exists(path) else ""

    def is_empty(self):
        """Whether no mail is on its way: whatever is delivered or bounced leaves these folders."""
        queues = (os.path.join(self.folder, "spool", name) for name in ("maildrop", "incoming", "active", "deferred"))
        return not any(files for queue in queues for _, _, files in os.walk(queue))

    def names_taken(self):
        folder = os.path.join(self.folder, "mail", "all", "new")
        return [os.path.join(folder, name) for name in os.listdir(folder)] if os.path.isdir(folder) else []

    def taken(self):
        """Everything that was delivered: (address, mail), oldest first."""
        for path in sorted(self.names_taken(), key=lambda p: os.stat(p).st_mtime_ns):
            if path not in self.read:
                with open(path, "rb") as f:
                    self.read[path] = email.message_from_bytes(f.read(), policy=email.policy.default)
            yield str(self.read[path]["Delivered-To"]), self.read[path]

    def mail_of(self, address):
        """The mails that came for an address, oldest first."""
        return [message for to, message in self.taken() if to == address]


def desk_behind_postfix(case, smtp_more=""):
    """A desk and a Postfix that hands it mail and takes its mail, for all tests of the class `case`."""
    # The desk listens before Postfix needs it, and Postfix's port is known before it listens.
    desk = Daemon()
    mta = Postfix(desk.socket)
    desk.write_config("smtp://127.0.0.1:%d" % mta.port, smtp_more=smtp_more)
    case.addClassCleanup(desk.__exit__, None)
    desk.__enter__()
    mta.may_use(desk.socket)
    case.addClassCleanup(mta.__exit__, None)
    mta.__enter__()
    return desk, mta
