"""The same statements under harder conditions: forwarded, several in one mail, wrong charsets, signed, flowed, obfuscated."""
import base64
import os
import subprocess
import tempfile

import bodies
import by_hand
import documents
import labels
import letter as letters
import of_bodies
import posting
import wire
from chance import Person
from letter import UNSAID

MANAGER = Person("Dagmar Feldt-Rhone", "itu-t-liaison@iab.example")


def simple(chance, **more):
    letter = letters.draw(chance, numbered=False, **more)
    letter.text = letter.text[:3]
    pairs = by_hand.pairs_of(chance, letter)
    return letter, pairs, labels.plain(pairs) + "\n\n" + "\n\n".join(letter.text) + "\n\n" + letter.author.name + "\n"


def stamp(letter, style):
    return letter.sent.strftime(style)


def inline_heads():
    """How mail programs head what they forward: (name, function of letter, subject)."""
    def head(names, mark, date, wrap="%s"):
        def write(letter, subject):
            f, d, s, t = names
            return mark + "\n" + "\n".join(wrap % x for x in ("%s: %s" % (f, letter.author), "%s: %s" % (d, stamp(letter, date)), "%s: %s" % (s, subject),
                                                              "%s: Dagmar Feldt-Rhone <%s>" % (t, MANAGER.address))) + "\n\n"
        return write
    return {
        "gmail": head(("From", "Date", "Subject", "To"), "---------- Forwarded message ---------", "%a, %d %b %Y at %H:%M"),
        "gmail-german": head(("Von", "Date", "Subject", "To"), "---------- Forwarded message ---------", "%a., %d. %b. %Y um %H:%M Uhr"),
        "gmail-french": head(("De", "Date", "Subject", "To"), "---------- Forwarded message ---------", "%d/%m/%Y"),
        "gmail-spanish": head(("De", "Date", "Subject", "To"), "---------- Forwarded message ---------", "%d/%m/%Y"),
        "outlook": head(("From", "Sent", "Subject", "To"), "-----Original Message-----", "%A, %B %d, %Y %I:%M %p"),
        "outlook-line": head(("From", "Sent", "Subject", "To"), "________________________________", "%d %B %Y %H:%M"),
        "outlook-german": head(("Von", "Gesendet", "Betreff", "An"), "-----Ursprüngliche Nachricht-----", "%d.%m.%Y %H:%M"),
        "outlook-french": head(("De", "Envoyé", "Objet", "À"), "-----Message d'origine-----", "%d/%m/%Y %H:%M"),
        "outlook-spanish": head(("De", "Enviado el", "Asunto", "Para"), "-----Mensaje original-----", "%d/%m/%Y %H:%M"),
        "outlook-chinese": head(("发件人", "发送时间", "主题", "收件人"), "-----邮件原件-----", "%Y年%m月%d日 %H:%M"),
        "outlook-japanese": head(("差出人", "送信日時", "件名", "宛先"), "-----元のメッセージ-----", "%Y年%m月%d日 %H:%M"),
        "outlook-italian": head(("Da", "Inviato", "Oggetto", "A"), "-----Messaggio originale-----", "%d/%m/%Y %H:%M"),
        "outlook-dutch": head(("Van", "Verzonden", "Onderwerp", "Aan"), "-----Oorspronkelijk bericht-----", "%d-%m-%Y %H:%M"),
        "outlook-swedish": head(("Från", "Skickat", "Ämne", "Till"), "-----Ursprungligt meddelande-----", "%Y-%m-%d %H:%M"),
        "outlook-portuguese": head(("De", "Enviada em", "Assunto", "Para"), "-----Mensagem original-----", "%d/%m/%Y %H:%M"),
        "thunderbird": head(("From", "Date", "Subject", "To"), "-------- Forwarded Message --------", "%a, %d %b %Y %H:%M:%S +0000"),
        "thunderbird-german": head(("Von", "Datum", "Betreff", "An"), "-------- Weitergeleitete Nachricht --------", "%a, %d %b %Y %H:%M:%S +0000"),
        "thunderbird-french": head(("De", "Date", "Sujet", "Pour"), "-------- Message transféré --------", "%a, %d %b %Y %H:%M:%S +0000"),
        "apple": head(("From", "Date", "Subject", "To"), "Begin forwarded message:\n", "%d %B %Y at %H:%M:%S CEST"),
        "apple-german": head(("Von", "Datum", "Betreff", "An"), "Anfang der weitergeleiteten Nachricht:\n", "%d. %B %Y um %H:%M:%S MESZ"),
        "apple-french": head(("De", "Date", "Objet", "À"), "Début du message réexpédié :\n", "%d %B %Y à %H:%M:%S UTC+2"),
        "mutt": head(("From", "Date", "Subject", "To"), "----- Forwarded message from somebody -----", "%a, %d %b %Y %H:%M:%S +0000"),
        "lotus": head(("From", "Date", "Subject", "To"), "----- Forwarded by Dagmar Feldt-Rhone/IAB on 2026-11-27 -----", "%d/%m/%Y %H:%M"),
        "russian": head(("От", "Дата", "Тема", "Кому"), "-------- Пересылаемое сообщение --------", "%d.%m.%Y, %H:%M"),
        "polish": head(("Od", "Data", "Temat", "Do"), "---------- Wiadomość przekazana dalej ----------", "%d.%m.%Y %H:%M"),
        "bold": head(("*From", "*Sent", "*Subject", "*To"), "", "%d %B %Y %H:%M", "%s"),
    }


def forwarded_inline(chance):
    letter, _, text = simple(chance)
    name, head = chance.choice(sorted(inline_heads().items()))
    subject = chance.choice([letter.title, "Liaison statement from %s" % letter.source])
    block = head(letter, subject) + text
    if name == "bold":
        block = block.replace("*From:", "*From:*").replace("*Sent:", "*Sent:*").replace("*Subject:", "*Subject:*").replace("*To:", "*To:*")
    if name.startswith("apple") or chance.one_in(8):
        block = "\n".join("> " + x for x in block.split("\n"))
    letter.truth["from_contacts"] = [letter.author.address]
    note = chance.choice(["", "Please record this.\n\nDagmar\n\n", "For the register. The chairs know.\n\n", "FYI, and please put it on record.\n\n-- \nDagmar\n\n"])
    mark = chance.choice(["Fwd: ", "FW: ", "Fw: ", "WG: ", "TR: ", "RV: ", "转发: "])
    part = wire.text(note + block, "utf-8", chance.choice(["8bit", "base64", "quoted-printable"]))
    return wire.mail(chance, MANAGER, mark + subject, letter.sent.replace(day=28), part), letter


def forwarded_whole(chance):
    if chance.one_in(2):
        letter, _, text = simple(chance)
        inner = posting.post(chance, letter, text)
    else:
        inner, letter = chance.choice([of_bodies.itu_word, of_bodies.FORMS["3gpp-word"], by_hand.labelled_html])(chance)
    letter.truth["from_contacts"] = [letter.author.address]
    letter.truth["attachments"] = UNSAID
    whole = wire.Entity([("Content-Type", "message/rfc822"), ("Content-Disposition", chance.choice(["inline", "attachment; filename=\"LS.eml\""]))], inner)
    part = wire.multipart("mixed", [wire.text(chance.choice(["For the record.\n", "\n", "Received by me directly.\n\n-- \nDagmar\n"])), whole])
    return wire.mail(chance, MANAGER, "Fwd: " + letter.title, letter.sent.replace(day=28), part), letter


def several(chance):
    """Two statements in one mail: recorded or held, but never as one that mixes both."""
    first, _, one = simple(chance)
    second, _, two = simple(chance)
    second.body, second.source = first.body, first.source
    mark = chance.choice([("STATEMENT 1\n", "STATEMENT 2\n"), ("1) First liaison statement\n\n", "2) Second liaison statement\n\n"), ("", "\n----------\n\n")])
    mail = posting.post(chance, first, mark[0] + one + "\n" + mark[1] + two, subject="Two liaison statements from %s" % first.source)
    first.truth = {k: UNSAID for k in first.expected()}
    first.truth["from.organization"] = first.body.organization if first.source in one else UNSAID
    first.outcomes = ("statement", "held")
    return mail, first


CHARSETS = [("windows-1252", "iso-8859-1", "Größe – „müde“ naïve"), ("utf-8", None, "Größe naïve façade"), ("utf-8", "us-ascii", "Größe naïve façade"), ("iso-8859-1", None, "Größe naïve façade"),
            ("utf-8", "iso-8859-1", "Größe naïve façade"), ("iso-8859-1", "utf-8", "Größe naïve façade"), ("gb18030", "gb2312", "关于短期证书撤销的联络声明镕"), ("koi8-r", "koi8-r", "Заявление о взаимодействии"),
            ("windows-1251", "windows-1251", "Заявление о взаимодействии"), ("shift_jis", "shift_jis", "感覚ストリームのリエゾン文書"), ("iso-2022-jp", "iso-2022-jp", "感覚ストリームのリエゾン文書"),
            ("euc-kr", "ks_c_5601-1987", "단기 인증서에 관한 연락문"), ("big5", "big5", "關於短期證書的聯絡聲明"), ("utf-16", "utf-16", "Größe naïve façade"), ("utf-8", "unknown-8bit", "Größe naïve façade"),
            ("utf-8", "x-unknown", "Größe naïve façade"), ("iso-8859-15", "ISO-8859-15", "Größe und Œuvre"), ("utf-7", "utf-7", "Größe naïve façade")]


def charsets(chance):
    charset, declared, words = chance.choice(CHARSETS)
    letter = letters.draw(chance, numbered=False)
    letter.copy = ""
    letter.title = "%s %d" % (words, chance.randint(1, 99999))
    letter.text = [words + " " + words] + [t for t in letter.text[:2] if t.isascii()]
    letter.author = chance.person(plain=True)
    letter.reply, letter.technical = [letter.body.role], []
    pairs = [p for p in by_hand.pairs_of(chance, letter)]
    text = labels.plain(pairs) + "\n\n" + "\n\n".join(letter.text) + "\n"
    part = wire.text(text, charset, "base64" if charset == "utf-16" else "7bit" if charset in ("iso-2022-jp", "utf-7") else chance.choice(["8bit", "base64", "quoted-printable"]), declared=declared)
    usable = charset if charset not in ("utf-16", "utf-7") else "utf-8"
    raw = wire.encoded(letter.title, usable, chance.choice(["B", "Q"]), chance.choice([35, 36, 40]))
    return wire.mail(chance, letter.author, letter.title, letter.sent, part, raw_subject=raw), letter


def pem_and_key(folder):
    key, cert = os.path.join(folder, "k.pem"), os.path.join(folder, "c.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", cert, "-subj", "/CN=Ann Lee", "-days", "3650"],
                   check=True, capture_output=True)
    return key, cert


def signed(chance):
    letter, pairs, text = simple(chance)
    letter.truth["attachments"] = UNSAID
    inner = wire.text(text, "utf-8", "quoted-printable")
    kind = chance.choice(["smime-opaque", "smime-detached", "pgp-mime", "pgp-clear"])
    if kind == "smime-opaque":
        with tempfile.TemporaryDirectory() as folder:
            key, cert = pem_and_key(folder)
            der = subprocess.run(["openssl", "cms", "-sign", "-nodetach", "-binary", "-outform", "DER", "-signer", cert, "-inkey", key], input=inner.octets(), check=True, capture_output=True).stdout
        part = wire.Entity([("Content-Type", 'application/%s; smime-type=signed-data; name="smime.p7m"' % chance.choice(["pkcs7-mime", "x-pkcs7-mime"])),
                            ("Content-Transfer-Encoding", "base64"), ("Content-Disposition", 'attachment; filename="smime.p7m"')], base64.encodebytes(der).replace(b"\n", b"\r\n"))
    elif kind == "smime-detached":
        seal = wire.attachment("smime.p7s", b"0\x80\x06\x09*" + bytes(200), "application/pkcs7-signature")
        part = wire.multipart("signed", [inner, seal], '; protocol="application/pkcs7-signature"; micalg=sha-256')
    elif kind == "pgp-mime":
        seal = wire.Entity([("Content-Type", 'application/pgp-signature; name="signature.asc"')], b"-----BEGIN PGP SIGNATURE-----\r\n\r\niQEzBAEBCAAdFiEE\r\n=abcd\r\n-----END PGP SIGNATURE-----\r\n")
        part = wire.multipart("signed", [inner, seal], '; protocol="application/pgp-signature"; micalg=pgp-sha256')
    else:
        dashed = "\n".join("- " + x if x.startswith("-") else x for x in text.split("\n"))
        part = wire.text("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n%s\n-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v2\n\niQEzBAEBCAAdFiEEabcdefghijklmnop\n=abcd\n-----END PGP SIGNATURE-----\n" % dashed)
    return wire.mail(chance, letter.author, letter.title, letter.sent, part), letter


def flowed(chance):
    letter, pairs, _ = simple(chance)
    delsp = chance.one_in(3)
    made = []
    for paragraph in ["%s: %s" % p for p in pairs] + [""] + sum(([t, ""] for t in letter.text), []) + [letter.author.name]:
        line = ""
        for word in paragraph.split(" "):
            if line and len(line) + len(word) > 66:
                made.append(line + (" " if not delsp else "  "))
                line = word
            else:
                line = (line + " " + word) if line else word
        made.append(line.rstrip())
    part = wire.text("\n".join(made), "utf-8", "8bit", parameters="; format=flowed" + ("; delsp=yes" if delsp else ""))
    return posting.post(chance, letter, "", content=part), letter


def obfuscated(chance):
    letter, pairs, _ = simple(chance)
    way = chance.choice([" at ", "(at)", " (at) ", "[at]", "(_at_)", " [at] ", "<at>"])
    dot = chance.choice([".", ".", " dot ", "(dot)"]) if way != " at " else "."
    letter.reply, letter.technical = [letter.body.role], [chance.person(plain=True).address]
    pairs = [p for p in pairs if "@" not in p[1]] + [("Response Contact", letter.reply[0]), ("Technical Contact", letter.technical[0])]

    def hide(value):
        local, _, domain = value.partition("@")
        return local + way + domain.replace(".", dot) if "@" in value else value
    text = labels.plain([(k, hide(v)) for k, v in pairs]) + "\n\n" + "\n\n".join(letter.text) + "\n"
    return posting.post(chance, letter, text), letter


def quoted_noise(chance):
    """Text below that has labels of its own: a quotation, minutes, a trailing thread."""
    letter, pairs, text = simple(chance)
    tail = chance.choice(["\n> From: IETF DNSOP\n> Title: something else entirely\n> Deadline: 2027-06-30\n",
                          "\nFor reference, the agenda of the meeting:\nTo: be announced\nSubject: naming\nACTION: Ann to ask around\nDeadline for contributions: 1 March 2027\n",
                          "\nOn 3 Oct 2026, at 10:00, Jo Park <jo.park@northwave.example> wrote:\n> Please send it to the IETF by 15 June 2027.\n> To: somebody\n"])
    return posting.post(chance, letter, text + tail, subject=letter.title), letter


FORMS = {"forwarded-inline": forwarded_inline, "forwarded-whole": forwarded_whole, "several": several, "charsets": charsets, "signed": signed, "flowed": flowed, "obfuscated": obfuscated,
         "quoted-noise": quoted_noise}
