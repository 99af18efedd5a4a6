"""Forms whose labels are drawn in other ways than with a colon, or lost; numbers and names that are easily taken for others."""
import bodies
import by_hand
import labels
import letter as letters
import posting
from letter import UNSAID, AnyOf

WORDS = dict(labels.WORDS, title=["About", "Subject matter", "Topic", "Title"], technical=["Expert", "Technical expert", "Technical contact"], deadline=["Respond by", "Action required by", "Deadline", "Due date"])


def leaders(sign, least=3):
    def layout(pairs):
        width = max(len(label) for label, _ in pairs) + least
        return "\n".join("%s %s %s" % (label, sign * (width - len(label)), value) for label, value in pairs)
    return layout


def between(sign):
    return lambda pairs: "\n".join("%s%s%s" % (label, sign, value) for label, value in pairs)


def equal_signs(pairs):
    width = max(len(label) for label, _ in pairs)
    return "\n".join("%-*s = %s" % (width, label, value) for label, value in pairs)


def lettered(pairs):
    return "\n".join("%s) %s: %s" % (chr(ord("a") + i), label, value) for i, (label, value) in enumerate(pairs))


def in_brackets(pairs):
    return "\n".join("[%s] %s" % p for p in pairs)


def with_header(pairs):
    return "| Field | Value |\n|---|---|\n" + "\n".join("| %s | %s |" % p for p in pairs)


LAYOUTS = [leaders("."), leaders("."), leaders("_"), leaders("-"), between(" -> "), between(" => "), between(" → "), between(" – "), between(" :: "), between(" | "), between("\t"), between(" = "),
           between("：")] + [equal_signs, lettered, in_brackets, with_header]


def drawn(chance):
    letter = letters.draw(chance)
    block = "LIAISON STATEMENT\n\n" + chance.choice(LAYOUTS)(by_hand.pairs_of(chance, letter, WORDS))
    return posting.post(chance, letter, posting.around(chance, letter, block)), letter


TRADITIONAL = ({"from": ["來源", "發文單位", "發送方", "發自"], "to": ["致", "受文者", "收件方", "發往"], "title": ["標題", "主旨", "題目"], "purpose": ["目的", "性質"],
                "deadline": ["截止日期", "回覆期限", "答覆期限"], "reply": ["回覆聯絡人", "回覆至"], "technical": ["技術聯絡人"]},
               {"action": ["採取行動", "行動"], "comment": ["徵求意見", "提出意見"], "information": ["供參考", "通報情況"], "response": ["回覆", "答覆"]})


def traditional(chance):
    words, purposes = TRADITIONAL
    letter = letters.draw(chance, bodies.ITU_T + bodies.ETSI, numbered=False)
    letter.copy, letter.text = "", ["研究組在上次會議上討論了這一問題。"]
    days = lambda c, d: "%d年%d月%d日" % (d.year, d.month, d.day)
    block = "\n".join("%s：%s" % p for p in by_hand.pairs_of(chance, letter, words, purposes, days))
    return posting.post(chance, letter, "聯絡聲明\n\n%s\n\n%s\n" % (block, letter.text[0]), subject=chance.choice([letter.title, "聯絡聲明"])), letter


def lost_cover(chance):
    """ITU-T's cover page as a mail program leaves it: the values of its cells and no labels."""
    letter = letters.draw(chance, bodies.ITU_T, purposes=("action",), deadline=True)
    letter.number = "SG%s-LS%d" % (letter.body.group[2:], chance.randint(20, 400))
    letter.truth.update(response_contacts=UNSAID, technical_contacts=UNSAID, contacts=[letter.author.address])
    group = letter.body.group[2:]
    letter.source = "ITU-T Study Group " + group
    days = "%d %s" % (letter.deadline.day, letter.deadline.strftime("%B %Y"))
    rows = ["INTERNATIONAL TELECOMMUNICATION UNION", "TELECOMMUNICATION STANDARDIZATION SECTOR", letter.number, "STUDY GROUP " + group, "Original: English", "LIAISON STATEMENT", "", letter.source,
            letter.title, letter.to, "-", chance.choice(["GSMA FASG", "-", "OIF"]), "ITU-T SG%s meeting (Geneva, 23 October 2026)" % group, days, letter.author.name, "Northwave", "Utopia",
            "Tel: +1 555 0100", "E-mail: " + letter.author.address, "", *letter.text]
    return posting.post(chance, letter, "\n".join(rows) + "\n", subject="LS from ITU-T SG" + group), letter


def sister(chance):
    letter = letters.draw(chance, bodies.ITU_T, numbered=False)
    number = chance.randint(1, 2)
    letter.source = chance.choice(["ITU-D Study Group %d", "ITU Telecommunication Development Sector, Study Group %d", "ITU-D SG%d, Question 3/1"]) % number
    letter.number = chance.choice(["SG%dRGQ/TD/%d-E", "SG%d/TD/%d"]) % (number, chance.randint(2, 90))
    letter.truth.update({"from.organization": None, "from.groups": []})
    block = labels.plain(by_hand.pairs_of(chance, letter))
    return posting.post(chance, letter, posting.around(chance, letter, block)), letter


def by_number(chance):
    """Only the number of the statement tells which group sends it."""
    letter = letters.draw(chance, bodies.ITU_T, purposes=("action", "comment", "information"))
    letter.source, letter.number = "ITU-T", "%s-LS%d" % (letter.body.group, chance.randint(20, 400))
    letter.author = chance.person("itu.example")
    letter.reply = [letter.author]
    title = letter.title
    letter.title = "%s (%s)" % (title, letter.number)
    letter.truth["title"] = AnyOf([title, letter.title])
    pairs = [p for p in by_hand.pairs_of(chance, letter) if p[1] != letter.number]
    return posting.post(chance, letter, labels.plain(pairs) + "\n\n" + "\n\n".join(letter.text) + "\n", subject="LS to IETF"), letter


FORMS = {"drawn": drawn, "traditional-chinese": traditional, "lost-cover": lost_cover, "sister-body": sister, "by-number": by_number}
