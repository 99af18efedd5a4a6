"""Mail fetched from a mailbox."""
import itertools
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

from .common import Desk, alternate, ratio
from support.dovecot import Dovecot
from support.mails import mail


def filled_mailbox(server, user, mails):
    """A user whose INBOX has `mails` mails of 8 kB, written as a Maildir."""
    store = os.path.join(server.folder, "mail", user, "store")
    for part in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(store, part))
    body = "Notes of a meeting.\n" + ("x" * 71 + "\n") * 108
    for number in range(mails):
        raw = mail(sender="s%d@itu.example" % (number % 50), subject="Notes %d" % number, body=body, message_id="%s.%d@itu.example" % (user, number))
        with open(os.path.join(store, "new", "%d.M%d.bench" % (1700000000 + number, number)), "wb") as f:
            f.write(raw.replace(b"\r\n", b"\n"))
    subprocess.run(["chown", "-R", "nobody:nogroup", os.path.join(server.folder, "mail", user)], check=True)
    with server.client(user) as person:  # Dovecot's own indexes are made, for all alike
        person.select("INBOX", readonly=True)
        person.fetch("1:*", "(RFC822.SIZE)")


MBSYNC = """IMAPAccount a
Host 127.0.0.1
Port {port}
User {user}
Pass secret
SSLType None
AuthMechs LOGIN

IMAPStore far
Account a

MaildirStore near
Path {folder}/
Inbox {folder}/INBOX

Channel c
Far :far:
Near :near:
Patterns INBOX
Sync Pull
Create Near
SyncState *
"""


GETMAIL = """[retriever]
type = SimpleIMAPRetriever
server = 127.0.0.1
port = {port}
username = {user}
password = secret
[destination]
type = Maildir
path = {folder}/INBOX/
[options]
verbose = 0
"""

# Neither delivers for root as it does for a user.
AS_NOBODY = ["runuser", "-u", "nobody", "--"]
MBSYNC_COMMAND = [*AS_NOBODY, "mbsync", "-q", "-c", "{folder}/rc", "c"]
GETMAIL_COMMAND = [*AS_NOBODY, "getmail", "--getmaildir", "{folder}", "--rcfile", "{folder}/rc"]


def fetch(runs, mails=5000):
    print("fetch: %d mails of 8 kB from a Dovecot mailbox" % mails)
    users = ("user%d" % n for n in itertools.count())
    with Dovecot() as server:
        def ours(until):
            user = next(users)
            filled_mailbox(server, user, mails)
            section = '[[imap]]\nurl = "imap://127.0.0.1:%d"\nuser = "%s"\npassword_command = "echo secret"\nstarttls = "never"\n'
            with Desk(more=section % (server.imap, user)) as desk:
                began = time.monotonic()
                store = sqlite3.connect("file:%s?mode=ro" % desk.store, uri=True)
                while store.execute(until).fetchone()[0] < mails:
                    if time.monotonic() - began > 300:
                        sys.exit("bench: the mails were not fetched within 300 s")
                    time.sleep(0.01)
                return mails / (time.monotonic() - began)

        def peer(configuration, command):
            user = next(users)
            filled_mailbox(server, user, mails)
            with tempfile.TemporaryDirectory() as folder:
                for part in ("cur", "new", "tmp") if command is GETMAIL_COMMAND else ():
                    os.makedirs(os.path.join(folder, "INBOX", part))
                with open(os.path.join(folder, "rc"), "w") as f:
                    f.write(configuration.format(port=server.imap, user=user, folder=folder))
                subprocess.run(["chown", "-R", "nobody:nogroup", folder], check=True)
                began = time.monotonic()
                done = subprocess.run([part.format(folder=folder) for part in command], timeout=600, capture_output=True, text=True)
                seconds = time.monotonic() - began
                if done.returncode != 0:
                    sys.exit("bench: %s failed: %s" % (command[4], done.stderr.strip()[-2000:]))
                fetched = sum(len(os.listdir(os.path.join(folder, "INBOX", part))) for part in ("cur", "new"))
                assert fetched == mails, "%s fetched %d" % (command[4], fetched)
                return mails / seconds

        median = alternate(runs, {
            "liaisond": lambda: ours("SELECT count(*) FROM inbox"),
            "liaisond, moved as well": lambda: ours("SELECT count(*) FROM mailbox_mail WHERE state = 'settled'"),
            "mbsync": lambda: peer(MBSYNC, MBSYNC_COMMAND),
            "getmail": lambda: peer(GETMAIL, GETMAIL_COMMAND)})
        ratio("fetch, beside the faster of mbsync and getmail", median["liaisond"], max(median["mbsync"], median["getmail"]), 1.0)
