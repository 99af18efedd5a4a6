"""Mail accepted durably, and accepted and processed."""
import sqlite3
import sys
import time

from .common import Desk, alternate, discard_postfix, load, ratio
from .mailman import LIST, Mailman, why_not
from support.dovecot import Dovecot


def accept(runs):
    print("accept: 8 kB mails, durable before 250")
    with Dovecot("mdbox") as dovecot, discard_postfix() as postfix:
        for sessions, mails, peer_mails, least in ((1, 3000, 800, (3, None)), (10, 12000, 2500, (8, 5)), (50, 15000, 2500, (8, 5))):
            def ours():
                with Desk() as desk:
                    return load("unix:" + desk.socket, "--sessions", sessions, "--mails", mails)["rate"]

            def dovecot_rate():
                return load("127.0.0.1:%d" % dovecot.lmtp, "--sessions", sessions, "--mails", peer_mails, "--to", "liaison@ietf.example")["rate"]

            def postfix_rate():
                return load("127.0.0.1:%d" % postfix.port, "--smtp", "--sessions", sessions, "--mails", peer_mails)["rate"]

            median = alternate(runs, {"liaisond": ours, "Dovecot LMTP mdbox": dovecot_rate, "Postfix queue": postfix_rate})
            ratio("accept, %d session(s), beside Dovecot" % sessions, median["liaisond"], median["Dovecot LMTP mdbox"], least[0])
            if least[1]:
                ratio("accept, %d sessions, beside Postfix" % sessions, median["liaisond"], median["Postfix queue"], least[1])


def mailman(runs):
    """Beside the program that standards bodies run their lists with: until a mail is in its queue, 10 sessions, 8 kB."""
    if why_not():
        print("mailman: not measured: " + why_not())
        return
    print("mailman: 8 kB mails, durable before 250, 10 sessions")
    with Mailman() as peer:
        def ours():
            with Desk() as desk:
                return load("unix:" + desk.socket, "--sessions", 10, "--mails", 12000)["rate"]

        def theirs():
            before = peer.queued()
            rate = load("127.0.0.1:%d" % peer.lmtp, "--sessions", 10, "--mails", 500, "--to", LIST)["rate"]
            assert peer.queued() == before + 500
            return rate

        median = alternate(runs, {"liaisond": ours, "Mailman LMTP": theirs})
        print("accept, 10 sessions, beside Mailman: %.1f x" % (median["liaisond"] / median["Mailman LMTP"]))


def process(runs, mails=4000):
    print("process: until each mail's record, events, acknowledgement and forward are in the store")
    with discard_postfix() as postfix:
        def ours():
            with Desk() as desk:
                began = time.monotonic()
                load("unix:" + desk.socket, "--sessions", 10, "--mails", mails)
                store = sqlite3.connect("file:%s?mode=ro" % desk.store, uri=True)
                while store.execute("SELECT count(*) FROM statement").fetchone()[0] < mails:
                    if time.monotonic() - began > 300:
                        sys.exit("bench: the mails were not processed within 300 s")
                    time.sleep(0.02)
                seconds = time.monotonic() - began
                assert store.execute("SELECT count(*) FROM outbox").fetchone()[0] == 2 * mails
                return mails / seconds

        median = alternate(runs, {"liaisond, fully processed": ours, "Postfix queue":
                                  lambda: load("127.0.0.1:%d" % postfix.port, "--smtp", "--sessions", 10, "--mails", 2500)["rate"]})
        ratio("accept and process, 10 sessions, beside Postfix's queueing", median["liaisond, fully processed"], median["Postfix queue"], 1.5)


def sizes(runs):
    """How the rate and the wait depend on the size of the mails; 10 sessions."""
    print("sizes: durable before 250, 10 sessions; the wait is from MAIL to the last reply")
    with Dovecot("mdbox") as dovecot, discard_postfix() as postfix:
        for kilobytes, mails, peer_mails in ((2, 15000, 3000), (8, 12000, 2500), (100, 2000, 800)):
            options = ("--sessions", 10, "--size", kilobytes * 1024)
            waits = {}

            def ours():
                with Desk() as desk:
                    waits["liaisond"] = load("unix:" + desk.socket, *options, "--mails", mails)
                return waits["liaisond"]["rate"]

            def dovecot_rate():
                waits["Dovecot LMTP mdbox"] = load("127.0.0.1:%d" % dovecot.lmtp, *options, "--mails", peer_mails, "--to", "liaison@ietf.example")
                return waits["Dovecot LMTP mdbox"]["rate"]

            def postfix_rate():
                waits["Postfix queue"] = load("127.0.0.1:%d" % postfix.port, "--smtp", *options, "--mails", peer_mails)
                return waits["Postfix queue"]["rate"]

            median = alternate(runs, {"liaisond": ours, "Dovecot LMTP mdbox": dovecot_rate, "Postfix queue": postfix_rate})
            for name, rate in median.items():
                print("%4d kB  %-20s %8.0f mails/s   half waited less than %6.2f ms, all but 1 in 100 less than %6.2f ms" %
                      (kilobytes, name, rate, waits[name]["p50_ms"], waits[name]["p99_ms"]), flush=True)
