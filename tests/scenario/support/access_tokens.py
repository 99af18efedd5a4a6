"""Access tokens (JWT, RFC 7519, HS256) that a Dovecot of the tests checks by itself, with the key it shares with us."""
import base64
import hashlib
import hmac
import json
import os
import tempfile
import time

DOVECOT = """
auth_mechanisms = plain {mechanism}
passdb {{
  driver = oauth2
  mechanisms = {mechanism}
  args = {folder}/oauth2.conf
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""
OAUTH2 = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/keys/
username_attribute = sub
"""


def encoded(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=")


class TokenIssuer:
    """`with TokenIssuer() as issuer:`; the command that it names prints what give() was told last."""

    def __init__(self):
        self.key = os.urandom(32)
        self.directory = tempfile.TemporaryDirectory(prefix="tokens-")
        self.folder = self.directory.name
        os.chmod(self.folder, 0o755)
        os.makedirs(self.folder + "/keys/default/HS256")
        with open(self.folder + "/keys/default/HS256/default", "wb") as f:
            f.write(base64.b64encode(self.key))
        with open(self.folder + "/oauth2.conf", "w") as f:
            f.write(OAUTH2.format(folder=self.folder))
        self.command = "cat %s/token; status=$?; echo >> %s/asked; exit $status" % (self.folder, self.folder)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.directory.cleanup()

    def dovecot(self, mechanism):
        """What makes a Dovecot take our tokens, besides passwords."""
        return DOVECOT.format(mechanism=mechanism, folder=self.folder)

    def token(self, lifetime, key=None, user="liaison"):
        now = int(time.time())
        claims = {"sub": user, "iat": now - 7200, "exp": now + lifetime}
        signed = b".".join(encoded(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
        return (signed + b"." + encoded(hmac.new(key or self.key, signed, hashlib.sha256).digest())).decode()

    def give(self, token, lifetime=None):
        """From now on the command prints this; a lifetime in its second line."""
        with open(self.folder + "/new", "w") as f:
            f.write(token + "\n" + ("%d\n" % lifetime if lifetime is not None else ""))
        os.replace(self.folder + "/new", self.folder + "/token")

    def asked(self):
        """How often the command was run; what it printed is settled by then."""
        try:
            return os.path.getsize(self.folder + "/asked")
        except FileNotFoundError:
            return 0
