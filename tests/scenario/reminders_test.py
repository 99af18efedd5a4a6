"""The clock of the running daemon: it wakes at the moment, when a statement changes, and when its settings do."""
import json
import os
import signal
import sqlite3
import unittest

from support.daemon import Daemon
from support.mails import mail, send_lmtp
from support.waiting import wait_until

MANAGER = "itu-t-liaison@iab.example"
CHAIRS = "ccamp-chairs@ietf.example"
REMINDERS = '\n[reminders]\ndays_before = {days}\ndigest = "never"\nconfirm_directory = "never"\nunreviewed_after = "300 days"\n'
# The statement's deadline is 31 March 2027 anywhere on Earth: at 08:00 there it is 20:00 UTC.
WEEK_BEFORE = "2027-03-24T20:00:00Z"


@unittest.skipUnless(os.environ.get("LIAISOND_CRASH_POINTS"), "needs a build with a clock that can be set")
class Reminders(unittest.TestCase):
    def setUp(self):
        self.desk = Daemon()
        self.addCleanup(self.desk.__exit__, None)
        with open(self.desk.config) as f:
            self.config = f.read()
        self.write_config([7, 0])
        self.desk.start({"LIAISOND_CLOCK_STARTS_AT": "2026-11-20T10:00:00Z"})
        send_lmtp(self.desk.lmtp_port, mail())
        self.desk.wait_processed(1)
        self.desk.wait_sent()
        self.desk.stop()

    def write_config(self, days):
        with open(self.desk.config, "w") as f:
            f.write(self.config + REMINDERS.format(days=days))

    def sent(self):
        """(subject, to, cc) of what the clock has sent."""
        mails = [m for m in self.desk.records("queue", "list", "--all") if m["kind"] in ("reminder", "overdue", "notice")]
        return [(m["subject"], [r["address"] for r in m["recipients"]]) for m in mails]

    def at(self, moment):
        self.desk.start({"LIAISOND_CLOCK_STARTS_AT": moment})

    def operate(self, now, *command):
        """What an operator's command prints at that moment."""
        os.environ["LIAISOND_CLOCK_STARTS_AT"] = now
        try:
            return self.desk.run(*command).stdout
        finally:
            del os.environ["LIAISOND_CLOCK_STARTS_AT"]

    def due(self, now, *options):
        return [json.loads(line) for line in self.operate(now, "due", *options, "--json").splitlines()]

    def test_a_step_comes_at_its_moment_and_as_due_has_said(self):
        said = self.due("2027-03-24T19:59:56Z", "--on", "2027-03-24")
        self.assertEqual(said, [{"at": WEEK_BEFORE, "statement": 1, "step": "before-7", "to": [MANAGER], "cc": [CHAIRS],
                                 "subject": "[LS-1] due in 7 days: Request for review of amendment 3"}])
        self.at("2027-03-24T19:59:56Z")
        self.assertEqual(self.sent(), [])
        sent = wait_until("the reminder is sent", self.sent, 20)
        self.assertEqual(sent, [(said[0]["subject"], [MANAGER, CHAIRS])])
        created, = self.desk.records("queue", "list", "--all")[-1:]
        self.assertEqual(created["created"], WEEK_BEFORE)
        self.desk.stop()
        self.at(WEEK_BEFORE)
        self.desk.wait_sent()
        self.assertEqual(self.sent(), sent, "a restart, and a clock that is set back, send nothing again")
        self.assertEqual(self.due(WEEK_BEFORE, "--days", "7"), [])

    def test_a_change_by_another_process_is_noticed_at_once(self):
        self.at(WEEK_BEFORE)
        wait_until("the reminder is sent", self.sent, 20)
        self.operate(WEEK_BEFORE, "extend", "1", "2027-05-31")
        sent = wait_until("the calendars are told", lambda: self.sent() if len(self.sent()) == 2 else None, 20)
        self.assertEqual(sent[1], ("[LS-1] New deadline: Request for review of amendment 3", [CHAIRS, MANAGER]))

    def test_other_days_count_from_the_reload_on(self):
        self.at("2027-03-21T21:00:00Z")
        self.write_config([10, 8, 0])
        self.desk.process.send_signal(signal.SIGHUP)
        wait_until("it is loaded", lambda: "configuration.loaded" in self.desk.log())
        store = sqlite3.connect(self.desk.store, timeout=30)
        self.addCleanup(store.close)
        eight_days_before = 1_805_832_000_000   # 2027-03-23T20:00:00Z
        wait_until("the schedule is another", lambda: store.execute("SELECT next FROM schedule").fetchone() == (eight_days_before,), 20)
        self.assertEqual(self.sent(), [], "ten days before is over and is not sent after the fact")


if __name__ == "__main__":
    unittest.main()
