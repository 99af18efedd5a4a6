"""The statements of the year's test and what people do with them, by the operator's commands and by replies: who has to hear
of what is computed from this alone."""
import datetime
import email
import email.policy

from .mails import LmtpClient, mail

UTC = datetime.timezone.utc
COORDINATORS = "liaison-coordination@iab.example"
MANAGER = "itu-t-liaison@iab.example"
CHAIRS = {"ccamp": "ccamp-chairs@ietf.example", "opsawg": "opsawg-chairs@ietf.example"}

BODY = """\
From: {organization}
To: IETF {group}
Title: {title}
Purpose: For {purpose}
{deadline}Response Contact: {sender}
Technical Contact: {sender}

Please tell us what you think of number {number}.
"""


def from_ms(ms):
    return datetime.datetime.fromtimestamp(ms / 1000, UTC)


class Statement:
    """What the test knows of one: `versions` are (from when, open deadline or None), in order."""

    def __init__(self, number, rng, received):
        self.number = number
        self.organization = rng.choice(["ITU-T", "MEF"])
        self.group = rng.choice(sorted(CHAIRS))
        self.asked = rng.random() < 0.9
        self.deadline = received.date() + datetime.timedelta(days=rng.randint(2, 60)) if self.asked else None
        self.title = "Number %d of the year" % number
        self.versions = []
        self.choices = []      # (from when, until which day or None for good) of the holder, the last one counts
        self.received = None
        self.reviewed = None   # when it was posted or withdrawn
        self.withdrawn = False

    @property
    def sender(self):
        return "n%d@%s" % (self.number, {"ITU-T": "itu.example", "MEF": "mef.example"}[self.organization])

    @property
    def due(self):
        """The open deadline, if there is one."""
        return self.versions[-1][1]

    @property
    def holder(self):
        return MANAGER if self.organization == "ITU-T" else COORDINATORS

    def mail(self):
        deadline = "Deadline: %s\n" % self.deadline if self.asked else ""
        body = BODY.format(organization=self.organization, group=self.group, title=self.title, sender=self.sender, number=self.number,
                           purpose="action" if self.asked else "information", deadline=deadline)
        return mail(sender=self.sender, subject="Liaison statement: " + self.title, body=body, message_id="year%d@itu.example" % self.number)

    def wants(self, address, step, moment, day):
        """Whether that person is to hear of the step; a coordinator always is, once it is more than a reminder."""
        chosen = [until for since, until in self.choices if since <= moment] if address == self.holder else []
        if not chosen or (address == COORDINATORS and not step.startswith("before")):
            return True
        return chosen[-1] is not None and day >= chosen[-1]

    def receivers(self, step, moment, day):
        """(to, cc) of a step's mail; nobody at all: there is none."""
        if step in ("unreviewed", "ended"):
            to, cc = [COORDINATORS], [self.holder]
        else:
            to, cc = [self.holder], [CHAIRS[self.group]]
            if step.startswith("overdue"):
                cc.append(COORDINATORS)
        to = [a for a in to if self.wants(a, step, moment, day)]
        cc = [a for a in cc if a not in to and self.wants(a, step, moment, day)]
        return (to, cc) if to else (cc, [])


class Act:
    """Something that is done about a statement: the operator's words, or those of a reply."""

    def __init__(self, statement, reply, command=None, deadline="as it was", reviewed=False, choice="none"):
        self.statement, self.reply, self.command = statement, reply, command
        self.deadline, self.reviewed, self.choice = deadline, reviewed, choice

    def happened(self, moment):
        s = self.statement
        if self.deadline != "as it was":
            s.versions.append((moment, self.deadline))
        if self.reviewed:
            s.reviewed = s.reviewed or moment
        if self.choice != "none":
            s.choices.append((moment, self.choice))


def withdraw(statement):
    statement.withdrawn = True
    return Act(statement, "withdraw: sent by mistake", ["withdraw", "--why", "sent by mistake"], deadline=None, reviewed=True)


def act_on(statement, rng, today):
    """What somebody does about an open statement; mostly nothing."""
    luck, due = rng.random(), statement.due
    if luck < 0.08:
        day = max(due, today) + datetime.timedelta(days=rng.randint(3, 40))
        return Act(statement, "extend to %s" % day, ["extend", str(day)], deadline=day)
    if luck < 0.13:
        return Act(statement, "taken: we have answered", ["take", "--note", "answered"], deadline=None)
    if luck < 0.16:
        return Act(statement, "no action: not our work", ["decline", "--why", "not our work"], deadline=None)
    if luck < 0.19:
        return withdraw(statement)
    if luck < 0.24 and not statement.reviewed:
        return Act(statement, "post", ["post"], reviewed=True)
    if luck < 0.28 and due > today:
        day = today + datetime.timedelta(days=rng.randint(1, (due - today).days))
        return Act(statement, "snooze until %s" % day, choice=day)
    if luck < 0.30:
        return Act(statement, "stop reminding me", choice=None)
    return None


class Correspondence:
    """Replies to the desk's forwards, over one LMTP session."""

    def __init__(self, sql):
        self.sql = sql
        self.addresses = {}

    def address_of(self, statement):
        if statement.id not in self.addresses:
            for id_, head in self.sql("SELECT statement, head FROM outbox JOIN outbox_bytes USING (id) WHERE kind = 'forward'"):
                self.addresses[id_] = str(email.message_from_bytes(head, policy=email.policy.default)["Reply-To"])
        return self.addresses[statement.id]

    def send(self, port, acts):
        with LmtpClient(port) as client:
            for act in acts:
                s = act.statement
                to = self.address_of(s)
                client.envelope(s.holder, [to])
                client.data(mail(sender=s.holder, subject="Re: [LS-%d] %s" % (s.id, s.title), body=act.reply + "\n", to=to))
