"""Mail as octets, written by hand: charsets that are declared wrongly or not at all cannot be had from a well-meaning library."""
import base64
import hashlib
import quopri
from dataclasses import dataclass

DESK = "statements@ietf.example"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {"docx": DOCX, "pdf": "application/pdf", "zip": "application/zip", "rtf": "application/rtf", "doc": "application/msword", "html": "text/html"}


@dataclass
class Entity:
    headers: list
    body: bytes

    def octets(self):
        return "".join("%s: %s\r\n" % h for h in self.headers).encode("utf-8", "surrogateescape") + b"\r\n" + self.body


def lines(text):
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def transfer(raw, encoding):
    if encoding == "base64":
        return base64.encodebytes(raw).replace(b"\n", b"\r\n")
    if encoding == "quoted-printable":
        return quopri.encodestring(raw.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    return raw


def text(content, charset="utf-8", encoding=None, declared="same", subtype="plain", parameters=""):
    """declared: the charset's name in the header; None leaves it out."""
    raw = lines(content if content.endswith("\n") else content + "\n").encode(charset, "replace")
    if encoding is None:
        encoding = "7bit" if all(b < 128 for b in raw) else "8bit"
    declared = charset if declared == "same" else declared
    kind = "text/%s%s%s" % (subtype, '; charset="%s"' % declared if declared else "", parameters)
    return Entity([("Content-Type", kind), ("Content-Transfer-Encoding", encoding)], transfer(raw, encoding))


def attachment(name, content, kind=None):
    kind = kind or TYPES.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")
    parameter = '"%s"' % name if name.isascii() else "=?utf-8?B?%s?=" % base64.b64encode(name.encode()).decode()
    return Entity([("Content-Type", "%s; name=%s" % (kind, parameter)), ("Content-Transfer-Encoding", "base64"),
                   ("Content-Disposition", "attachment; filename=%s" % parameter)], transfer(content, "base64"))


def multipart(kind, parts, parameters=""):
    inner = [p.octets() for p in parts]
    mark = "=_%s" % hashlib.sha1(b"".join(inner)).hexdigest()[:20]
    body = b"".join(b"--%s\r\n%s\r\n" % (mark.encode(), i) for i in inner) + b"--%s--\r\n" % mark.encode()
    return Entity([("Content-Type", 'multipart/%s; boundary="%s"%s' % (kind, mark, parameters))], body)


def encoded(value, charset="utf-8", style="B", room=36):
    """A header value in encoded words; `room` octets each, cut wherever they end, even in mid character."""
    if value.isascii() and style != "always":
        return value
    raw = value.encode(charset, "replace")
    words = []
    for i in range(0, len(raw), room):
        piece = raw[i:i + room]
        if style == "Q":
            words.append("=?%s?Q?%s?=" % (charset, "".join(chr(b) if chr(b).isalnum() and b < 128 else "_" if b == 32 else "=%02X" % b for b in piece)))
        else:
            words.append("=?%s?B?%s?=" % (charset, base64.b64encode(piece).decode()))
    return "\r\n ".join(words)


def mailbox(person, charset="utf-8"):
    name = person.name if person.name.isascii() and all(c.isalnum() or c in " -'" for c in person.name) else None
    return "%s <%s>" % (name or (encoded(person.name, charset) if not person.name.isascii() else '"%s"' % person.name), person.address)


def mail(chance, sender, subject, sent, content, to=(DESK,), cc=(), extra=(), authenticated=True, raw_subject=None, message_id=None):
    domain = sender.address.rsplit("@", 1)[1]
    date = sent.strftime("%a, %d %b %Y %H:%M:%S +0000")
    message_id = message_id or "%08x.%s@%s" % (chance.getrandbits(32), sent.strftime("%Y%m%d%H%M%S"), domain)
    verdict = ("pass" if authenticated else "fail",) * 2 + (domain,)
    headers = [("Return-Path", "<%s>" % sender.address), ("Delivered-To", DESK),
               ("Received", "from mail.%s (mail.%s [192.0.2.7]) by mx.ietf.example (Postfix) with ESMTPS id %08X for <%s>; %s"
                % (domain, domain, chance.getrandbits(32), DESK, date)),
               ("Authentication-Results", "mx.ietf.example; dkim=%s header.d=%s; spf=%s smtp.mailfrom=%s; dmarc=%s header.from=%s"
                % (verdict[0], domain, verdict[0], domain, verdict[0], domain)),
               ("MIME-Version", "1.0"), ("From", mailbox(sender)), ("To", ",\r\n ".join(to))]
    if cc:
        headers.append(("Cc", ", ".join(cc)))
    headers += [("Subject", raw_subject or encoded(subject)), ("Date", date), ("Message-ID", "<%s>" % message_id)] + list(extra)
    return Entity(headers + content.headers, content.body).octets()
