"""A month between people who answer for liaison statements: each with a mail program of their own, through a real Postfix.

Its transcript is fixtures/golden/month.txt: whoever changes what the desk writes reads there whether one would be glad to get it."""
import collections
import os
import re
import unittest

from support.cast import (ANN, CHRIS, CLEO, CONFIG, DAGMAR, DESK, DIRECTORY, GONE, GRIG, INTRODUCTION, JO, LIST, MALLORY, PAT, RAE, SARA, TARN)
from support.correspondence import Correspondence, domain_of, kind_of
from support.transcript import difference_from
from support.world import World

TRANSCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "fixtures", "golden", "month.txt")
NETWORKS = sorted({domain_of(a) for a in (ANN.address, DAGMAR.address, CLEO.address, CHRIS.address, DESK, JO.address, PAT.address, TARN,
                                          MALLORY.address, GRIG.address, "elsewhere@forwarder.example")})


PRIVATE = ("at a funeral", "the model is wrong")
THEIRS = {
    ANN.address: "acknowledgement:1 answer:1 posted:1 acknowledgement_copy:1 acknowledgement_message",
    DAGMAR.address: """forward:1 done:1 answer:1 reminder:1 done:1 digest answer:1 answer:1 calendar:1 done:1 done:1 filed:1 reminder:1 digest
                       done:1 calendar:1 answer:1 digest digest""",
    CLEO.address: """bounced:1 held held held answer_held ask_again:1 answer:1 held answer_held forward:2 held_waiting digest held_waiting
                     answer_held answer_held reminder:2 held answer_held unreviewed:2 digest answer:2 approval:3 reminder:2 done:3 answer:3 filed:3
                     reminder:2 reminder:2 reminder:2 digest done:2 reminder:2 reminder:2 reminder:2 done:2 calendar:2 digest""",
    CHRIS.address: """list posted:1 list reminder:1 calendar:1 answer:1 reminder:2 reminder:1 posted:2 answer:1 reminder:2 outgoing:3
                      calendar:1 list reminder:2 reminder:2 reminder:2 reminder:2 reminder:2 reminder:2 answer:2 calendar:2""",
    RAE.address: "approval:3 answer:3",
    JO.address: "assigned:1 reminder:1 answer:1 answer:1 help:1 answer:1 calendar:1 answer:1 calendar:1",
    PAT.address: "acknowledgement:2 posted:2 answer:2",
    SARA.address: "posted:1 outgoing:3",
    TARN: "posted:1",
    LIST: "mail posted:1 outgoing:3",
}


def everything_in(mail):
    """The texts of a mail and of the mails that it carries."""
    return "\n".join(part.get_content() for part in mail.walk() if part.get_content_maintype() == "text")


def setUpModule():
    if os.geteuid() != 0:
        raise unittest.SkipTest("Postfix can only be started by root")
    if not os.environ.get("LIAISOND_CRASH_POINTS"):
        raise unittest.SkipTest("needs a build with a clock that can be set")


def play_first_week(m):
    m.day("2027-02-01")
    m.writes(ANN, "Liaison statement: optical path computation", """Dear colleagues,

please find below a liaison statement of our last meeting.

From: ITU-T SG15
To: IETF CCAMP WG
Title: LS on optical path computation
Purpose: For action
Response Contact: tsbsg15@itu.example, old.secretary@itu.example

Question 12/15 has agreed a model of impairments for path computation. We
ask the working group which of its objects would have to change.

Ann Lee
""", "statement", cc=[LIST])
    m.replies(ANN, m.got(ANN, "acknowledgement:1"), """Thank you. Here is what was missing:

Deadline: 19 February 2027
Technical Contact: Tarn Expert <tarn@hanseatic.example>

Ann""", "filed")

    m.day("2027-02-02")
    m.replies(DAGMAR, m.got(DAGMAR, "forward:1"), """Please post.

I have told the chairs of CCAMP that it is coming.

Best regards,
Dagmar""")

    m.day("2027-02-03")
    m.transcript.tell("Dagmar has shown the desk's mail to a colleague. From there it went on.")
    passed_on = m.got(DAGMAR, "forward:1")
    m.forges(MALLORY, DAGMAR, passed_on, "withdraw: this was sent by mistake")
    m.guesses(GRIG, CLEO, "Re: [LS-1] LS on optical path computation", "no action: CCAMP is closed\n\nCleo\n",
              to=re.sub(r"(\+ls\d+\.d)[a-z2-7]+@", r"\1abcdabcdefghijklmnop@", str(passed_on["Reply-To"])))
    m.uses_mark_of(MALLORY, passed_on, "withdraw: I was told to")
    m.replies(CLEO, m.got(CLEO, "held"), "drop: a stranger with a mail that Dagmar passed on\n\nCleo", released="held")

    m.day("2027-02-04")
    m.transcript.tell("Ann is not sure that her mail has arrived. She sends it again, now with its deadline.")
    m.writes(ANN, "Liaison statement: optical path computation", """From: ITU-T SG15
To: IETF CCAMP WG
Title: LS on optical path computation
Purpose: For action
Deadline: 19 February 2027
Response Contact: tsbsg15@itu.example

Question 12/15 has agreed a model of impairments for path computation. We
ask the working group which of its objects would have to change.
""", "filed")
    m.writes(CLEO, "Re: [LS-1] LS on optical path computation", "assign to Jo Worker <jo@work.example>\n\nJo wrote the objects.\n", "command")
    m.replies(CLEO, m.got(CLEO, "ask_again:1"), "assign to Jo Worker <jo@work.example>\n\nJo wrote the objects.")

    m.day("2027-02-05")
    m.transcript.tell("Jo would need more time, and is in a hurry.")
    m.replies(JO, m.got(JO, "reminder:1"), "exted to 26 February 2027")
    m.replies(JO, m.got(JO, "answer:1"), "extend to 26 February 2027")
    m.replies(JO, m.got(JO, "answer:1"), "help")
    m.replies(JO, m.got(JO, "reminder:1"), """comment: I need a week more than the deadline gives; who can extend it?

private: I am at a funeral until Wednesday.""")
    m.transcript.tell("Pat's mail comes by way of a forwarder: nothing shows any more that it is from MEF.")
    m.writes(PAT, "Liaison statement from the MEF Forum", """From: MEF Forum
To: IETF OPSAWG
Title: LS on service attributes
Purpose: For comment
Deadline: 24 February 2027
Response Contact: pat@mef.example
Technical Contact: pat@mef.example

Our new attributes overlap with your data model. We would like to hear what
you think of them.

Pat Drafter
""", "held", domain="forwarder.example")
    m.replies(CLEO, m.got(CLEO, "held"), "release\n\nI called Pat, the mail is genuine.\n\nCleo", released="statement")


def play_second_week(m):
    m.day("2027-02-08")
    m.transcript.tell("Dagmar reads on Monday what Jo has written.")
    m.replies(DAGMAR, m.got(DAGMAR, "done:1"), "extend to 02/03/2027\ncomment: Jo may have the week.\n\nDagmar")
    m.replies(DAGMAR, m.got(DAGMAR, "answer:1"), "extend to 26 February 2027\n\nDagmar")
    m.transcript.tell("And Cleo clears away what the forgers have left.")
    for notice in [n for n in m.taken[CLEO.address] if kind_of(n) == "held" and m.is_waiting(n)]:
        m.replies(CLEO, notice, "drop: forged", released="held")

    m.day("2027-02-09")
    m.replies(CHRIS, m.got(CHRIS, "posted:1"), """comment: we talk about it in our meeting on Thursday.
private: two of us think that the model is wrong,
but do not want to say so before the meeting.""")

    m.day("2027-02-10")
    m.replies(JO, m.got(JO, "reminder:1"), "snooze until 22 February 2027")
    m.writes(ANN, "A question", """Hello,

will the working group talk about our letter at its meeting, and may I dial in?

Ann
""", "held")
    m.replies(CLEO, m.got(CLEO, "held"), "file to LS-1", released="filed")


def play_third_week(m):
    m.day("2027-02-15")
    m.transcript.tell("For a week nobody has looked at what MEF has sent. It was for Cleo to do.")
    m.replies(CLEO, m.got(CLEO, "unreviewed:2"), "post\n\nCleo")

    m.day("2027-02-16")
    m.transcript.tell("CCAMP has met, and agreed on an answer to ITU-T.")
    m.replies(CHRIS, m.got(CHRIS, "reminder:1"), """respond

CCAMP thanks Study Group 15 for its statement. Two objects change: the one
for the optical signal-to-noise ratio and the one for dispersion. A draft
that says how will follow in March.

Chris
for the working group""")

    m.day("2027-02-17")
    m.replies(RAE, m.got(RAE, "approval:3"), "approve")
    m.replies(CLEO, m.got(CLEO, "approval:3"), "approve\n\nWell said.\n\nCleo")

    m.day("2027-02-18")
    m.transcript.tell("Dagmar does not know yet that this has closed the matter.")
    m.replies(DAGMAR, m.got(DAGMAR, "reminder:1"), "taken: answered by LS-3\n\nDagmar")
    m.replies(SARA, m.got(SARA, "outgoing:3"), """Dear CCAMP,

thank you for the quick answer. It goes to Question 12 today.

Kind regards,
Sara""", "filed")


def play_fourth_week(m):
    m.day("2027-02-22")
    m.transcript.tell("Pat has second thoughts about what was asked.")
    m.replies(PAT, m.got(PAT, "acknowledgement:2"), "Purpose: information", "filed")

    m.day("2027-02-25")
    m.transcript.tell("Chris had forgotten to say that it is done.")
    m.replies(CHRIS, m.got(CHRIS, "reminder:2"), "taken: answered on the list, nobody sees a conflict")

    m.day("2027-03-01")


class AMonth(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = World(cls, CONFIG, DIRECTORY, NETWORKS, [GONE])
        cls.month = Correspondence(cls.world, INTRODUCTION)
        for play_week in (play_first_week, play_second_week, play_third_week, play_fourth_week):
            play_week(cls.month)

    def test_it_reads_as_the_transcript_that_is_checked_in(self):
        difference = difference_from(TRANSCRIPT, self.month.transcript.text())
        if difference:
            self.fail("\n" + difference)

    def test_every_mail_had_the_outcome_that_it_had_to_have(self):
        self.assertEqual(self.month.surprises, [])
        mails = self.world.desk.mails()
        self.assertEqual([m["id"] for m in mails], list(range(1, len(mails) + 1)))
        self.assertEqual([m for m in mails if not m["outcome"]], [])
        outcomes = collections.Counter(m["outcome"] for m in mails)
        self.assertEqual(outcomes, {"statement": 2, "filed": 6, "command": 22, "held": 3, "bounce": 2, "automatic": 4})

    def test_everybody_got_exactly_what_is_theirs(self):
        got = {address: " ".join(kind_of(m) for m in mails) for address, mails in self.month.taken.items()}
        self.assertEqual(got, {address: " ".join(kinds.split()) for address, kinds in THEIRS.items()})
        self.assertEqual(sum(len(mails) for mails in self.month.taken.values()), len(list(self.world.mta.taken())), "others got mail")

    def test_lists_robots_and_forgers_are_never_answered(self):
        for address, mails in self.month.taken.items():
            for mail in mails:
                answered = set(re.findall(r"<[^>]+>", str(mail["In-Reply-To"]))) & self.month.unwelcome
                self.assertTrue(not answered or address == CLEO.address, "%s got an answer to %s" % (address, answered))
                self.assertFalse(address in (LIST, TARN, GONE) and mail["Auto-Submitted"] == "auto-replied", "%s: %s" % (address, mail))
        self.assertFalse({MALLORY.address, GRIG.address, DESK, ""} & set(self.month.taken))

    def test_what_is_private_is_shown_to_the_staff_alone(self):
        staff = {DAGMAR.address, CLEO.address, CHRIS.address, RAE.address, JO.address}
        for words in PRIVATE:
            readers = {address for address, mails in self.month.taken.items() if any(words in everything_in(m) for m in mails)}
            self.assertIn(DAGMAR.address, readers)
            self.assertLessEqual(readers, staff)
            self.assertNotIn(words, self.world.desk.run("show", "1").stdout)
            self.assertIn(words, self.world.desk.run("show", "1", "--private").stdout)

    def test_the_record_is_what_people_made_of_it(self):
        records = {r["id"]: r for r in self.world.desk.statements()}
        self.assertEqual({n: (r["direction"], r["state"], r["action"], r["deadline"]) for n, r in records.items()},
                         {1: ("incoming", "posted", "taken", "2027-02-26"), 2: ("incoming", "posted", "taken", "2027-02-24"),
                          3: ("outgoing", "sent", "none", None)})
        self.assertEqual(self.world.desk.records("held"), [])
        self.assertEqual(self.world.desk.queue(), [])

    def test_the_store_is_whole(self):
        self.world.desk.run("verify")


if __name__ == "__main__":
    unittest.main()
