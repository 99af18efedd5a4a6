"""What all measures share: the build they look at, the load, alternating rounds, verdicts, a desk and a peer for each."""
import json
import os
import statistics
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "tests", "scenario"))

from support import daemon  # noqa: E402, behind the path
from support.postfix import Postfix  # noqa: E402

NOWHERE = "smtp://127.0.0.1:9"   # nobody listens there: mail stays in the outbox
build = os.path.join(TOP, "build", "release")


def use_build(folder):
    """Where the release build is; to be called first."""
    global build
    build = folder
    daemon.PROGRAM = program("liaisond")
    if not os.path.exists(program("bench/bench_load")):
        sys.exit("bench: build first: cmake --preset release && cmake --build --preset release")


def program(name):
    return os.path.join(build, name)


def load(address, *options):
    done = subprocess.run([program("bench/bench_load"), address, *map(str, options)], capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        sys.exit("bench: the load on %s failed: %s%s" % (address, done.stdout, done.stderr))
    return json.loads(done.stdout)


def alternate(runs, contestants):
    """{name: median rate}: each contestant once a round, so that a busy moment hits all."""
    rates = {name: [] for name in contestants}
    for round_number in range(runs):
        for name, measure in contestants.items():
            rates[name].append(measure())
            print("  round %d  %-28s %8.0f mails/s" % (round_number + 1, name, rates[name][-1]), flush=True)
    return {name: statistics.median(values) for name, values in rates.items()}


def verdict(what, value, wanted, good):
    print("%-66s %10s  wanted %-10s %s" % (what, value, wanted, "reached" if good else "NOT REACHED"), flush=True)


def ratio(what, ours, theirs, least):
    verdict(what, "%.1f x" % (ours / theirs), "%.1f x" % least, ours >= least * theirs)


class Desk:
    """A fresh liaisond for each measurement."""

    def __init__(self, relay=NOWHERE, **more):
        self.daemon = daemon.Daemon(relay=relay, smtp_more="mails_a_day = 0", **more)

    def __enter__(self):
        return self.daemon.__enter__()

    def __exit__(self, *what):
        self.daemon.__exit__(*what)


def postfix_to(transport):
    """A Postfix that queues what it takes, and hands all of it to one transport."""
    peer = Postfix("nowhere")
    peer.extend("main.cf", "\ntransport_maps =\nvirtual_transport = %s\n" % transport)
    peer.extend("master.cf", "discard unix - - n - - discard\n")
    return peer


def discard_postfix():
    """A Postfix that queues and throws away."""
    return postfix_to("discard:")


def cpu_seconds(pid):
    fields = open("/proc/%d/stat" % pid).read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
