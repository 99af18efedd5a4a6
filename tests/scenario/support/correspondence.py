"""Plays mails between people and the desk one after the other, and keeps what became of each."""
import collections
import datetime
import email.policy
import re

from .cast import CHRIS, DESK, GONE, LIST, TARN, ZONE, Person
from .mail_programs import new_mail, reply_mail, text_of
from .transcript import Transcript

FOOTER = "_______________________________________________\nCCAMP mailing list -- ccamp@ietf.example\n"


def domain_of(address):
    return address.split("@")[1]


def kind_of(mail):
    """"forward:1" for the desk's forward of LS-1, "digest" for its digest, "list" for what a list distributes, "mail" for other mail."""
    if "List-Id" in mail:
        return "list"
    made = re.match(r"<(?:ls(\d+)\.)?([a-z_]+)\..*@ietf\.example>$", str(mail["Message-ID"]))
    if made is None or "X-Loop" not in mail:
        return "mail"
    return made[2] + (":" + made[1] if made[1] else "")


class Correspondence:
    """`transcript` tells it as it was, `taken` has each address's mails, `inbox` what the desk took each mail for."""

    def __init__(self, world, introduction):
        self.world = world
        self.transcript = Transcript(introduction)
        self.taken = collections.defaultdict(list)   # address -> mails, in the order in which the desk made them
        self.inbox = {}                              # number -> (number, outcome, reason, statement, subject)
        self.surprises = []                          # mails that became something else than they had to
        self.unwelcome = set()                       # Message-IDs of robots and forgers: nobody may answer them
        self.sent = 0
        self.released = None
        self.known = {"outbox": 0, "taken": 0}
        self.today = self.shown_day = None

    # Time.

    def day(self, date):
        """It becomes the morning of that day; of each day until then, one after the other."""
        morning = datetime.datetime.fromisoformat(date + "T08:00").replace(tzinfo=ZONE)
        self.today = self.today + datetime.timedelta(days=1) if self.today else morning
        while True:
            self.world.wake(self.today)
            self.note_news()
            if self.today == morning:
                break
            self.today += datetime.timedelta(days=1)
        self.show_day(self.today)

    def show_day(self, moment):
        name = "%s, %d %s" % (moment.strftime("%A"), moment.day, moment.strftime("%B %Y"))
        if name != self.shown_day:
            self.transcript.day(name)
            self.shown_day = name

    def next_mail(self, domain):
        """When the next mail is written, and its Message-ID."""
        self.sent += 1
        return self.today - datetime.timedelta(minutes=60 - self.sent % 60), "month.%d@%s" % (self.sent, domain)

    # What people do. Each says what the desk has to take the mail for.

    def writes(self, person, subject, words, becomes, cc=(), domain=None):
        date, message_id = self.next_mail(domain_of(person.address))
        mail = new_mail(person, [DESK], subject, words, date, message_id, cc)
        who = "%s, %s, writes to the desk%s" % (person.name, person.what, "".join(", copy to " + a for a in cc))
        self.hand_in(who, mail, words, person.address, [DESK, *cc], becomes, domain)

    def replies(self, person, answered, words, becomes="command", released=None):
        """`released` is what the held mail that the answered notice is about has to be taken for from then on."""
        date, message_id = self.next_mail(domain_of(person.address))
        self.released = released
        mail = reply_mail(person, answered, words, date, message_id)
        who = "%s, %s, replies to \"%s\" (%s)" % (person.name, person.what, answered["Subject"], person.program.__name__)
        self.hand_in(who, mail, words, person.address, [str(answered["Reply-To"])], becomes)

    def forges(self, forger, person, answered, words):
        """A reply in somebody's name."""
        date, message_id = self.next_mail(domain_of(forger.address))
        mail = reply_mail(person, answered, words, date, message_id)
        self.hand_in_forged(forger, person, mail, words, str(answered["Reply-To"]))

    def guesses(self, forger, person, subject, words, to):
        """A mail in somebody's name to an address with a mark that the desk never gave out."""
        date, message_id = self.next_mail(domain_of(forger.address))
        self.hand_in_forged(forger, person, new_mail(person, [to], subject, words, date, message_id), words, to)

    def hand_in_forged(self, forger, person, mail, words, to):
        """From the forger's own network, with an attestation that our server never wrote."""
        mail["Authentication-Results"] = "mx.ietf.example; dmarc=pass header.from=" + domain_of(person.address)
        self.unwelcome.add(str(mail["Message-ID"]))
        self.hand_in("%s, %s, writes as if it were %s" % (forger.name, forger.what, person.name), mail, words, forger.address, [to], "held")

    def uses_mark_of(self, thief, answered, words):
        """A stranger's honest reply to a mail that was written to somebody else."""
        self.unwelcome.add("<month.%d@%s>" % (self.sent + 1, domain_of(thief.address)))
        self.replies(thief, answered, words, "held")

    def hand_in(self, who, mail, words, sender, recipients, becomes, domain=None):
        self.world.send(domain or domain_of(sender), sender, recipients, mail.as_bytes())
        self.note(who, str(mail["Subject"]), words, becomes)

    # What becomes of it.

    def note(self, who, subject, words, becomes):
        """Waits until all is done that follows from the mail just sent, and lets list and robots do what they do."""
        self.world.settle()
        for address, mail in self.note_news((who, subject, words, becomes)):
            if address == LIST:
                self.distribute(mail)
            elif address == TARN:
                self.answer_by_robots(mail)

    def note_news(self, told=None):
        """Writes down what came in and went out since; `told` describes the first that came in. Gives what was delivered."""
        news = self.delivered_since()
        rows = {row[0]: row for row in self.world.sql("SELECT id, outcome, reason, statement, subject FROM inbox")}
        mails = self.world.sql("SELECT id, created, message_id FROM outbox WHERE id > ? ORDER BY id", self.known["outbox"])
        self.known["outbox"] += len(mails)
        fresh = sorted(set(rows) - set(self.inbox))
        again = [number for number in sorted(self.inbox) if rows[number] != self.inbox[number]]
        self.inbox = rows
        for number in fresh + again:
            who, subject, words, becomes = "A mail system reports to the desk", rows[number][4], "", "bounce"
            if number in again:
                who, becomes = "So mail %d, which was held, is now" % number, self.released
            elif told:
                (who, subject, words, becomes), told = told, None
            self.note_arrival(rows[number], who, subject, words, becomes)
            for mail in [m for m in mails if re.match(r"(ls\d+\.)?(?!calendar)[a-z_]+\.%d\.[0-9a-z]+[.@]" % number, m[2])]:
                self.note_mail(mail, news)
                mails.remove(mail)
        for mail in mails:
            self.show_day(datetime.datetime.fromtimestamp(mail[1] / 1000, ZONE))
            self.note_mail(mail, news)
        return news

    def note_arrival(self, row, who, subject, words, becomes):
        _, outcome, reason, statement, _ = row
        self.transcript.came_in(who, subject, words, "%s%s: %s" % (outcome, " (LS-%d)" % statement if statement else "", reason))
        if outcome != becomes:
            self.surprises.append("%s: \"%s\" is %s, not %s: %s" % (who, subject, outcome, becomes, reason))

    def delivered_since(self):
        """(address, mail) of what Postfix has delivered since, in an order that does not depend on chance."""
        taken = list(self.world.mta.taken())
        fresh, self.known["taken"] = taken[self.known["taken"]:], len(taken)
        fresh.sort(key=lambda d: (str(d[1]["Message-ID"]), "List-Id" in d[1], d[0]))
        for address, mail in fresh:
            if kind_of(mail) in ("list", "mail"):
                self.taken[address].append(mail)
        return fresh

    def note_mail(self, row, news):
        """A mail of the desk: every recipient has it once, except who is gone."""
        number, _, message_id = row
        copies = [(a, m) for a, m in news if str(m["Message-ID"]) == "<%s>" % message_id and "List-Id" not in m]
        for address, mail in copies:
            self.taken[address].append(mail)
        receivers = self.world.sql("SELECT role, address FROM outbox_recipient WHERE mail = ? ORDER BY position", number)
        assert sorted(a for a, _ in copies) == sorted(a for _, a in receivers if a != GONE), (receivers, copies)

        def in_words(role):
            return ", ".join(a + (" (comes back)" if a == GONE else "") for r, a in receivers if r == role)
        words = "to " + in_words("to") + ("; copy to " + in_words("cc") if in_words("cc") else "")
        mail = copies[0][1]
        attached = [part.get_filename() for part in mail.iter_attachments()]
        self.transcript.went_out(kind_of(mail).split(":")[0], words, str(mail["Subject"]), text_of(mail), attached)

    # Who acts without being asked.

    def distribute(self, mail):
        """The mailing list: to its subscribers, of whom the desk is one, with its own mark, fields and footer."""
        head, body = mail.as_bytes(policy=email.policy.SMTP).split(b"\r\n\r\n", 1)
        head = re.sub(rb"(?mi)^(Return-Path|Delivered-To|X-Original-To):.*\r\n", b"", head)
        head = re.sub(rb"(?mi)^Subject: (?!\[CCAMP\])", b"Subject: [CCAMP] ", head)
        head = (b"List-Id: Common Control and Measurement Plane <ccamp.ietf.example>\r\nPrecedence: list\r\n"
                b"Sender: CCAMP <ccamp-bounces@ietf.example>\r\n") + head
        if mail.get_content_type() == "text/plain":
            body += FOOTER.encode().replace(b"\n", b"\r\n")
        for subscriber in (CHRIS.address, DESK):
            self.world.send("ietf.example", "ccamp-bounces@ietf.example", [subscriber], head + b"\r\n\r\n" + body)
        self.note("The list %s sends its copy to its subscribers, the desk among them" % LIST, "[CCAMP] " + str(mail["Subject"]), "",
                  "filed" if kind_of(mail) == "mail" else "automatic")

    def answer_by_robots(self, mail):
        """Tarn is away: his company's server says so as RFC 3834 has it, his own laptop as it likes, all of the mail quoted."""
        for polite in (True, False):
            date, message_id = self.next_mail(domain_of(TARN))
            answer = new_mail(Person("Tarn Expert", TARN, "", None), [DESK], "Automatic reply: " + str(mail["Subject"]),
                              "I am away until 1 April.\n" + ("" if polite else "\n" + text_of(mail) + "\n"), date, message_id)
            answer["In-Reply-To"] = str(mail["Message-ID"])
            if polite:
                answer["Auto-Submitted"] = "auto-replied"
            self.unwelcome.add("<%s>" % message_id)
            sender, recipient = ("", str(mail["Return-Path"]).strip("<>")) if polite else (TARN, str(mail["Reply-To"]))
            self.world.send(domain_of(TARN), sender, [recipient], answer.as_bytes())
            self.note("Tarn's %s answers %s" % (("server", "the envelope sender") if polite else ("laptop", "Reply-To")),
                      str(answer["Subject"]), "I am away until 1 April.", "automatic")

    def is_waiting(self, notice):
        """Whether the mail that the coordinators were told of is held still."""
        number = int(re.match(r"<held\.(\d+)\.", str(notice["Message-ID"]))[1])
        return bool(self.world.sql("SELECT 1 FROM inbox WHERE id = ? AND outcome = 'held' AND dropped IS NULL", number))

    def got(self, person, kind):
        """The last mail of a kind that somebody has."""
        return next(m for m in reversed(self.taken[getattr(person, "address", person)]) if kind_of(m) == kind)
