"""What the relays that tests play have in common: a loopback port, and a thread for each connection."""
import socketserver
import sys
import threading


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 100

    def handle_error(self, request, client_address):
        """A client that dies in the middle, or has had enough, is what some tests are about."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class RelayServer:
    """`with` one; relay.port. Each connection is a `session`, a request handler of socketserver's, which finds this as its
    server.relay."""

    def __init__(self, session, port=0):
        self.server = _Server(("127.0.0.1", port), session)
        self.server.relay = self
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
