"""Mail that is no new statement, with what has to become of it. A form yields mails in the order in which they arrive: first, where
it takes one, the statement that is on record already."""
import datetime

import harder
import wire
from chance import Person

CLOSED = ("held", "automatic")          # nobody is answered, a person may look


def send(chance, subject, text, sender=None, extra=(), authenticated=True, content=None, to=(wire.DESK,), charset="utf-8"):
    sent = datetime.datetime(2026, 11, chance.randint(1, 27), chance.randint(0, 23), chance.randint(0, 59))
    return wire.mail(chance, sender or chance.person(), subject, sent, content or wire.text(text, charset, "8bit"), extra=extra, authenticated=authenticated, to=to)


VACATIONS = [("Automatic reply: {s}", "I am out of the office until 3 January 2027 with limited access to mail.", [("Auto-Submitted", "auto-replied")]),
             ("Out of Office: {s}", "I am travelling. For urgent matters contact Jo Park <jo.park@northwave.example>.", [("X-Autoreply", "yes")]),
             ("Automatische Antwort: {s}", "Vielen Dank für Ihre Nachricht. Ich bin bis zum 15. Januar 2027 nicht im Büro.", [("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")]),
             ("Abwesenheitsnotiz: {s}", "Ich bin abwesend. Ihre E-Mail wird nicht weitergeleitet.", [("Precedence", "auto_reply")]),
             ("Réponse automatique : {s}", "Je suis absent du bureau jusqu'au 4 janvier 2027.", [("Auto-Submitted", "auto-replied")]),
             ("Respuesta automática: {s}", "Estoy fuera de la oficina hasta el 4 de enero de 2027.", [("Auto-Submitted", "auto-replied")]),
             ("自动回复: {s}", "您好，我目前不在办公室。", [("Auto-Submitted", "auto-replied")]),
             ("Auto: {s}", "Your message has been received. We will get back to you.", [("X-Autorespond", "yes"), ("Precedence", "bulk")])]


def vacation(chance):
    subject, text, extra = chance.choice(VACATIONS)
    return [(send(chance, subject.format(s="[LS-1] Received: LS on naming"), text + "\n", extra=extra), ("automatic",), None)]


def silent_vacation(chance):
    """One that no header gives away."""
    subject, text, _ = chance.choice(VACATIONS[:6])
    return [(send(chance, subject.format(s="LS on naming"), text + "\n"), CLOSED, None)]


def delivery_notice(chance):
    report = wire.multipart("report", [
        wire.text("This is the mail system at host mx.northwave.example.\n\nI'm sorry to have to inform you that your message could not be delivered.\n"),
        wire.Entity([("Content-Type", "message/delivery-status")], b"Reporting-MTA: dns; mx.northwave.example\r\n\r\nFinal-Recipient: rfc822; jo@northwave.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"),
        wire.Entity([("Content-Type", "text/rfc822-headers")], b"From: Someone <a@b.example>\r\nSubject: LS on naming\r\nMessage-ID: <x%d@b.example>\r\n" % chance.getrandbits(30))],
        "; report-type=delivery-status")
    return [(send(chance, chance.choice(["Undelivered Mail Returned to Sender", "Delivery Status Notification (Failure)", "Mail delivery failed"]), "",
                  Person("Mail Delivery System", "MAILER-DAEMON@northwave.example"), [("Auto-Submitted", "auto-replied")], content=report), ("automatic", "bounce"), None)]


def receipt(chance):
    report = wire.multipart("report", [wire.text("Your message\n\n  To: Jo Park\n  Subject: LS on naming\n\nwas read on 12 November 2026.\n"),
                                       wire.Entity([("Content-Type", "message/disposition-notification")], b"Reporting-UA: Example\r\nFinal-Recipient: rfc822; jo@northwave.example\r\n"
                                                   b"Disposition: manual-action/MDN-sent-manually; displayed\r\n")], "; report-type=disposition-notification")
    return [(send(chance, chance.choice(["Read: LS on naming", "Gelesen: LS on naming", "Lu : LS on naming"]), "", content=report), ("automatic",), None)]


def invitation(chance):
    method = chance.choice(["REQUEST", "CANCEL", "REPLY"])
    calendar = ("BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:%s\nBEGIN:VEVENT\nUID:%d@etsi.example\nDTSTART:20261202T130000Z\nSUMMARY:Liaison call with IETF netconf\n"
                "DESCRIPTION:From: ETSI ISG ZSM\\nTo: IETF NETCONF\\nPurpose: discuss\nEND:VEVENT\nEND:VCALENDAR\n" % (method, chance.getrandbits(40)))
    part = wire.multipart("alternative", [wire.text("From: ETSI ISG ZSM\nWhen: Wednesday, 2 December 2026\nWhere: online\nJoin the call by the link.\n"),
                                          wire.text(calendar, subtype="calendar", parameters="; method=" + method)])
    return [(send(chance, chance.choice(["Invitation: Liaison call with IETF netconf", "Canceled: Liaison call", "Accepted: Liaison call with ETSI ISG ZSM"]), "", content=part), CLOSED, None)]


ANNOUNCED = [
    ("[netmod] WG Last Call: draft-ietf-netmod-example-07", "Dear all,\n\nthis starts a two-week working group last call. Please send comments by 4 December 2026.\nWe will send a liaison statement to ITU-T SG15 afterwards.\n"),
    ("Meeting report of the Q12/15 rapporteur meeting", "Dear experts,\n\nthe report is available.\n\nTitle: Report of Q12/15\nSource: Rapporteur\nThe meeting agreed four liaison statements, to IETF CCAMP, MEF and OIF.\nContributions are due by 18 January 2027.\n"),
    ("IETF 128 registration is open", "Dear colleagues,\n\nregistration is open. The early-bird deadline is 1 February 2027.\n"),
    ("Call for experts: focus group on trust", "Dear Sir/Madam,\n\nITU-T invites experts to its new focus group.\nDeadline for registration: 12 January 2027.\nContact: tsbfg@itu.example\n"),
    ("New Internet-Draft: draft-example-00.txt", "A new Internet-Draft is available.\n\n   Title: Example of naming\n   Author: Jo Park\n   Filename: draft-example-00.txt\n   Pages: 12\n   Date: 2026-11-12\n\nAbstract:\n   This document says little.\n"),
    ("[Bug 4711] liaison statement page does not load", "Reporter: jo\nAssigned to: bo\nStatus: NEW\nSummary: page of liaison statement 12 is blank\n"),
    ("Protocol Action: 'Example' to Proposed Standard", "The IESG has approved the following document:\n- 'Example'\n  (draft-example-12.txt) as Proposed Standard\n\nThe IESG contact person is Jo Park.\n"),
    ("3 netmod moderator request(s) waiting", "The netmod@ietf.example mailing list has 3 requests waiting for your consideration at:\n\nFrom: jo@northwave.example\nSubject: LS on naming\nCause: Post by non-member\n"),
    ("Workshop on liaison work, call for papers", "We invite papers on inter-organizational liaison.\nDeadline: 1 March 2027\nTopics: statements, relationships\nContact: chair@workshop.example\n"),
    ("Nomination of liaison manager", "Dear IAB,\n\nwe nominate Ann Lee as our liaison manager to the IETF. Please confirm by 1 February 2027.\n\nRegards\n"),
    ("Agenda for the joint call", "Hi,\n\nTo: all participants\nTopic: joint call\nAgenda:\n 1. Roll call\n 2. Liaison statements received\n 3. Next steps\n\nDate: 3 December 2026\n"),
    ("Newsletter November 2026", "What's new in standards\n\nFrom the editor: liaison statements are the glue.\nSubject of the month: naming\nTo unsubscribe write to news@northwave.example\n"),
    ("Invoice 2026-1123", "From: Example Ltd\nTo: IETF\nTitle: Invoice\nPlease pay by 30 December 2026.\n")]


def announcement(chance):
    subject, text = chance.choice(ANNOUNCED)
    extra = [("List-Id", "<somewhere.northwave.example>"), ("Precedence", "list")] if chance.one_in(3) else []
    return [(send(chance, subject, text + "\n%s\n" % chance.person().name, extra=extra), CLOSED, None)]


QUESTIONS = [("Question", "Hello,\n\nwhere can I find the liaison statement that ITU-T SG15 sent last year about timing?\n"),
             ("How do we send a liaison statement?", "Dear IETF,\n\nwe would like to send you a liaison statement. Which form do you want, and by when must it arrive for your March meeting?\n"),
             ("Status of LS", "Hi,\n\ncould you tell me whether our statement has been posted? Thanks\n"),
             ("Contact person", "Hello, who is the liaison manager for 3GPP? We need a reply by 3 December 2026.\n"), ("Thank you", "Thanks for your help with the liaison last week!\n"),
             ("test", "test\n"), ("", "\n"), ("Unsubscribe", "please remove me from the list\n"), ("Photo", "see attached\n"),
             ("Membership", "Dear all,\n\nour company wants to join a working group. To: whom do we write?\n")]


def question(chance):
    subject, text = chance.choice(QUESTIONS)
    return [(send(chance, subject, text + "\n%s\n" % chance.person().name if text.strip() else text), ("held",), None)]


def spam(chance):
    marks = [("X-Spam-Flag", "YES"), ("X-Spam-Status", "Yes, score=12.1 required=5.0")]
    body = chance.choice(["Dear author, your paper is accepted. Deadline for the fee of 499 USD: 30 November 2026. Reply today!\n", "WIN A PRIZE. Contact: prize@win.example\n"])
    return [(send(chance, chance.choice(["***SPAM*** Your statement", "You won", "Re: your account statement"]), body, extra=marks), CLOSED, None)]


def spoofed(chance):
    letter, _, text = harder.simple(chance)
    sender = Person(letter.author.name, letter.body.role)
    return [(send(chance, letter.title, text, sender, authenticated=False), ("held",), None)]


def on_record(chance):
    """A statement, and then mail about it."""
    letter, _, text = harder.simple(chance)
    first_id = "%x@%s" % (chance.getrandbits(60), letter.author.address.rsplit("@", 1)[1])
    subject = "Liaison statement: " + letter.title
    part = wire.text(text, "utf-8", "8bit")
    first = wire.mail(chance, letter.author, subject, letter.sent, part, message_id=first_id)
    later = letter.sent + datetime.timedelta(days=1, hours=2)
    quoted = "\n".join("> " + x for x in text.split("\n"))
    someone = chance.person()
    kind = chance.choice(["reply", "reply-unthreaded", "list-copy", "sent-again", "forward-again", "thanks", "other-addressee"])
    again = ("filed", "duplicate")
    if kind == "reply":
        mail = wire.mail(chance, someone, "Re: " + subject, later, wire.text("We will look into it.\n\nOn Mon, %s wrote:\n%s\n" % (letter.author, quoted), "utf-8", "8bit"),
                         extra=[("In-Reply-To", "<%s>" % first_id), ("References", "<%s>" % first_id)])
        again = ("filed",)
    elif kind == "thanks":
        mail = wire.mail(chance, letter.author, "RE: " + subject, later, wire.text("Thank you for registering it.\n\n%s\n" % letter.author.name), extra=[("In-Reply-To", "<%s>" % first_id)])
        again = ("filed",)
    elif kind == "reply-unthreaded":
        mail = wire.mail(chance, someone, "AW: " + subject, later, wire.text("Wir sehen uns das an.\n\nAm 3. Nov. 2026 schrieb %s:\n%s\n" % (letter.author, quoted), "utf-8", "8bit"))
        again = ("filed", "held", "duplicate")
    elif kind == "list-copy":
        footer = "\n_______________________________________________\nnetmod mailing list\nnetmod@ietf.example\nhttps://www.ietf.example/mailman/listinfo/netmod\n"
        mail = wire.mail(chance, letter.author, "[netmod] " + subject, letter.sent, wire.text(text + footer, "utf-8", "8bit"), message_id=first_id, to=["netmod@ietf.example"],
                         extra=[("List-Id", "<netmod.ietf.example>"), ("Precedence", "list")])
    elif kind == "sent-again":
        mail = wire.mail(chance, letter.author, subject, later, part)
    elif kind == "other-addressee":
        mail = wire.mail(chance, letter.author, subject + " (to IETF OPSAWG)", later, part, to=["opsawg@ietf.example", wire.DESK])
    else:
        head = harder.inline_heads()["outlook"](letter, subject)
        mail = wire.mail(chance, harder.MANAGER, "FW: " + subject, later, wire.text("Is this on record?\n\n" + head + text, "utf-8", "8bit"))
    return [(first, ("statement",), None), (mail, again, None)]


FORMS = {"vacation": vacation, "silent-vacation": silent_vacation, "delivery-notice": delivery_notice, "receipt": receipt, "invitation": invitation, "announcement": announcement,
         "question": question, "spam": spam, "spoofed": spoofed, "on-record": on_record}
