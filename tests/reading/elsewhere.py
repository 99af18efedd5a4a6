"""Forms of bodies that are seldom seen: templates with numbered fields, memos, tables of contributions, letters that answer, digests."""
import textwrap

import bodies
import by_hand
import dates
import documents
import labels
import letter as letters
import of_bodies
import posting
from letter import UNSAID, AnyOf


def memo(chance):
    """TO / FROM / DATE / SUBJECT in capitals, then running text that asks."""
    letter = letters.draw(chance, bodies.OTHERS + bodies.ETSI + bodies.IEEE + bodies.MEF, purposes=("comment", "information"), numbered=False)
    letter.copy, letter.reply, letter.technical = "", [], []
    asked = chance.choice(dates.ASKED).format(chance.choice(dates.english(letter.deadline))) if letter.deadline else \
        "This memo is for information only." if letter.purpose == "information" else "We would appreciate your comments."
    letter.text = letter.text[:2] + [asked]
    letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID)
    if letter.deadline or letter.purpose == "comment":
        letter.truth["purpose"] = AnyOf(["comment", "action"])
    block = "LIAISON MEMO\n\nTO:      %s\nFROM:    %s\nDATE:    %s\nSUBJECT: %s" % (letter.to, letter.source, chance.choice(dates.english(letter.sent.date())[:3]), letter.title)
    return posting.post(chance, letter, posting.around(chance, letter, block, greeting=False)), letter


def numbered_template(chance):
    """A template whose fields are numbered sections."""
    letter = letters.draw(chance, numbered=False)
    fields = [("Originating body", letter.source), ("Addressees", letter.to), ("Title", letter.title), ("Purpose", chance.choice(labels.PURPOSES[letter.purpose])),
              ("Deadline for reply", chance.choice(dates.english(letter.deadline)) if letter.deadline else "none"), ("Response contact", by_hand.listed(chance, letter.reply)),
              ("Technical contact", by_hand.listed(chance, letter.technical) or "none")]
    block = "\n".join("%d%s %s: %s" % (i, chance.choice([".", ")"]), k, v) for i, (k, v) in enumerate(fields, 1))
    if chance.one_in(2):
        made = documents.docx(documents.p("Liaison statement"), *[documents.p(x) for x in block.split("\n")], *[documents.p(t) for t in letter.text])
        return of_bodies.covering(chance, letter, "our liaison statement", [("liaison.docx", made)]), letter
    return posting.post(chance, letter, posting.around(chance, letter, block)), letter


def etsi_table(chance):
    """A contribution's table: title, sources, contacts, for whom, release, and more that is of no field."""
    letter = letters.draw(chance, bodies.ETSI, numbered=False)
    contact = chance.person("etsi.example")
    letter.reply, letter.technical = [], []
    letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID, contacts=[contact.address])
    pairs = [("Title:", letter.title), ("From:", letter.source), ("To:", letter.to), ("Copy to:", letter.copy or "-"), ("Response to (if applicable):", chance.choice(["", "-", "n/a"])),
             ("For:", chance.choice(labels.PURPOSES[letter.purpose])), ("Agenda item:", "6.2"), ("Contact:", "%s, %s" % (contact.name, contact.address)),
             ("Attachments:", "none"), ("Response required by:", chance.choice(dates.english(letter.deadline)) if letter.deadline else "-")]
    made = documents.word(pairs, letter.text, before=["LIAISON STATEMENT"], as_table=chance.one_in(2))
    return of_bodies.covering(chance, letter, "a liaison statement", [("ETSI_LS.docx", made)]), letter


def answer(chance):
    """A letter that answers one of the IETF's, with its number or date in the text."""
    letter = letters.draw(chance, bodies.ITU_T + bodies.GPP + bodies.IEEE, purposes=("response",), numbered=False, deadline=False)
    letter.groups = [chance.choice(bodies.GROUPS)]
    letter.to = "IETF %s WG" % bodies.written(letter.groups[0])
    number = chance.choice(["%s-LS %d" % (bodies.written(letter.groups[0]), chance.randint(2, 60)), "COM15-LS%d-E" % chance.randint(100, 499), "S2-25%05d" % chance.randint(1, 99999)])
    letter.answers = [number]
    letter.truth["in_response_to"] = UNSAID if number[0] not in "CS" or "-LS " in number else [number]
    said = chance.choice(["thanks the group for its liaison {n}.", "thanks the working group for the liaison statement {n} of 31st October 2026.", "has discussed your liaison {n} and answers as follows."]).format(n=number)
    letter.text = ["%s %s" % (letter.source, said)] + letter.text[:2]
    pairs = by_hand.pairs_of(chance, letter)
    return posting.post(chance, letter, posting.around(chance, letter, labels.plain(pairs))), letter


def long_values(chance):
    """Titles and lists of addressees over several lines, hard-wrapped without indentation."""
    letter = letters.draw(chance, numbered=False, deadline=True)
    letter.title = "%s and the effects of this on %s" % (letter.title, chance.topic())
    letter.groups = chance.some(bodies.GROUPS, 3, 5)
    letter.to = ", ".join("IETF %s WG" % bodies.written(g) for g in letter.groups)
    pairs = by_hand.pairs_of(chance, letter)
    block = "\n".join(textwrap.fill("%s: %s" % p, 60, break_on_hyphens=False) for p in pairs)
    return posting.post(chance, letter, posting.around(chance, letter, block), subject="Liaison statement from %s" % letter.source), letter


def several_documents(chance):
    """The statement among attachments that have labels of their own."""
    mail_form = chance.choice([of_bodies.FORMS["3gpp-word"], of_bodies.itu_word])
    made = {}

    def catch(chance_, letter, what, files, subject=None):
        other = documents.word([("Title:", "Change request on something else"), ("Source:", "Northwave"), ("Agenda item:", "7.1"), ("Document for:", "Approval")],
                               ["This document proposes a change. Please send comments by 1 May 2026."])
        sheet = b"number;text\n1;something\n"
        extra = [("annex_1.docx", other), ("figures.csv", sheet)]
        made["all"] = files + extra if chance.one_in(2) else extra[:1] + files + extra[1:]
        return kept(chance_, letter, what, made["all"], subject)
    kept, of_bodies.covering = of_bodies.covering, catch
    try:
        return mail_form(chance)
    finally:
        of_bodies.covering = kept


FORMS = {"memo": memo, "numbered-template": numbered_template, "etsi-table": etsi_table, "answer": answer, "long-values": long_values, "several-documents": several_documents}
