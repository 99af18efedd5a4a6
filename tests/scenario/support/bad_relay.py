"""A relay that misbehaves at a stage of its choice: refuses, puts off, disconnects, says nonsense, drips or stalls."""
import socketserver
import threading
import time

STAGES = ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "dot"]


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        relay = self.server.relay
        if not self.answer("greeting", "220 bad.example ESMTP"):
            return
        while True:
            line = self.rfile.readline()
            if not line:
                return
            verb = line.split(b":")[0].split()[0].decode().upper() if line.split() else ""
            if verb == "QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            usual = {"EHLO": "250-bad.example\r\n250 8BITMIME", "DATA": "354 go on"}.get(verb, "250 2.0.0 ok")
            if not self.answer(verb, usual):
                return
            if verb == "DATA" and not (relay.stage == "DATA" and relay.deed in ("refuses", "puts_off", "nonsense")):
                if not self.read_data() or not self.answer("dot", "250 2.0.0 kept"):
                    return

    def read_data(self):
        lines = []
        while True:
            line = self.rfile.readline()
            if not line:
                return False
            if line == b".\r\n":
                self.server.relay.seen.append(b"".join(lines))
                return True
            lines.append(line)

    def answer(self, stage, usual):
        relay = self.server.relay
        if stage != relay.stage or relay.deed == "behaves":
            self.wfile.write(usual.encode() + b"\r\n")
            return True
        relay.met += 1
        if relay.deed == "refuses":
            self.wfile.write(b"554 5.7.1 not from you\r\n")
        elif relay.deed == "puts_off":
            self.wfile.write(b"451 4.3.0 not now\r\n")
        elif relay.deed == "nonsense":
            self.wfile.write(b"\x00\xff what?\r\n")
        elif relay.deed == "drips":
            for octet in usual.encode() + b"\r\n":
                self.wfile.write(bytes([octet]))
                time.sleep(0.02)
        elif relay.deed == "stalls":
            relay.released.wait(60)
            return False
        return relay.deed != "disconnects"


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Its clients go when they have had enough."""


class BadRelay:
    """`with BadRelay("refuses", "RCPT") as relay:`; relay.seen holds the contents that came before a final dot."""

    def __init__(self, deed="behaves", stage="greeting"):
        self.deed, self.stage = deed, stage
        self.seen, self.met = [], 0
        self.released = threading.Event()
        self.server = _Server(("127.0.0.1", 0), _Session)
        self.server.relay = self
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.released.set()
        self.server.shutdown()
        self.server.server_close()
