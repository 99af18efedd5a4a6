"""The systemd units and what is installed: hardened, and the program does all its work within that."""
import base64
import ctypes
import io
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile

from support.daemon import PROGRAM, Daemon
from support.mails import mail, send_lmtp
from support.waiting import wait_until

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLACES = {"SERVICE_TYPE": "Type=notify", "OF_INSTANCE": "", "AFTER_SOCKET": "", "CONFIGURATION": "liaisond", "STATE": "liaisond",
          "CREDENTIAL": "liaisond.smtp.password", "PROGRAM": PROGRAM}


def unit():
    with open(os.path.join(TOP, "systemd", "liaisond.service.in")) as f:
        return re.sub(r"@(\w+)@", lambda m: PLACES[m.group(1)], f.read())


def expanded(names):
    """System calls by name; "@group" is what systemd makes of it."""
    calls = set()
    for name in names:
        if not name.startswith("@"):
            calls.add(name)
            continue
        listed = subprocess.run(["systemd-analyze", "--no-pager", "syscall-filter", name], capture_output=True, text=True, check=True).stdout
        calls |= expanded(line.strip() for line in listed.splitlines()[1:] if line.strip() and not line.strip().startswith("#"))
    return calls


def allowed_calls():
    allowed = set()
    for words in re.findall(r"^SystemCallFilter=(.*)$", unit(), re.M):
        calls = expanded(words.lstrip("~").split())
        allowed = allowed - calls if words.startswith("~") else allowed | calls
    return allowed


class Filter:
    """The unit's filter for a child of ours, loaded between fork and exec."""

    def __init__(self, calls):
        self.seccomp = ctypes.CDLL("libseccomp.so.2", use_errno=True)
        self.seccomp.seccomp_init.restype = ctypes.c_void_p
        eperm = 0x00050000 | 1
        self.filter = ctypes.c_void_p(self.seccomp.seccomp_init(ctypes.c_uint32(eperm)))
        for call in calls:
            number = self.seccomp.seccomp_syscall_resolve_name(call.encode())
            if number >= 0:
                self.seccomp.seccomp_rule_add(self.filter, ctypes.c_uint32(0x7FFF0000), ctypes.c_int(number), ctypes.c_uint(0))

    def load(self):
        """Any problem ends the child: a test without the filter would prove nothing."""
        if self.seccomp.seccomp_load(self.filter) != 0:
            os._exit(99)


CONTENT_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default
Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
DOCUMENT = """<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body>
</w:document>"""
LINES = ["From: ITU-T SG15", "To: IETF CCAMP WG", "Title: Read under the filter", "Purpose: For action", "Deadline: 2027-03-31"]


def document_mail():
    """A mail whose statement stands in the attached .docx alone."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as docx:
        docx.writestr("[Content_Types].xml", CONTENT_TYPES)
        docx.writestr("word/document.xml", DOCUMENT % "".join("<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % line for line in LINES))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    body = "--b\nContent-Type: text/plain\n\nPlease find attached our liaison statement.\n--b\n"
    body += "Content-Type: %s; name=LS.docx\nContent-Disposition: attachment; filename=LS.docx\nContent-Transfer-Encoding: base64\n\n" % kind
    body += base64.encodebytes(packed.getvalue()).decode() + "--b--\n"
    return mail(subject="Liaison statement", body=body, headers="MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n")


@unittest.skipUnless(shutil.which("systemd-analyze"), "systemd-analyze is not installed")
class Units(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="units-test-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.service = os.path.join(self.folder, "liaisond.service")
        with open(self.service, "w") as f:
            f.write(unit())

    def test_exposure_is_at_most_1_5(self):
        said = subprocess.run(["systemd-analyze", "--no-pager", "security", "--offline=true", self.service], capture_output=True, text=True).stdout
        exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
        self.assertIsNotNone(exposure, said)
        self.assertLessEqual(float(exposure.group(1)), 1.5, said)

    def test_systemd_finds_nothing_to_say_about_the_units(self):
        socket = shutil.copy(os.path.join(TOP, "systemd", "liaisond-lmtp.socket"), self.folder)
        said = subprocess.run(["systemd-analyze", "--no-pager", "--man=no", "verify", self.service, socket], capture_output=True, text=True).stderr
        self.assertNotIn("liaisond", said)

    def test_a_wrong_configuration_is_not_tried_again(self):
        self.assertIn("RestartPreventExitStatus=78", unit().splitlines())

    def test_under_the_units_system_calls_mail_is_taken_documents_are_read_and_mail_goes_out(self):
        sealed = Filter(allowed_calls())
        with Daemon() as desk:
            desk.stop()
            environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")
            with open(desk.log_path, "ab") as log:
                desk.process = subprocess.Popen([PROGRAM, "serve", "--config", desk.config], stdout=log, stderr=log,
                                                env=environment, preexec_fn=sealed.load)
            wait_until("liaisond listens", lambda: desk.process.poll() is not None or desk.listens())
            self.assertIsNone(desk.process.poll(), desk.log())
            self.assertTrue(send_lmtp(desk.lmtp_port, document_mail())[0].startswith("250"))
            desk.wait_processed(1)
            desk.wait_sent()
            self.assertEqual([s["title"] for s in desk.statements()], ["Read under the filter"])
            self.assertEqual(desk.stop(), 0, desk.log())

    def test_what_the_unit_forbids_is_forbidden_here_too(self):
        done = subprocess.run(["python3", "-c", "import os; os.chroot('/')"], capture_output=True, text=True,
                              preexec_fn=Filter(allowed_calls()).load)
        self.assertIn("Operation not permitted", done.stderr)


if __name__ == "__main__":
    unittest.main()
