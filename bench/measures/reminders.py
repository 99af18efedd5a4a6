"""Schedules of many statements."""
import datetime
import os
import sqlite3
import sys
import time

from .common import Desk, cpu_seconds, verdict


FILL = """
BEGIN;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
INSERT INTO statement (id, direction, state, action, received, title, purpose, deadline, from_organization, from_text, body)
SELECT i, 'incoming', 'posted', iif(i % 10 = 0, 'required', 'taken'), {received}, 'Statement number ' || i, 'action',
       date('{today}', '+' || iif(i <= 10000, 7, 40 + i % 300) || ' days'), 'ITU-T', 'ITU-T SG15', 'Please tell us.' FROM n;
INSERT INTO statement_contact SELECT id, 'action_holders', 1, '', 'holder' || id % 1000 || '@hanseatic.example' FROM statement;
INSERT INTO statement_body SELECT id, 'to', 1, 'ccamp', 'CCAMP' FROM statement;
INSERT INTO event (statement, at, by_whom, what) SELECT id, received, 'liaisond', 'recorded as a statement from ITU-T SG15' FROM statement;
UPDATE schedule SET next = {at} + iif(s.id <= 10000, 0, (33 + s.id % 300) * 86400000)
FROM statement AS s WHERE s.id = schedule.statement AND next = 0;
COMMIT;
"""


def reminders(_):
    print("reminders: a tenth of the statements is open, 1,000 have a step at one moment")
    known = {}
    for count in (100_000, 1_000_000):
        with Desk() as desk:
            desk.stop()
            now = datetime.datetime.now(datetime.timezone.utc)
            at = (now + datetime.timedelta(minutes=2 + count // 400_000)).replace(second=0, microsecond=0)
            with open(desk.config) as f:
                config = f.read().replace("[store]", 'timezone = "UTC"\n\n[store]').replace('"info"', '"debug"')

            def configure(days):
                with open(desk.config, "w") as f:
                    f.write(config + '\n[reminders]\nat = "%s"\ndays_before = %s\ndigest = "never"\nconfirm_directory = "never"\n' %
                            (at.strftime("%H:%M"), days))

            def started():
                """Seconds from the start of the process until the next step is known."""
                logged, began = os.path.getsize(desk.log_path), time.monotonic()
                desk.start(wait=False)
                while time.monotonic() - began < 300:
                    with open(desk.log_path) as log:
                        log.seek(logged)
                        if "reminders.next" in log.read():
                            return time.monotonic() - began
                    time.sleep(0.005)
                sys.exit("bench: the next step is not known after 300 s")
            configure([7, 1])
            started()   # the store knows this timetable
            desk.stop()
            store = sqlite3.connect(desk.store)
            store.executescript(FILL.format(count=count, received=int(now.timestamp() * 1000), today=now.date(),
                                            at=int(at.timestamp() * 1000)))
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            os.sync()   # what the filling left to be written is not the start
            if time.time() > at.timestamp():
                sys.exit("bench: filling the store took too long for the day's moment")
            known[count] = started()
            verdict("%s statements: start to next step known" % format(count, ","), "%.2f s" % known[count], "1 s", known[count] < 1)
            busy = cpu_seconds(desk.process.pid)
            while store.execute("SELECT count(*) FROM outbox WHERE kind = 'reminder'").fetchone()[0] < 1000:
                time.sleep(0.01)
                if time.time() > at.timestamp() + 60:
                    sys.exit("bench: the day's steps were not queued within a minute")
            took = time.time() - at.timestamp()
            verdict("%s statements: 1,000 due steps queued" % format(count, ","), "%.2f s" % took, "1 s", took < 1)
            print("  of which the daemon computed %.2f s, its attempts to send included" % (cpu_seconds(desk.process.pid) - busy))
            desk.stop()
            configure([6, 1])
            anew = started()
            print("  making %s schedules anew under another timetable took %.1f s" % (format(count // 10, ","), anew))
            store.close()
    verdict("ten times the statements take, to the next step", "%.1f x" % (known[1_000_000] / known[100_000]), "10 x",
            known[1_000_000] <= 10 * known[100_000])
