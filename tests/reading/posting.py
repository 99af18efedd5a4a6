"""From a text to a mail that a person might have sent: greeting, signature, disclaimer, charset, encoding, alternatives."""
import html
import textwrap

import wire
from chance import CLOSING, DISCLAIMER, GREETING


def around(chance, letter, block, greeting=True, intro=True):
    """The whole text: what people write before and behind the statement's own words."""
    made = []
    if greeting and not chance.one_in(3):
        made.append(chance.choice(GREETING))
        if intro and chance.one_in(2):
            made.append(chance.choice(["please find below a liaison statement from our group.", "On behalf of the group I send you the following statement.",
                                       "please register the following liaison statement:", "the statement below was agreed at our last meeting."]))
    made.append(block)
    made += [textwrap.fill(p, chance.choice([72, 76, 990])) for p in letter.text]
    made.append(chance.choice(CLOSING))
    made.append(letter.author.name)
    if chance.one_in(3):
        made.append("-- \n%s\n%s, Example Standards Department\nTel. +44 20 7946 0000" % (letter.author.name, letter.author.address))
    if chance.one_in(5):
        made.append(chance.choice(DISCLAIMER))
    return "\n\n".join(x for x in made if x) + "\n"


def charset_for(chance, text):
    for charset in chance.sample(["us-ascii", "iso-8859-1", "windows-1252", "utf-8", "utf-8"], 5):
        try:
            text.encode(charset)
            return charset
        except UnicodeEncodeError:
            pass
    return "utf-8"


def plain_part(chance, text):
    charset = charset_for(chance, text)
    encodings = ["quoted-printable", "base64"] + (["8bit"] * 3 if max(map(len, text.split("\n"))) < 990 else [])
    return wire.text(text, charset, chance.choice(encodings if charset != "us-ascii" else encodings + ["7bit"]))


def html_of(text):
    """What a mail program makes of typed text."""
    return "<html><body><div>%s</div></body></html>" % html.escape(text).replace("\n", "<br>\r\n")


def subject_of(chance, letter):
    return chance.choice([letter.title, letter.title, "Liaison statement from %s" % letter.source, "Liaison", "LS from %s" % letter.source,
                          "%s liaison to IETF" % letter.source, "Liaison statement: %s" % letter.title])


def post(chance, letter, text, documents=(), subject=None, sender=None, extra=(), content=None):
    """documents: (name, octets) pairs."""
    part = content or plain_part(chance, text)
    if content is None and chance.one_in(4):
        part = wire.multipart("alternative", [part, wire.text(html_of(text), "utf-8", "quoted-printable", subtype="html")])
    if documents:
        part = wire.multipart("mixed", [part] + [wire.attachment(*d) for d in documents])
        letter.truth.setdefault("attachments", [{"name": d[0]} for d in documents])
    cc = [chance.choice(["tsbsg2@itu.example", "Jo Park <jo.park@northwave.example>"])] if chance.one_in(4) else []
    return wire.mail(chance, sender or letter.author, subject or subject_of(chance, letter), letter.sent, part, cc=cc, extra=extra)


