"""A relay that speaks TLS, asks for a login, and can be told to misbehave once."""
import base64
import os
import socketserver
import ssl
import subprocess

from .relay_server import RelayServer
from .smtp_sink import Kept


def make_certificate(folder, name):
    """A certificate of its own signing for `name`, an address or a host; gives (certificate, key)."""
    certificate, key = os.path.join(folder, "relay.pem"), os.path.join(folder, "relay.key")
    kind = "IP" if name[0].isdigit() else "DNS"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", "/CN=" + name, "-addext", "subjectAltName=%s:%s" % (kind, name), "-keyout", key, "-out", certificate],
                   check=True, capture_output=True)
    return certificate, key


class _Session(socketserver.BaseRequestHandler):
    def handle(self):
        self.relay, self.secure = self.server.relay, False
        if self.relay.implicit_tls and not self.begin_tls():
            return
        self.file = self.request.makefile("rb")
        self.say("220 relay.example ESMTP")
        try:
            while self.command(self.file.readline().decode("utf-8", "replace").rstrip("\r\n")):
                pass
        except (OSError, ValueError):
            pass

    def finish(self):
        if self.secure:
            self.file.close()
            self.request.close()

    def say(self, text):
        self.request.sendall(text.encode() + b"\r\n")
        return True

    def begin_tls(self):
        try:
            self.request = self.relay.tls.wrap_socket(self.request, server_side=True)
        except (OSError, ssl.SSLError) as error:
            self.relay.tls_failures.append(str(error))
            return False
        self.file, self.secure = self.request.makefile("rb"), True
        return True

    def command(self, line):
        self.relay.lines.append(line)
        verb = line.upper()
        misbehaves = next((m for m in self.relay.misbehaviour if verb.startswith(m[0])), None)
        if misbehaves:
            self.relay.misbehaviour.remove(misbehaves)
            return misbehaves[1] is not None and self.say(misbehaves[1])
        if verb.startswith("EHLO"):
            return self.say("\r\n".join(["250-relay.example"] + ["250-" + o for o in self.offers()] + ["250 8BITMIME"]))
        if verb == "STARTTLS":
            return self.say("220 2.0.0 go ahead") and self.begin_tls()
        if verb.startswith("AUTH PLAIN"):
            return self.log_in(line[10:].strip())
        if verb.startswith("MAIL FROM:"):
            self.sender, self.recipients = line[10:].split(">")[0].lstrip("<"), []
        if verb.startswith("RCPT TO:"):
            self.recipients.append(line[8:].split(">")[0].lstrip("<"))
        if verb == "DATA":
            return self.say("354 go on") and self.data()
        return self.say("221 bye" if verb == "QUIT" else "250 2.0.0 ok") and verb not in ("", "QUIT")

    def offers(self):
        offers = list(self.relay.offers)
        if self.relay.tls and not self.secure:
            offers.append("STARTTLS")
        if self.relay.login:
            offers.append("AUTH PLAIN")
        return offers

    def log_in(self, first):
        if not first:
            self.say("334 ")
            first = self.file.readline().decode().strip()
        _, user, password = base64.b64decode(first).decode().split("\0")
        self.relay.logins.append((user, password, self.secure))
        return self.say("235 2.7.0 ok" if (user, password) == self.relay.login else "535 5.7.8 no")

    def data(self):
        lines = []
        for line in self.file:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b".") else line)
        else:
            return False
        self.relay.kept.append(Kept(self.sender, self.recipients, b"".join(lines)))
        self.relay.secure.append(self.secure)
        dot = next((m for m in self.relay.misbehaviour if m[0] == "."), None)
        if dot:
            self.relay.misbehaviour.remove(dot)
            return dot[1] is not None and self.say(dot[1])
        return self.say("250 2.0.0 Ok: queued as 4XRELAY")


class Relay(RelayServer):
    """`with Relay() as relay:`; misbehaviour is a list of (beginning of the line, reply or None to hang up), each used once."""

    def __init__(self, certificate=None, implicit_tls=False, login=None, offers=("PIPELINING",), misbehaviour=()):
        super().__init__(_Session)
        self.kept, self.secure, self.lines, self.logins, self.tls_failures = [], [], [], [], []
        self.implicit_tls, self.login, self.offers, self.misbehaviour = implicit_tls, login, offers, list(misbehaviour)
        self.tls = None
        if certificate:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(*certificate)
