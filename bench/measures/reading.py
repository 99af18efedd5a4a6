"""CPU time of reading mails and documents."""
import os
import subprocess
import sys
import tempfile
import textwrap
import zipfile

from .common import program, verdict


FORM = [("Source", "ITU-T Study Group 15"), ("Title", "Loops in nested rings"), ("For action to", "IETF CCAMP"), ("Deadline", "2027-03-31"),
        ("Contact", "Ann Lee, ann.lee@itu.example")]


PROSE = ["Study Group 15 thanks the group for its work on the control of optical networks, discussed at our last meeting.",
         "The experts of Question 14 have read the draft (see Section 4.2) and would like to share some observations.",
         "In particular, Recommendation G.805 describes how the client signal relates to the server layer since 2000.",
         "We would welcome your views on these points and look forward to our further cooperation."]


def plain_mail(size=8192):
    mail = ("From: Ann Lee <ann.lee@itu.example>\r\nTo: statements@ietf.example\r\nDate: Fri, 20 Nov 2026 09:30:00 +0000\r\n"
            "Message-ID: <1@itu.example>\r\nSubject: Loops in nested rings\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
    mail += "".join("%s: %s\r\n" % row for row in FORM)
    while len(mail) < size:
        mail += "\r\n" + "\r\n".join(textwrap.wrap(" ".join(PROSE), 72)) + "\r\n"
    return mail.encode()


def docx(path, paragraphs=120):
    text = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
    row = "<w:tr>" + ("<w:tc>" + text + "</w:tc>") * 2 + "</w:tr>"
    body = "<w:tbl>%s</w:tbl>" % "".join(row % cells for cells in FORM) + "".join(text % PROSE[i % 4] for i in range(paragraphs))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
                         'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        package.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
                         'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        package.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>' % body)


def pdf(path, pages=20, lines=45):
    text = "".join("1 0 0 1 70 %d Tm (%s) Tj\n" % (780 - 16 * i, PROSE[i % 4].replace("(", "\\(").replace(")", "\\)")) for i in range(lines))
    content = "BT /F 9 Tf\n%sET" % text
    objects = ["<</Type/Catalog/Pages 2 0 R>>",
               "<</Type/Pages/Count %d/Kids[%s]>>" % (pages, " ".join("%d 0 R" % (5 + i) for i in range(pages))),
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", "<</Length %d>>stream\n%s\nendstream" % (len(content), content)]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"] * pages
    out, at = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        at.append(len(out))
        out += "%d 0 obj%s\nendobj\n" % (number, each)
    table = "".join("%010d 00000 n \n" % place for place in at)
    out += "xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(at) + 1, table, len(at) + 1, len(out))
    with open(path, "w") as f:
        f.write(out)


def reading(runs):
    print("reading: CPU time, one thread, the start of a process not counted")
    with tempfile.TemporaryDirectory() as folder:
        mail, word, paper = (os.path.join(folder, name) for name in ("plain.eml", "some-pages.docx", "twenty-pages.pdf"))
        with open(mail, "wb") as f:
            f.write(plain_mail())
        docx(word)
        pdf(paper)
        for what, kind, rounds, path, most in (("a plain mail of 8 kB", "--mail", 100, mail, 200), ("a .docx of some pages", "--document", 20, word, 15_000),
                                               ("a PDF of 20 pages", "--document", 4, paper, 60_000)):
            done = subprocess.run([program("bench/bench_reading"), kind, str(rounds * runs), path], capture_output=True, text=True, timeout=600)
            if done.returncode != 0:
                sys.exit("bench: %s" % done.stderr)
            took = float(done.stdout.split()[0])
            verdict("%s, median of %d" % (what, rounds * runs), "%.0f us" % took, "%d us" % most, took < most)
