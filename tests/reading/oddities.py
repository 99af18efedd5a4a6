"""Forms that somebody thought up once: boxes to tick, choices inside a label, two fields in a line, headings with values below."""
import bodies
import by_hand
import dates
import labels
import letter as letters
import posting
from letter import UNSAID

KINDS = ("action", "comment", "information")


def ticked(chance):
    """The purpose is a choice of boxes."""
    letter = letters.draw(chance, purposes=KINDS, numbered=False)
    on, off = chance.choice([("[x]", "[ ]"), ("[X]", "[ ]"), ("☒", "☐"), ("(x)", "( )"), ("☑", "☐")])
    boxes = chance.choice(["  ", ", ", " "]).join("%s For %s" % (on if k == letter.purpose else off, k) for k in KINDS)
    pairs = [("Purpose", boxes) if v in labels.PURPOSES[letter.purpose] else (k, v) for k, v in by_hand.pairs_of(chance, letter)]
    return posting.post(chance, letter, posting.around(chance, letter, labels.plain(pairs))), letter


def choice_in_label(chance):
    """Labels that explain themselves in brackets."""
    letter = letters.draw(chance, numbered=False)
    notes = {"Title": "(max. 100 characters)", "From": "(group)", "To": "(group or groups)", "Purpose": "(action, comment or information)", "Deadline": "(if any)",
             "Response Contact": "(e-mail)", "Technical Contact": "(optional)"}
    pairs = [("From", letter.source), ("To", letter.to), ("Title", letter.title), ("Purpose", chance.choice(labels.PURPOSES[letter.purpose])),
             ("Deadline", chance.choice(dates.english(letter.deadline)) if letter.deadline else ""), ("Response Contact", by_hand.listed(chance, letter.reply)),
             ("Technical Contact", by_hand.listed(chance, letter.technical))]
    block = "\n".join("%s %s: %s" % (k, notes[k], v) for k, v in pairs)
    return posting.post(chance, letter, posting.around(chance, letter, block)), letter


def two_in_a_line(chance):
    letter = letters.draw(chance, numbered=False, deadline=True)
    letter.groups = [chance.choice(bodies.GROUPS)]
    letter.to = "IETF %s WG" % bodies.written(letter.groups[0])
    gap = chance.choice(["\t", "        ", "    "])
    rows = ["From: %s%sTo: %s" % (letter.source, gap, letter.to), "Title: %s" % letter.title,
            "Purpose: %s%sDeadline: %s" % (chance.choice(labels.PURPOSES[letter.purpose]), gap, chance.choice(dates.english(letter.deadline)[:9])),
            "Response contact: %s" % by_hand.listed(chance, letter.reply)]
    letter.technical = []
    return posting.post(chance, letter, posting.around(chance, letter, "\n".join(rows))), letter


def headed(chance):
    """Each field under a heading of its own."""
    letter = letters.draw(chance, numbered=False)
    pairs = by_hand.pairs_of(chance, letter)
    mark = chance.choice(["## %s\n\n%s", "**%s**\n%s", "%s\n%s", "[%s]\n%s", "%s\n  %s"])
    if mark == "%s\n%s":
        block = "\n\n".join("%s\n%s\n%s" % (k, "-" * len(k), v) for k, v in pairs if v)
    else:
        block = "\n\n".join(mark % p for p in pairs if p[1])
    return posting.post(chance, letter, posting.around(chance, letter, "Liaison statement\n\n" + block + "\n\n"), subject="Liaison statement from %s" % letter.source), letter


def heading_only(chance):
    """One line says who writes to whom about what; the rest is a letter."""
    letter = letters.draw(chance, bodies.ITU_T + bodies.IEEE + bodies.ETSI, purposes=("information", "comment"), numbered=False)
    letter.groups = [chance.choice(bodies.GROUPS)]
    group = bodies.written(letter.groups[0])
    letter.source = letter.body.texts[0]
    heading = chance.choice(["Liaison statement from {s} to IETF {g} on {t}", "LIAISON STATEMENT to IETF {g} from {s} on {t}", "Liaison Statement from {s} to the IETF {g} Working Group on {t}"])
    heading = heading.format(s=letter.source, g=group, t=letter.topic)
    asked = chance.choice(dates.ASKED).format(chance.choice(dates.english(letter.deadline))) if letter.deadline else \
        "This is sent for information." if letter.purpose == "information" else "We would welcome your comments."
    letter.text = letter.text[:2] + [asked]
    letter.truth.update(title=letters.AnyOf([heading, letter.topic, "Liaison statement on " + letter.topic]), response_contacts=UNSAID, technical_contacts=UNSAID,
                        purpose=letters.AnyOf(["comment", "action"]) if letter.deadline or letter.purpose == "comment" else "information")
    return posting.post(chance, letter, posting.around(chance, letter, heading, greeting=False), subject=chance.choice(["Liaison statement", heading])), letter


def undated_year(chance):
    """Deadlines without their year, with a time, with a zone."""
    letter = letters.draw(chance, numbered=False, deadline=True)
    pairs = by_hand.pairs_of(chance, letter)
    d = letter.deadline
    shown = chance.choice(["%d %s" % (d.day, dates.EN[d.month - 1]), "%s %d" % (dates.EN[d.month - 1], d.day), "%d %s, 23:59 UTC" % (d.day, dates.EN[d.month - 1]),
                           "%sT23:59:00Z" % d.isoformat(), "%s 17:00 CET" % d.isoformat(), dates.week(d), "COB %d %s" % (d.day, dates.EN[d.month - 1][:3])])
    names = set(labels.WORDS["deadline"])
    pairs = [(k, shown) if k in names else (k, v) for k, v in pairs]
    return posting.post(chance, letter, posting.around(chance, letter, labels.plain(pairs))), letter


FORMS = {"ticked": ticked, "choice-in-label": choice_in_label, "two-in-a-line": two_in_a_line, "headed": headed, "heading-only": heading_only, "undated-year": undated_year}
