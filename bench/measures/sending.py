"""Mail sent to a relay that takes everything."""
import os
import sqlite3
import subprocess
import time

from .common import NOWHERE, Desk, alternate, load, postfix_to
from support.waiting import answers, free_ports, wait_until


class Sink:
    """Postfix's smtp-sink: it takes mail and keeps none."""

    def __enter__(self):
        self.port = free_ports(1)[0]
        self.process = subprocess.Popen(["/usr/sbin/smtp-sink", "-c", "-u", "nobody", "127.0.0.1:%d" % self.port, "256"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until("the sink listens", lambda: answers(self.port))
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def waiting_in(queue):
    return sum(len(files) for part in ("maildrop", "incoming", "active", "deferred")
               for _, _, files in os.walk(os.path.join(queue, "spool", part)))


def outbound(runs, mails=2000):
    print("outbound: to a sink. liaisond sends the two mails that follow from each of %d, all waiting; Postfix takes and relays twice as many"
          % mails)
    with Sink() as sink, postfix_to("smtp:[127.0.0.1]:%d" % sink.port) as postfix:
        def ours():
            with Desk() as desk:
                load("unix:" + desk.socket, "--sessions", 10, "--mails", mails)
                desk.wait_processed(mails, 300)
                desk.stop()
                with open(desk.config) as f:
                    config = f.read()
                with open(desk.config, "w") as f:
                    f.write(config.replace(NOWHERE, "smtp://127.0.0.1:%d" % sink.port))
                store = sqlite3.connect(desk.store)
                store.execute("UPDATE outbox SET due = 0")   # those that were tried already would wait for their next attempt
                store.commit()
                began = time.monotonic()
                desk.start()
                wait_until("all mail is at the sink", lambda: store.execute("SELECT count(*) FROM outbox WHERE waiting > 0").fetchone()[0] == 0, 300)
                seconds = time.monotonic() - began
                store.close()
                return 2 * mails / seconds

        def peer():
            began = time.monotonic()
            load("127.0.0.1:%d" % postfix.port, "--smtp", "--sessions", 10, "--mails", 2 * mails)
            wait_until("Postfix's queue is empty", lambda: waiting_in(postfix.folder) == 0, 300)
            return 2 * mails / (time.monotonic() - began)

        median = alternate(runs, {"liaisond": ours, "Postfix, taking and relaying": peer})
        for name, rate in median.items():
            print("%-30s %8.0f mails/s" % (name, rate), flush=True)
