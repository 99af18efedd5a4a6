"""File systems of a test's own: mounted where nobody else sees them, gone with the test's process."""
import ctypes
import errno
import os
import subprocess

_NEW_MOUNTS = 0x00020000   # CLONE_NEWNS of unshare(2)


def have_own_mounts():
    """From now on what this process mounts is seen by it and its children alone; False where that is not allowed."""
    if os.geteuid() != 0 or ctypes.CDLL(None, use_errno=True).unshare(_NEW_MOUNTS) != 0:
        return False
    return subprocess.run(["mount", "--make-rprivate", "/"], capture_output=True, check=False).returncode == 0


class SmallDisk:
    """`with SmallDisk(place, "4m") as disk:`; a file system of that size at `place`, a folder."""

    def __init__(self, place, size):
        self.place, self.size = place, size

    def __enter__(self):
        os.makedirs(self.place, exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755,size=" + self.size, "tmpfs", self.place], check=True)
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", self.place], check=True)

    def fill(self, leave=0):
        """Takes all room but `leave` octets, or less where somebody else writes at the same time."""
        room = os.statvfs(self.place)
        try:
            with open(os.path.join(self.place, "ballast"), "wb") as f:
                f.write(bytes(max(0, room.f_bavail * room.f_frsize - leave)))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise

    def make_room(self):
        os.remove(os.path.join(self.place, "ballast"))

    def may_be_written(self, may):
        """A running program's open files keep it writable: to be called while there is none."""
        subprocess.run(["mount", "-o", "remount," + ("rw" if may else "ro"), self.place], check=True)
