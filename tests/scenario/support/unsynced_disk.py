"""What a disk holds after a power failure: what was synced for certain, of the rest any part.

A folder is followed through the calls of a recorded process (support/system_calls.py). Of what was not synced when the power
failed, each sector of each write, each truncation, and each change of a folder's entries survives or does not, on its own: less
than POSIX promises on no file system, and less than most do."""
import os

SECTOR = 512
_SHARED_MEMORY = "-shm"     # SQLite's index of the log is made anew by whoever opens the store first


class _File:
    def __init__(self, content=b""):
        self.content = bytearray(content)   # as a sync left it
        self.size = len(content)            # as the process sees it
        self.unsynced = []                  # (offset, octets) or (None, size), each with the line at which it had ended

    def write(self, call, offset, octets):
        self.unsynced.append((call.ended, offset, octets))
        self.size = max(self.size, offset + len(octets))

    def truncate(self, call, size):
        self.unsynced.append((call.ended, None, size))
        self.size = size

    def sync(self, began):
        covered = [change for change in self.unsynced if change[0] < began]
        self.unsynced = [change for change in self.unsynced if change[0] >= began]
        for _, offset, what in covered:
            _apply(self.content, offset, what)

    def surviving(self, survives):
        content = bytearray(self.content)
        for _, offset, what in self.unsynced:
            if offset is None:
                if survives():
                    _apply(content, None, what)
                continue
            at = 0
            while at < len(what):
                end = at + SECTOR - (offset + at) % SECTOR
                if survives():
                    _apply(content, offset + at, what[at:end])
                at = end
        return bytes(content)


def _apply(content, offset, what):
    size = what if offset is None else offset + len(what)
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if offset is None:
        del content[size:]
    else:
        content[offset:size] = what


class _Folder:
    def __init__(self):
        self.synced, self.entries, self.unsynced = {}, {}, []

    def change(self, call, **entries):
        """Names and what they now stand for (None: nothing), changed together."""
        self.unsynced.append((call.ended, entries))
        _enter(self.entries, entries)

    def sync(self, began):
        for ended, entries in self.unsynced:
            if ended < began:
                _enter(self.synced, entries)
        self.unsynced = [change for change in self.unsynced if change[0] >= began]

    def surviving(self, survives):
        entries = dict(self.synced)
        for _, changed in self.unsynced:
            if survives():
                _enter(entries, changed)
        return entries


def _enter(entries, changed):
    for name, what in changed.items():
        if what is None:
            entries.pop(name, None)
        else:
            entries[name] = what


class UnsyncedDisk:
    """The folder `root`, of which `before` is a copy made before the process started; `play` the calls, then
    `write_survivors`. With keeps_syncs=False the disk lies: a sync does nothing."""

    def __init__(self, root, before, keeps_syncs=True):
        self.root, self.keeps_syncs = root, keeps_syncs
        self.folder = self._read(before)
        self.positions = {}

    def _read(self, path):
        folder = _Folder()
        for entry in os.scandir(path):
            if entry.is_dir(follow_symlinks=False):
                folder.entries[entry.name] = self._read(entry.path)
            elif entry.is_file(follow_symlinks=False):
                with open(entry.path, "rb") as f:
                    folder.entries[entry.name] = _File(f.read())
        folder.synced = dict(folder.entries)
        return folder

    def play(self, call):
        play = getattr(self, "_" + call.name, None)
        if play:
            play(call)

    # Where a path leads; None for what lies outside of the root.

    def _inside(self, path):
        if path is None:
            return None
        below = os.path.relpath(path, self.root)
        return None if below.startswith("..") else below

    def _place(self, path):
        """(folder, name) of a path inside."""
        below = self._inside(path)
        if below is None or below == ".":
            return None
        *folders, name = below.split(os.sep)
        folder = self.folder
        for part in folders:
            folder = folder.entries[part]
        return folder, name

    def _at(self, path):
        if self._inside(path) == ".":
            return self.folder
        place = self._place(path)
        return place and place[0].entries.get(place[1])

    # The calls.

    def _openat(self, call):
        place = self._place(call.target(0))
        if not place:
            return
        folder, name = place
        flags = call.words[2].split("|")
        if name not in folder.entries and "O_CREAT" in flags:
            folder.change(call, **{name: _File()})
        file = folder.entries.get(name)
        if isinstance(file, _File):
            if "O_TRUNC" in flags and file.size:
                file.truncate(call, 0)
            self.positions[call.result] = file.size if "O_APPEND" in flags else 0

    def _pwrite64(self, call):
        file = self._at(call.path())
        if file:
            self._must_be_plain(call, file)
            file.write(call, call.number(3), call.octets(1)[:call.result])

    def _write(self, call):
        file = self._at(call.path())
        if file and self._inside(call.path()):
            self._must_be_plain(call, file)
            descriptor = call.number(0)
            if descriptor not in self.positions:
                return   # inherited: the log
            file.write(call, self.positions[descriptor], call.octets(1)[:call.result])
            self.positions[descriptor] += call.result

    @staticmethod
    def _must_be_plain(call, file):
        if not isinstance(file, _File) or len(call.octets(1)) < call.result:
            raise AssertionError("cannot follow %r" % call)

    def _ftruncate(self, call):
        file = self._at(call.path())
        if file:
            file.truncate(call, call.number(1))

    def _fsync(self, call):
        what = self._at(call.path())
        if what and self.keeps_syncs:
            what.sync(call.began)

    _fdatasync = _fsync

    def _rename(self, call):
        self._renamed(call, call.text(0), call.text(1))

    def _renameat2(self, call):
        self._renamed(call, call.target(0), call.target(2))

    _renameat = _renameat2

    def _renamed(self, call, old, new):
        old, new = self._place(old), self._place(new)
        if not old and not new:
            return
        what = old[0].entries[old[1]]
        if old[0] is new[0]:
            old[0].change(call, **{old[1]: None, new[1]: what})
        else:
            new[0].change(call, **{new[1]: what})
            old[0].change(call, **{old[1]: None})

    def _unlink(self, call):
        self._remove(call, call.text(0))

    def _unlinkat(self, call):
        self._remove(call, call.target(0))

    _rmdir = _unlink

    def _remove(self, call, path):
        place = self._place(path)
        if place:
            place[0].change(call, **{place[1]: None})

    def _link(self, call):
        old, new = self._place(call.text(0)), self._place(call.text(1))
        if old and new:
            new[0].change(call, **{new[1]: old[0].entries[old[1]]})

    def _mkdir(self, call):
        self._make_folder(call, call.text(0))

    def _mkdirat(self, call):
        self._make_folder(call, call.target(0))

    def _make_folder(self, call, path):
        place = self._place(path)
        if place:
            place[0].change(call, **{place[1]: _Folder()})

    def _mmap(self, call):
        path = call.path(4) if "<" in call.words[4] else None
        if self._place(path) and "PROT_WRITE" in call.words[2] and "MAP_SHARED" in call.words[3] and not path.endswith(_SHARED_MEMORY):
            raise AssertionError("writes through memory cannot be followed: %r" % call)

    def _cannot_follow(self, call):
        if self._place(call.path()):
            raise AssertionError("cannot follow %r" % call)

    _pwritev = _pwritev2 = _writev = _fallocate = _sync_file_range = _msync = _cannot_follow

    # The power fails.

    def write_survivors(self, target, survives):
        """The folder as it may be found afterwards; `survives` is asked for each thing that was not synced."""
        self._write_folder(self.folder, target, survives)

    def _write_folder(self, folder, target, survives):
        os.makedirs(target, exist_ok=True)
        for name, what in folder.surviving(survives).items():
            path = os.path.join(target, name)
            if isinstance(what, _Folder):
                self._write_folder(what, path, survives)
            elif not name.endswith(_SHARED_MEMORY):
                with open(path, "wb") as f:
                    f.write(what.surviving(survives))
