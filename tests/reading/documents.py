"""Statements as documents: the kinds that fixtures/document knows how to make."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "fixtures", "document"))
sys.dont_write_bytecode = True

import doc_kind          # noqa: E402
import pdf_kind          # noqa: E402
import rtf_kind          # noqa: E402
import tnef_kind         # noqa: E402
from docx_kind import cell, deleted, docx, ins, p, r, row, sdt, table, zipped   # noqa: E402


def word(pairs, text, before=(), as_table=True, controls=False, tracked=None, heads=()):
    """pairs become rows of a table or tabbed lines; tracked: a value that was struck out in front of the last pair's."""
    def value_cell(value):
        paragraphs = [p(v) for v in value.split("\n")]
        return cell(*[sdt(x) if controls else x for x in paragraphs])
    if as_table:
        rows = [row(cell(label), value_cell(value)) for label, value in pairs]
        if tracked is not None:
            label, value = pairs[-1]
            rows[-1] = row(cell(label), cell(p(deleted(tracked), ins(r(value)))))
        block = [table(*rows)]
    else:
        block = [p("%s\t%s" % pair) for pair in pairs]
        if tracked is not None:
            block[-1] = p("%s\t" % pairs[-1][0], deleted(tracked), ins(r(pairs[-1][1])))
    return docx(*[p(b) for b in before], *block, *[p(t) for t in text], headers=[p(h) for h in heads])


def paper(pairs, text, before=(), columns=(72, 190), cover=None):
    page = pdf_kind.Page()
    down = 60
    if cover:
        down = page.table(down, [72, 190, 380], cover)
    for line in before:
        down = page.paragraph(72, down, line, 468) + 6
    if pairs:
        down = page.table(down, list(columns), [[label, value.split("\n")] for label, value in pairs])
    pages = [page]
    for t in text:
        if down > 690:
            page, down = pdf_kind.Page(), 72
            pages.append(page)
        down = page.paragraph(72, down + 8, t, 468)
    return pdf_kind.pdf(pages)


def printable(text):
    """Whether the hand-written PDF has glyphs for it."""
    try:
        text.encode("cp1252")
        return True
    except UnicodeEncodeError:
        return False


def rich(pairs, text, as_table=True):
    def escaped(t):
        return "".join(c if ord(c) < 128 and c not in "\\{}" else "\\" + c if c in "\\{}" else "\\u%d?" % (ord(c) if ord(c) < 32768 else ord(c) - 65536) for c in t)
    rows = "".join(rtf_kind.row(escaped(a), escaped(b)) for a, b in pairs) if as_table else "".join("\\pard %s\\tab %s\\par\n" % (escaped(a), escaped(b)) for a, b in pairs)
    return (rtf_kind.HEAD + rows + "\\pard\n" + "".join("%s\\par\n" % escaped(t) for t in text) + "}").encode("ascii")


def old_word(pairs, text):
    return doc_kind.doc(["%s\x07%s\x07\x07" % (a, b.replace("\n", "\r")) for a, b in pairs] + ["%s\r" % t for t in text])


def winmail(body, *attachments):
    return tnef_kind.message(tnef_kind.attribute(1, 0x00069003, tnef_kind.properties(tnef_kind.text(0x1000, body.replace("\n", "\r\n")))),
                             *[tnef_kind.attachment(*a) for a in attachments])
