"""A relay that misbehaves at a stage of its choice: refuses, puts off, disconnects, says nonsense, drips or stalls."""
import socketserver
import threading
import time

from .relay_server import RelayServer
from .smtp_sink import Kept

STAGES = ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "dot"]


def address_in(line):
    return line.decode("utf-8", "replace").partition("<")[2].partition(">")[0]


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        relay = self.server.relay
        if not self.answer("greeting", "220 bad.example ESMTP"):
            return
        sender, recipients = "", []
        while True:
            line = self.rfile.readline()
            if not line:
                return
            verb = line.split(b":")[0].split()[0].decode().upper() if line.split() else ""
            if verb == "QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            if verb == "MAIL":
                sender, recipients = address_in(line), []
            if verb == "RCPT":
                recipients.append(address_in(line))
            usual = {"EHLO": "250-bad.example\r\n250 8BITMIME", "DATA": "354 go on"}.get(verb, "250 2.0.0 ok")
            if not self.answer(verb, usual):
                return
            if verb == "DATA" and not (relay.stage == "DATA" and relay.deed in ("refuses", "puts_off", "nonsense")):
                data = self.read_data()
                if data is None:
                    return
                relay.seen.append(Kept(sender, recipients, data))
                if not self.answer("dot", "250 2.0.0 kept"):
                    return

    def read_data(self):
        lines = []
        while True:
            line = self.rfile.readline()
            if not line:
                return None
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line[1:] if line.startswith(b".") else line)

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


class BadRelay(RelayServer):
    """`with BadRelay("refuses", "RCPT") as relay:`; relay.seen holds the mails that came up to their
    final dot, whatever was answered to it. Deed and stage may be changed at any time."""

    def __init__(self, deed="behaves", stage="greeting", port=0):
        super().__init__(_Session, port)
        self.deed, self.stage = deed, stage
        self.seen, self.met = [], 0
        self.released = threading.Event()

    def __exit__(self, *_):
        self.released.set()
        super().__exit__()
