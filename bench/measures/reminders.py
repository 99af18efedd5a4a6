"""Schedules of many statements."""
import datetime
import os
import sqlite3
import statistics
import sys
import time

from .common import Desk, cpu_seconds, verdict

FILL = """
BEGIN;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
INSERT INTO statement (id, direction, state, action, received, title, purpose, deadline, from_organization, from_text, body)
SELECT i, 'incoming', 'posted', iif(i % 10 = 0, 'required', 'taken'), {received}, 'Statement number ' || i, 'action',
       date('{today}', '+' || iif(i <= 30000, 7, 40 + i % 300) || ' days'), 'ITU-T', 'ITU-T SG15', 'Please tell us.' FROM n;
INSERT INTO statement_contact SELECT id, 'action_holders', 1, '', 'holder' || id % 1000 || '@hanseatic.example' FROM statement;
INSERT INTO statement_body SELECT id, 'to', 1, 'ccamp', 'CCAMP' FROM statement;
INSERT INTO event (statement, at, by_whom, what) SELECT id, received, 'liaisond', 'recorded as a statement from ITU-T SG15' FROM statement;
UPDATE schedule SET next = {at} + iif(s.id <= 30000, (s.id - 1) / 10000 * 15000, (33 + s.id % 300) * 86400000)
FROM statement AS s WHERE s.id = schedule.statement AND next = 0;
COMMIT;
"""


def reminders(_):
    print("reminders: a tenth of the statements is open, 1,000 at a time have a step at one moment")
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
            times = []
            for turn in range(3):   # a thousand every 15 seconds
                due = at.timestamp() + 15 * turn
                while store.execute("SELECT count(*) FROM outbox WHERE kind = 'reminder'").fetchone()[0] < 1000 * (turn + 1):
                    time.sleep(0.01)
                    if time.time() > due + 60:
                        sys.exit("bench: the steps were not queued within a minute")
                times.append(time.time() - due)
            took = statistics.median(times)
            verdict("%s statements: 1,000 due steps queued, median of 3" % format(count, ","), "%.2f s" % took, "1 s", took < 1)
            print("  %s s; for 1,000 the daemon computed %.2f s, its attempts to send included" %
                  (", ".join("%.2f" % t for t in times), (cpu_seconds(desk.process.pid) - busy) / 3))
            desk.stop()
            configure([6, 1])
            anew = started()
            print("  making %s schedules anew under another timetable took %.1f s" % (format(count // 10, ","), anew))
            store.close()
    verdict("ten times the statements take, to the next step", "%.1f x" % (known[1_000_000] / known[100_000]), "10 x",
            known[1_000_000] <= 10 * known[100_000])
