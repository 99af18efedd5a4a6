"""One mail at a time, and how much memory is taken."""
import re
import statistics
import subprocess
import time

from .common import Desk, program, verdict
from support.mails import LmtpClient, mail
from support.smtp_sink import SmtpSink


def latency(runs):
    print("latency: from the final dot to acknowledgement and forward at the relay")
    took = []
    with SmtpSink() as relay, Desk(relay="smtp://127.0.0.1:%d" % relay.port) as desk:
        for number in range(20 * runs):
            raw = mail(sender="l%d@itu.example" % number, title="Latency %d" % number, message_id="l%d@itu.example" % number)
            before = len(relay.kept)
            with LmtpClient(desk.lmtp_port) as client:
                client.envelope("l%d@itu.example" % number, ["statements@ietf.example"])
                client.say("DATA")
                began = time.monotonic()
                client.socket.sendall(raw + b".\r\n")
                while len(relay.kept) < before + 2 and time.monotonic() - began < 10:
                    time.sleep(0.0005)
                took.append((time.monotonic() - began) * 1000)
            time.sleep(0.02)
    median = statistics.median(took)
    verdict("final dot to both mails at the relay, median of %d" % len(took), "%.1f ms" % median, "25 ms", median < 25)


def memory(_):
    def resident(desk, key="VmRSS"):
        status = open("/proc/%d/status" % desk.process.pid).read()
        return int(re.search(key + r":\s+(\d+)", status).group(1)) / 1024

    print("memory: resident")
    with Desk(lmtp_more="max_sessions = 1200") as desk:
        time.sleep(0.5)
        idle = resident(desk)
        verdict("idle", "%.1f MB" % idle, "20 MB", idle < 20)
        holder = subprocess.Popen([program("bench/bench_load"), "unix:" + desk.socket, "--sessions", "1000", "--idle", "3"], stdout=subprocess.PIPE, text=True)
        holder.stdout.readline()
        time.sleep(0.5)
        held = resident(desk)
        holder.wait()
        verdict("with 1,000 idle sessions", "%.1f MB" % held, "50 MB", held < 50)
    with Desk(lmtp_more='max_size = "60 MB"') as desk:
        raw = mail(title="Fifty megabytes", body="From: ITU-T SG15\nTo: IETF CCAMP WG\nTitle: Fifty megabytes\nPurpose: For information\n\n" +
                   ("x" * 76 + "\n") * 649_000)
        with LmtpClient(desk.lmtp_port) as client:
            client.envelope("ann.lee@itu.example", ["statements@ietf.example"])
            print("  " + client.data(raw)[0])
        desk.wait_processed(1, 60)
        time.sleep(1)
        peak, size = resident(desk, "VmHWM"), len(raw) / 1048576
        verdict("peak with one mail of %.0f MB, in multiples of its size" % size, "%.1f x" % (peak / size), "4.0 x", peak < 4 * size)
