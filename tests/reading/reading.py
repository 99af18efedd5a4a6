#!/usr/bin/env python3
"""Makes mails whose truth is known, has liaisond explain them, and compares.

  reading.py LIAISOND [--seed N] [--each N] [--form NAME]... [--keep FOLDER] [--verbose]
             [--fields P] [--outcomes P] [--invented P] [--least P]

The forms are written from what statements look like, not from the reader's tables: what fails here would fail on a mail that
nobody here has seen. Thresholds are percentages; --least is the smallest share of right fields that any single form may have."""
import argparse
import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile

import by_hand
import by_tools
import drawn
import elsewhere
import harder
import judge
import oddities
import of_bodies
import other_mail
import prose_letters
import tool
from chance import Chance

HERE = os.path.dirname(os.path.abspath(__file__))
DESK = os.path.join(HERE, "..", "..", "fixtures", "statement")
STATEMENTS = {**by_hand.FORMS, **of_bodies.FORMS, **tool.FORMS, **harder.FORMS, **oddities.FORMS, **elsewhere.FORMS, **drawn.FORMS, **prose_letters.FORMS}
FORMS = {**{name: (lambda form: lambda chance: [statement(form, chance)])(form) for name, form in STATEMENTS.items()}, **other_mail.FORMS, **by_tools.OTHER, **prose_letters.OTHER}


def statement(form, chance):
    mail, letter = form(chance)
    return mail, getattr(letter, "outcomes", ("statement",)), letter.expected()


def made(names, seed, each, folder):
    """Writes the mails; gives (file name, form, outcomes, expected fields or None) in order."""
    cases = []
    for name in names:
        for i in range(each):
            for j, (mail, outcomes, expected) in enumerate(FORMS[name](Chance("%s %s %s" % (seed, name, i)))):
                file = "%s-%03d%s.eml" % (name, i, "" if j == 0 else "-%d" % j)
                with open(os.path.join(folder, file), "wb") as f:
                    f.write(mail)
                cases.append((file, name, outcomes, expected))
    return cases


def explained(liaisond, files, folder):
    """Each mail's record by file name; the mails of one process see what those before them put on record."""
    with tempfile.TemporaryDirectory() as desk:
        shutil.copy(os.path.join(DESK, "desk.toml"), desk)
        shutil.copy(os.path.join(DESK, "directory.toml"), desk)
        os.mkdir(os.path.join(desk, "outgoing"))
        run = subprocess.run([liaisond, "explain", "--json", "--config", os.path.join(desk, "desk.toml"), *files], cwd=folder, capture_output=True)
    records = [json.loads(line) for line in run.stdout.decode().splitlines()]
    if run.returncode != 0 or len(records) != len(files):
        sys.exit("reading.py: %s ended with %d after %d of %d mails: %s" % (liaisond, run.returncode, len(records), len(files), run.stderr.decode("utf-8", "replace")[-2000:]))
    return {os.path.basename(r["file"]): r for r in records}


def shown(value):
    return json.dumps(value, ensure_ascii=False)


def compare(cases, records, verbose):
    """Per form: a count of verdicts; per field: the same."""
    forms, fields = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for file, form, outcomes, expected in cases:
        record = records[file]
        right = record["outcome"] in outcomes
        forms[form]["outcome right" if right else "outcome wrong"] += 1
        if not right and verbose:
            print("%s: outcome %s, expected %s (%s)" % (file, record["outcome"], " or ".join(outcomes), record.get("reason")))
        if expected is None or (len(outcomes) > 1 and right and record["outcome"] != "statement"):
            continue
        for field, found in judge.judge(expected, record.get("statement")).items():
            forms[form][found] += 1
            fields[field][found] += 1
            if verbose and found != "right" and record.get("statement"):
                print("%s: %s %s: %s, expected %s" % (file, field, found, shown(judge.found_in(record["statement"], field)), shown(expected[field])))
    return forms, fields


def share(counts, prefix=""):
    total = sum(counts[prefix + v] for v in (("right", "wrong") if prefix else ("right", "wrong", "missed", "invented")))
    return 100.0 * counts[prefix + "right"] / total if total else 100.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("liaisond")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--each", type=int, default=8, help="mails of each form")
    parser.add_argument("--form", action="append", choices=sorted(FORMS))
    parser.add_argument("--keep", help="folder to leave the mails in")
    parser.add_argument("--verbose", "-v", action="store_true")
    for name in ("fields", "outcomes", "invented", "least"):
        parser.add_argument("--" + name, type=float)
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = a.keep or temporary
        os.makedirs(folder, exist_ok=True)
        cases = made(a.form or list(FORMS), a.seed, a.each, folder)
        records = explained(os.path.abspath(a.liaisond), [c[0] for c in cases], folder)
    forms, fields = compare(cases, records, a.verbose)
    for kind, counts in (("form", forms), ("field", fields)):
        print("%-20s %7s %6s %6s %6s %8s %9s" % (kind, "fields", "right", "wrong", "missed", "invented", "outcomes"))
        for name, c in sorted(counts.items(), key=lambda x: (share(x[1]), share(x[1], "outcome "))):
            print("%-20s %6.1f%% %6d %6d %6d %8d %8.1f%%" % (name, share(c), c["right"], c["wrong"], c["missed"], c["invented"], share(c, "outcome ")))
    total = sum(forms.values(), collections.Counter())
    judged = sum(total[v] for v in ("right", "wrong", "missed", "invented")) or 1
    invented = 100.0 * total["invented"] / judged
    least = min(share(c) for c in forms.values())
    print("reading: %d mails, %.1f%% of %d fields, %.1f%% of outcomes, %.2f%% invented, least form %.1f%%"
          % (len(cases), share(total), judged, share(total, "outcome "), invented, least))
    kept = [share(total) >= (a.fields or 0), share(total, "outcome ") >= (a.outcomes or 0), invented <= (100 if a.invented is None else a.invented), least >= (a.least or 0)]
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
