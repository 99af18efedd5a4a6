"""Notices of tools in which somebody drafts, files or discusses a statement: none of them is one."""
import other_mail
from chance import Person

QUOTED = ["\n\nFrom: ITU-T SG15\nTo: IETF %s\nTitle: LS on %s\nPurpose: For action\nDeadline: 2027-01-29\n",
          "\n\n> Liaison statement to IETF %s on %s. Please reply by 29 January 2027.\n",
          "\n\nTo: IETF %s\nTitle: %s\nDeadline: TBD\n"]
# the sender, what stands around the title in the subject, its own header, the first words, the last words
TOOLS = [
    ("notifications@forge.example", "[w/net] %s (#%d)", [("X-GitHub-Reason", "subscribed")], "jo opened an issue (w/net#%d)", "Reply to this email directly or unsubscribe."),
    ("gitlab@forge.example", "net | %s (#%d)", [("X-GitLab-Project", "net")], "Jo Park created an issue: #%d", "You're receiving this email because of your account on forge.example."),
    ("jira@tool.example", "[JIRA] (NET-%d) %s", [], "Jo Park created an issue", "This message was sent by Atlassian Jira (v9.4)"),
    ("bugzilla-daemon@tool.example", "[Bug %d] New: %s", [("X-Bugzilla-Type", "new")], "Component: liaisons\nReporter: jo@tool.example", "You are receiving this mail because:\nYou are watching all bug changes."),
    ("trac@tool.example", "[net] #%d: %s", [], "Reporter:  jo       |  Owner:  bo\nType:  task", "Ticket URL: <https://tool.example/ticket>\nThis is an automated message."),
    ("redmine@tool.example", "[Liaisons - Task #%d] (New) %s", [("X-Redmine-Project", "l")], "Issue has been reported by Jo Park.",
     "You have received this notification because you have either subscribed to it, or are involved in it."),
    ("confluence@wiki.example", "[Confluence] Liaisons > %s %d", [], "Jo Park edited a page", "Stop watching space | Manage notifications"),
    ("noreply@docs.example", "Document shared with you: %s (%d)", [], "Jo Park invited you to edit the following document", "You have received this email because jo@docs.example shared a document with you."),
    ("no-reply@portal.example", "New contribution uploaded: %s (TD%d)", [], "The following contribution has been uploaded.", "This is an automatically generated message. Log in to the portal to see it."),
    ("ccamp-owner@ietf.example", "ccamp post from jo@x.example requires approval", [("Auto-Submitted", "auto-generated")],
     "As list administrator, your authorization is requested for the following mailing list posting:", "At your convenience, visit the page of the list to approve or deny the request."),
    ("no-reply@call.example", "Invitation: %s (call %d)", [], "Jo Park is inviting you to a scheduled Zoom meeting.", "Join Zoom Meeting\nOne tap mobile"),
    ("notification@chat.example", "[Slack] %d new messages in #liaisons: %s", [], "Jo Park: here is the draft", "Open in Slack. Manage notification settings."),
    ("polls@poll.example", "%s: where do you stand? (%d)", [], "Jo Park asks you to participate in the poll.", "This e-mail was generated automatically. Change your preferences at any time.")]


def tool_notice(chance):
    sender, subject, header, first, last = chance.choice(TOOLS)
    topic = chance.topic()
    words = chance.choice(["LS on %s", "Liaison statement to IETF on %s", "Draft liaison statement: %s"]) % topic
    named = {"%s": words, "%d": str(chance.randint(10, 9999))}
    for text in ("%s", "%d"):
        subject = subject.replace(text, named[text])
    quoted = chance.choice(QUOTED)
    text = first.replace("%d", named["%d"]) + quoted % (chance.choice(["CCAMP", "DETNET", "OPSAWG"]), topic) + "\n-- \n" + last + "\n"
    extra = header + ([("List-Id", "<net.forge.example>"), ("Precedence", "list")] if chance.one_in(3) else [])
    return [(other_mail.send(chance, subject, text, Person("Jo Park", sender), extra=extra), other_mail.CLOSED, None)]


OTHER = {"tool-notice": tool_notice}
