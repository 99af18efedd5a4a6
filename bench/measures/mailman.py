"""Mailman 3 as far as it takes mail: its LMTP runner and its queue, in a folder of their own."""
import os
import pwd
import shutil
import subprocess
import tempfile

from support.waiting import answers, free_ports, wait_until

_PROGRAMS = "/usr/lib/mailman3/bin"
LIST = "statements@ietf.example"
_OTHER_RUNNERS = ("archive", "bounces", "command", "digest", "in", "nntp", "out", "pipeline", "rest", "retry", "task", "virgin")


def why_not():
    """What there is to say when it cannot be had; nothing when it can."""
    return None if os.path.exists(_PROGRAMS + "/master") else "Mailman 3 is not installed (scripts/install-dependencies bench)"


class Mailman:
    """One list; what was taken for it stays in the incoming queue, a file a mail."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="liaisond-mailman-")
        self.lmtp, web = free_ports(2)
        config = os.path.join(self.folder, "mailman.cfg")
        with open(config, "w") as f:
            f.write("[mailman]\nsite_owner: owner@ietf.example\nlayout: here\n[paths.here]\nvar_dir: %s/var\nbin_dir: %s\n"
                    "[mta]\nincoming: mailman.mta.null.NullMTA\nlmtp_host: 127.0.0.1\nlmtp_port: %d\n[webservice]\nport: %d\n"
                    % (self.folder, _PROGRAMS, self.lmtp, web))
            f.write("".join("[runner.%s]\nstart: no\n" % name for name in _OTHER_RUNNERS))
        user = []
        if os.geteuid() == 0:   # it refuses to be root's
            owner = pwd.getpwnam("list")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            user = ["setpriv", "--reuid=list", "--regid=list", "--clear-groups", "env", "HOME=" + self.folder]
        subprocess.run([*user, _PROGRAMS + "/mailman", "-C", config, "create", "-d", "-o", "owner@ietf.example", LIST],
                       check=True, capture_output=True, timeout=60)
        self.process = subprocess.Popen([*user, _PROGRAMS + "/master", "-C", config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until("Mailman listens", lambda: answers(self.lmtp), 60)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)
        shutil.rmtree(self.folder)

    def queued(self):
        return len(os.listdir(os.path.join(self.folder, "var", "queue", "in")))
