"""A desk that fetches its mail from a mailbox: its configuration, numbered mails, and how often each is on record."""
import collections
import re
import smtplib
import sqlite3

from .mails import mail
from .waiting import wait_until

SECTION = """
[[imap]]
url = "{scheme}://127.0.0.1:{port}/INBOX"
user = "liaison"
{secret}
{more}
"""


def mailbox(port, more='starttls = "never"', secret='password_command = "echo secret"', scheme="imap"):
    return SECTION.format(port=port, more=more, secret=secret, scheme=scheme)


def numbered(number, body=None, sender="ann.lee@itu.example"):
    raw = mail(sender=sender, title="Amendment %d" % number, subject="LS %d" % number, message_id="n%d@itu.example" % number, body=body)
    return b"Return-Path: <%s>\r\nDelivered-To: statements@ietf.example\r\n" % sender.encode() + raw


def recorded(desk):
    """How often each numbered mail is in the inbox."""
    store = sqlite3.connect("file:%s?mode=ro" % desk.store, uri=True)
    try:
        rows = [row[0][:2000] for row in store.execute("SELECT bytes FROM inbox_raw")]
    finally:
        store.close()
    return collections.Counter(int(re.search(rb"Message-ID: <n(\d+)@", raw).group(1)) for raw in rows)


def once(numbers):
    return collections.Counter({number: 1 for number in numbers})


def wait_logged(desk, words, seconds=30):
    wait_until("the log has: " + words, lambda: words in desk.log(), seconds)


def send_to(server, mails):
    """Delivers as a mail server does: whoever waits at the mailbox is told."""
    for raw in mails:
        with smtplib.LMTP("127.0.0.1", server.lmtp) as client:
            client.sendmail("ann.lee@itu.example", ["liaison@ietf.example"], raw)
