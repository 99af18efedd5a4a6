"""How long an operator waits for an answer of a large store, the start of the process included."""
import datetime
import os
import sqlite3
import statistics
import subprocess
import time

from .common import Desk, program

FILL = """
BEGIN;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
INSERT INTO statement (id, direction, state, action, received, title, purpose, deadline, from_organization, from_text, body)
SELECT i, 'incoming', 'posted', iif(i % 10 = 0, 'required', 'taken'), {received} + i, 'Statement number ' || i || ' on topic' || i % 5000, 'action',
       date('{today}', '+' || i % 365 || ' days'), 'ITU-T', 'ITU-T SG15', 'Question 14/15 has finished amendment ' || i || '.' FROM n;
INSERT INTO statement_contact SELECT id, 'action_holders', 1, '', 'holder' || id % 1000 || '@hanseatic.example' FROM statement;
INSERT INTO statement_body SELECT id, 'to', 1, 'ccamp', 'CCAMP' FROM statement;
INSERT INTO event (statement, at, by_whom, what) SELECT id, received, 'liaisond', 'recorded as a statement from ITU-T SG15' FROM statement;
INSERT INTO statement_text (rowid, title, body, parties, marks) SELECT id, title, body, from_text, '' FROM statement;
COMMIT;
"""


def asking(runs):
    print("asking: milliseconds until the command has answered, the daemon running; a tenth of the statements is open")
    questions = {"list": ("list",), "list --open": ("list", "--open"),
                 "list --search, one word in 5,000": ("list", "--search", "topic77"), "show": ("show", "500"),
                 "due, one day": ("due", "--days", "1")}
    for count in (1_000, 100_000, 1_000_000):
        with Desk() as desk:
            desk.stop()
            store = sqlite3.connect(desk.store)
            store.executescript(FILL.format(count=count, received=int(time.time() * 1000) - 2 * count, today=datetime.date.today()))
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            store.close()
            os.sync()
            desk.start()
            time.sleep(min(60, count / 10_000))   # the schedules are made meanwhile
            for name, command in questions.items():
                took = []
                for _ in range(runs):
                    began = time.monotonic()
                    subprocess.run([program("liaisond"), command[0], "--config", desk.config, *command[1:]], check=True,
                                   stdout=subprocess.DEVNULL, timeout=300)
                    took.append((time.monotonic() - began) * 1000)
                print("%9s statements  %-36s %8.1f ms" % (format(count, ","), name, statistics.median(took)), flush=True)
