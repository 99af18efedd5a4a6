"""How people's mail programs write: a new mail, and replies that quote as Outlook, Gmail, Apple Mail, Thunderbird and mutt do."""
import email.policy
import email.utils
import html
from email.message import EmailMessage


def new_mail(person, to, subject, text, date, message_id, cc=()):
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["From"] = email.utils.formataddr((person.name, person.address))
    mail["To"] = ", ".join(to)
    if cc:
        mail["Cc"] = ", ".join(cc)
    mail["Subject"] = subject
    mail["Date"] = email.utils.format_datetime(date)
    mail["Message-ID"] = "<%s>" % message_id
    mail.set_content(text)
    return mail


def text_of(mail):
    """The plain text, as a mail program shows it."""
    return mail.get_body(("plain",)).get_content().rstrip("\n")


def marked_with_angles(mail):
    return "".join(("> " + line).rstrip() + "\n" for line in text_of(mail).splitlines())


def in_html(text):
    """Text in HTML as Gmail and Apple Mail write it: breaks, and blanks that are not swallowed."""
    return html.escape(text, quote=False).replace("  ", "&nbsp; ").replace("\n", "<br>\n")


def when(mail, form):
    return mail["Date"].datetime.strftime(form)


def outlook(reply, answered, words):
    """Above the quotation, which has the old mail's header and no sign in front of its lines."""
    header = [("From", answered["From"]), ("Sent", when(answered, "%A, %B %d, %Y %I:%M %p")), ("To", answered["To"]),
              ("Subject", answered["Subject"])]
    reply.set_content("%s\n\n%s\n\n%s\n" % (words, "\n".join("%s: %s" % field for field in header), text_of(answered)),
                      cte="quoted-printable")
    paragraphs = "".join("<p class=MsoNormal><span style='font-family:\"Calibri\",sans-serif'>%s<o:p></o:p></span></p>\n" % p
                         for p in (html.escape(line) or "<o:p>&nbsp;</o:p>" for line in words.splitlines()))
    fields = "<br>".join("<b>%s:</b> %s" % (name, html.escape(str(value))) for name, value in header)
    reply.add_alternative(
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-US><div class=WordSection1>\n' + paragraphs +
        "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>" + fields +
        "<o:p></o:p></p></div></div><pre>" + html.escape(text_of(answered)) + "</pre></div></body></html>\n", subtype="html",
        cte="quoted-printable")


def gmail(reply, answered, words):
    """HTML alone, above the quotation."""
    lines = "".join("<div>%s</div>" % (html.escape(line) or "<br>") for line in words.splitlines())
    sender = str(answered["From"].addresses[0].addr_spec)
    reply.set_content(
        '<div dir="ltr">%s</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On %s '
        'IETF Liaison Desk &lt;<a href="mailto:%s">%s</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px '
        '0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">%s</blockquote></div>\n'
        % (lines, when(answered, "%a, %b %d, %Y at %I:%M %p"), sender, sender, in_html(text_of(answered))), subtype="html",
        cte="quoted-printable")


def apple(reply, answered, words):
    """Above the quotation, whose introduction is quoted as well."""
    reply["X-Mailer"] = "Apple Mail (2.3826.200.121)"
    introduction = "On %s, %s wrote:" % (when(answered, "%d %b %Y, at %H:%M"), answered["From"])
    reply.set_content("%s\n\n\n> %s\n> \n%s\n" % (words, introduction, marked_with_angles(answered)), cte="quoted-printable")
    reply.add_alternative(
        '<html><body style="overflow-wrap: break-word;">%s<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote '
        'type="cite"><div>%s</div><br class="Apple-interchange-newline"><div><div>%s</div></div></blockquote></div><br></body></html>\n'
        % (in_html(words), html.escape(introduction), in_html(text_of(answered))), subtype="html", cte="quoted-printable")


def thunderbird(reply, answered, words):
    """Below the quotation, with a signature."""
    reply["User-Agent"] = "Mozilla Thunderbird"
    name = reply["From"].addresses[0].display_name
    reply.set_content("On %s, %s wrote:\n%s\n%s\n\n-- \n%s\n" % (when(answered, "%m/%d/%y %H:%M"), "IETF Liaison Desk",
                                                                 marked_with_angles(answered), words, name))
    reply.set_param("format", "flowed")


def mutt(reply, answered, words):
    """Below the quotation."""
    reply["User-Agent"] = "Mutt/2.2.12"
    name = reply["From"].addresses[0].display_name
    reply.set_content("On %s, IETF Liaison Desk wrote:\n%s\n%s\n\n-- \n%s\n" % (when(answered, "%a, %b %d, %Y at %H:%M:%S%p +0000"),
                                                                               marked_with_angles(answered), words, name))


def reply_mail(person, answered, words, date, message_id, to=None):
    """What the person's program makes of a reply to `answered`, to the address that it asks for unless another is given."""
    prefix = "RE: " if person.program is outlook else "Re: "
    subject = str(answered["Subject"])
    reply = EmailMessage(policy=email.policy.SMTP)
    reply["From"] = email.utils.formataddr((person.name, person.address))
    reply["To"] = to or str(answered["Reply-To"] or answered["From"])
    reply["Subject"] = subject if subject.lower().startswith("re: ") else prefix + subject
    reply["Date"] = email.utils.format_datetime(date)
    reply["Message-ID"] = "<%s>" % message_id
    reply["In-Reply-To"] = str(answered["Message-ID"])
    reply["References"] = " ".join(str(answered["References"] or "").split() + [str(answered["Message-ID"])])
    person.program(reply, answered, words)
    return reply
