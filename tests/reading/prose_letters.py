"""Letters between bodies that nowhere say that they are liaison statements, and letters of people that look like them."""
import textwrap

import bodies
import letter as letters
import other_mail
import posting
from chance import Person
from letter import UNSAID, AnyOf

NAMED = [b for b in bodies.ALL if b.group or b.organization in ("Broadband Forum", "OIF", "TM Forum", "CableLabs")]
GREETINGS = ["Dear {g} working group,", "Dear chairs of {g},", "Dear {g} chairs,", "Dear colleagues of {g},", "Hello {g},", "Dear members of the {g} Working Group,", "Dear {g},"]
NEWS = ["{b} has started work on {t}.", "At its last meeting {b} discussed {t}.", "{b} is revising its document on {t}.", "{b} has completed a first draft about {t}.",
        "In the past year {b} studied {t}."]
ACTS = {
    "action": ["{b} kindly asks {g} for guidance on the procedure in clause {n} of it{by}.", "We would like to know whether {g} intends to cover this case{by_ask}.",
               "{b} invites {g} to name an expert for it{by}.", "Could {g} please state which reading is the intended one{by}?", "May we ask you to check clause {n} of it{by}?"],
    "comment": ["We would be grateful for your remarks on clause {n} of it{by}.", "{b} would like to invite your comments on clause {n} of it{by}.", "Any views on clause {n} would be welcome{by}.",
                "{b} asks {g} to review clause {n} and to give feedback{by}."],
    "information": ["{b} is pleased to inform you that the document was approved. No reply is needed.", "We would like to draw your attention to it.",
                    "{b} shares the result with you for information."],
    "response": ["{b} thanks {g} for its letter about {t} and has no further comments.", "In response to your questions {b} provides the following answers."]}
BY = [" by {d}", ", preferably before {d}", " no later than {d}", " until {d}", " at the latest by {d}"]
DATES = ["%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d"]
SIGNATURES = ["{a}\nChair, {b}", "{a}\nVice-Chair of {b}", "{a}\n{b} Liaison Officer", "{a}\nfor {b}\nSecretary, {b}"]


def between_bodies(chance):
    letter = letters.draw(chance, NAMED, numbered=False)
    letter.groups = letter.groups[:1]
    group = bodies.AREAS.get(letter.groups[0]) or bodies.written(letter.groups[0])
    by = chance.choice(BY).format(d=letter.deadline.strftime(chance.choice(DATES))) if letter.deadline else ""
    fill = dict(b=letter.source, g=group, t=letter.topic, n=chance.randint(3, 12), by=by, by_ask=by and "; please reply" + by)
    said = [chance.choice(NEWS).format(**fill), chance.choice(ACTS[letter.purpose]).format(**fill)]
    said = [x[0].upper() + x[1:] for x in said]
    text = "\n\n".join([chance.choice(GREETINGS).format(**fill), textwrap.fill(" ".join(said), 72), chance.choice(["Best regards,", "Sincerely,"]),
                        chance.choice(SIGNATURES).format(a=letter.author.name, **fill)]) + "\n"
    subject = letter.topic[0].upper() + letter.topic[1:]
    letter.truth.update({"title": subject, "response_contacts": UNSAID, "technical_contacts": UNSAID, "from_contacts": [letter.author.address]})
    if letter.purpose == "comment":
        letter.truth["purpose"] = AnyOf(("comment", "action"))
    return posting.post(chance, letter, text, subject=subject), letter


PERSONAL = [
    ("Figure 2", "while reading your latest draft I found a mistake in Figure 2. Could you please tell me where to report it?", True),
    ("Thursday", "could we move the call to 16:00? {b} has another meeting before. Please let us know.", True),
    ("Slides", "here are our slides for the session. Please upload them.", True),
    ("Ten minutes", "{b} would like to have ten minutes in your session. Please let me know if that is possible.", True),
    ("Visit", "{b} is looking forward to your visit. Please send us your passport number by 4 January 2027.", True),
    ("Our new modules", "we are happy to inform you that our modules, compliant with the specifications of {b}, are available. Please tell us by 10 January 2027 if you want a demo.", False),
    ("Your opinion", "I have written a thesis on how {b} and your group work together and would welcome your comments by 10 January 2027.", False),
    ("Our party", "{b} would like to invite the chairs to a dinner on 23 March 2027. Please let me know whether you can come.", True),
    ("Late", "{b} is sorry for being late. The answer to your letter will be sent after our meeting in January.", True),
    ("Patents", "our client holds patents that are essential to the work of {b}. We request your answer by 31 December 2026.", False),
    ("Link", "{b} has moved its web pages. Please update the link on yours.", True)]


def personal(chance):
    body, group = chance.choice(NAMED), bodies.written(chance.choice(bodies.GROUPS))
    subject, text, of_body = chance.choice(PERSONAL)
    author = chance.person(body.domain if of_body else None)
    signature = chance.choice(["{a}\nChair, {b}", "{a}", "{a}\n{b}"]) if of_body else "{a}"
    made = "\n\n".join([chance.choice(GREETINGS).format(g=group), textwrap.fill(text.format(b=body.texts[0]), 72), signature.format(a=author.name, b=body.texts[0])]) + "\n"
    return [(other_mail.send(chance, subject, made, sender=Person(author.name, author.address)), other_mail.CLOSED, None)]


FORMS = {"between-bodies": between_bodies}
OTHER = {"personal": personal}
