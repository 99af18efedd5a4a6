"""Mails of the IETF's own liaison tool, of all eras, and list copies of them."""
import html

import bodies
import letter as letters
import wire
from chance import Person
from letter import UNSAID

TOOL = Person("Liaison Statement Management Tool", "lsmt@ietf.example")
ERAS = ("2006", "2010", "2013", "2015", "2020", "2025")


def named(bare, people, era):
    joined = ", ".join(map(str, people))
    if era == "2006":
        return "%s(%s)" % (bare, joined)
    return "%s (%s)" % (bare, joined)


def form(era):
    def made(chance):
        letter = letters.draw(chance, bodies.ITU_T + bodies.GPP + bodies.IEEE + bodies.ETSI, numbered=False)
        letter.groups = [chance.choice(bodies.GROUPS)]
        group = letter.groups[0]
        chairs = [chance.person(), chance.person()]
        source = {"ITU-T": "ITU-T-%s" % letter.body.group.replace("SG", "SG-"), "3GPP": "3GPP-TSG%s-%s" % (letter.body.group[:-1], letter.body.group)}.get(
            letter.body.organization, letter.body.texts[0]) if era == "2025" else letter.body.texts[1 if letter.body.organization == "ITU-T" else 0]
        target = "IETF %s WG" % bodies.written(group)
        escape = html.escape if era == "2010" else lambda x: x
        title = letter.title
        if era in ("2015", "2020") and letter.body.organization == "ITU-T":
            title += " [from %s]" % letter.body.texts[1]
        elif era in ("2015", "2020"):
            letter.truth.update({"from.organization": UNSAID, "from.groups": UNSAID})
            letter.author = chance.person(letter.body.domain)
        letter.truth.setdefault("title", title)
        plural = era in ("2015", "2020", "2025")
        lines = ["Title: " + title, "Submission Date: " + letter.sent.strftime("%Y-%m-%d"), "URL of the IETF Web page: https://datatracker.ietf.example/liaison/%d/" % chance.randint(100, 2400),
                 "Please reply by " + letter.deadline.isoformat() if letter.deadline else ""]
        if era == "2006":
            lines += ["From: %s(%s) <%s>" % (letter.author.name, source, letter.author.address), "To: " + named(target, chairs, era), "Cc:", *map(str, [chance.person(), chance.person()])]
        elif era in ("2010", "2013"):
            lines += ["From: %s (%s)" % (source, letter.author), "To: " + named(target, chairs, era), "Cc: %s@ietf.example" % group]
        elif era in ("2015", "2020"):
            lines += ["From: %s" % letter.author, "To: %s-chairs@ietf.example" % group,
                      "Cc: %s@ietf.example,%s" % (group, chance.person())]
        else:
            lines += ["From: %s (%s)" % (source, letter.author) if chance.one_in(2) else "From: %s" % source + "\n" + "From Contact: %s" % letter.author, "To: " + target, "Cc: %s@ietf.example" % group]
            letter.truth["from_contacts"] = UNSAID
        letter.truth.setdefault("from_contacts", [letter.author.address])
        label = ("Response Contacts" if plural else "Response Contact" if era == "2013" else "Reponse Contact")
        lines += [label + ": " + ", ".join(map(str, letter.reply)), ("Technical Contacts" if plural else "Technical Contact") + ": " + ", ".join(map(str, letter.technical)),
                  "Purpose: " + {"action": "For action", "comment": "For comment", "information": "For information", "response": "In response"}[letter.purpose]]
        if letter.purpose == "response":
            lines.append("Referenced liaison: An earlier statement (https://datatracker.ietf.example/liaison/%d/)" % chance.randint(100, 2400))
            letter.truth["in_response_to"] = UNSAID
        lines += ["", "Body: " + "\n\n".join(letter.text), "Attachments:" if plural else "Attachment(s):", ""]
        lines += ["    Draft text\n    https://datatracker.ietf.example/documents/LIAISON/file%d.pdf" % chance.randint(10, 999) if chance.one_in(2) else "No document has been attached"]
        letter.truth["attachments"] = UNSAID
        text = "\n".join(escape(x) for x in lines) + "\n"
        subject = 'New Liaison Statement, "%s"' % title
        extra = [("Auto-Submitted", "auto-generated"), ("Precedence", "bulk")] if era != "2006" else []
        if chance.one_in(3) and era != "2006":
            subject = "[%s] %s" % (group, subject)
            text += "\n_______________________________________________\n%s mailing list\n%s@ietf.example\nhttps://www.ietf.example/mailman/listinfo/%s\n" % (group, group, group)
            extra += [("List-Id", "<%s.ietf.example>" % group), ("X-BeenThere", "%s@ietf.example" % group)]
        sender = letter.author if era == "2006" else TOOL
        return wire.mail(chance, sender, subject, letter.sent, wire.text(text, "utf-8", "8bit"), to=["%s@ietf.example" % group], extra=extra), letter
    return made


FORMS = {"tool-" + era: form(era) for era in ERAS}
