"""Statements typed by hand: labelled lists in many spellings and layouts, letters in prose, other languages."""
import html
import textwrap

import bodies
import dates
import labels
import letter as letters
import posting
import wire
from letter import UNSAID, AnyOf


def listed(chance, people):
    return chance.choice([", ", "; ", " and ", ", "]).join(str(x) for x in people)


def dated(chance, day):
    return chance.choice(dates.AROUND).format(chance.choice(dates.english(day)))


def pairs_of(chance, letter, words=labels.WORDS, purposes=labels.PURPOSES, write=dated):
    """Label and value of what the letter says; sets the truth where it leaves something out."""
    def label(field):
        return chance.choice(words[field])
    made = [(label("from"), letter.source), (label("to"), letter.to), (label("title"), letter.title)]
    if letter.copy and "cc" in words:
        made.append((label("cc"), letter.copy))
    if letter.purpose:
        made.append((label("purpose"), chance.choice(purposes[letter.purpose])))
    if letter.deadline:
        made.append((label("deadline"), write(chance, letter.deadline)))
    elif chance.one_in(3):
        made.append((label("deadline"), chance.choice(dates.NO_DATE)))
    if letter.reply:
        made.append((label("reply"), listed(chance, letter.reply)))
    if letter.technical:
        made.append((label("technical"), listed(chance, letter.technical)))
    if letter.number and "number" in words:
        made.append((label("number"), letter.number))
    if chance.one_in(3):
        head, rest = made[:3], made[3:]
        chance.shuffle(head)
        chance.shuffle(rest)
        made = head + rest
    return made


def labelled(chance):
    letter = letters.draw(chance)
    pairs = pairs_of(chance, letter)
    block = chance.choice(labels.LAYOUTS)(pairs)
    if chance.one_in(3):
        block = chance.choice(["LIAISON STATEMENT\n\n", "Liaison Statement\n", "*** LIAISON STATEMENT ***\n\n", "LIAISON STATEMENT\n-----------------\n"]) + block
    return posting.post(chance, letter, posting.around(chance, letter, block)), letter


def labelled_html(chance):
    letter = letters.draw(chance)
    pairs = pairs_of(chance, letter)
    e = html.escape

    def rows(a, b):
        return "<table border=1>%s</table>" % "".join("<tr><td%s>%s:</td><td>%s</td></tr>" % (a, e(k), b % e(v)) for k, v in pairs)
    shapes = [rows("", "%s"), rows(" valign=top", "<p class=MsoNormal><span lang=EN-GB>%s<o:p></o:p></span></p>"),
              "<p>%s</p>" % "<br>".join("<b>%s:</b> %s" % (e(k), e(v)) for k, v in pairs), "".join("<p><strong>%s</strong>: %s</p>" % (e(k), e(v)) for k, v in pairs),
              "".join("<div><span>%s</span><span>%s: </span>%s</div>" % (e(k[:3]), e(k[3:]), e(v)) for k, v in pairs),
              "<dl>%s</dl>" % "".join("<dt>%s</dt><dd>%s</dd>" % (e(k), e(v)) for k, v in pairs),
              "<ul>%s</ul>" % "".join("<li>%s: %s</li>" % (e(k), e(v)) for k, v in pairs),
              "<table><tr><td><table>%s</table></td></tr></table>" % "".join("<tr><th align=left>%s</th><td>%s</td></tr>" % (e(k), e(v)) for k, v in pairs)]
    style = chance.choice(["", "<head><style>p {margin:0} .x:before {content:'From:'}</style></head>", "<!--[if mso]><p>Deadline: 1 May 2020</p><![endif]-->"])
    hidden = chance.choice(["", "", "<div style=\"display:none\">Deadline: 2020-01-01</div>", "<span style='display: none; font-size:0'>To: IETF DNSOP</span>"])
    page = "<html>%s<body><p>%s</p>%s%s%s<p>%s</p></body></html>" % (style, e(chance.choice(posting.GREETING)), chance.choice(shapes), hidden,
                                                                   "".join("<p>%s</p>" % e(t) for t in letter.text), e(letter.author.name))
    part = wire.text(page, posting.charset_for(chance, page), chance.choice(["quoted-printable", "base64"]), subtype="html")
    if chance.one_in(3):
        bare = chance.choice(["This mail is in HTML only.\n", "\n", "Please view this message in an HTML capable program.\n"])
        part = wire.multipart("alternative", [wire.text(bare), part])
    return posting.post(chance, letter, "", content=part), letter


def said_in_prose(chance):
    """A letter without a form."""
    letter = letters.draw(chance, bodies.W3C + bodies.ETSI + bodies.OTHERS + bodies.IEEE, purposes=("comment", "information"), numbered=False)
    letter.groups = [chance.choice(bodies.GROUPS)]
    group = bodies.written(letter.groups[0])
    letter.text = letter.text[:3]
    letter.purpose = letter.purpose if not letter.deadline else "comment"
    asked = chance.choice(dates.ASKED).format(chance.choice(dates.english(letter.deadline))) if letter.deadline else \
        (chance.choice(["This is for your information only; no action is needed.", "We send this for information.", "No response is expected."])
         if letter.purpose == "information" else "We would welcome your comments on this text.")
    letter.truth.update(purpose=AnyOf(["comment", "action"]) if letter.purpose == "comment" else "information", response_contacts=UNSAID, technical_contacts=UNSAID)
    if letter.deadline and chance.one_in(2):
        asked = asked[:-1] + ", addressed to %s." % letter.body.role
        letter.truth["response_contacts"] = AnyOf([[letter.body.role], [letter.body.role, letter.author.address]])
    text = "\n\n".join([chance.choice(["Dear %s working group,", "Dear IETF %s WG,", "To the chairs of the IETF %s working group:", "Dear colleagues of IETF %s,"]) % group,
                        textwrap.fill(chance.choice(["the %s is pleased to inform you about its work. ", "On behalf of %s I write to you about a matter of common interest. ",
                                                     "%s would like to make the IETF aware of the following. "]) % letter.source + " ".join(letter.text), 72),
                        textwrap.fill(asked, 72), "On behalf of %s,\n%s" % (letter.source, letter.author.name)])
    subject = chance.choice(["Liaison statement: %s", "Liaison statement from " + letter.source + " on %s", "[" + letter.source + "] Liaison statement: %s"]) % letter.topic
    letter.truth["title"] = AnyOf([subject, letter.topic, subject.split("] ")[-1], "Liaison statement: " + letter.topic, "Liaison statement on " + letter.topic])
    return posting.post(chance, letter, text, subject=subject), letter


LANGUAGES = {
    "french": ({"from": ["Source", "Origine", "De"], "to": ["À", "Destinataire", "Destinataires"], "title": ["Titre", "Objet"], "purpose": ["Objectif", "Pour"],
                "deadline": ["Date limite", "Échéance", "Délai de réponse", "Réponse avant le"], "reply": ["Contact pour réponse", "Répondre à"], "technical": ["Contact technique"]},
               {"action": ["Suite à donner", "Pour action"], "comment": ["Pour observations", "Pour commentaires"], "information": ["Pour information"], "response": ["En réponse", "Pour réponse"]},
               dates.french, ["Le groupe a étudié la question et demande l'avis de l'IETF.", "Le texte figure dans l'annexe."], "Madame, Monsieur,"),
    "german": ({"from": ["Von", "Absender"], "to": ["An", "Empfänger"], "title": ["Titel", "Betreff"], "purpose": ["Zweck"], "deadline": ["Frist", "Antwort bis", "Antwort erbeten bis", "Termin"],
                "reply": ["Antwort an", "Antworten an"], "technical": ["Technischer Ansprechpartner", "Fachlicher Ansprechpartner", "Technischer Kontakt"]},
               {"action": ["Zur Bearbeitung", "Maßnahme"], "comment": ["Zur Stellungnahme", "Stellungnahme"], "information": ["Zur Information", "Zur Kenntnisnahme"], "response": ["Antwort"]},
               dates.german, ["Die Gruppe hat den Entwurf beraten.", "Näheres steht im Anhang."], "Sehr geehrte Damen und Herren,"),
    "spanish": ({"from": ["De", "Origen", "Fuente"], "to": ["Para", "A", "Destinatario"], "title": ["Título", "Asunto"], "purpose": ["Finalidad", "Objetivo", "Propósito"],
                 "deadline": ["Plazo", "Fecha límite", "Responder antes del"], "reply": ["Contacto para respuestas", "Responder a"], "technical": ["Contacto técnico"]},
                {"action": ["Para acción", "Acción"], "comment": ["Para comentarios", "Comentarios"], "information": ["Para información", "Información"], "response": ["En respuesta", "Respuesta"]},
                dates.spanish, ["El grupo ha estudiado el asunto en su última reunión.", "El texto se encuentra en el anexo."], "Estimados colegas:"),
    "chinese": ({"from": ["来源", "发件方"], "to": ["致", "收件方"], "title": ["标题", "题目", "主题"], "purpose": ["目的"], "deadline": ["截止日期", "回复期限"], "reply": ["联系人", "回复联系人"],
                 "technical": ["技术联系人"]},
                {"action": ["采取行动", "行动"], "comment": ["征求意见", "提出意见"], "information": ["供参考", "通报情况", "通报信息"], "response": ["回复"]},
                dates.chinese, ["研究组在上次会议上讨论了这一问题。", "请参见附件。"], "尊敬的同事："),
}


def in_language(name):
    words, purposes, days, text, greeting = LANGUAGES[name]

    def form(chance):
        letter = letters.draw(chance, bodies.ITU_T + bodies.ETSI + bodies.IEEE, numbered=False)
        letter.copy, letter.text = "", list(text)
        colon = "：" if name == "chinese" and not chance.one_in(3) else " :" if name == "french" else ":"
        pairs = pairs_of(chance, letter, words, purposes, lambda c, d: c.choice(days(d)))
        if name == "chinese" and any(k == "联系人" for k, _ in pairs):
            letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID)
        block = "\n".join("%s%s %s" % (k, colon, v) for k, v in pairs)
        body = "%s\n\n%s\n\n%s\n\n%s\n" % (greeting, block, "\n".join(letter.text), letter.author.name)
        charsets = {"chinese": ["gb2312", "gb18030", "utf-8", "gbk"], "french": ["iso-8859-1", "utf-8", "windows-1252"],
                    "german": ["iso-8859-1", "iso-8859-15", "utf-8"], "spanish": ["iso-8859-1", "utf-8"]}[name]
        for charset in chance.sample(charsets, len(charsets)) + ["utf-8"]:
            try:
                body.encode(charset)
                break
            except UnicodeEncodeError:
                continue
        part = wire.text(body, charset, chance.choice(["base64", "quoted-printable", "8bit"]))
        return posting.post(chance, letter, body, content=part, subject=chance.choice([letter.title, "Liaison statement"])), letter
    form.__name__ = name
    return form


def unknown_body(chance):
    letter = letters.draw(chance, numbered=False)
    letter.source = chance.choice(["Open Mesh Alliance, Harbour Working Group", "Forum for Tidal Networks", "Consortium on Rural Metering (TG3)", "Zephyr Industry Association"])
    domain = "zephyr-association.example"
    letter.author = chance.person(domain)
    letter.reply = ["liaison@" + domain]
    letter.truth.update({"from.organization": None, "from.groups": []})
    block = labels.plain(pairs_of(chance, letter))
    return posting.post(chance, letter, posting.around(chance, letter, "LIAISON STATEMENT\n\n" + block)), letter


def mistyped_names(chance):
    letter = letters.draw(chance, bodies.ITU_T + bodies.ETSI, numbered=False)
    letter.groups = [chance.choice(["ccamp", "detnet", "spring", "opsawg", "netmod", "netconf", "dnsop", "tictoc"])]
    letter.to = "IETF %s WG" % bodies.mistyped(chance, bodies.written(letter.groups[0]))
    return posting.post(chance, letter, posting.around(chance, letter, labels.plain(pairs_of(chance, letter)))), letter


def slipped(chance, label):
    """One slip of the fingers: a letter missing, one too many, or two that changed places."""
    at = chance.randrange(1, len(label) - 2)
    slip = chance.choice(["missing", "doubled", "swapped"])
    if slip == "missing":
        return label[:at] + label[at + 1:]
    return label[:at] + label[at] + label[at:] if slip == "doubled" else bodies.mistyped(chance, label)


def mistyped_labels(chance):
    letter = letters.draw(chance, numbered=False)
    pairs = pairs_of(chance, letter)
    typed = [at for at, (label, _) in enumerate(pairs) if label.isascii() and len(label) > 6]
    for at in chance.sample(typed, min(len(typed), chance.choice([1, 2]))):
        pairs[at] = (slipped(chance, pairs[at][0]), pairs[at][1])
    layout = chance.choice([labels.plain, labels.aligned, labels.tabbed])
    return posting.post(chance, letter, posting.around(chance, letter, layout(pairs))), letter


def outgoing_draft(chance):
    letter = letters.draw(chance, bodies.IEEE + bodies.ITU_T, numbered=False, purposes=("information", "response", "comment", "action"))
    group = chance.choice(["detnet", "mpls", "ippm", "netmod"])
    target = letter.source
    letter.author = type(letter.author)(letter.author.name, "%s-chairs@ietf.example" % group)
    letter.source, letter.to = "IETF %s WG" % bodies.written(group), target
    letter.reply = ["%s-chairs@ietf.example" % group]
    letter.truth.update({"direction": "outgoing", "from.organization": UNSAID, "from.groups": UNSAID, "to": UNSAID})
    return posting.post(chance, letter, posting.around(chance, letter, labels.plain(pairs_of(chance, letter)), intro=False)), letter


FORMS = {"labelled": labelled, "labelled-html": labelled_html, "prose": said_in_prose, "unknown-body": unknown_body, "mistyped": mistyped_names, "mistyped-labels": mistyped_labels, "outgoing": outgoing_draft,
         **{name: in_language(name) for name in LANGUAGES}}
