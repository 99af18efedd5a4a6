"""The main job through a real Postfix: mail comes in by LMTP, is recorded, acknowledged and forwarded by SMTP."""
import email
import shutil
import subprocess
import unittest

from support.mails import LmtpClient, mail, send_lmtp, send_smtp
from support.postfix import desk_behind_postfix
from support.waiting import wait_until

COORDINATORS = "liaison-coordination@iab.example"
MANAGER = "itu-t-liaison@iab.example"


def setUpModule():
    import os
    if os.geteuid() != 0:
        raise unittest.SkipTest("Postfix can only be started by root")


class MainJob(unittest.TestCase):
    """One desk and one Postfix for all: each test has its own sender and addressees."""

    @classmethod
    def setUpClass(cls):
        cls.desk, cls.mta = desk_behind_postfix(cls)

    def outcome_of(self, subject, seconds=20):
        return wait_until("mail %r has an outcome" % subject,
                          lambda: next((m for m in self.desk.mails() if m["subject"] == subject and m["outcome"]), None), seconds)

    def mail_to(self, address, what, count=1):
        def found():
            mails = [m for m in self.mta.mail_of(address) if what in str(m["Subject"])]
            return mails if len(mails) >= count else None
        return wait_until("%s gets a mail about %r" % (address, what), found)

    def test_a_plain_statement_is_recorded_acknowledged_and_forwarded(self):
        raw = mail(sender="plain@itu.example", subject="Liaison statement on the plain case", title="The plain case")
        send_smtp(self.mta.port, raw, "plain@itu.example")
        got = self.outcome_of("Liaison statement on the plain case")
        self.assertEqual(got["outcome"], "statement")
        self.assertEqual((got["sender"], got["recipients"], got["via"]), ("plain@itu.example", ["statements@ietf.example"], "lmtp"))
        record = next(s for s in self.desk.statements() if s["id"] == got["statement"])
        self.assertEqual((record["title"], record["purpose"], record["deadline"]), ("The plain case", "action", "2027-03-31"))
        self.assertEqual((record["from"]["organization"], record["from"]["groups"], record["to"][0]["group"]), ("ITU-T", ["SG15"], "ccamp"))
        self.assertEqual((record["state"], record["action"]), ("received", "required"))

        acknowledgement = self.mail_to("plain@itu.example", "The plain case")[0]
        self.assertEqual(acknowledgement["Auto-Submitted"], "auto-replied")
        self.assertIn("LS-%d" % got["statement"], acknowledgement["Subject"])
        text = acknowledgement.get_content()
        self.assertIn("31 March 2027", text)
        self.assertIn("CCAMP", text.upper())

        forward = self.mail_to(MANAGER, "The plain case")[0]
        self.assertEqual(str(forward["Subject"]).count("[LS-%d]" % got["statement"]), 1)
        self.assertRegex(forward["Reply-To"], r"^statements\+ls%d\.[a-z2-7]{21}@ietf\.example$" % got["statement"])
        self.assertIn("<%s>" % got["message_id"], forward["References"])
        original = next(p for p in forward.walk() if p.get_content_type() == "message/rfc822").get_payload(0)
        self.assertEqual(original["Message-ID"], "<%s>" % got["message_id"])
        self.assertEqual(original.get_content().replace("\r\n", "\n").strip(),
                         email.message_from_bytes(raw, policy=email.policy.default).get_content().replace("\r\n", "\n").strip())
        shown = self.desk.run("show", str(got["statement"])).stdout
        self.assertIn("The plain case", shown)

    def test_the_same_mail_twice_makes_one_record_and_one_acknowledgement(self):
        raw = mail(sender="twice@itu.example", subject="Liaison statement sent twice", title="Sent twice", message_id="twice@itu.example")
        for _ in range(2):
            send_smtp(self.mta.port, raw, "twice@itu.example")
        wait_until("both have an outcome", lambda: sum(m["subject"] == "Liaison statement sent twice" and m["outcome"] is not None
                                                       for m in self.desk.mails()) == 2)
        outcomes = sorted(m["outcome"] for m in self.desk.mails() if m["subject"] == "Liaison statement sent twice")
        self.assertEqual(outcomes, ["duplicate", "statement"])
        self.assertEqual(sum(s["title"] == "Sent twice" for s in self.desk.statements()), 1)
        self.desk.wait_sent()
        self.assertEqual(len(self.mta.mail_of("twice@itu.example")), 1)

    def test_an_announcement_of_the_tool_is_recorded_and_nobody_is_answered(self):
        body = ('Title: LS on the tool case [from ITU-T SG15]\nSubmission Date: 2026-11-20\n'
                'URL of the IETF Web page: https://tool.ietf.example/liaison/77/\nPlease reply by 2027-01-31\n'
                'From: Ann Lee <ann.lee@itu.example>\nTo: ccamp-chairs@ietf.example\nCc: opsawg@ietf.example\n'
                'Response Contacts: tsbsg15@itu.example\nTechnical Contacts: \nPurpose: For action\n\n'
                'Body: We ask for a word on labels.\nAttachments:\n\n    No document has been attached\n')
        raw = mail(sender="tool@ietf.example", subject='New Liaison Statement, "LS on the tool case"', body=body,
                   headers="Auto-Submitted: auto-generated\nPrecedence: bulk\n")
        send_smtp(self.mta.port, raw, "tool@ietf.example")
        got = self.outcome_of('New Liaison Statement, "LS on the tool case"')
        self.assertEqual(got["outcome"], "statement", got)
        record = next(s for s in self.desk.statements() if s["id"] == got["statement"])
        self.assertEqual((record["from"]["organization"], record["deadline"]), ("ITU-T", "2027-01-31"))
        self.mail_to(MANAGER, "the tool case")
        self.desk.wait_sent()
        self.assertEqual(self.mta.mail_of("tool@ietf.example"), [])

    def test_a_statement_of_an_unknown_organization_goes_to_the_coordinators(self):
        body = ("From: Harbour Mesh Alliance\nTo: IETF OPSAWG\nTitle: Metrics and tides\nPurpose: For comment\nDeadline: 2027-04-30\n"
                "Response Contact: bqm@harbour.example\n\nOur draft lets a metric follow a timetable.\n")
        send_smtp(self.mta.port, mail(sender="bqm@harbour.example", subject="Liaison statement from the Harbour Mesh Alliance", body=body),
                  "bqm@harbour.example")
        got = self.outcome_of("Liaison statement from the Harbour Mesh Alliance")
        self.assertEqual(got["outcome"], "statement", got)
        self.mail_to(COORDINATORS, "Metrics and tides")
        self.mail_to("bqm@harbour.example", "Metrics and tides")

    def test_an_auto_reply_is_automatic_and_never_answered(self):
        raw = mail(sender="away@itu.example", subject="Automatic reply: your statement", body="I am away until Monday.\n",
                   headers="Auto-Submitted: auto-replied\n")
        send_smtp(self.mta.port, raw, "away@itu.example")
        self.assertEqual(self.outcome_of("Automatic reply: your statement")["outcome"], "automatic")
        self.desk.wait_sent()
        self.assertEqual(self.mta.mail_of("away@itu.example"), [])

    def test_a_delivery_notice_about_our_mail_is_a_bounce_and_never_answered(self):
        body = ("--b\nContent-Type: text/plain\n\nI am sorry, your mail could not be delivered.\n--b\nContent-Type: message/delivery-status\n\n"
                "Reporting-MTA: dns; mx.ietf.example\n\nFinal-Recipient: rfc822; gone@itu.example\nAction: failed\nStatus: 5.1.1\n\n"
                "--b\nContent-Type: message/rfc822\n\nFrom: IETF Liaison Desk <statements@ietf.example>\nTo: gone@itu.example\n"
                "Subject: [LS-1] x\nMessage-ID: <unknown.1@ietf.example>\n\nx\n--b--\n")
        raw = mail(sender="MAILER-DAEMON", authentic=False, subject="Undelivered Mail Returned to Sender", body=body,
                   headers='Auto-Submitted: auto-replied\nMIME-Version: 1.0\n'
                           'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n')
        send_smtp(self.mta.port, raw, "")
        self.assertEqual(self.outcome_of("Undelivered Mail Returned to Sender")["outcome"], "bounce")

    def test_an_unknown_recipient_is_refused_at_once(self):
        with LmtpClient(self.desk.lmtp_port) as client:
            replies = client.envelope("ann@itu.example", ["nobody@ietf.example", "Statements+detail@ietf.example"])
        self.assertTrue(replies[1].startswith("550 5.1.1"), replies)
        self.assertTrue(replies[2].startswith("250"), replies)

    def test_a_mail_of_60_megabytes_is_refused_with_its_reason(self):
        big = mail(sender="big@itu.example", subject="A big one", body=("x" * 76 + "\n") * 800_000)
        with LmtpClient(self.desk.lmtp_port) as client:
            refused = client.say("MAIL FROM:<big@itu.example> SIZE=%d" % len(big))
            self.assertTrue(refused.startswith("552 5.3.4"), refused)
        replies = send_lmtp(self.desk.lmtp_port, big, "big@itu.example")
        self.assertEqual([r[:9] for r in replies], ["552 5.3.4"])
        # Through Postfix the sender hears of it by a delivery notice.
        send_smtp(self.mta.port, big, "big@itu.example")
        notice = wait_until("the sender is told", lambda: self.mta.mail_of("big@itu.example"), 60)[0]
        self.assertIn("5.3.4", notice.as_string())
        self.assertFalse(any(m["subject"] == "A big one" for m in self.desk.mails()))

    def test_eight_bit_headers_are_read_as_a_person_would(self):
        raw = mail(sender="eight@itu.example", subject="Liaison statement: Glasfaser für Häfen", title="Glasfaser für Häfen")
        with LmtpClient(self.desk.lmtp_port) as client:
            client.envelope("eight@itu.example", ["statements@ietf.example"])
            self.assertTrue(client.data(raw)[0].startswith("250"))
        got = self.outcome_of("Liaison statement: Glasfaser für Häfen")
        self.assertEqual(got["outcome"], "statement")
        forward = self.mail_to(MANAGER, "Glasfaser")[0]
        self.assertIn("Glasfaser für Häfen", str(forward["Subject"]))
        self.assertTrue(forward.as_bytes().split(b"\n\n")[0].isascii())

    def test_swaks_is_understood(self):
        if not shutil.which("swaks"):
            self.skipTest("swaks is not installed")
        sent = subprocess.run(["swaks", "--server", "127.0.0.1:%d" % self.mta.port, "--from", "swaks@itu.example", "--to",
                               "statements@ietf.example", "--header", "Subject: Liaison statement by swaks", "--header",
                               "Authentication-Results: mx.ietf.example; dmarc=pass header.from=itu.example", "--body",
                               "From: ITU-T SG13\nTo: IETF OPSAWG\nTitle: By swaks\nPurpose: For information\n\nText.\n"],
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(sent.returncode, 0, sent.stdout[-500:])
        self.assertEqual(self.outcome_of("Liaison statement by swaks")["outcome"], "statement")

    def test_a_forged_sender_is_held_and_gets_no_answer(self):
        send_smtp(self.mta.port, mail(sender="forger@itu.example", subject="Liaison statement, forged", title="Forged", authentic=False),
                  "forger@itu.example")
        self.assertEqual(self.outcome_of("Liaison statement, forged")["outcome"], "held")
        self.mail_to(COORDINATORS, "orged")
        self.desk.wait_sent()
        self.assertEqual(self.mta.mail_of("forger@itu.example"), [])


if __name__ == "__main__":
    unittest.main()
