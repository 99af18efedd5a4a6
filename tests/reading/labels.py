"""Labelled lists as people lay them out. The labels are those seen in statements and those that a person might choose; they are
written down without a look at the reader's own table."""

WORDS = {
    "title": ["Title", "Title", "TITLE", "Subject", "SUBJECT", "Title of liaison", "Subject of the liaison", "Topic", "LS title", "Title of the statement", "Liaison title"],
    "from": ["From", "From", "Source", "SOURCE", "From Group(s)", "FROM", "Sender", "Originator", "Sending group", "From group", "Originating body", "Submitted by"],
    "to": ["To", "To", "TO", "To Group(s)", "Addressee(s)", "Recipient(s)", "Addressed to", "Destination", "To group", "Addressees"],
    "cc": ["Cc", "CC", "Copy", "Copy to", "cc", "Copies to"],
    "purpose": ["Purpose", "Purpose", "For", "FOR", "PURPOSE", "Purpose of liaison", "Liaison type", "Type of liaison", "Purpose of this liaison"],
    "deadline": ["Deadline", "Deadline", "DEADLINE", "Reply by", "Please reply by", "Response by", "Due date", "Response deadline", "Deadline for response",
                 "Deadline for comments", "Dead line", "Respond by", "Reply requested by", "Reply deadline", "Response due", "Response required by", "Due", "Expected response date", "Closing date for comments", "Please send any reply by",
                 "Target date", "Feedback requested by", "Latest date for replies"],
    "reply": ["Response Contact", "Response Contacts", "Response Contact(s)", "Reponse Contact", "Reply contact", "Reply to", "Send replies to", "Contact for replies",
              "Please reply to", "Response contact person", "Send any reply LS to", "Replies to"],
    "technical": ["Technical Contact", "Technical Contacts", "Technical Contact(s)", "Technical contact person", "Tech. contact", "Contact for technical questions",
                  "Technical questions to"],
    "answers": ["Response to", "In response to", "Referenced liaison", "In reply to", "Your reference", "LS reply to"],
    "number": ["Document number", "Our reference", "Reference", "LS number", "Document", "Doc. no.", "Liaison number", "Reference number"],
}
PURPOSES = {
    "action": ["For action", "Action", "action", "for action", "Action required", "For Action"],
    "comment": ["For comment", "Comment", "for comment", "For comments", "Comments", "comment"],
    "information": ["For information", "Information", "for information", "Information only", "For information only", "info"],
    "response": ["In response", "Response", "For response", "in response", "Reply"],
}


def plain(pairs):
    return "\n".join("%s: %s" % p for p in pairs)


def aligned(pairs):
    width = max(len(label) for label, _ in pairs)
    return "\n".join("%-*s: %s" % (width, label, value) for label, value in pairs)


def spaced(pairs):
    return "\n".join("%s : %s" % p for p in pairs)


def tabbed(pairs):
    return "\n".join("%s:\t%s" % p for p in pairs)


def below(pairs):
    return "\n".join("%s:\n%s" % p for p in pairs if p[1])


def below_apart(pairs):
    return "\n\n".join("%s:\n\n%s" % p for p in pairs if p[1])


def indented(pairs):
    return "\n".join("%s:\n    %s" % p for p in pairs)


def starred(pairs):
    return "\n".join("*%s:* %s" % p for p in pairs)


def bulleted(pairs):
    return "\n".join("- %s: %s" % p for p in pairs)


def numbered(pairs):
    return "\n".join("%d. %s: %s" % (i, label, value) for i, (label, value) in enumerate(pairs, 1))


def barred(pairs):
    return "\n".join("| %s | %s |" % p for p in pairs)


def gridded(pairs):
    width, room = max(len(label) for label, _ in pairs) + 1, max(len(value) for _, value in pairs)
    edge = "+-%s-+-%s-+" % ("-" * width, "-" * room)
    return edge + "\n" + "\n".join("| %-*s | %-*s |\n%s" % (width, label + ":", room, value, edge) for label, value in pairs)


def doubled(pairs):
    """An empty line behind each, as mail programs make them of paragraphs."""
    return "\n\n".join("%s: %s" % p for p in pairs)


def folded(pairs):
    made = []
    for label, value in pairs:
        line = "%s:" % label
        for word in value.split(" "):
            if len(line) + len(word) > 56:
                made.append(line)
                line = "       "
            line += " " + word
        made.append(line)
    return "\n".join(made)


LAYOUTS = [plain, plain, plain, aligned, spaced, tabbed, below, below_apart, indented, starred, bulleted, numbered, barred, gridded, doubled, folded]
