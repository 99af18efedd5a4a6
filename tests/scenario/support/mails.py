"""Mails to send: made of parts, so that a test says only what matters to it."""
import base64
import itertools
import os
import smtplib
import socket

_numbers = itertools.count(1)
_FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "fixtures")


def authenticated(sender):
    domain = sender.split("@")[1]
    return "Authentication-Results: mx.ietf.example; dmarc=pass header.from=%s\n" % domain


STATEMENT = """\
From: ITU-T SG15
To: IETF CCAMP WG
Title: {title}
Purpose: For action
Deadline: 2027-03-31
Response Contact: tsbsg15@itu.example
Technical Contact: tarn@hanseatic.example

Question 14/15 has finished an amendment. Please tell us which objects have
changed since.
"""


def mail(sender="ann.lee@itu.example", subject="Liaison statement on amendment 3", body=None, headers="", authentic=True,
         message_id=None, to="statements@ietf.example", title="Request for review of amendment 3"):
    """A complete mail as bytes; the body is a labelled statement unless one is given."""
    number = next(_numbers)
    text = (authenticated(sender) if authentic and "@" in sender else "")
    text += "From: Ann Lee <%s>\nTo: %s\nSubject: %s\n" % (sender, to, subject)
    text += "Date: Fri, 20 Nov 2026 09:30:00 +0000\n"
    text += "Message-ID: <%s>\n" % (message_id or "mail%d.%d@itu.example" % (number, id(text)))
    if "Content-Type:" not in headers:
        text += "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    text += headers + "\n" + (STATEMENT.format(title=title) if body is None else body)
    return text.encode("utf-8", "surrogateescape").replace(b"\n", b"\r\n")


def mail_with_document(title, **more):
    """A statement of that title, and a document that has to be read beside it."""
    with open(os.path.join(_FIXTURES, "document", "docx", "3gpp.docx"), "rb") as f:
        document = base64.encodebytes(f.read()).decode()
    body = ("--=\nContent-Type: text/plain\n\n%s\n--=\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n"
            'Content-Disposition: attachment; filename="ls.docx"\n\n%s\n--=--\n' % (STATEMENT.format(title=title), document))
    return mail(body=body, headers='MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="="\n', **more)


def send_smtp(port, data, sender="ann.lee@itu.example", to=("statements@ietf.example",)):
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as s:
        s.ehlo("mail.itu.example")
        return s.sendmail(sender, list(to), data)


def send_lmtp(port, data, sender="ann.lee@itu.example", to=("statements@ietf.example",)):
    """Speaks LMTP for itself; gives the replies to the data, one a recipient."""
    with LmtpClient(port) as client:
        client.envelope(sender, to)
        return client.data(data)


class LmtpClient:
    """A small LMTP client that shows each reply."""

    def __init__(self, port, timeout=60):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self.file = self.socket.makefile("rb")
        self.recipients = 0
        try:
            self.greeting = self.reply()
            self.say("LHLO test.example")
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()
        self.socket.close()

    def reply(self):
        lines = []
        while True:
            line = self.file.readline()
            if not line:
                raise ConnectionError("the server has closed: " + "; ".join(lines))
            lines.append(line.decode().rstrip("\r\n"))
            if line[3:4] != b"-":
                return "\n".join(lines)

    def say(self, line):
        self.socket.sendall(line.encode() + b"\r\n")
        return self.reply()

    def envelope(self, sender, to):
        replies = [self.say("MAIL FROM:<%s>" % sender)] + [self.say("RCPT TO:<%s>" % r) for r in to]
        self.recipients = sum(r.startswith("250") for r in replies[1:])
        return replies

    def data(self, data):
        reply = self.say("DATA")
        if not reply.startswith("354"):
            return [reply]
        stuffed = data.replace(b"\r\n.", b"\r\n..")
        if stuffed.startswith(b"."):
            stuffed = b"." + stuffed
        self.socket.sendall(stuffed + (b"" if stuffed.endswith(b"\r\n") else b"\r\n") + b".\r\n")
        return [self.reply() for _ in range(self.recipients)]
