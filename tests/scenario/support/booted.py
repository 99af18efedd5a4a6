"""A real systemd as the first process of namespaces of its own, over an overlay of this system that the test alone sees."""
import os
import subprocess
import tempfile

from .system_beside import SystemBeside, why_not
from .waiting import children_of, wait_until

# What systemd needs around it; then it takes the place of the shell, as process 1. What is the machine's stays out of its
# reach: its files of /tmp, the kernel's settings, the other control groups.
_BEGIN = """set -e
mount -t tmpfs tmpfs {root}/tmp
mount -t proc proc {root}/proc
mount --bind {root}/proc/sys {root}/proc/sys
mount -o remount,bind,ro {root}/proc/sys
mount -t tmpfs tmpfs {root}/run
mount -t tmpfs tmpfs {root}/sys
mkdir -p {root}/sys/fs/cgroup
{groups}
mkdir {root}/run/outside
cd {root}
pivot_root . run/outside   # not chroot: within one nobody may make user namespaces, which PrivateUsers= asks for
umount -l /run/outside
export container=private
exec /lib/systemd/systemd --system --unit=trial.target --log-target=console --log-level=warning
"""
_GROUPS_1 = """mount -t tmpfs tmpfs {root}/sys/fs/cgroup
mkdir {root}/sys/fs/cgroup/systemd
mount -t cgroup -o none,name=systemd cgroup {root}/sys/fs/cgroup/systemd"""
_GROUPS_2 = "mount -t cgroup2 cgroup2 {root}/sys/fs/cgroup"


def _place_of_groups():
    """Where this process stands in the tree of control groups that a systemd would manage, and whether it is the old tree."""
    with open("/proc/self/cgroup") as f:
        places = {controllers: place for _, controllers, place in (line.strip().split(":", 2) for line in f)}
    old = "name=systemd" in places
    tree = "/sys/fs/cgroup/systemd" if old else "/sys/fs/cgroup"
    place = places["name=systemd" if old else ""] if old or "" in places else ""
    return tree + place, old


def why_no_systemd():
    """What there is to say when none can be started; nothing when one can."""
    if not os.path.exists("/lib/systemd/systemd"):
        return "systemd is not installed"
    if not os.access(_place_of_groups()[0], os.W_OK):
        return "there are no control groups to write to"
    return why_not()


class Booted:
    """`with Booted(prepare) as system: system.run("systemctl", "status")`. `prepare(system_beside)` lays files into the root
    before; it gives the units to be started, by name, which must not depend on sysinit.target."""

    def __init__(self, prepare):
        self.prepare = prepare
        self.beside = SystemBeside()
        self.log = tempfile.TemporaryFile("w+")
        self.outside = None

    def __enter__(self):
        self.beside.__enter__()
        try:
            units = self.prepare(self.beside)
            self.beside.write("/etc/systemd/system/trial.target",
                              "[Unit]\nDescription=trial\nDefaultDependencies=no\nWants=systemd-journald.service %s\n" % " ".join(units))
            self.beside.write("/etc/systemd/journald.conf.d/trial.conf", "[Journal]\nReadKMsg=no\nStorage=volatile\n")
            self._start()
            wait_until("the first process is there", lambda: children_of(self.outside.pid))
            self.first = children_of(self.outside.pid)[0]
            wait_until("systemd answers", self._answers, 60)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.outside is not None:
            self.outside.kill()   # and with it, --kill-child, all that systemd has started
            self.outside.wait(30)
            for folder, _, _ in os.walk(self.group, topdown=False):
                wait_until("its control group is empty", lambda: _removed(folder), 30)
        self.log.close()
        self.beside.__exit__()

    def _start(self):
        place, old = _place_of_groups()
        self.group = tempfile.mkdtemp(prefix="liaisond-trial-", dir=place)
        begin = _BEGIN.format(root=self.beside.root, groups=(_GROUPS_1 if old else _GROUPS_2).format(root=self.beside.root))

        def join_group():
            with open(self.group + "/cgroup.procs", "w") as f:
                f.write(str(os.getpid()))
        self.outside = subprocess.Popen(["unshare", "--pid", "--fork", "--kill-child", "--mount", "--uts", "--ipc", "--net", "--cgroup", "bash", "-c", begin],
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, preexec_fn=join_group)

    def _answers(self):
        if self.outside.poll() is not None:
            self.log.seek(0)
            raise AssertionError("systemd ended: exit %d\n%s" % (self.outside.returncode, self.log.read()))
        return self.run("systemctl", "is-active", "init.scope", check=False).stdout.strip() == "active"

    def run(self, *command, check=True, text=None, seconds=60):
        done = subprocess.run(["nsenter", "--target", str(self.first), "--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup", "--root", "--wd=/", *command],
                              capture_output=True, text=True, input=text, timeout=seconds)
        if check and done.returncode != 0:
            raise AssertionError("%s: exit %d\n%s%s" % (" ".join(command), done.returncode, done.stdout, done.stderr))
        return done

    def show(self, unit, name):
        return self.run("systemctl", "show", "--value", "-p", name, unit).stdout.strip()


def _removed(folder):
    try:
        os.rmdir(folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
