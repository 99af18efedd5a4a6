"""Mail of many kinds at once, by senders that behave as mail servers do: what was not answered is sent again, unchanged."""
import collections
import hashlib
import random
import re
import threading
import time

from .mails import STATEMENT, LmtpClient, mail, mail_with_document

MANAGER = "itu-t-liaison@iab.example"


class Letter:
    """One mail, and the numbers under which it was accepted: more than one where it was sent again."""

    def __init__(self, outcome, raw, sender, recipient="statements@ietf.example", copy_of=None):
        self.outcome, self.raw, self.sender, self.recipient = outcome, raw, sender, recipient
        self.original = copy_of or self          # a copy counts as its original
        self.accepted = []
        self.digest = hashlib.sha256(raw).hexdigest()


class MixedLoad:
    """`with MixedLoad(desk, relay, seed) as load:`; load.letters; of these load.unsent wait for their 250, load.refused never get
    one. `pace` is how many seconds a sender rests between two mails."""

    def __init__(self, desk, relay, seed, pace=0.2, senders=4):
        self.desk, self.relay, self.pace = desk, relay, pace
        self.letters, self.refused = [], []
        self.chance, self.lock, self.stopping = random.Random(seed), threading.Lock(), threading.Event()
        self.unsent = collections.deque()
        self.threads = [threading.Thread(target=self._send_on) for _ in range(senders)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def _send_on(self):
        while not self.stopping.is_set():
            with self.lock:
                letter = self.unsent.popleft() if self.unsent and self.chance.random() < 0.7 else self._new()
            self.send(letter)
            time.sleep(self.pace * self.chance.uniform(0.2, 2))

    def send(self, letter):
        """Tries once; what is not taken joins the queue."""
        try:
            with LmtpClient(self.desk.lmtp_port, timeout=20) as client:
                said = client.envelope(letter.sender, [letter.recipient])[-1]
                reply = client.data(letter.raw)[0] if said.startswith("250") else said
        except (OSError, IndexError):
            reply = ""
        taken = re.match(r"250 2\.0\.0 LS mail (\d+) accepted", reply)
        if taken:
            letter.accepted.append(int(taken.group(1)))
        elif reply.startswith("5"):
            self.refused.append((letter, reply))
        else:
            self.unsent.append(letter)

    # What is sent.

    def _new(self):
        kinds = {self._statement: 8, self._long_statement: 1, self._with_document: 2, self._unverified: 1, self._question: 1, self._automatic: 1, self._copy: 1,
                 self._comment: 3, self._bounce: 1}
        letter = self.chance.choices(list(kinds), list(kinds.values()))[0](len(self.letters))
        letter = letter or self._statement(len(self.letters))   # nothing to reply to yet
        self.letters.append(letter)
        return letter

    def _mail(self, number, **more):
        return mail(message_id="load%d@itu.example" % number, **more)

    def _statement(self, number):
        sender = "s%d@itu.example" % number
        return Letter("statement", self._mail(number, sender=sender, title="Load %d" % number), sender)

    def _long_statement(self, number):
        sender = "s%d@itu.example" % number
        words = "".join("Line %d of what we have to say at length.\n" % n for n in range(self.chance.randrange(100, 3000)))
        return Letter("statement", self._mail(number, sender=sender, body=STATEMENT.format(title="Load %d" % number) + words), sender)

    def _with_document(self, number):
        sender = "s%d@itu.example" % number
        return Letter("statement", mail_with_document("Load %d" % number, sender=sender, message_id="load%d@itu.example" % number), sender)

    def _unverified(self, number):
        return Letter("held", self._mail(number, authentic=False, title="Load %d" % number), "x@itu.example")

    def _question(self, number):
        return Letter("held", self._mail(number, subject="A question", body="When do you meet? This is number %d.\n" % number), "q@itu.example")

    def _automatic(self, number):
        return Letter("automatic", self._mail(number, subject="Automatic reply", body="Away, %d.\n" % number,
                                              headers="Auto-Submitted: auto-replied\n"), "away@itu.example")

    def _copy(self, _):
        original = self.chance.choice(self.letters).original if self.letters else None
        if not original or original.outcome != "statement":
            return None
        return Letter("statement", original.raw, original.sender, copy_of=original)

    def _forward(self):
        """One that its manager may have had; nothing when none was found soon."""
        for _ in range(20 if self.relay.seen else 0):
            kept = self.chance.choice(self.relay.seen)
            if kept.sender and MANAGER in kept.recipients and "[LS-" in kept.subject and kept.message["Reply-To"]:
                return kept
        return None

    def _comment(self, number):
        forward = self._forward()
        if not forward:
            return None
        to = str(forward.message["Reply-To"])
        to = to.partition("<")[2].partition(">")[0] or to
        raw = self._mail(number, sender=MANAGER, to=to, subject="Re: " + forward.subject, body="comment: remark number %d\n" % number,
                         headers="In-Reply-To: %s\nReferences: %s\n" % (forward.message_id, forward.message_id))
        return Letter("command", raw, MANAGER, to)

    def _bounce(self, number):
        forward = self._forward()
        if not forward:
            return None
        body = ("--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.iab.example\nX-Number: %d\n\n"
                "Final-Recipient: rfc822; %s\nAction: failed\nStatus: 5.1.1\n\n--b--\n" % (number, MANAGER))
        raw = self._mail(number, sender="MAILER-DAEMON", authentic=False, subject="Undelivered", body=body,
                         headers='MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n')
        return Letter("bounce", raw, "", forward.sender)
