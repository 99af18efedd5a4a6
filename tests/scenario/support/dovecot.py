"""A private Dovecot on loopback, with one user `liaison` whose password is `secret`."""
import imaplib
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
default_internal_user = dovecot
default_login_user = dovenull
first_valid_uid = 1
mail_uid = nobody
mail_gid = nogroup
mail_location = {location}
mail_home = {d}/mail/%n
auth_username_format = %Ln
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
    port = {imaps}
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
PLAIN = "ssl = no\ndisable_plaintext_auth = no\n"


class Dovecot:
    """`with Dovecot("mdbox") as peer:`; peer.lmtp and peer.imap are its ports, with a certificate peer.imaps too. `more` is
    added to its configuration."""

    def __init__(self, form="maildir", certificate=None, more=""):
        self.folder = tempfile.mkdtemp(prefix="dovecot-test-", dir="/tmp")
        self.imap, self.lmtp, imaps = free_ports(3)
        self.imaps = imaps if certificate else 0
        os.chmod(self.folder, 0o755)
        os.mkdir(self.folder + "/run")
        os.mkdir(self.folder + "/mail")
        owner = pwd.getpwnam("nobody")
        os.chown(self.folder + "/mail", owner.pw_uid, owner.pw_gid)
        security = PLAIN
        if certificate:
            security = "ssl = yes\nssl_cert = <%s\nssl_key = <%s\n" % certificate
        with open(self.folder + "/dovecot.conf", "w") as f:
            f.write(CONF.format(d=self.folder, name=os.path.basename(self.folder), location="%s:%s/mail/%%n/store" % (form, self.folder),
                                imap=self.imap, imaps=self.imaps, lmtp=self.lmtp) + security + more)

    def pid(self):
        path = self.folder + "/run/master.pid"
        if not os.path.exists(path):
            return None
        with open(path) as f:
            return int(f.read())

    def start(self):
        subprocess.run(["/usr/sbin/dovecot", "-c", self.folder + "/dovecot.conf"], check=True)
        wait_until("Dovecot listens", lambda: answers(self.lmtp) and answers(self.imap))

    def stop(self, signal=15):
        pid = self.pid()
        if pid:
            os.kill(pid, signal)
            wait_until("Dovecot is gone", lambda: not os.path.exists("/proc/%d" % pid))
        time.sleep(0.1)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self):
        with open(self.folder + "/dovecot.log", errors="replace") as f:
            return f.read()

    def client(self, user="liaison"):
        """A person's mail program, logged in; every user has the same password."""
        client = imaplib.IMAP4("127.0.0.1", self.imap, timeout=60)
        client.login(user, "secret")
        return client

    def append(self, mails, flags=None, folder="INBOX"):
        with self.client() as client:
            for mail in mails:
                answer = client.append(folder, flags, None, mail)
                assert answer[0] == "OK", answer

    def count(self, folder="INBOX"):
        """Mails in a folder; 0 if there is none of that name."""
        with self.client() as client:
            answer = client.select(folder, readonly=True)
            return int(answer[1][0]) if answer[0] == "OK" else 0

    def doveadm(self, *arguments, check=True):
        return subprocess.run(["doveadm", "-c", self.folder + "/dovecot.conf", *arguments], check=check, capture_output=True, text=True)
