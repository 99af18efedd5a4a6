"""A daemon's system calls, by strace: recorded with everything that it wrote, or made to fail one by one."""
import os
import re
import subprocess

from .waiting import wait_until

_CHANGES = ("openat,creat,pwrite64,pwritev,pwritev2,write,writev,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,msync,"
            "rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,mkdirat,rmdir,mmap,sendto,sendmsg")
_LINE = re.compile(r"(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)")
_RETURN = re.compile(r"\) += (-?\d+)")
_OPENED = re.compile(r'^(?:AT_FDCWD|\d+)<((?:\\x..)*)>(?:\(deleted\))?')

# strace must not stand between a test and the daemon's process (-D), and LeakSanitizer cannot work beside it.
_STRACE = ["strace", "-D", "-f", "-q", "--seccomp-bpf"]


def without_leak_check(environment=None):
    options = [o for o in (os.environ.get("ASAN_OPTIONS"), "detect_leaks=0") if o]
    return dict(environment or {}, ASAN_OPTIONS=":".join(options))


def can_trace():
    """False where strace is missing or the kernel lets nobody trace, as in some containers."""
    try:
        return subprocess.run([*_STRACE[:1], "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def recording(trace):
    """What to start a program with so that `read_calls(trace)` knows what it did to files, and what it said."""
    return [*_STRACE, "-y", "-xx", "-s", "4000000", "-e", "trace=" + _CHANGES, "-o", trace]


def failing(calls, error, when, paths):
    """What to start a program with so that its calls to `paths` fail with `error`; `when` is strace's FIRST..LAST+STEP."""
    return [*_STRACE, *(word for path in paths for word in ("-P", path)), "-e", "trace=" + calls,
            "-e", "inject=%s:error=%s:when=%s" % (calls, error, when), "-o", "/dev/null"]


class Call:
    """One call that succeeded. `began` and `ended` are lines of the record: other threads' calls may lie between."""

    def __init__(self, name, words, result, began, ended):
        self.name, self.words, self.result, self.began, self.ended = name, words, result, began, ended

    def text(self, index):
        return _octets(self.words[index]).decode("utf-8", "surrogateescape")

    def octets(self, index):
        return _octets(self.words[index])

    def number(self, index):
        return int(self.words[index].split("<")[0], 0)

    def path(self, index=0):
        """Of the file behind a descriptor; None where it has no name (any more)."""
        found = _OPENED.match(self.words[index])
        if not found or "(deleted)" in self.words[index]:
            return None
        path = bytes.fromhex(found.group(1).replace("\\x", "")).decode("utf-8", "surrogateescape")
        return path if path.startswith("/") else None

    def target(self, index):
        """The path in a call of the *at family: a folder's descriptor and a name below it."""
        return os.path.normpath(os.path.join(self.path(index) or "/", self.text(index + 1)))

    def __repr__(self):
        return "%s(%s) = %d at %d" % (self.name, ", ".join(w[:80] for w in self.words), self.result, self.began)


def _octets(word):
    return bytes.fromhex(word.strip('"').replace("\\x", ""))


def read_calls(trace):
    """The calls that succeeded, in the order in which they ended."""
    calls, open_calls = [], {}
    with open(trace) as lines:
        for number, line in enumerate(lines):
            found = _LINE.match(line)
            if not found:
                continue
            thread, resumed, name, rest = found.groups()
            if rest.endswith("<unfinished ...>"):
                open_calls[thread] = (name, rest[:-len("<unfinished ...>")].rstrip(), number)
                continue
            began = number
            if resumed:
                name, first, began = open_calls.pop(thread)
                rest = first + rest
            end = None
            for end in _RETURN.finditer(rest):
                pass
            if end and int(end.group(1)) >= 0:
                calls.append(Call(name, rest[:end.start()].split(", "), int(end.group(1)), began, number))
    return calls


def wait_recorded(trace):
    """Until strace has written the end of a process that was killed."""
    def ended():
        with open(trace, "rb") as f:
            f.seek(max(0, os.path.getsize(trace) - 200))
            return b"+++ " in f.read()
    wait_until("the record is complete", ended)
