"""People run the desk by replying to its mails, through a real Postfix."""
import re
import unittest

from support.mails import mail, send_smtp
from support.postfix import desk_behind_postfix
from support.waiting import wait_until

COORDINATORS = "liaison-coordination@iab.example"
MANAGER = "itu-t-liaison@iab.example"
CHAIRS = "ccamp-chairs@ietf.example"
LIST = "ccamp@ietf.example"


def setUpModule():
    import os
    if os.geteuid() != 0:
        raise unittest.SkipTest("Postfix can only be started by root")


def quoted(got):
    """The text of a mail as a reply quotes it."""
    text = got.get_body(("plain",)).get_content()
    return "\n\nOn Fri, 20 Nov 2026 at 10:00, IETF Liaison Desk wrote:\n" + "".join("> %s\n" % line for line in text.splitlines())


class Conversation(unittest.TestCase):
    """One desk and one Postfix for all: each test has its own statement."""

    @classmethod
    def setUpClass(cls):
        cls.desk, cls.mta = desk_behind_postfix(cls)

    def mails_to(self, address, what):
        return [m for m in self.mta.mail_of(address) if what in str(m["Subject"])]

    def mail_to(self, address, what):
        return wait_until("%s gets a mail about %r" % (address, what), lambda: self.mails_to(address, what))[-1]

    def outcome_of(self, message_id):
        return wait_until("mail <%s> has an outcome" % message_id,
                          lambda: next((m for m in self.desk.mails() if m["message_id"] == message_id and m["outcome"]), None))

    def statement(self, title, sender="ann.lee@itu.example"):
        """A new statement: its record and the forward that its manager got."""
        name = "%s@itu.example" % title.replace(" ", "-").lower()
        send_smtp(self.mta.port, mail(sender=sender, subject="Liaison statement: " + title, title=title, message_id=name), sender)
        got = self.outcome_of(name)
        self.assertEqual(got["outcome"], "statement", got)
        return got["statement"], self.mail_to(MANAGER, title)

    def reply(self, to, words, sender=MANAGER, authentic=True, key="1", address=None, thread=True, quote=True,
              document=None):
        """Replies to a mail; gives the outcome."""
        name = "reply.%s.%s" % (key, re.sub(r"\W+", "", self.id().split(".")[-1]) + "@iab.example")
        headers = "In-Reply-To: %s\nReferences: %s\n" % (to["Message-ID"], to["Message-ID"]) if thread else ""
        recipient = address or str(to["Reply-To"])
        body = words + (quoted(to) if quote else "")
        if document:
            headers += 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="="\n'
            body = ("--=\nContent-Type: text/plain\n\n%s\n--=\nContent-Type: application/pdf\n"
                    'Content-Disposition: attachment; filename="answer.pdf"\n\n%s\n--=--\n' % (body, document))
        raw = mail(sender=sender, subject="Re: " + str(to["Subject"]), body=body, headers=headers, authentic=authentic,
                   message_id=name, to=recipient)
        send_smtp(self.mta.port, raw, sender, [recipient])
        return self.outcome_of(name)

    def record(self, number):
        return self.desk.records("show", str(number))[0]

    def test_a_manager_posts_by_reply(self):
        number, forward = self.statement("Posted by reply")
        got = self.reply(forward, "Hello desk,\n\n**Post**, please.\n\nDagmar")
        self.assertEqual((got["outcome"], got["statement"]), ("command", number), got)
        record = self.record(number)
        self.assertEqual(record["state"], "posted")
        self.assertIsNotNone(record["posted"])
        self.assertIn("posted", record["events"][-1]["what"])
        self.assertEqual((record["events"][-1]["by"], record["events"][-1]["mail"]), (MANAGER, got["id"]))
        for address in (LIST, CHAIRS, "tsbsg15@itu.example", "ann.lee@itu.example"):
            posted = self.mail_to(address, "[LS-%d] Posted by reply" % number)
            self.assertIn("Question 14/15 has finished", posted.get_body(("plain",)).get_content())
        self.assertEqual(posted["Auto-Submitted"], "auto-generated")
        answer = self.mail_to(MANAGER, "Re: Posted by reply")
        self.assertEqual(answer["Auto-Submitted"], "auto-replied")
        self.assertIn("posted on", answer.get_content())
        self.assertEqual(len(self.mails_to(LIST, "[LS-%d]" % number)), 1)

    def test_a_reply_is_known_without_its_address_and_without_its_thread(self):
        number, forward = self.statement("Known by its text")
        got = self.reply(forward, "comment: seen", address="statements@ietf.example", thread=False)
        self.assertEqual((got["outcome"], got["statement"]), ("command", number), got)
        got = self.reply(forward, "comment: seen again", address="statements@ietf.example", quote=False, key="2")
        self.assertEqual((got["outcome"], got["statement"]), ("command", number), got)

    def test_a_stolen_mark_is_worth_nothing(self):
        number, forward = self.statement("Stolen mark")
        for key, sender, authentic in (("1", MANAGER, False), ("2", "mallory@forge.example", True), ("3", "ann.lee@itu.example", True)):
            got = self.reply(forward, "withdraw: I am the manager", sender=sender, authentic=authentic, key=key)
            self.assertEqual(got["outcome"], "held", got)
        self.assertEqual(self.record(number)["state"], "received")
        self.mail_to(COORDINATORS, "Stolen mark")
        self.desk.wait_sent()
        self.assertEqual(self.mta.mail_of("mallory@forge.example"), [])

    def test_a_guessed_mark_is_held(self):
        number, forward = self.statement("Guessed mark")
        guessed = re.sub(r"(\+ls\d+\.d....)[a-z2-7]{16}@", r"\g<1>aaaaaaaaaaaaaaaa@", str(forward["Reply-To"]))
        got = self.reply(forward, "post", address=guessed, thread=False, quote=False)
        self.assertEqual(got["outcome"], "held", got)
        self.assertEqual(self.record(number)["state"], "received")

    def test_without_a_mark_the_manager_is_asked_and_a_reply_to_that_does_it(self):
        number, forward = self.statement("Without a mark")
        got = self.reply(forward, "post", address="statements@ietf.example", thread=False, quote=False)
        self.assertEqual(got["outcome"], "command", got)
        self.assertEqual(self.record(number)["state"], "received")
        again = self.mail_to(MANAGER, "Please reply to this mail: Without a mark")
        self.assertEqual(self.reply(again, "post", key="2")["outcome"], "command")
        self.assertEqual(self.record(number)["state"], "posted")

    def test_a_chair_says_what_was_done_and_the_manager_hears_it(self):
        number, forward = self.statement("Taken by a chair")
        self.reply(forward, "post")
        posted = self.mail_to(CHAIRS, "[LS-%d]" % number)
        got = self.reply(posted, "taken: we answered on the list", sender=CHAIRS, key="2")
        self.assertEqual(got["outcome"], "command", got)
        record = self.record(number)
        self.assertEqual((record["action"], record["action_note"]), ("taken", "we answered on the list"))
        self.mail_to(MANAGER, "News: Taken by a chair")

    def test_the_sender_supplies_what_was_missing(self):
        number, _ = self.statement("Corrected by its sender", sender="corr@itu.example")
        acknowledgement = self.mail_to("corr@itu.example", "Received: Corrected by its sender")
        got = self.reply(acknowledgement, "Deadline: 2027-05-31", sender="corr@itu.example")
        self.assertEqual((got["outcome"], got["statement"]), ("filed", number), got)
        self.assertEqual(self.record(number)["deadline"], "2027-05-31")
        self.mail_to("corr@itu.example", "Re: Corrected by its sender")
        self.mail_to(MANAGER, "News: Corrected by its sender")

    def test_a_comment_is_kept_and_a_private_one_is_not_shown(self):
        number, forward = self.statement("Commented")
        self.assertEqual(self.reply(forward, "I shall ask Ann what she means.")["outcome"], "filed")
        self.assertEqual(self.reply(forward, "private: she is on leave", key="2")["outcome"], "command")
        shown = self.desk.run("show", str(number)).stdout
        self.assertIn("I shall ask Ann", shown)
        self.assertNotIn("on leave", shown)
        self.assertIn("on leave", self.desk.run("show", str(number), "--private").stdout)

    def test_a_response_goes_out_with_its_documents_and_nothing_else_of_the_mail_they_came_with(self):
        number, forward = self.statement("Answered with a document")
        got = self.reply(forward, "private: we want no quarrel\nrespond\n\nHere is our model.", document="%PDF-1.7 our model")
        self.assertEqual(got["outcome"], "command", got)
        asked = self.mail_to(COORDINATORS, "Please approve: Response to: Answered with a document")
        self.assertEqual([p.get_content() for p in asked.iter_attachments()], [b"%PDF-1.7 our model"])
        self.reply(asked, "approve", sender=COORDINATORS, key="2")
        sent = self.mail_to("tsbsg15@itu.example", "Response to: Answered with a document")
        document, = sent.iter_attachments()
        self.assertEqual((document.get_filename(), document.get_content()), ("answer.pdf", b"%PDF-1.7 our model"))
        self.assertIn("Here is our model.", sent.get_body(("plain",)).get_content())
        whole = sent.as_string()
        self.assertNotIn("quarrel", whole)
        self.assertNotIn(str(forward["Message-ID"]).split(".", 4)[-1], whole)
        self.assertIsNone(sent["Auto-Submitted"])
        self.assertEqual(self.record(number)["action"], "taken")

    def test_a_coordinator_decides_about_held_mail_by_reply(self):
        send_smtp(self.mta.port, mail(sender="forged@itu.example", subject="Liaison statement, unverified", title="Let in by hand",
                                      authentic=False, message_id="unverified@itu.example"), "forged@itu.example")
        held = self.outcome_of("unverified@itu.example")
        self.assertEqual(held["outcome"], "held")
        notice = self.mail_to(COORDINATORS, "Liaison statement, unverified")
        self.assertEqual(self.reply(notice, "release", sender=MANAGER)["outcome"], "held")
        self.assertEqual(self.reply(notice, "release", sender=COORDINATORS, key="2")["outcome"], "command")
        wait_until("it is a statement", lambda: any(s["title"] == "Let in by hand" for s in self.desk.statements()))
        answer = self.mail_to(COORDINATORS, "Re: Held: Liaison statement, unverified")
        self.assertIn("taken up again", answer.get_content())

    def outcomes_of(self, message_id, number):
        """Of all mails with that Message-ID, once there are so many."""
        return wait_until("%d mails <%s> have an outcome" % (number, message_id),
                          lambda: (lambda got: got if len(got) == number and all(got) else None)(
                              [m["outcome"] for m in self.desk.mails() if m["message_id"] == message_id]))

    def test_a_held_mail_that_came_twice_is_one_statement_when_it_is_released(self):
        raw = mail(sender="twice@itu.example", subject="Liaison statement, twice", title="Came twice", authentic=False,
                   message_id="twice@itu.example")
        for _ in range(2):
            send_smtp(self.mta.port, raw, "twice@itu.example")
        self.assertEqual(self.outcomes_of("twice@itu.example", 2), ["held", "duplicate"])
        self.desk.run("held", "release", str(self.outcome_of("twice@itu.example")["id"]))
        wait_until("it is a statement", lambda: self.outcomes_of("twice@itu.example", 2) == ["statement", "duplicate"])
        self.assertEqual([s["title"] for s in self.desk.statements()].count("Came twice"), 1)

    def test_a_copy_that_is_authenticated_does_not_wait_with_the_one_that_is_not(self):
        for authentic in (False, True):
            send_smtp(self.mta.port, mail(sender="late@itu.example", subject="Liaison statement, late", title="Authentic later",
                                          authentic=authentic, message_id="late@itu.example"), "late@itu.example")
            self.outcomes_of("late@itu.example", 1 + authentic)
        self.assertEqual(self.outcomes_of("late@itu.example", 2), ["held", "statement"])
        self.desk.run("held", "release", str(self.outcome_of("late@itu.example")["id"]))
        wait_until("the first one is a copy", lambda: self.outcomes_of("late@itu.example", 2) == ["filed", "statement"])

    def test_what_a_forged_reply_asks_for_is_carried_out_only_when_its_lines_were_read(self):
        number, forward = self.statement("Forged reply")
        held = self.reply(forward, "post\ncomment: quickly", authentic=False)
        self.assertEqual(held["outcome"], "held", held)
        notice = self.mail_to(COORDINATORS, "Held, please look: Re: Forged reply").get_body(("plain",)).get_content()
        for line in ("  > post\n", "  > comment: quickly\n", '"release" carries these lines out'):
            self.assertIn(line, notice)
        refused = self.desk.run("held", "release", str(held["id"]), check=False)
        self.assertEqual(refused.returncode, 65)
        for line in ("> post\n", "> comment: quickly\n"):
            self.assertIn(line, refused.stderr)
        self.assertEqual(self.record(number)["state"], "received")
        self.desk.run("held", "release", str(held["id"]), "--carry-out")
        wait_until("it is posted", lambda: self.record(number)["state"] == "posted")

    def test_the_operator_does_the_same_at_the_machine(self):
        number, _ = self.statement("Done at the machine")
        self.desk.run("set", str(number), "deadline=2027-06-30", "purpose=comment")
        self.desk.run("extend", str(number), "2027-07-31")
        self.desk.run("assign", str(number), "jo@work.example")
        self.desk.run("comment", str(number), "hush", "--private")
        self.desk.run("take", "LS-%d" % number, "--note", "reviewed")
        self.desk.run("post", str(number))
        record = self.record(number)
        self.assertEqual((record["deadline"], record["purpose"], record["action"], record["state"]),
                         ("2027-07-31", "comment", "taken", "posted"))
        self.mail_to(LIST, "Done at the machine")
        self.mail_to("jo@work.example", "Yours: Done at the machine")
        self.assertEqual(self.desk.run("post", str(number)).stdout.count("posted already"), 1)
        self.desk.run("withdraw", str(number), "--why", "a test")
        self.assertEqual(self.record(number)["state"], "withdrawn")
        self.desk.run("revive", str(number))
        self.assertEqual(self.record(number)["state"], "posted")
        self.assertEqual(self.desk.run("take", "999", check=False).returncode, 66)
        self.assertEqual(self.desk.run("extend", str(number), "soon", check=False).returncode, 64)


if __name__ == "__main__":
    unittest.main()
