"""Statements that belong together find each other: answers, later versions, one statement sent to two groups; held mail at the machine."""
import email
import email.policy
import os
import unittest

from support.daemon import Daemon
from support.mails import authenticated, send_lmtp

ANN = "ann.lee@itu.example"
MANAGER = "itu-t-liaison@iab.example"
COORDINATORS = "liaison-coordination@iab.example"


class Threads(unittest.TestCase):
    def setUp(self):
        self.desk = Daemon()
        self.desk.__enter__()
        self.addCleanup(self.desk.__exit__, None, None, None)
        self.accepted = 0

    def send(self, sender, subject, body, to="statements@ietf.example", headers="", authentic=True):
        """Hands a mail in; gives its row, once it is processed."""
        self.accepted += 1
        raw = "%sFrom: <%s>\nTo: %s\nSubject: %s\nDate: Fri, 20 Nov 2026 09:30:00 +0000\nMessage-ID: <m%d@x.example>\n%s\n%s" % (
            authenticated(sender) if authentic else "", sender, to, subject, self.accepted, headers, body)
        send_lmtp(self.desk.lmtp_port, raw.replace("\n", "\r\n").encode(), sender, [to])
        return self.desk.wait_processed(self.accepted)[-1]

    def statement(self, title, to="IETF CCAMP WG", number="SG15-LS52", more="", **kinds):
        text = "From: ITU-T SG15\nTo: %s\nTitle: %s\nPurpose: For action\nDeadline: 2027-03-31\nDocument: %s\n" % (to, title, number)
        text += "Response Contact: tsbsg15@itu.example\n%s\nPlease tell us which objects have changed.\n" % more
        return self.send(ANN, "Liaison statement: " + title, text, **kinds)

    def reply(self, sender, got, words):
        thread = "In-Reply-To: %s\nReferences: %s\n" % (got["Message-ID"], got["Message-ID"])
        return self.send(sender, "Re: " + str(got["Subject"]), words + "\n", to=str(got["Reply-To"]), headers=thread)

    def mails_to(self, address):
        self.desk.wait_sent()
        folder = os.path.join(self.desk.maildir, "new")
        mails = []
        for name in sorted(os.listdir(folder), key=lambda name: os.stat(os.path.join(folder, name)).st_mtime_ns):
            with open(os.path.join(folder, name), "rb") as f:
                got = email.message_from_binary_file(f, policy=email.policy.default)
            if address in "%s, %s" % (got["To"], got["Cc"]):
                mails.append(got)
        return mails

    def mail_to(self, address, what):
        return [m for m in self.mails_to(address) if what in str(m["Subject"])][-1]

    def shown(self, number):
        return self.desk.records("show", str(number))[0]

    def test_an_answer_by_reply_ends_what_ours_asked_for(self):
        self.statement("Amendment 3")
        self.reply(MANAGER, self.mail_to(MANAGER, "Amendment 3"), "respond\n\nNone has changed. Which do you plan to change?")
        self.desk.run("set", "2", "purpose=action", "deadline=2027-05-31")
        self.reply(COORDINATORS, self.mail_to(COORDINATORS, "Please approve"), "approve")
        first, ours = self.shown(1), self.shown(2)
        self.assertEqual((first["action"], first["action_note"]), ("taken", "answered by LS-2"))
        self.assertEqual((ours["state"], ours["action"]), ("sent", "required"))
        sent = self.mail_to("tsbsg15@itu.example", "Response to: Amendment 3")
        answer = "From: ITU-T SG15\nTo: IETF CCAMP WG\nTitle: LS/r on amendment 3\nPurpose: In response\nDocument: SG15-LS60\n\nNone.\n"
        got = self.reply(ANN, sent, answer)
        self.assertEqual((got["outcome"], got["statement"]), ("statement", 3), got)
        ours, theirs = self.shown(2), self.shown(3)
        self.assertEqual((ours["action"], ours["action_note"]), ("taken", "answered by LS-3"))
        self.assertEqual(theirs["links"], [{"kind": "answers", "statement": 2}])
        self.assertEqual(ours["linked_from"], [{"kind": "answers", "statement": 3}])
        self.assertIn("answers LS-2", self.mail_to(MANAGER, "LS/r on amendment 3").get_body(("plain",)).get_content())
        for number, words in ((2, "answered by LS-3"), (3, "answers LS-2")):
            self.assertIn(words, self.desk.run("show", str(number)).stdout)

    def test_one_statement_sent_to_two_groups_is_one_record(self):
        self.statement("Amendment 4")
        self.desk.run("post", "1")
        got = self.statement("Amendment 4", to="IETF OPSAWG")
        self.assertEqual((got["outcome"], got["statement"]), ("filed", 1), got)
        self.assertEqual([b["group"] for b in self.shown(1)["to"]], ["ccamp", "opsawg"])
        self.assertEqual(len(self.desk.statements()), 1)
        self.assertEqual(len(self.mails_to("ccamp@ietf.example")), 1)
        self.assertEqual(len(self.mails_to("opsawg@ietf.example")), 1)
        self.assertEqual([str(m["Subject"]).split(":")[0] for m in self.mails_to(ANN) if m["Auto-Submitted"] == "auto-replied"],
                         ["[LS-1] Received", "[LS-1] Already on record"])

    def test_a_corrected_version_takes_the_place_of_the_first(self):
        self.statement("Amendment 5")
        got = self.statement("Amendment 5 (rev. 1)", number="SG15-LS52 (rev. 1)")
        self.assertEqual((got["outcome"], got["statement"]), ("statement", 2), got)
        self.assertEqual(self.statement("Amendment 5 (rev. 1)", to="IETF OPSAWG", number="SG15-LS52 (rev. 1)")["statement"], 2)
        first, second = self.shown(1), self.shown(2)
        self.assertEqual((first["action"], first["action_note"]), ("declined", "superseded by LS-2"))
        self.assertEqual(second["links"], [{"kind": "supersedes", "statement": 1}])
        self.assertIn("superseded by LS-2", self.desk.run("show", "1").stdout)
        self.assertEqual([d["statement"] for d in self.desk.records("due", "--days", "300") if d["statement"] == 1 and "before" in d["step"]], [])

    def test_held_mail_is_decided_at_the_machine_as_by_reply(self):
        self.statement("Amendment 6")
        held = [self.send("jo@work.example", "A note %d" % n, "Have you seen clause 8?\n")["id"] for n in range(4)]
        held.append(self.statement("Amendment 7", number="SG15-LS53", authentic=False)["id"])
        self.assertEqual([m["id"] for m in self.desk.records("held")], held)
        self.desk.run("held", "file", str(held[0]), "--to", "LS-1")
        self.desk.run("held", "statement", str(held[1]))
        self.desk.run("held", "drop", str(held[2]), "--why", "chatter")
        self.desk.run("held", "release", str(held[4]), "--as", "MEF Forum")
        for arguments, status, words in ((["file", str(held[3]), "--to", "LS-99"], 66, "there is no LS-99"),
                                         (["file", str(held[3]), "--to", "soon"], 64, "no number"),
                                         (["file", str(held[3])], 64, "--to is missing"),
                                         (["release", str(held[3]), "--as", "Nobody"], 64, "no organization"),
                                         (["drop", str(held[2]), "--why", "again"], 65, "dropped already"),
                                         (["statement", "99"], 66, "no such mail")):
            done = self.desk.run("held", *arguments, check=False)
            self.assertEqual(done.returncode, status, done.stderr)
            self.assertIn(words, done.stderr)
        mails = {m["id"]: m for m in self.desk.wait_processed(self.accepted)}
        self.assertEqual([mails[n]["outcome"] for n in held], ["filed", "statement", "held", "held", "statement"])
        self.assertEqual(mails[held[0]]["statement"], 1)
        self.assertEqual(self.shown(mails[held[4]]["statement"])["from"]["organization"], "MEF")
        self.assertEqual([m["id"] for m in self.desk.records("held")], [held[3]])
        self.desk.run("held", "statement", str(held[2]))    # what was dropped can still be taken up
        self.assertEqual(self.desk.wait_processed(self.accepted)[held[2] - 1]["outcome"], "statement")


if __name__ == "__main__":
    unittest.main()
