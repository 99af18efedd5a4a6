"""A stretch of network between two programs that a test can cut without either of them being told."""
import socket
import threading


class Wire:
    """`with Wire(port) as wire:`; what connects to wire.port talks to `port`."""

    def __init__(self, port):
        self.target = port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.sockets = []
        self.cut_ones = set()
        threading.Thread(target=self.accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()
        for each in self.sockets:
            each.close()

    def cut(self):
        """Of the connections there are no octet passes any more, in either direction; new ones are whole."""
        self.cut_ones.update(self.sockets)

    def accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.target))
            self.sockets += [near, far]
            for a, b in ((near, far), (far, near)):
                threading.Thread(target=self.pass_on, args=(a, b), daemon=True).start()

    def pass_on(self, a, b):
        try:
            while octets := a.recv(65536):
                if a not in self.cut_ones:
                    b.sendall(octets)
            if a not in self.cut_ones:
                b.shutdown(socket.SHUT_WR)
        except OSError:
            pass
