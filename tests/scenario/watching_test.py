"""Watching: /healthz is red for each reason that it names, /metrics tells the truth, and nobody can harm the desk by asking."""
import http.client
import json
import os
import re
import resource
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest

from support.daemon import Daemon
from support.mails import LmtpClient, mail, send_lmtp
from support.promtool import find_promtool
from support.waiting import answers, free_ports, wait_until

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HOUR = 3600 * 1000
SAMPLE = re.compile(r'^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$')


class Watched(Daemon):
    """A daemon with a web listener."""

    def __init__(self, web="", more="", **how):
        self.web_port = free_ports(1)[0]
        super().__init__(more='\n[web]\nlisten = ["127.0.0.1:%d"]\n%s\n%s' % (self.web_port, web, more), **how)

    def listens(self):
        return super().listens() and answers(self.web_port)

    def ask(self, path, method="GET", timeout=20):
        """(status, headers, body)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.web_port, timeout=timeout)
        try:
            connection.request(method, path)
            reply = connection.getresponse()
            return reply.status, reply.headers, reply.read().decode()
        finally:
            connection.close()

    def metrics(self):
        """{'liaisond_mails{outcome="held"}': 1.0, ...}"""
        status, headers, body = self.ask("/metrics")
        assert status == 200 and headers["Content-Type"].startswith("text/plain; version=0.0.4"), (status, headers)
        found = {}
        for line in body.splitlines():
            if line and not line.startswith("#"):
                name, labels, value = SAMPLE.match(line).groups()
                found[name + ("{%s}" % labels if labels else "")] = float(value)
        return found

    def reasons(self):
        """{"disk": "..."}; empty when it is green."""
        status, _, body = self.ask("/healthz")
        lines = body.splitlines()
        if status == 200:
            assert lines == ["ok"], body
            return {}
        assert status == 503 and lines[0] == "red", body
        return dict(line.split(": ", 1) for line in lines[1:])

    def change(self, *statements):
        """Beside the running daemon, as time would."""
        store = sqlite3.connect(self.store, timeout=10)
        with store:
            for statement in statements:
                store.execute(statement)
        store.close()


class Metrics(unittest.TestCase):
    def test_they_say_what_the_commands_say(self):
        with Watched() as desk:
            for data in (mail(title="One"), mail(title="Two"), mail(authentic=False), mail(body="Just a question.\n")):
                send_lmtp(desk.lmtp_port, data)
            desk.wait_processed(4)
            desk.wait_sent()
            m = desk.metrics()
            outcomes = [x["outcome"] for x in desk.mails()]
            self.assertEqual(m["liaisond_mails_accepted_total"], 4)
            for outcome in ("statement", "filed", "command", "bounce", "automatic", "duplicate", "held"):
                self.assertEqual(m['liaisond_mails{outcome="%s"}' % outcome], outcomes.count(outcome), outcome)
            self.assertEqual(m["liaisond_mails_held"], len(desk.records("held")))
            self.assertEqual(m["liaisond_mails_unprocessed"], 0)
            self.assertEqual(m["liaisond_statements_total"], len(desk.statements()))
            self.assertEqual(m["liaisond_statements_open"], len(desk.records("list", "--open")))
            sent = sum(len(x["recipients"]) for x in desk.records("queue", "list", "--all"))
            self.assertEqual(m['liaisond_outbox_recipients{state="sent"}'], sent)
            self.assertEqual(m['liaisond_outbox_recipients{state="waiting"}'], 0)
            self.assertNotIn("liaisond_oldest_unsent_timestamp_seconds", m)
            self.assertGreaterEqual(m["liaisond_store_commit_seconds_count"], 4)
            self.assertEqual(m["liaisond_store_commit_seconds_count"], m['liaisond_store_commit_seconds_bucket{le="+Inf"}'])
            self.assertGreater(m["liaisond_store_commit_seconds_sum"], 0)
            self.assertTrue(all(m['liaisond_healthy{check="%s"}' % c] == 1 for c in ("store", "writable", "disk", "intake", "outbox", "mailboxes")))
            self.assertLess(abs(m["process_start_time_seconds"] - os.stat("/proc/%d" % desk.process.pid).st_ctime), 5)
            self.assertGreater(m["process_resident_memory_bytes"], 1e6)
            self.assertGreater(m["liaisond_store_bytes"], 8192)
            self.assertEqual(m["liaisond_lmtp_sessions"], 0)
            with LmtpClient(desk.lmtp_port):
                self.assertEqual(desk.metrics()["liaisond_lmtp_sessions"], 1)
            self.assertNotIn("BROKEN", desk.run("verify").stdout)

    def test_mail_that_waits_is_counted_by_age(self):
        with Watched(relay="smtp://127.0.0.1:%d" % free_ports(1)[0]) as desk:
            send_lmtp(desk.lmtp_port, mail())
            desk.wait_processed(1)
            m = desk.metrics()
            self.assertEqual(m['liaisond_outbox_waiting{older_than="0"}'], 2)
            self.assertLess(time.time() - m["liaisond_oldest_unsent_timestamp_seconds"], 60)
            desk.change("UPDATE outbox SET created = created - 2 * %d WHERE id = 1" % HOUR)
            m = desk.metrics()
            self.assertEqual((m['liaisond_outbox_waiting{older_than="0"}'], m['liaisond_outbox_waiting{older_than="3600"}']), (1, 1))

    def test_what_the_rules_and_the_dashboard_name_exists(self):
        with Watched(more='[[imap]]\nurl = "imap://127.0.0.1:%d/INBOX"\nuser = "u"\npassword_command = "echo x"\nstarttls = "never"\n'
                     % free_ports(1)[0], relay="smtp://127.0.0.1:%d" % free_ports(1)[0]) as desk:
            send_lmtp(desk.lmtp_port, mail())
            desk.wait_processed(1)
            wait_until("the mailbox is known", lambda: self.rows(desk, "SELECT count(*) FROM mailbox")[0][0])
            desk.change("UPDATE mailbox SET looked = failed", "UPDATE inbox SET outcome = NULL, processed = NULL, claimed = 1")
            there = {re.sub(r"\{.*", "", name) for name in desk.metrics()}
            for name in ("prometheus.rules.yml", "grafana.json"):
                with open(os.path.join(TOP, "docs", "examples", name)) as f:
                    text = f.read()
                named = set(re.findall(r"\b(?:liaisond|process)_[a-z_]+", text))
                self.assertGreater(len(named), 5)
                self.assertEqual(sorted(named - there), [], name)

    def rows(self, desk, sql):
        store = sqlite3.connect(desk.store)
        try:
            return store.execute(sql).fetchall()
        finally:
            store.close()

    def test_the_dashboard_is_json_with_a_title_for_each_panel(self):
        with open(os.path.join(TOP, "docs", "examples", "grafana.json")) as f:
            dashboard = json.load(f)
        self.assertTrue(all(p["title"] and p["targets"] for p in dashboard["panels"]))
        self.assertEqual(len({p["id"] for p in dashboard["panels"]}), len(dashboard["panels"]))

    def test_promtool_finds_nothing_wrong(self):
        with tempfile.TemporaryDirectory() as folder, Watched() as desk:
            promtool = find_promtool(folder)
            if not promtool:
                self.skipTest("promtool is neither installed nor fetched (scripts/install-dependencies test): rules and metrics were not checked by it")
            for command in (["check", "rules", "prometheus.rules.yml"], ["test", "rules", "prometheus.rules_test.yml"]):
                done = subprocess.run([promtool, *command], cwd=os.path.join(TOP, "docs", "examples"), capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            done = subprocess.run([promtool, "check", "metrics"], input=desk.ask("/metrics")[2], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))


class Health(unittest.TestCase):
    """Promised: green while the desk does its work, red with the reason while it does not, green again afterwards."""

    def becomes(self, desk, names, seconds=20):
        wait_until("red for %s" % names if names else "green", lambda: set(desk.reasons()) == set(names), seconds)
        return desk.reasons()

    def test_disk(self):
        with Watched(web='disk_reserve = "1000 GB"') as desk:
            self.assertIn("disk_reserve", self.becomes(desk, ["disk"])["disk"])
            with open(desk.config) as f:
                text = f.read()
            with open(desk.config, "w") as f:
                f.write(text.replace("1000 GB", "1 MB"))
            desk.process.send_signal(1)
            self.becomes(desk, [])

    def test_outbox(self):
        with Watched(relay="smtp://127.0.0.1:%d" % free_ports(1)[0]) as desk:
            send_lmtp(desk.lmtp_port, mail())
            desk.wait_processed(1)
            self.assertEqual(desk.reasons(), {})
            desk.change("UPDATE outbox SET created = created - 5 * %d" % HOUR)
            self.assertIn("warn_after", self.becomes(desk, ["outbox"])["outbox"])
            for row in desk.queue():
                desk.run("queue", "drop", str(row["id"]), "--why", "a test")
            self.becomes(desk, [])

    def test_intake(self):
        with Watched() as desk:
            send_lmtp(desk.lmtp_port, mail())
            desk.wait_processed(1)
            desk.change("UPDATE inbox SET outcome = NULL, processed = NULL, claimed = 1, received = received - %d" % HOUR)
            self.assertIn("1 mails wait", self.becomes(desk, ["intake"])["intake"])
            desk.change("UPDATE inbox SET outcome = 'automatic', processed = 1, claimed = NULL")
            self.becomes(desk, [])

    def test_mailbox(self):
        with Watched(more='[[imap]]\nurl = "imap://127.0.0.1:%d/INBOX"\nuser = "u"\npassword_command = "echo x"\nstarttls = "never"\n'
                     % free_ports(1)[0]) as desk:
            wait_until("the mailbox is known", lambda: "mailbox.lost" in desk.log())
            self.becomes(desk, [])
            desk.change("UPDATE mailbox SET known_since = known_since - 2 * %d" % HOUR)
            self.assertIn("never", self.becomes(desk, ["mailboxes"])["mailboxes"])

    def test_store_that_another_program_keeps_locked(self):
        with Watched() as desk:
            self.assertEqual(desk.reasons(), {})
            other = sqlite3.connect(desk.store, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            self.becomes(desk, ["writable"], 40)
            other.execute("ROLLBACK")
            other.close()
            self.becomes(desk, [], 40)

    def test_store_that_cannot_grow(self):
        """A limit on the size of its files stands for a full disk."""
        with Watched() as desk:
            self.assertEqual(desk.reasons(), {})
            _, most = resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE)
            resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (1, most))
            reasons = self.becomes(desk, ["writable"], 40)
            self.assertEqual(desk.metrics()['liaisond_healthy{check="writable"}'], 0)
            self.assertTrue(reasons["writable"])
            resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (most, most))
            self.becomes(desk, [], 40)

    def test_damaged_store(self):
        with Watched() as desk:
            for number in range(3):
                send_lmtp(desk.lmtp_port, mail(title="Statement %d" % number))
            desk.wait_processed(3)
            desk.wait_sent()
            time.sleep(1)  # the log is copied into the file
            with open(desk.store, "r+b") as f:
                for page in range(1, os.path.getsize(desk.store) // 8192):
                    f.seek(page * 8192)
                    f.write(b"\x7f" * 8192)
            reasons = wait_until("red for the store", lambda: (lambda r: r if "store" in r or "writable" in r else None)(desk.reasons()), 40)
            self.assertTrue(any("liaisond restore" in text for text in reasons.values()), reasons)
            desk.kill()


class Asking(unittest.TestCase):
    def raw(self, desk, data, pause=0.0, wait=20):
        """What comes back for these octets, until the end."""
        with socket.create_connection(("127.0.0.1", desk.web_port), timeout=wait) as s:
            try:
                if pause:
                    for octet in data:
                        s.sendall(bytes([octet]))
                        time.sleep(pause)
                else:
                    s.sendall(data)
            except OSError:
                pass
            got = b""
            try:
                while True:
                    part = s.recv(65536)
                    if not part:
                        return got
                    got += part
            except ConnectionError:
                return got

    def test_only_what_is_there_is_answered(self):
        with Watched() as desk:
            self.assertEqual(desk.ask("/healthz?verbose")[::2], (200, "ok\n"))
            self.assertEqual(desk.ask("/")[0], 404)
            self.assertEqual(desk.ask("/../etc/passwd")[0], 404)
            self.assertEqual(desk.ask("/metrics", "POST")[0], 405)
            status, headers, body = desk.ask("/healthz", "HEAD")
            self.assertEqual((status, headers["Content-Length"], body), (200, "3", ""))

    def test_garbage_is_refused_and_the_desk_goes_on(self):
        with Watched() as desk:
            for data in (b"\x00\xff\x00\xff\r\n\r\n", b"GET\r\n\r\n", b"GET /healthz HTTP/9.9\r\n\r\n", b"EHLO x\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
                         b"GET /healthz HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", b"GET /healthz HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                         b"GET /healthz HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"):
                got = self.raw(desk, data)
                self.assertTrue(got == b"" or got.startswith(b"HTTP/1.1 4"), (data, got))
            for huge in (b"GET /" + b"x" * 100000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 100000 + b"\r\n"):
                got = self.raw(desk, huge)
                self.assertTrue(got == b"" or got.startswith(b"HTTP/1.1 4"), got[:200])
            self.assertEqual(desk.reasons(), {})

    def test_whoever_drips_or_says_nothing_is_cut_off(self):
        with Watched() as desk:
            began = time.monotonic()
            self.assertEqual(self.raw(desk, b""), b"")
            self.assertLess(time.monotonic() - began, 8)
            began = time.monotonic()
            self.assertEqual(self.raw(desk, b"GET /healthz HTTP/1.1\r\n" + b"A: b\r\n" * 1000, pause=0.1), b"")
            self.assertLess(time.monotonic() - began, 15)
            self.assertEqual(desk.reasons(), {})

    def test_many_connections_take_the_web_listener_and_nothing_else(self):
        with Watched() as desk:
            held = []
            for _ in range(200):
                held.append(socket.create_connection(("127.0.0.1", desk.web_port), timeout=10))
            self.assertTrue(all(r.startswith("250") for r in send_lmtp(desk.lmtp_port, mail())))
            desk.wait_processed(1)
            self.assertLess(len(os.listdir("/proc/%d/fd" % desk.process.pid)), 100)
            for s in held:
                s.close()
            wait_until("it answers again", lambda: self.green(desk), 20)

    def green(self, desk):
        try:
            return desk.ask("/healthz")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def test_asking_at_once_from_many_sides_costs_few_commits(self):
        with Watched() as desk:
            desk.reasons()
            before = desk.metrics()["liaisond_store_commit_seconds_count"]
            replies = []
            threads = [threading.Thread(target=lambda: replies.append(desk.ask("/healthz")[0])) for _ in range(20)]
            for t in threads:
                t.start()
            for t in threads:
                t.join()
            self.assertEqual(replies, [200] * 20)
            self.assertLess(desk.metrics()["liaisond_store_commit_seconds_count"] - before, 10)

    def test_nothing_listens_where_nothing_is_configured(self):
        with Daemon() as desk:
            self.assertNotIn("web.listening", desk.log())

    def test_other_addresses_than_this_machines_want_a_word_more(self):
        with Watched() as desk:
            desk.stop()
            with open(desk.config) as f:
                text = f.read().replace("127.0.0.1:%d" % desk.web_port, "0.0.0.0:%d" % desk.web_port)
            with open(desk.config, "w") as f:
                f.write(text)
            done = desk.run("check", "--offline", check=False)
            self.assertEqual(done.returncode, 78)
            self.assertIn("beyond_loopback", done.stderr)
            with open(desk.config, "w") as f:
                f.write(text.replace("[web]\n", "[web]\nbeyond_loopback = true\n"))
            desk.start()
            self.assertEqual(desk.reasons(), {})


if __name__ == "__main__":
    unittest.main()
