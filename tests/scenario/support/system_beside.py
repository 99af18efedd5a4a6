"""This system with other packages in it, for servers that cannot be installed beside what is here: an overlay over the root,
seen by the test alone. `scripts/install-dependencies test` fetches the packages into build/peers."""
import glob
import os
import subprocess
import tempfile

from .private_mounts import have_own_mounts

PEERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "build", "peers")
_SHARED = ["/dev", "/proc", "/tmp"]   # as they are outside: sockets and configurations of the test lie in /tmp


def why_not(*packages):
    """What there is to say when it cannot be had; nothing when it can."""
    missing = [p for p in packages if not glob.glob("%s/%s_*.deb" % (PEERS, p))]
    if missing:
        return "not fetched (scripts/install-dependencies test): " + " ".join(missing)
    return None if have_own_mounts() else "only root can unpack another mail server over this system"


class SystemBeside:
    """`with SystemBeside("opensmtpd", users=["opensmtpd"]) as system: system.run(["smtpd"])`."""

    def __init__(self, *packages, users=()):
        self.packages, self.users = packages, users
        self.folder = tempfile.mkdtemp(prefix="liaisond-system-")
        self.root = os.path.join(self.folder, "root")

    def __enter__(self):
        mount(self.folder, "-t", "tmpfs", "tmpfs")
        for name in ("upper", "work", "root"):
            os.mkdir(os.path.join(self.folder, name))
        mount(self.root, "-t", "overlay", "-o", "lowerdir=/,upperdir={0}/upper,workdir={0}/work".format(self.folder), "overlay")
        for shared in _SHARED:
            mount(self.root + shared, "--bind", shared)
        for package in self.packages:
            self._unpack(max(glob.glob("%s/%s_*.deb" % (PEERS, package))))
        self.run(["ldconfig"])
        for user in self.users:
            self.run(["useradd", "--system", "--no-create-home", user])
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-R", "-l", self.folder], check=True)
        os.rmdir(self.folder)

    def _unpack(self, file):
        """As dpkg does: a folder of the package that is a link here, as /lib, stays one."""
        content = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", file], stdout=subprocess.PIPE)
        subprocess.run(["tar", "-x", "-C", self.root, "--keep-directory-symlink"], stdin=content.stdout, check=True)
        content.stdout.close()
        content.wait()

    def run(self, command, check=True, **more):
        done = subprocess.run(["chroot", self.root, *command], capture_output=True, text=True, check=False, **more)
        if check and done.returncode != 0:
            raise AssertionError("%s: exit %d\n%s%s" % (" ".join(command), done.returncode, done.stdout, done.stderr))
        return done

    def start(self, command, log):
        """A server that stays in the foreground."""
        return subprocess.Popen(["chroot", self.root, *command], stdout=log, stderr=log)

    def write(self, path, text):
        os.makedirs(os.path.dirname(self.root + path), exist_ok=True)
        with open(self.root + path, "w") as f:
            f.write(text)


def mount(target, *how):
    subprocess.run(["mount", *how, target], check=True)
