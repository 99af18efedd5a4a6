"""A relay that takes everything and remembers it."""
import email
import email.policy
import socketserver
import threading


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        sink = self.server.sink
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


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 100

    def handle_error(self, request, client_address):
        """A client that dies in the middle is what some tests are about."""
        import sys
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Kept:
    """A mail that was taken, with its envelope."""

    def __init__(self, sender, recipients, data):
        self.sender, self.recipients, self.data = sender, recipients, data
        self.message = email.message_from_bytes(data, policy=email.policy.default)
        self.message_id = str(self.message["Message-ID"])
        self.subject = str(self.message["Subject"])


class SmtpSink:
    """`with SmtpSink() as relay:`; relay.port, relay.kept."""

    def __init__(self):
        self.kept = []
        self.server = _Server(("127.0.0.1", 0), _Session)
        self.server.sink = self
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def add(self, sender, recipients, data):
        self.kept.append(Kept(sender, list(recipients), data))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
