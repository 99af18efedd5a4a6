"""Waiting for something to become true, free ports, and whose child a process is."""
import itertools
import os
import random
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


claims = []   # sockets whose names say which ports are this process's for as long as it lives


def claim(port):
    """Takes a port that nobody listens on, unless another test has taken it: a server may be started, and again, much later."""
    sign = socket.socket(socket.AF_UNIX)
    try:
        sign.bind("\0liaisond-test-port-%d" % port)
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", port))
    except OSError:
        sign.close()
        return False
    claims.append(sign)
    return True


def free_ports(count):
    """`count` loopback ports that nobody listens on now, and that no other test and no outgoing connection is given."""
    ports = (port for port in iter(lambda: random.randrange(20000, 32000), None) if claim(port))
    return list(itertools.islice(ports, count))


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
