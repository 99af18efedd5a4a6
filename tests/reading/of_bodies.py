"""The forms of the bodies themselves: cover tables, headed letters, documents attached to a mail that says little."""
import html
import textwrap

import bodies
import by_hand
import dates
import documents
import labels
import letter as letters
import posting
import wire
from chance import ASKING
from letter import UNSAID, AnyOf

COVERING = ["Dear Sir/Madam,\n\nPlease find attached %s.\n\nBest regards,\n%s\n", "Dear all,\n\nattached please find a liaison statement (%s).\n\n%s\n",
            "Hello,\n\nsee the attached document %s.\n\n%s\n", "Dear IETF,\n\nkindly find enclosed %s for your consideration.\n\n%s\n"]


def covering(chance, letter, what, files, subject=None):
    """A mail that only carries documents."""
    text = chance.choice(COVERING) % (what, letter.author.name)
    subject = subject or chance.choice(["Liaison from %s: %s" % (letter.source, letter.topic), "LS from %s" % letter.source, letter.title, "%s: %s" % (letter.body.organization, what)])
    return posting.post(chance, letter, text, files, subject=subject)


def contact_block(chance, person, kind="itu"):
    if kind == "gpp":
        return chance.choice(["%s, %s", "%s (%s)", "%s\n%s", "Name: %s\nE-mail Address: %s", "%s <%s>"]) % (person.name, person.address)
    return "%s\nNorthwave\nUtopia" % person.name + chance.choice(["\nTel: +41 22 555 0100\nFax:\nEmail: %s", "\nTel.: +41 22 555 0100\nE-mail: %s", "\n%s"]) % person.address


def itu_pairs(chance, letter, new=False):
    """Rows of the ITU-T cover table; returns (pairs, contact)."""
    contact = chance.person()
    letter.reply = letter.technical = []
    letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID, contacts=[contact.address])
    questions = chance.choice(["9/%s", "6, 7/%s", "12, 14/%s", "All/%s"]) % letter.body.group[2:]
    meeting = chance.choice(["Geneva, 7-18 September 2026", "E-meeting, 3 - 12 March 2026", "Berlin, 12-16 October 2026"])
    pairs = [("Question(s):", questions), ("Source:", letter.source), ("Title:", letter.title)]
    if new or chance.one_in(2):
        if letter.purpose == "response":
            letter.purpose = "information"
        slots = {"action": "For action to:", "comment": "For comment to:", "information": "For information to:"}
        for purpose in ("action", "comment", "information"):
            value = letter.to if purpose == letter.purpose else chance.choice(["-", "", "OIF", "ITU-T SG2"]) if purpose == "information" else chance.choice(["-", ""])
            pairs.append((slots[purpose], value))
        pairs.append(("Approval:", "%s meeting (%s)" % (letter.source.split(" (")[0], meeting)))
    else:
        pairs += [("To:", letter.to), ("Approval:", "Agreed to at the meeting (%s)" % meeting), ("For:", chance.choice(labels.PURPOSES[letter.purpose][:2]))]
    pairs.append(("Deadline:", chance.choice(dates.english(letter.deadline)[:8]) if letter.deadline else chance.choice(["N/A", "-", "", "None"])))
    pairs.append(("Contact:", contact_block(chance, contact)))
    return pairs, meeting


def itu_letter(chance, **more):
    letter = letters.draw(chance, bodies.ITU_T, **more)
    letter.source = "ITU-T " + chance.choice(["Study Group %s", "SG%s", "Study Group %s, Question 9"]) % letter.body.group[2:]
    return letter


def itu_word(chance):
    letter = itu_letter(chance)
    new = chance.one_in(2)
    pairs, meeting = itu_pairs(chance, letter, new)
    number = letter.number or ""
    p, row, cell, table = documents.p, documents.row, documents.cell, documents.table
    head = [row("INTERNATIONAL TELECOMMUNICATION UNION", number), row(cell("TELECOMMUNICATION", "STANDARDIZATION SECTOR", "STUDY PERIOD 2025-2028"), cell("English only", "Original: English")),
            row(pairs[0][0], pairs[0][1], meeting), row("LIAISON STATEMENT")]
    if not new:
        rows = head + [row(k, cell(*[p(x) for x in v.split("\n")])) for k, v in pairs[1:]]
    else:
        control = documents.sdt
        rows = head + [row(k, cell(*[control(p(x)) if x else p(x) for x in v.split("\n")])) for k, v in pairs[1:]]
    if chance.one_in(2):
        rows.append(row("Please don't change the structure of this table, just insert the necessary information."))
    made = documents.docx(table(*rows), *[p(t) for t in letter.text], footers=[p("Attention: This is an internal document")])
    name = (number.replace(" ", "").replace("–", "-") or "liaison") + ".docx"
    return covering(chance, letter, number or "the liaison statement", [(name, made)]), letter


def itu_paper(chance):
    letter = itu_letter(chance)
    pairs, meeting = itu_pairs(chance, letter, chance.one_in(2))
    cover = [[["INTERNATIONAL", "TELECOMMUNICATION UNION"], "", [letter.number or ""]], [pairs[0][0], pairs[0][1], meeting]]
    if not all(documents.printable(v) for _, v in pairs):
        return itu_paper(chance)
    made = documents.paper(pairs[1:], letter.text, before=["LIAISON STATEMENT"], cover=cover)
    return covering(chance, letter, letter.number or "our statement", [("%s.pdf" % (letter.number or "LS").replace(" ", "").replace("–", "-"), made)]), letter


def itu_pasted(chance):
    """The cover table copied into the mail: cells become tabs, lines of their own, or lines apart."""
    letter = itu_letter(chance)
    pairs, meeting = itu_pairs(chance, letter, chance.one_in(2))
    head = "INTERNATIONAL TELECOMMUNICATION UNION\t%s\nTELECOMMUNICATION\nSTANDARDIZATION SECTOR\nSTUDY PERIOD 2025-2028\tEnglish only\nOriginal: English\n" % (letter.number or "")
    shape = chance.choice(["tabs", "lines", "apart", "wide"])
    if shape == "tabs":
        block = head + "\n".join("%s\t%s" % (k, v.replace("\n", "\n\t")) for k, v in pairs[:1]) + "\t%s\nLIAISON STATEMENT\n" % meeting + \
            "\n".join("%s\t%s" % (k, v.replace("\n", "\n\t")) for k, v in pairs[1:])
    elif shape == "wide":
        block = head.replace("\t", "      ") + "LIAISON STATEMENT\n\n" + "\n".join("%-22s%s" % (k, v.replace("\n", "\n" + " " * 22)) for k, v in pairs[1:])
    else:
        gap = "\n" if shape == "lines" else "\n\n"
        block = head.replace("\t", "\n") + gap.join([pairs[0][0], pairs[0][1], meeting, "LIAISON STATEMENT"] + [x for k, v in pairs[1:] for x in (k, v) if x])
    return posting.post(chance, letter, posting.around(chance, letter, block)), letter


def itu_word_html(chance):
    letter = itu_letter(chance)
    pairs, _ = itu_pairs(chance, letter, chance.one_in(2))
    cells = "".join("<tr style='mso-yfti-irow:1'><td width=100 colspan=2><p class=MsoNormal><b><span lang=EN-GB>%s<o:p></o:p></span></b></p></td><td width=400>%s</td></tr>"
                    % (html.escape(k), "".join("<p class=MsoNormal style='margin-top:0cm'>%s<o:p></o:p></p>" % html.escape(x) for x in v.split("\n"))) for k, v in pairs)
    page = ("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta name=Generator content=\"Microsoft Word 15\"><style><!-- p.MsoNormal {margin:0} --></style></head>"
            "<body lang=EN-GB><table class=MsoNormalTable border=0><tr><td colspan=3><p class=MsoNormal>%s</p></td></tr>%s</table><p class=MsoNormal>&nbsp;</p>%s</body></html>"
            % (letter.number or "", cells, "".join("<p class=MsoNormal>%s</p>" % html.escape(t) for t in letter.text)))
    flat = (letter.number or "") + "\n\n" + "\n\n".join(x for k, v in pairs for x in (k, v) if x) + "\n\n" + "\n\n".join(letter.text)
    part = wire.multipart("alternative", [wire.text(flat, "utf-8", "quoted-printable"), wire.text(page, "windows-1252" if documents.printable(page) else "utf-8", "quoted-printable", subtype="html")])
    return posting.post(chance, letter, "", content=part), letter


def itu_columns(chance):
    """All labels first, then all values: what some converters leave of a table."""
    letter = itu_letter(chance, deadline=True)
    letter.number = None
    letter.source = "ITU-T Study Group %s" % letter.body.group[2:]
    letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID)
    values = [letter.source, letter.title, letter.to, chance.choice(labels.PURPOSES[letter.purpose][:2]), chance.choice(dates.english(letter.deadline)[:5])]
    block = "LIAISON STATEMENT\nSource:\nTitle:\nTo:\nFor:\nDeadline:\n" + "\n".join(values)
    return posting.post(chance, letter, posting.around(chance, letter, block, greeting=False), subject=letter.title), letter


def itu_languages(chance):
    """The cover in French or Chinese."""
    letter = itu_letter(chance, numbered=False)
    letter.purpose = chance.choice(["action", "comment", "information"])
    n = letter.body.group[2:]
    contact = chance.person()
    letter.reply, letter.technical = [], []
    letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID, contacts=[contact.address])
    if chance.one_in(2):
        letter.source = "Commission d'études %s de l'UIT-T" % n
        slots = [("action", "Pour suite à donner à:"), ("comment", "Pour observations à:"), ("information", "Pour information à:")]
        pairs = [("Question(s):", "2/%s" % n), ("Source:", letter.source), ("Titre:", letter.title)] + [(s, letter.to if p == letter.purpose else "-") for p, s in slots] + \
            [("Approbation:", "Réunion de la CE %s (Genève, 7-18 septembre 2026)" % n), ("Date limite:", chance.choice(dates.french(letter.deadline)) if letter.deadline else "-"),
             ("Contact:", "%s\nTél.: +41 22 555 0100\nCourriel: %s" % (contact.name, contact.address))]
        head, text = "NOTE DE LIAISON", ["La commission d'études a examiné cette question à sa dernière réunion.", "Le texte est joint."]
    else:
        letter.source = chance.choice(["ITU-T 第%s研究组", "ITU-T SG%s", "国际电联电信标准化部门第%s研究组"]) % n
        if "国际" in letter.source:
            letter.source = "ITU-T 第%s研究组" % n
        slots = [("action", "需采取行动："), ("comment", "需提出意见："), ("information", "供参考：")]
        pairs = [("课题：", "2/%s" % n), ("来源：", letter.source), ("标题：", letter.title)] + [(s, letter.to if p == letter.purpose else "-") for p, s in slots] + \
            [("批准：", "第%s研究组会议（2026年9月7-18日，日内瓦）" % n), ("截止日期：", chance.choice(dates.chinese(letter.deadline)) if letter.deadline else "-"),
             ("联系人：", "%s\n电话：+41 22 555 0100\n电子邮件：%s" % (contact.name, contact.address))]
        head, text = "联络声明", ["研究组在上次会议上讨论了这一问题。", "案文见附件。"]
    letter.text = text
    if chance.one_in(2):
        made = documents.word(pairs, text, before=[head])
        return covering(chance, letter, "the statement", [("LS.docx", made)]), letter
    return posting.post(chance, letter, posting.around(chance, letter, head + "\n\n" + "\n".join("%s\t%s" % (k, v.replace("\n", "\n\t")) for k, v in pairs))), letter


def itu_radio(chance):
    """ITU-R: a heading in capitals that names sender, addressee and matter."""
    letter = letters.draw(chance, bodies.ITU_R, numbered=False)
    letter.groups = [chance.choice(bodies.GROUPS)]
    letter.purpose = chance.choice(["information", "action"])
    contact = chance.person()
    letter.reply = letter.technical = []
    letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID, contacts=[contact.address], identifiers=UNSAID,
                        title=AnyOf([letter.topic, "Liaison statement to IETF %s on %s" % (bodies.written(letter.groups[0]), letter.topic),
                                     "Liaison statement from Working Party 5D to IETF %s on %s" % (bodies.written(letter.groups[0]), letter.topic)]), purpose=UNSAID)
    heading = chance.choice(["LIAISON STATEMENT TO IETF %s ON %s", "LIAISON STATEMENT FROM WORKING PARTY 5D TO IETF %s ON %s"]) % (bodies.written(letter.groups[0]), letter.topic.upper())
    asked = chance.choice(dates.ASKED).format(chance.choice(dates.english(letter.deadline)[:5])) if letter.deadline else ""
    text = [t for t in letter.text if "comments" not in t][:3] + [asked]
    status = "STATUS:\tFor %s" % letter.purpose
    letter.truth["purpose"] = letter.purpose
    before = ["Radiocommunication Study Groups", "Source:\tDocument 5D/TEMP/223(Rev. 1)", "20 October 2026", "English only", "Working Party 5D", heading]
    tail = [status, "CONTACT:\t%s\tE-mail: %s" % (contact.name, contact.address)]
    if chance.one_in(2):
        made = documents.docx(*[documents.p(t) for t in before + text + tail if t])
        return covering(chance, letter, "a liaison statement from WP 5D", [("5D-TEMP223.docx", made)], subject="Liaison statement from ITU-R WP 5D"), letter
    return posting.post(chance, letter, "\n\n".join(x for x in before[4:] + text + tail if x), subject="Liaison statement from ITU-R WP 5D"), letter


def gpp_pairs(chance, letter):
    contact = chance.person()
    letter.technical, letter.reply = [], []
    letter.truth.update(technical_contacts=UNSAID, contacts=[contact.address])
    letter.purpose = None
    letter.truth["purpose"] = UNSAID
    letter.source = chance.choice([letter.body.group, "3GPP %s" % letter.body.group, letter.body.texts[0], "%s" % letter.body.texts[3]])
    answers = []
    if chance.one_in(3):
        answers = [chance.choice(["S2-25%05d", "C4-25%05d", "R2-25%05d"]) % chance.randint(1, 99999)]
    letter.answers = answers
    pairs = [("Title:", letter.title), ("Response to:", "LS (%s) on %s" % (answers[0], letter.topic) if answers else chance.choice(["N/A", "", "-"])),
             ("Release:", "Rel-%d" % chance.randint(17, 20)), ("Work Item:", chance.choice(["FS_Example_Ph2", "5G_Ex", ""])), ("Source:", letter.source), ("To:", letter.to),
             ("Cc:", chance.choice(["", "", "SA3, CT1", "ITU-T SG2"]))]
    pairs.append(chance.choice([("Contact Person:", contact_block(chance, contact, "gpp")), ("Contact person:", "%s\n%s" % (contact.name, contact.address))]))
    pairs.append(("Send any reply LS to:", "3GPP Liaisons Coordinator, mailto:3GPPLiaison@etsi.example"))
    letter.truth["response_contacts"] = AnyOf([["3gppliaison@etsi.example"], ["3GPPLiaison@etsi.example"]])
    pairs.append(("Attachments:", chance.choice(["None", "", "draft CR"])))
    return pairs


def gpp_text(chance, letter):
    asked = []
    groups = letter.to
    if letter.deadline:
        asked = ["%s asks %s to give feedback by %s." % (letter.body.group, groups, chance.choice(dates.english(letter.deadline)[:5]))]
    else:
        asked = ["%s asks %s to take the above into account." % (letter.body.group, groups)]
    plain = [t for t in letter.text if t not in ("We would welcome comments on this approach.",)][:4]
    return ["1. Overall Description:"] + plain + ["2. Actions:", "To %s group." % groups, "ACTION: " + asked[0], "3. Date of Next %s Meetings:" % letter.body.group,
                                                  "%s#174\t13 - 17 October 2026\tWuhan, CN" % letter.body.group, "%s#175\t8 - 12 February 2027\tGoa, IN" % letter.body.group]


def gpp(shape):
    def form(chance):
        letter = letters.draw(chance, bodies.GPP, purposes=("action",))
        pairs = gpp_pairs(chance, letter)
        letter.truth["purpose"] = AnyOf(["action", "response"])
        text = gpp_text(chance, letter)
        head = "3GPP TSG %s Meeting #%d\t%s" % (letter.body.group, chance.randint(100, 190), letter.number or "")
        place = "Online, 2 – 6 March 2026"
        name = letter.number or "LS_%s" % letter.body.group
        if shape == "word" or shape == "zip":
            made = documents.word(pairs, text, before=[head, place, ""], as_table=False, heads=[letter.number] if letter.number else [])
            file = (name + ".docx", made)
            if shape == "zip":
                file = (name + ".zip", documents.zipped({name + ".docx": made, **({"%s_CR.docx" % name: documents.docx(documents.p("CHANGE REQUEST"))} if chance.one_in(3) else {})}))
            return covering(chance, letter, name, [file], subject=chance.choice(["LS from 3GPP %s to IETF" % letter.body.group, "%s %s" % (name, letter.title), "3GPP %s LS: %s" % (letter.body.group, name)])), letter
        if shape == "paper":
            if not all(documents.printable(x) for x in [head, letter.title] + text):
                return form(chance)
            made = documents.paper(pairs, [t.replace("\t", "    ") for t in text], cover=[["3GPP TSG %s Meeting #170" % letter.body.group, "", letter.number or ""]])
            return covering(chance, letter, name, [(name + ".pdf", made)], subject="LS from 3GPP %s" % letter.body.group), letter
        block = head + "\n" + place + "\n\n" + "\n".join("%s\t%s" % (k, v.replace("\n", "\n\t")) for k, v in pairs)
        letter.text = []
        return posting.post(chance, letter, posting.around(chance, letter, block + "\n\n" + "\n".join(text), greeting=False)), letter
    return form


def head_of_letter(chance, letter):
    """Letterheads: when, about what."""
    place = chance.choice(["Fremont, %s", "Date: %s", "%s"]) % chance.choice(dates.english(letter.sent.date())[:3])
    matter = chance.choice(["Subject: %s", "Re: %s", "SUBJECT: %s", "Subject: Liaison Statement: %s"])
    return place, matter % letter.title


def forum_letter(choice, style):
    """Letters of forums as .docx, .pdf or in the mail."""
    def form(chance):
        letter = letters.draw(chance, choice, purposes=("action", "comment", "information"))
        letter.copy = ""
        group = letter.groups[0]
        letter.groups = [group] if group in bodies.GROUPS else [chance.choice(bodies.GROUPS)]
        letter.to = "IETF %s Working Group" % bodies.written(letter.groups[0])
        contact = chance.person(letter.body.domain)
        letter.reply, letter.technical = [], []
        letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID)
        place, matter = head_of_letter(chance, letter)
        letter.truth["title"] = AnyOf([letter.title, "Liaison Statement: " + letter.title, "LS on " + letter.title]) if not matter.startswith("Re: LS") else letter.title
        lines = [letter.source]
        if letter.number:
            lines.append(chance.choice(["Our ref: %s", "Reference: %s", "%s", "Liaison number: %s", "Document: %s"]) % letter.number)
        lines += [place, "To: %s" % letter.to if style != "addressed" else letter.to, "From: %s" % letter.source]
        lines.append(matter)
        stated = chance.one_in(2)
        if stated:
            lines.append("Purpose: %s" % chance.choice(labels.PURPOSES[letter.purpose]))
            if letter.deadline:
                lines.append("Deadline: %s" % chance.choice(dates.english(letter.deadline)))
        text = ["Dear IETF %s chairs," % bodies.written(letter.groups[0])] + [t for t in letter.text if stated or t not in ASKING.values()]
        if not stated:
            text.append(chance.choice(dates.ASKED).format(chance.choice(dates.english(letter.deadline))) if letter.deadline else
                        {"action": "We ask you to check the attached draft and to tell us about conflicts.", "comment": "We would appreciate your comments.",
                         "information": "This letter is for your information only."}[letter.purpose])
            if letter.purpose != "information" or letter.deadline:
                letter.truth["purpose"] = AnyOf(["action", "comment"])
        text += ["Sincerely,", contact.name, "Chair, %s" % letter.source, contact.address]
        kind = chance.choice(["word", "paper", "plain"])
        name = (letter.number or "liaison_%s" % letter.body.domain.split(".")[0])
        if kind == "paper" and all(map(documents.printable, lines + text)):
            return covering(chance, letter, letter.number or "our liaison letter", [(name + ".pdf", documents.paper([], text, before=lines))]), letter
        if kind == "word":
            return covering(chance, letter, letter.number or "our liaison letter", [(name + ".docx", documents.docx(*[documents.p(x) for x in lines + text]))]), letter
        letter.text = []
        return posting.post(chance, letter, "\n".join(lines) + "\n\n" + "\n\n".join(textwrap.fill(t, 72) for t in text) + "\n"), letter
    return form


def gsma_numbered(chance):
    letter = letters.draw(chance, bodies.GSMA, purposes=("action", "information"))
    letter.copy = ""
    contact = chance.person("gsma.example")
    letter.reply, letter.technical = [], []
    letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID, contacts=[contact.address])
    pairs = [("Title:", letter.title), ("Document number:", letter.number or "-"), ("Source:", letter.source), ("To:", letter.to), ("Cc:", ""), ("For:", chance.choice(labels.PURPOSES[letter.purpose])),
             ("Contact:", "%s, %s" % (contact.name, contact.address))]
    if letter.deadline:
        pairs.append(("Deadline:", chance.choice(dates.english(letter.deadline))))
    text = ["1. Background"] + letter.text[:2] + ["2. Discussion"] + letter.text[2:] + ["3. Actions requested", "To IETF: see above.", "4. Next meetings", "NRG#30, 9-11 February 2027, London"]
    made = documents.word(pairs, text, before=["GSM Association", "LIAISON STATEMENT"], as_table=chance.one_in(2))
    return covering(chance, letter, letter.number or "our LS", [("%s.docx" % (letter.number or "GSMA_LS"), made)]), letter


def iso_secretariat(chance):
    letter = letters.draw(chance, bodies.ISO, purposes=("comment", "information", "action"))
    if not letter.number:
        letter.number = letter.body.number(chance)
    letter.copy = ""
    letter.reply, letter.technical = [letter.body.role], []
    letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID)
    pairs = [("Document number:", letter.number), ("Date:", letter.sent.strftime("%Y-%m-%d")),
             ("Document type:", "Liaison statement"), ("Title:", letter.title), ("Source:", letter.source), ("To:", letter.to), ("Purpose:", chance.choice(labels.PURPOSES[letter.purpose]))]
    if letter.deadline:
        pairs.append(("Due date:", letter.deadline.isoformat()))
    made = documents.paper(pairs, letter.text) if all(documents.printable(v) for _, v in pairs) else documents.word(pairs, letter.text)
    suffix = "pdf" if made[:4] == b"%PDF" else "docx"
    return covering(chance, letter, letter.number, [("%s.%s" % (letter.number, suffix), made)], subject="%s - Liaison statement from %s" % (letter.number, letter.source)), letter


def other_containers(kind):
    """A labelled list in RTF, an old .doc, HTML as a file, or winmail.dat."""
    def form(chance):
        letter = letters.draw(chance, numbered=False)
        pairs = [("%s:" % k, v) for k, v in by_hand.pairs_of(chance, letter)]
        if kind == "rtf":
            file = ("statement.rtf", documents.rich(pairs, letter.text, chance.one_in(2)))
        elif kind == "doc":
            file = ("statement.doc", documents.old_word(pairs, letter.text))
        elif kind == "html":
            file = ("statement.html", ("<html><body><table>%s</table>%s</body></html>" % ("".join("<tr><td>%s</td><td>%s</td></tr>" % (k, v.replace("<", "&lt;")) for k, v in pairs),
                                                                                       "".join("<p>%s</p>" % t for t in letter.text))).encode())
        elif kind == "tracked":
            pairs = sorted(pairs, key=lambda x: x[0].lower().startswith(("due", "dead", "reply b", "resp", "please reply by", "repl")))
            file = ("statement.docx", documents.word(pairs, letter.text, tracked="to be decided", controls=chance.one_in(2), as_table=chance.one_in(2)))
        else:
            letter.truth["attachments"] = UNSAID
            inner = documents.word(pairs, letter.text)
            file = ("winmail.dat", documents.winmail("Dear all,\n\nplease find attached our statement.\n", ("LS on this.docx", inner)) if chance.one_in(2) else
                    documents.winmail(labels.plain([(k[:-1], v) for k, v in pairs]) + "\n\n" + "\n\n".join(letter.text)))
        return covering(chance, letter, "our liaison statement", [file]), letter
    return form


FORMS = {"itu-word": itu_word, "itu-paper": itu_paper, "itu-pasted": itu_pasted, "itu-word-html": itu_word_html, "itu-columns": itu_columns, "itu-languages": itu_languages,
         "itu-radio": itu_radio, "3gpp-word": gpp("word"), "3gpp-zip": gpp("zip"), "3gpp-paper": gpp("paper"), "3gpp-pasted": gpp("plain"),
         "bbf": forum_letter(bodies.BBF, "labelled"), "mef": forum_letter(bodies.MEF, "labelled"), "ieee": forum_letter(bodies.IEEE, "addressed"),
         "others": forum_letter(bodies.OTHERS + bodies.ETSI + bodies.W3C, "labelled"), "gsma": gsma_numbered, "iso": iso_secretariat,
         "rtf": other_containers("rtf"), "doc": other_containers("doc"), "html-file": other_containers("html"), "tracked": other_containers("tracked"),
         "winmail": other_containers("winmail")}
