"""A relay that takes everything and remembers it."""
import email
import email.parser
import email.policy
import socketserver

from .relay_server import RelayServer


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        sink = self.server.relay
        self.say("220 sink.example ESMTP")
        sender, recipients = "", []
        while True:
            line = self.rfile.readline()
            if not line:
                return
            verb = line.decode("utf-8", "replace").strip()
            word = verb.upper()
            if word.startswith("EHLO"):
                self.say("250-sink.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 PIPELINING")
            elif word.startswith("MAIL FROM:"):
                sender, recipients = verb[10:].split(">")[0].lstrip("<"), []
                self.say("250 2.1.0 ok")
            elif word.startswith("RCPT TO:"):
                recipients.append(verb[8:].split(">")[0].lstrip("<"))
                self.say("250 2.1.5 ok")
            elif word == "DATA":
                self.say("354 go on")
                data = self.read_data()
                if data is None:
                    return
                sink.add(sender, recipients, data)
                self.say("250 2.0.0 kept")
            elif word == "QUIT":
                self.say("221 2.0.0 bye")
                return
            else:
                self.say("250 2.0.0 ok")

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")
        self.wfile.flush()

    def read_data(self):
        lines = []
        while True:
            line = self.rfile.readline()
            if not line:
                return None
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line[1:] if line.startswith(b".") else line)


class Kept:
    """A mail that was taken, with its envelope."""

    def __init__(self, sender, recipients, data):
        self.sender, self.recipients, self.data = sender, recipients, data
        header = email.parser.BytesHeaderParser(policy=email.policy.default).parsebytes(data)
        self.message_id, self.subject = str(header["Message-ID"]), str(header["Subject"])

    @property
    def message(self):
        return email.message_from_bytes(self.data, policy=email.policy.default)


class SmtpSink(RelayServer):
    """`with SmtpSink() as relay:`; relay.port, relay.kept."""

    def __init__(self, port=0):
        super().__init__(_Session, port)
        self.kept = []

    def add(self, sender, recipients, data):
        self.kept.append(Kept(sender, list(recipients), data))
