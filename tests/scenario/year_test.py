"""A year of a desk on a simulated clock: 300 statements, outages, kills in the middle of a round and of a sending, extensions,
late answers, people who want to hear less; done by the operator's commands and by replies. Every mail of the clock is compared with what support/reminder_calendar.py computes: none missing, none twice, none to others."""
import collections
import datetime
import email
import email.policy
import os
import random
import re
import sqlite3
import sys
import unittest

sys.path.append("/usr/lib/python3/dist-packages")   # python3-icalendar stands there, also for a Python of one's own
import icalendar

from support.daemon import Daemon
from support.mails import LmtpClient
from support.reminder_calendar import Runs, WorkCalendar, subject_of
from support.waiting import wait_until
from support.year_people import MANAGER, Correspondence, Statement, act_on, from_ms

UTC = datetime.timezone.utc
ZONE = "America/New_York"
HOLIDAYS = [datetime.date(2027, 5, 31), datetime.date(2027, 7, 5), datetime.date(2027, 11, 25), datetime.date(2027, 11, 26)]
STATEMENTS = 300
SLACK = datetime.timedelta(minutes=2)     # between the moment and the row: the simulated clock also runs

REMINDERS = """
[reminders]
at = "08:00"
working_days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
holidays = "holidays.ics"
"""


def utc(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=UTC)


def written(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


@unittest.skipUnless(os.environ.get("LIAISOND_CRASH_POINTS"), "needs a build with a clock that can be set")
class Year(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.rng = random.Random(20270101)
        self.desk = Daemon(smtp_more="mails_a_day = 0")
        self.addCleanup(self.desk.__exit__, None)
        with open(os.path.join(self.desk.folder, "holidays.ics"), "w") as f:
            f.write("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n")
            for n, day in enumerate(HOLIDAYS):
                f.write("BEGIN:VEVENT\nUID:%d\nDTSTAMP:20270101T000000Z\nDTSTART;VALUE=DATE:%s\nEND:VEVENT\n" % (n, day.strftime("%Y%m%d")))
            f.write("END:VCALENDAR\n")
        with open(self.desk.config) as f:
            config = f.read()
        config = config.replace('starttls = "never"', 'starttls = "never"\nconnections = 50').replace("[store]", 'timezone = "%s"\n\n[store]' % ZONE).replace('level = "info"', 'level = "debug"')
        with open(self.desk.config, "w") as f:
            f.write(config + REMINDERS)
        self.calendar = WorkCalendar(ZONE, 8, HOLIDAYS)
        self.statements = []
        self.runs = []
        self.kills = 0
        self.acts = {"command": 0, "reply": 0}
        self.correspondence = Correspondence(self.sql)

    def sql(self, text, *values):
        connection = sqlite3.connect(self.desk.store, timeout=30)
        try:
            with connection:
                return connection.execute(text, values).fetchall()
        finally:
            connection.close()

    # The desk's life.

    def let_arrive(self, count, now):
        """Statements come in at `now`, by LMTP."""
        self.desk.start({"LIAISOND_CLOCK_STARTS_AT": written(now)})
        fresh = [Statement(len(self.statements) + 1 + i, self.rng, now) for i in range(count)]
        with LmtpClient(self.desk.lmtp_port) as client:
            for statement in fresh:
                client.envelope(statement.sender, ["statements@ietf.example"])
                client.data(statement.mail())
        self.statements += fresh
        wait_until("all are recorded", lambda: self.sql("SELECT count(*) FROM statement")[0][0] == len(self.statements), 60)
        self.desk.stop()
        for statement in fresh:
            (statement.id, received), = self.sql("SELECT id, received FROM statement WHERE title = ?", statement.title)
            statement.received = from_ms(received)
            statement.versions.append((statement.received, statement.deadline))
        self.runs.append((now, now + datetime.timedelta(seconds=30)))

    def run_until(self, start, end, crash=None):
        """The daemon runs from start to end; where it is killed on the way, it is started again where it was."""
        now = start
        for point in [*(crash or []), None]:
            environment = {"LIAISOND_CLOCK_STARTS_AT": written(now), "LIAISOND_CLOCK_JUMPS_UNTIL": written(end)}
            if point:
                environment["LIAISOND_CRASH_AT"] = point
            logged = os.path.getsize(self.desk.log_path)
            self.desk.start(environment, wait=False)
            outcome = wait_until("the year goes on to %s" % end, lambda: self.killed_or_done_until(end, logged), 120)
            if outcome == "killed":
                self.kills += 1
                now = max(start, from_ms(self.sql("SELECT max(created) FROM outbox")[0][0]))
                continue
            self.desk.stop()
            break
        self.runs.append((start, end))

    def killed_or_done_until(self, moment, logged):
        """Whether the daemon, which logs from there, has nothing to do before `moment` any more, and everything is sent."""
        if self.desk.process.poll() is not None:
            return "killed"
        with open(self.desk.log_path, errors="replace") as log:
            log.seek(logged)
            nexts = re.findall(r"reminders\.next.* next=(\S+)", log.read())
        if not nexts or written(moment) >= nexts[-1] != "never":
            return False
        return not self.sql("SELECT 1 FROM outbox WHERE waiting > 0 LIMIT 1")

    def change_some(self, now):
        """People act: some have the operator do it while the daemon is down, the others reply five minutes later."""
        acts = [act for s in self.statements if s.due for act in [act_on(s, self.rng, self.calendar.day(now))] if act]
        for act in acts:
            act.by = "command" if act.command and self.rng.random() < 0.3 else "reply"
            self.acts[act.by] += 1
        os.environ["LIAISOND_CLOCK_STARTS_AT"] = written(now)
        for act in acts:
            if act.by == "command":
                self.desk.run(act.command[0], str(act.statement.id), *act.command[1:])
        del os.environ["LIAISOND_CLOCK_STARTS_AT"]
        self.let_reply([act for act in acts if act.by == "reply"], now + datetime.timedelta(minutes=5))
        for act in acts:
            act.happened(from_ms(self.sql("SELECT max(at) FROM event WHERE statement = ?", act.statement.id)[0][0]))

    def let_reply(self, acts, now):
        logged = os.path.getsize(self.desk.log_path)
        self.desk.start({"LIAISOND_CLOCK_STARTS_AT": written(now)})
        wait_until("what is due is done", lambda: self.killed_or_done_until(now, logged))
        known, = self.sql("SELECT max(id) FROM inbox")[0]
        self.correspondence.send(self.desk.lmtp_port, acts)
        wait_until("all replies are obeyed and what follows for the clock is done", lambda: self.sql(
            "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE outcome IS NULL) AND NOT EXISTS (SELECT 1 FROM schedule WHERE next = 0)"), 60)
        outcomes = self.sql("SELECT outcome, count(*) FROM inbox WHERE id > ? GROUP BY outcome", known)
        self.assertEqual(outcomes, [("command", len(acts))] if acts else [])
        self.desk.stop()
        self.runs.append((now, now + datetime.timedelta(seconds=60)))

    # What has to come of it.

    def expected(self):
        """[(moment, statement number, subject's beginning, to, cc)], by an arithmetic of its own."""
        runs = Runs(self.runs)
        mails = []
        for s in self.statements:
            with_entry, entry = set(), None
            for n, (since, deadline) in enumerate(s.versions):
                until = s.versions[n + 1][0] if n + 1 < len(s.versions) else datetime.datetime.max.replace(tzinfo=UTC)
                if entry is not None and entry != deadline:
                    moment = runs.done_at(since)
                    if moment:
                        what = "New deadline" if deadline else "Nothing due any more"
                        mails.append((moment, s.number, what, sorted(with_entry), []))
                    entry = deadline
                together = collections.defaultdict(list)
                for moment, name in self.calendar.deadline_steps(deadline) if deadline else []:
                    done = runs.done_at(moment)
                    if moment > since and done and done < until:
                        together[done].append(name)
                for done, names in together.items():
                    to, cc = s.receivers(names[-1], done, self.calendar.day(done))
                    if not to:
                        continue
                    left = (deadline - self.calendar.day(done)).days
                    mails.append((done, s.number, subject_of(names[-1], left), to, cc))
                    if names[-1].startswith("before"):
                        with_entry |= {*to, *cc}
                        entry = deadline
            mails += self.expected_question(s, runs)
        return mails

    def expected_question(self, s, runs):
        asked = runs.done_at(self.calendar.first_hour(s.received + datetime.timedelta(days=7)))
        if asked is None or (s.reviewed and s.reviewed <= asked):
            return []
        return [(asked, s.number, "Not reviewed since", *s.receivers("unreviewed", asked, self.calendar.day(asked)))]

    def sent(self):
        """The same of the mails that stand in the outbox, with the bytes."""
        number_of = {s.id: s.number for s in self.statements}
        listed = collections.defaultdict(lambda: {"to": [], "cc": []})
        for mail, role, address in self.sql("SELECT mail, role, address FROM outbox_recipient ORDER BY mail, position"):
            listed[mail][role].append(address)
        mails = []
        for id_, statement, created, subject, head in self.sql(
                "SELECT o.id, statement, created, subject, head FROM outbox AS o JOIN outbox_bytes USING (id) WHERE "
                "kind IN ('reminder', 'overdue', 'escalation') OR (kind = 'notice' AND message_id LIKE '%.calendar.%')"):
            number = number_of[statement]
            prefix, rest = subject.split("] ", 1)
            self.assertEqual(prefix, "[LS-%d" % statement)
            self.assertIn("Number %d of the year" % number, rest)
            mails.append((from_ms(created), number, rest.split(": Number")[0], listed[id_]["to"], listed[id_]["cc"], head))
        return mails

    def test_a_year(self):
        for n in range(10):
            month = utc("2027-01-04T03:17:00") + n * datetime.timedelta(days=33)
            self.let_arrive(STATEMENTS // 10, month)
            # Up to the next month in two runs, each third time with an outage of days between them.
            middle = month + datetime.timedelta(days=self.rng.randint(8, 20), hours=5)
            crash = [["reminded:7", "round_done:3", "sent-before-settle:4"], ["desk_reminded:1", "claimed-outgoing:2"], []][n % 3]
            self.run_until(month + datetime.timedelta(minutes=1), middle, crash)
            self.change_some(middle + datetime.timedelta(hours=1))
            outage = datetime.timedelta(days=[0, 3, 11][n % 3], hours=2)
            self.run_until(middle + outage, month + datetime.timedelta(days=33, hours=-1), [["round_done:2"], [], ["reminded:5"]][n % 3])
            self.change_some(month + datetime.timedelta(days=33, minutes=-30))
        self.run_until(utc("2027-12-01T03:17:00"), utc("2028-01-05T03:17:00"))
        self.compare_with_expected()
        self.compare_regular_mails()
        self.replay_calendars()
        self.assertGreaterEqual(self.kills, 10)
        self.assertGreater(min(self.acts.values()), 20, self.acts)
        sent_ids = {id_ for id_, in self.sql("SELECT message_id FROM outbox")}
        self.assertEqual(len(sent_ids), self.sql("SELECT count(*) FROM outbox")[0][0], "each Message-ID once")
        self.assertEqual(sent_ids, {self.message_id(name) for name in os.listdir(self.desk.maildir + "/new")})

    def message_id(self, name):
        with open(os.path.join(self.desk.maildir, "new", name), "rb") as f:
            return email.message_from_binary_file(f, policy=email.policy.default)["Message-ID"].strip("<>")

    def compare_with_expected(self):
        sent = self.sent()
        waiting = collections.defaultdict(list)
        for moment, *what, head in sent:
            waiting[self.key(*what)].append(moment)
        expected = self.expected()
        self.assertGreater(len(expected), 1500)
        wrong = []
        for moment, *what in sorted(expected, key=lambda e: e[0]):
            moments = waiting[self.key(*what)]
            found = next((m for m in moments if moment <= m < moment + SLACK), None)
            if found is None:
                wrong.append("missing: %s %s" % (moment, what))
            else:
                moments.remove(found)
        wrong += ["too much: %s %s" % (m, what) for what, moments in waiting.items() for m in moments]
        self.assertEqual(wrong[:20], [], "%d of %d" % (len(wrong), len(expected)))

    @staticmethod
    def key(number, subject, to, cc):
        subject = re.sub(r" since \d.*", " since", subject)
        return number, subject, tuple(sorted(to)), tuple(sorted(cc))

    def compare_regular_mails(self):
        """The digest each Monday, of several missed ones the last; the directory once a year."""
        runs, start = Runs(self.runs), self.runs[0][0]
        digests = {}
        for moment in self.calendar.weekly(0, start, self.runs[-1][1]):
            digests[runs.done_at(moment)] = moment
        sent = [from_ms(c) for c, in self.sql("SELECT created FROM outbox WHERE kind = 'digest' ORDER BY created")]
        self.assertEqual(len(sent), len(digests))
        for expected, actual in zip(sorted(digests), sent):
            self.assertLess(abs(actual - expected), SLACK)
        asked = self.sql("SELECT r.address, count(*) FROM outbox AS o JOIN outbox_recipient AS r ON r.mail = o.id "
                         "WHERE o.message_id LIKE 'confirm_directory.%' GROUP BY r.address")
        self.assertEqual(asked, [(MANAGER, 1)])

    def replay_calendars(self):
        """What the entries leave in the calendar of somebody who opens every mail: the deadline as it is, or nothing."""
        shown, sequence = {}, {}
        for moment, number, _, _, _, head in sorted(self.sent(), key=lambda m: m[0]):
            message = email.message_from_bytes(head, policy=email.policy.default)
            part = next((p for p in message.walk() if p.get_content_type() == "text/calendar"), None)
            if part is None:
                continue
            entry = icalendar.Calendar.from_ical(part.get_content())
            event, = entry.walk("VEVENT")
            self.assertEqual(part.get_param("method"), entry["METHOD"])
            statement = self.statements[number - 1]
            self.assertEqual(event["UID"], "ls%d@ietf.example" % statement.id)
            self.assertGreaterEqual(event["SEQUENCE"], sequence.get(number, 0))
            day = None if entry["METHOD"] == "CANCEL" else event["DTSTART"].dt
            if number in shown and shown[number] != day:
                self.assertGreater(event["SEQUENCE"], sequence[number], "a change has a higher sequence")
            shown[number], sequence[number] = day, event["SEQUENCE"]
        self.assertGreater(len(shown), 200)
        for number, day in shown.items():
            self.assertEqual(day, self.statements[number - 1].versions[-1][1], "statement %d" % number)


if __name__ == "__main__":
    unittest.main()
