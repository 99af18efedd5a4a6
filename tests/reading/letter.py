"""A liaison statement before anybody writes it down: the values that a mail is then made of, and so the truth about it."""
import datetime
from dataclasses import dataclass, field

import bodies
from chance import Person

UNSAID = object()    # a field that the form neither says nor denies, so that nothing is judged


class AnyOf(tuple):
    """Several answers are right."""


@dataclass
class Letter:
    body: bodies.Body
    source: str                      # the sender's name as written
    groups: list                     # the desk's groups
    to: str
    copy: str
    title: str
    topic: str
    purpose: str
    deadline: datetime.date          # or None
    number: str                      # or None
    answers: list                    # numbers of what it answers
    author: Person
    reply: list                      # Persons or bare addresses
    technical: list
    sent: datetime.datetime
    text: list                       # paragraphs
    truth: dict = field(default_factory=dict)    # what the form changed: field -> value or UNSAID

    def expected(self):
        made = {"title": self.title, "purpose": self.purpose, "deadline": self.deadline and self.deadline.isoformat(),
                "from.organization": self.body.organization, "from.groups": [self.body.group] if self.body.group else [], "to": self.groups,
                "identifiers": [self.number] if self.number else [], "in_response_to": self.answers,
                "response_contacts": [address_of(x) for x in self.reply], "technical_contacts": [address_of(x) for x in self.technical],
                "attachments": []}
        made.update(self.truth)
        return {k: v for k, v in made.items() if v is not UNSAID}


def address_of(x):
    return x.address if isinstance(x, Person) else x


def draw(chance, choice=bodies.ALL, purposes=("action", "comment", "information", "response"), deadline=None, numbered=True):
    """A letter of one of these bodies; a deadline mostly where something is asked for."""
    body = chance.choice(choice)
    topic = chance.topic()
    purpose = chance.choice(purposes)
    sent = datetime.datetime(2026, chance.randint(8, 11), chance.randint(1, 27), chance.randint(0, 23), chance.randint(0, 59), chance.randint(0, 59))
    day = (sent + datetime.timedelta(days=chance.randint(25, 200))).date()
    asks = purpose in ("action", "comment") and not chance.one_in(5) if deadline is None else deadline
    author = chance.person(chance.choice([body.domain, None]))
    groups = bodies.choose_groups(chance)
    title = chance.title(topic) if purpose != "response" else chance.choice(["Reply LS on {}", "Reply to LS on {}", "LS/r on {}", "Response to your liaison on {}"]).format(topic)
    return Letter(body, chance.choice(body.texts), groups, bodies.addressees(chance, groups),
                  chance.choice(["", "", "", "ITU-T SG2", "ETSI TC CYBER", "OIF", "IEEE 802.1"]), title, topic, purpose, day if asks else None,
                  body.number(chance) if numbered and body.number and not chance.one_in(4) else None, [], author,
                  [chance.choice([body.role, body.role, author])], [chance.person()] if chance.one_in(2) else [], sent, chance.paragraphs(topic, purpose))
