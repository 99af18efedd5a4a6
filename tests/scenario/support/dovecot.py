"""A private Dovecot on loopback, with one user `liaison` whose password is `secret`."""
import os
import pwd
import shutil
import subprocess
import tempfile
import time

from .waiting import answers, free_ports, wait_until

CONF = """
base_dir = {d}/run
instance_name = {name}
log_path = {d}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
default_internal_user = dovecot
default_login_user = dovenull
first_valid_uid = 1
mail_uid = nobody
mail_gid = nogroup
mail_location = {location}
mail_home = {d}/mail/%n
auth_username_format = %Ln
disable_plaintext_auth = no
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={d}/mail/%n
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  client_limit = 1
  process_limit = 200
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
"""


class Dovecot:
    """`with Dovecot("mdbox") as peer:`; peer.lmtp and peer.imap are its ports."""

    def __init__(self, form="maildir"):
        self.folder = tempfile.mkdtemp(prefix="dovecot-test-", dir="/tmp")
        self.imap, self.lmtp = free_ports(2)
        os.chmod(self.folder, 0o755)
        os.mkdir(self.folder + "/run")
        os.mkdir(self.folder + "/mail")
        owner = pwd.getpwnam("nobody")
        os.chown(self.folder + "/mail", owner.pw_uid, owner.pw_gid)
        with open(self.folder + "/dovecot.conf", "w") as f:
            f.write(CONF.format(d=self.folder, name=os.path.basename(self.folder), location="%s:%s/mail/%%n/store" % (form, self.folder),
                                imap=self.imap, lmtp=self.lmtp))

    def pid(self):
        path = self.folder + "/run/master.pid"
        return int(open(path).read()) if os.path.exists(path) else None

    def __enter__(self):
        subprocess.run(["/usr/sbin/dovecot", "-c", self.folder + "/dovecot.conf"], check=True)
        wait_until("Dovecot listens", lambda: answers(self.lmtp) and answers(self.imap))
        return self

    def __exit__(self, *_):
        pid = self.pid()
        if pid:
            os.kill(pid, 15)
            wait_until("Dovecot is gone", lambda: not os.path.exists("/proc/%d" % pid))
        time.sleep(0.1)
        shutil.rmtree(self.folder, ignore_errors=True)
