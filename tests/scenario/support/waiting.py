"""Waiting for something to become true, free ports, and whose child a process is."""
import os
import socket
import time


def wait_until(what, condition, seconds=20.0):
    """Returns condition()'s first true value; fails with `what` after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError("not within %g s: %s" % (seconds, what))
        time.sleep(0.02)


def free_ports(count):
    """`count` loopback ports that nobody listens on now."""
    held = [socket.socket() for _ in range(count)]
    for s in held:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in held]
    for s in held:
        s.close()
    return ports


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def children_of(parent):
    """The processes that `parent` started and that are still there."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid) as f:
                if int(f.read().rpartition(")")[2].split()[1]) == parent:
                    found.append(int(pid))
        except (FileNotFoundError, ProcessLookupError):
            pass   # it has just ended
    return found
