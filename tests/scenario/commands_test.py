"""The commands as a person calls them: what they print, what their JSON holds, how they end."""
import contextlib
import json
import os
import signal
import subprocess
import tempfile
import unittest

from support.daemon import PROGRAM, Daemon
from support.mails import mail
from support.waiting import free_ports, wait_until

USAGE, INPUT, MISSING, UNAVAILABLE, IO, CONFIGURATION = 64, 65, 66, 69, 74, 78

STATEMENT_KEYS = ["direction", "title", "purpose", "deadline", "from", "to", "cc", "from_contacts", "reply_to", "response_contacts",
                  "technical_contacts", "identifiers", "in_response_to", "sent", "attachments", "missing", "body"]
MAIL_KEYS = ["id", "received", "via", "sender", "recipients", "message_id", "subject", "size", "outcome", "reason", "statement"]


def program(*arguments, data=None, environment=None):
    done = subprocess.run([PROGRAM, *arguments], input=data, capture_output=True, timeout=120, env=dict(os.environ, **(environment or {})))
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


@contextlib.contextmanager
def running(desk):
    """The daemon runs inside, and its folder stays."""
    desk.start()
    try:
        yield
    finally:
        desk.stop()


class WithDesk(unittest.TestCase):
    """A desk whose daemon is not started, with a folder for mails."""

    def setUp(self):
        self.desk = Daemon()
        self.addCleanup(self.desk.__exit__, None)

    def file(self, name, data):
        path = os.path.join(self.desk.folder, name)
        with open(path, "wb") as f:
            f.write(data)
        return path

    def run_at_desk(self, *arguments, data=None):
        return program(*arguments, "--config", self.desk.config, data=data)

    def fails(self, status, words, *arguments, data=None):
        code, _, said = self.run_at_desk(*arguments, data=data)
        self.assertEqual(code, status, said)
        self.assertTrue(all(line.startswith("liaisond: ") for line in said.splitlines()), said)
        self.assertIn(words, said)


class CommandLine(unittest.TestCase):
    def test_help_and_version_go_to_standard_output(self):
        for arguments in (["--help"], ["list", "--help"], ["mail", "show", "-h"], ["--version"], []):
            code, out, said = program(*arguments)
            self.assertEqual((code, said), (0, ""), arguments)
            self.assertIn("liaisond", out)

    def test_what_is_no_command_line_ends_with_64(self):
        for arguments in (["nonsense"], ["list", "--nonsense"], ["show"], ["held", "drop", "1"], ["explain"], ["show", "x"],
                          ["list", "--since", "tomorrow"], ["mail", "--limit", "0"], ["mail", "--outcome", "lost"]):
            with Desk() as config:
                code, out, said = program(*arguments, environment={"LIAISOND_CONFIG": config})
            self.assertEqual((code, out), (USAGE, ""), arguments)
            self.assertTrue(said.startswith("liaisond: "), said)

    def test_a_reader_that_goes_away_is_no_trouble(self):
        """`liaisond --help | head -0`: no message, whether SIGPIPE is ignored or not."""
        for disposition in (signal.SIG_IGN, signal.SIG_DFL):
            read, write = os.pipe()
            os.close(read)
            done = subprocess.run([PROGRAM, "--help"], stdout=write, stderr=subprocess.PIPE, restore_signals=False,
                                  preexec_fn=lambda d=disposition: signal.signal(signal.SIGPIPE, d))
            os.close(write)
            self.assertEqual(done.stderr, b"")
            self.assertIn(done.returncode, (IO, -signal.SIGPIPE))

    def test_a_full_disk_is_told(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "--help"], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, IO)
        self.assertIn(b"liaisond: cannot write the output", done.stderr)


class Desk:
    """Only a configuration."""

    def __enter__(self):
        self.desk = Daemon()
        return self.desk.config

    def __exit__(self, *_):
        self.desk.__exit__(None)


class Check(WithDesk):
    def test_a_good_configuration_is_ready(self):
        code, out, said = self.run_at_desk("check")
        self.assertEqual((code, said), (0, ""))
        self.assertIn("ready: ", out)
        self.assertIn("2 organizations (1 with a manager), 2 groups", out)

    def test_every_problem_stands_on_a_line_with_its_place(self):
        with open(self.desk.config, "a") as f:
            f.write("verbosity = 3\n[lmpt]\n")
        code, out, said = self.run_at_desk("check")
        self.assertEqual((code, out), (CONFIGURATION, ""))
        lines = said.splitlines()
        self.assertRegex(lines[0], r"^liaisond: .*/liaisond\.toml:\d+: \[log\] verbosity: there is no such key")
        self.assertRegex(lines[1], r"^liaisond: .*/liaisond\.toml:\d+: lmpt: .*did you mean \"lmtp\"")
        self.assertEqual(lines[2:], ["liaisond: 2 problems"])
        self.fails(CONFIGURATION, "verbosity", "list")

    def test_a_configuration_that_is_not_there(self):
        code, _, said = program("check", "--config", "/nowhere/liaisond.toml")
        self.assertEqual((code, said.splitlines()[0]), (CONFIGURATION, "liaisond: /nowhere/liaisond.toml: there is no such file"))

    def test_a_relay_that_does_not_answer_is_unavailable_but_for_offline(self):
        self.desk.write_config("smtp://127.0.0.1:%d" % free_ports(1)[0])
        self.fails(UNAVAILABLE, "[smtp] relay: smtp://127.0.0.1:", "check")
        self.assertEqual(self.run_at_desk("check", "--offline")[0], 0)

    def test_a_credential_is_looked_for_where_the_service_manager_put_it(self):
        self.desk.write_config("smtp://127.0.0.1:%d" % free_ports(1)[0], smtp_more='user = "x"\npassword_file = "credential:relay"')
        code, out, said = self.run_at_desk("check", "--offline")
        self.assertEqual((code, said), (0, ""))
        self.assertIn("note: [smtp] password_file credential:relay is known only to a service", out)
        self.file("relay", b"secret\n")
        for folder, expected in ((self.desk.folder, 0), ("/nowhere", CONFIGURATION)):
            code, out, said = program("check", "--offline", "--config", self.desk.config, environment={"CREDENTIALS_DIRECTORY": folder})
            self.assertEqual(code, expected, said)
            self.assertNotIn("is known only", out)

    def test_somebody_else_on_the_lmtp_port_is_told(self):
        import socket
        with socket.socket() as other:
            other.bind(("127.0.0.1", self.desk.lmtp_port))
            other.listen()
            self.fails(UNAVAILABLE, "somebody else listens there", "check")

    def test_a_damaged_store_is_told(self):
        self.file("liaisond.db", b"this is no database" * 100)
        code, _, said = self.run_at_desk("check")
        self.assertNotEqual(code, 0)
        self.assertIn("liaisond.db", said)


class Parse(unittest.TestCase):
    def test_parse_needs_no_configuration_and_reads_standard_input(self):
        code, out, said = program("parse", "--json", "-", data=mail(subject="Hello there"), environment={"LIAISOND_CONFIG": "/nowhere"})
        self.assertEqual((code, said), (0, ""))
        got, = objects(out)
        self.assertEqual((got["file"], got["subject"], got["from"]), ("-", "Hello there", [{"name": "Ann Lee", "address": "ann.lee@itu.example"}]))
        self.assertEqual([(p["path"], p["type"], p["charset"]) for p in got["parts"]], [("1", "text/plain", "utf-8")])
        self.assertTrue({"file", "message_id", "date", "subject", "from", "reply_to", "to", "cc", "in_reply_to", "references", "parts",
                         "defects"} <= set(got))

    def test_a_file_that_is_not_there_is_a_message_and_the_others_go_on(self):
        with tempfile.NamedTemporaryFile(suffix=".eml") as f:
            f.write(mail(subject="The other one"))
            f.flush()
            code, out, said = program("parse", "--json", "/nowhere/a.eml", f.name)
        self.assertEqual((code, [o["subject"] for o in objects(out)]), (MISSING, ["The other one"]))
        self.assertIn("liaisond: /nowhere/a.eml: No such file", said)

    def test_any_bytes_give_valid_json(self):
        for data in (b"", b"\n", b"\xff\xfe\x00", b"Subject: caf\xe9\n\n\xff", b"From: \x1b[31m <a@b>\n\n\x1b[2J", bytes(range(256)) * 40):
            code, out, _ = program("parse", "--json", "-", data=data)
            self.assertEqual((code, len(objects(out))), (0, 1))
            code, out, _ = program("parse", "-", data=data)
            self.assertEqual(code, 0)
            self.assertNotIn("\x1b", out)


class Explain(WithDesk):
    def test_later_mails_see_earlier_ones_and_nothing_stays(self):
        first = self.file("1.eml", mail(title="Amendment 3", message_id="one@itu.example"))
        code, out, said = self.run_at_desk("explain", "--json", first, first)
        self.assertEqual((code, said), (0, ""))
        new, again = objects(out)
        self.assertEqual((new["file"], new["outcome"], again["outcome"]), (first, "statement", "duplicate"))
        self.assertTrue(set(STATEMENT_KEYS) <= set(new["statement"]))
        self.assertEqual((new["statement"]["title"], new["statement"]["from"]["organization"]), ("Amendment 3", "ITU-T"))
        self.assertEqual([m["kind"] for m in new["mails"]], ["acknowledgement", "forward"])
        self.assertTrue(all(set(m) == {"kind", "to", "cc", "subject"} for m in new["mails"]))
        self.assertIsNone(again["statement"])
        self.assertFalse(os.path.exists(self.desk.store))

    def test_a_live_store_is_seen_and_left_as_it_was(self):
        raw = mail(title="Amendment 4", message_id="four@itu.example")
        path = self.file("4.eml", raw)
        with running(self.desk):
            self.desk.run("deliver", path)
            self.desk.wait_processed(1)
            before = self.desk.mails()
            self.assertEqual(self.desk.records("explain", path)[0]["outcome"], "duplicate")
            other = self.file("5.eml", mail(title="Amendment 5"))
            self.assertEqual(self.desk.records("explain", other)[0]["outcome"], "statement")
            self.assertEqual(self.desk.mails(), before)
            self.assertEqual(len(self.desk.statements()), 1)

    def test_the_text_explains_and_verbose_says_where_it_was_read(self):
        path = self.file("1.eml", mail(title="Amendment 3"))
        out = self.run_at_desk("explain", path)[1]
        self.assertIn("statement: new statement from ITU-T", out)
        self.assertIn("deadline", out)
        self.assertIn("A mail would go out, forward, to Lee Manager <itu-t-liaison@iab.example>", out)
        self.assertNotIn("Where it was read", out)
        self.assertIn("Where it was read", self.run_at_desk("explain", "--verbose", path)[1])
        self.assertTrue(objects(self.run_at_desk("explain", "--verbose", "--json", path)[1])[0]["evidence"])

    def test_a_file_that_cannot_be_read_does_not_stop_the_others(self):
        path = self.file("1.eml", mail())
        code, out, said = self.run_at_desk("explain", "--json", "/nowhere/x.eml", path)
        self.assertEqual((code, len(objects(out))), (MISSING, 1))
        self.assertIn("/nowhere/x.eml", said)


class Deliver(WithDesk):
    def test_a_mail_waits_until_serve_runs(self):
        path = self.file("1.eml", mail(title="Amendment 3"))
        code, out, _ = self.run_at_desk("deliver", path, "--from", "bounces@itu.example")
        self.assertEqual(code, 0)
        self.assertIn("mail 1 accepted; it waits until", out)
        waiting, = self.desk.mails()
        self.assertEqual((waiting["sender"], waiting["recipients"], waiting["via"], waiting["outcome"]),
                         ("bounces@itu.example", ["statements@ietf.example"], "deliver", None))
        with running(self.desk):
            self.desk.wait_processed(1)
            self.assertEqual(self.desk.mails()[0]["outcome"], "statement")

    def test_a_running_daemon_takes_it_at_once(self):
        with running(self.desk):
            out = self.desk.run("deliver", "-", text=mail(title="Amendment 3").decode()).stdout
            self.assertIn("liaisond (pid %d)" % self.desk.process.pid, out)
            self.desk.wait_processed(1, seconds=10)

    def test_what_lmtp_would_refuse_is_refused(self):
        path = self.file("1.eml", mail())
        self.fails(INPUT, "550 5.1.1", "deliver", path, "--to", "somebody@elsewhere.example")
        self.fails(INPUT, "501 5.1.7", "deliver", path, "--from", "a b@itu.example")
        self.fails(INPUT, "500 5.5.2", "deliver", path, "--from", "a@itu.example>\r\nRCPT TO:<x@y.example")
        self.desk.write_config("maildir:" + self.desk.maildir, 'max_size = "1 kB"')
        self.fails(INPUT, "552 5.3.4", "deliver", self.file("2.eml", mail() + b"x" * 2000))
        self.fails(MISSING, "No such file", "deliver", "/nowhere/a.eml")
        self.assertFalse(os.path.exists(self.desk.store))

    def test_the_bytes_are_kept_as_they_were_with_line_ends_of_mail(self):
        raw = mail(body=".\n..\nline\n.", title="dots")
        self.run_at_desk("deliver", "-", "--from", "", "--to", "statements+x@ietf.example, liaisons@ietf.example",
                         data=raw.replace(b"\r\n", b"\n"))
        stored = subprocess.run([PROGRAM, "mail", "raw", "1", "--config", self.desk.config], capture_output=True).stdout
        self.assertEqual(stored, raw + b"\r\n")
        entry, = self.desk.mails()
        self.assertEqual((entry["sender"], entry["recipients"]), ("", ["statements+x@ietf.example", "liaisons@ietf.example"]))


class Records(WithDesk):
    """A desk with a statement, a held mail and, as its relay is away, a queue."""

    def setUp(self):
        super().setUp()
        self.desk.write_config("smtp://127.0.0.1:%d" % free_ports(1)[0])
        self.statement = mail(title="Amendment 3", message_id="three@itu.example")
        with running(self.desk):
            for number, raw in enumerate((self.statement, mail(sender="x@nowhere.example", authentic=False, subject="A question", body="Who are you?\n"))):
                self.desk.run("deliver", self.file("%d.eml" % number, raw))
                self.desk.wait_processed(number + 1)
            wait_until("the forward was tried", lambda: any(m["kind"] == "forward" and m["attempts"] for m in self.desk.queue()))

    def test_list_and_show(self):
        listed, = self.desk.statements()
        self.assertTrue({"id", "state", "action", "received", "posted", "action_holders", *STATEMENT_KEYS} <= set(listed))
        self.assertEqual((listed["id"], listed["state"], listed["action"], listed["posted"]), (1, "received", "required", None))
        for options, count in ((["--open"], 1), (["--overdue"], 0), (["--from", "itu-t"], 1), (["--from", "MEF"], 0), (["--to", "ccamp"], 1),
                               (["--to", "opsawg"], 0), (["--since", "2000-01-01"], 1), (["--since", "2999-01-01"], 0),
                               (["--search", "amendment"], 1), (["--search", "zebra"], 0), (["--search", '"* OR ('], 0)):
            self.assertEqual(len(self.desk.records("list", *options)), count, options)
        shown, = self.desk.records("show", "LS-1")
        self.assertEqual({k: shown[k] for k in listed}, listed)
        self.assertTrue(shown["events"] and all(set(e) == {"at", "by", "what", "mail"} for e in shown["events"]))
        self.assertTrue(shown["evidence"])
        text = self.desk.run("show", "1").stdout
        for words in ("LS-1", "Amendment 3", "2027-03-31", "history"):
            self.assertIn(words, text)
        self.assertIn("Amendment 3", self.desk.run("list").stdout)
        self.fails(MISSING, "LS-99", "show", "99")

    def test_mail(self):
        statement, held = self.desk.mails()
        self.assertTrue(set(MAIL_KEYS) <= set(statement))
        self.assertEqual((statement["outcome"], statement["statement"], held["outcome"], held["statement"]), ("statement", 1, "held", None))
        self.assertEqual([m["id"] for m in self.desk.records("mail", "--limit", "1")], [1])
        self.assertEqual([m["id"] for m in self.desk.records("mail", "--outcome", "held")], [2])
        self.assertEqual(self.desk.records("mail", "--since", "2999-01-01"), [])
        text = self.desk.run("mail").stdout
        self.assertIn("A question", text)
        self.assertIn("2 accepted = 1 statement + 1 held", text)
        self.assertEqual(self.desk.records("mail", "show", "1"), [statement])
        self.assertIn("statement: new statement from ITU-T", self.desk.run("mail", "show", "1").stdout)
        raw = subprocess.run([PROGRAM, "mail", "raw", "1", "--config", self.desk.config], capture_output=True).stdout
        self.assertEqual(raw, self.statement)
        for command in ("show", "raw", "retry"):
            self.fails(MISSING, "99", "mail", command, "99")
        self.fails(INPUT, "held", "mail", "retry", "1")

    def test_held(self):
        held, = self.desk.records("held")
        self.assertEqual((held["id"], held["subject"]), (2, "A question"))
        self.assertTrue(held["reason"])
        self.fails(INPUT, "held", "held", "release", "1")
        self.fails(MISSING, "99", "held", "drop", "99", "--why", "no such mail")
        self.desk.run("held", "release", "2")
        self.assertIsNone(self.desk.mails()[1]["outcome"])
        with running(self.desk):
            self.desk.wait_processed(2)
        self.desk.run("held", "drop", "2", "--why", "an advertisement")
        self.assertEqual(self.desk.records("held"), [])
        dropped = self.desk.mails()[1]
        self.assertEqual(dropped["outcome"], "held")
        self.assertIn("an advertisement", dropped["reason"])

    def test_queue(self):
        queue = self.desk.queue()
        self.assertEqual([m["kind"] for m in queue][:2], ["acknowledgement", "forward"])
        for entry in queue:
            self.assertTrue({"id", "kind", "statement", "message_id", "attempts", "due", "recipients"} <= set(entry))
            self.assertTrue(all(set(r) == {"address", "state", "reply"} and r["state"] == "waiting" for r in entry["recipients"]))
        self.assertIn("forward", self.desk.run("queue", "list").stdout)
        forward = next(m for m in queue if m["kind"] == "forward")
        shown = self.desk.run("queue", "show", str(forward["id"])).stdout
        self.assertIn("Subject: ", shown)
        self.assertIn("`liaisond mail raw 1`", shown)
        later = forward["due"]
        self.desk.run("queue", "retry", str(forward["id"]))
        self.assertLess(self.desk.records("queue", "show", str(forward["id"]))[0]["due"], later)
        self.desk.run("queue", "retry", "all")
        self.desk.run("queue", "drop", str(forward["id"]), "--why", "the address is gone")
        self.assertNotIn(forward["id"], [m["id"] for m in self.desk.queue()])
        dropped = next(m for m in self.desk.records("queue", "list", "--all") if m["id"] == forward["id"])
        self.assertEqual({r["state"] for r in dropped["recipients"]}, {"failed"})
        self.fails(INPUT, str(forward["id"]), "queue", "drop", str(forward["id"]), "--why", "again")
        for command in (["show", "99"], ["retry", "99"], ["drop", "99", "--why", "x"]):
            self.fails(MISSING, "99", "queue", *command)

    def test_check_sees_the_store(self):
        out = self.run_at_desk("check", "--offline")[1]
        self.assertIn("liaisond.db", out)
        self.assertIn("ready: ", out)


class WithoutStore(WithDesk):
    def test_there_is_nothing_to_list_before_the_first_start(self):
        for arguments in (["list"], ["show", "1"], ["mail"], ["held"], ["queue", "list"], ["queue", "retry", "all"]):
            self.fails(MISSING, "liaisond.db", *arguments)


if __name__ == "__main__":
    unittest.main()
