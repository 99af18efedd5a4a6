"""What people and a desk wrote to each other, as a text that can be read and compared."""
import difflib
import os
import re

MARK = re.compile(r"\b((?:ls|m)\d+)\.[dgs][a-z2-7]{20}\b")
SIZE = re.compile(r"(\bMail: +\d+), \d+ (?:bytes|kB)")
NUMBER = re.compile(r"\b(LS-|ls|m|mail |release |drop )\d+")

def stable(text):
    """Without what differs from one run to the next: the signature of a mark, the octets that Postfix adds to a mail."""
    return SIZE.sub(r"\1, (size)", MARK.sub(r"\1.(mark)", text))


def without_numbers(line):
    """What a line says whichever statement or mail it is about."""
    return NUMBER.sub(r"\1n", line)


def bar(lines):
    return "".join(("      | " + line).rstrip() + "\n" for line in lines)


class Transcript:
    """The first mail of each kind that the desk writes stands in it whole, of later ones the lines that no earlier one had."""

    def __init__(self, introduction):
        self.parts = [introduction]
        self.seen = {}

    def day(self, name):
        self.parts.append("\n\n%s\n%s\n" % (name, "=" * len(name)))

    def came_in(self, who, subject, words, outcome):
        self.parts.append("\n%s\n    \"%s\"\n%s    = %s\n" % (who, stable(subject), bar(stable(words).splitlines()), stable(outcome)))

    def went_out(self, kind, receivers, subject, text, attached):
        lines = stable(text).rstrip("\n").splitlines()
        seen = self.seen.setdefault(kind, set())
        shown = [line for line in lines if line.strip() and without_numbers(line) not in seen] if seen else lines
        seen.update(without_numbers(line) for line in lines)
        also = "".join("      (attached: %s)\n" % name for name in attached)
        self.parts.append("\n  -> %s\n     \"%s\"\n%s%s" % (receivers, stable(subject), bar(shown), also))

    def text(self):
        return "".join(self.parts)


def difference_from(path, text):
    """What differs from the text that is checked in, and how to accept it; empty if nothing does."""
    if os.environ.get("LIAISOND_UPDATE_GOLDEN"):
        with open(path, "w") as f:
            f.write(text)
    before = ""
    if os.path.exists(path):
        with open(path) as f:
            before = f.read()
    if before == text:
        return ""
    name = os.path.relpath(path)
    lines = difflib.unified_diff(before.splitlines(), text.splitlines(), name, "this run", lineterm="", n=4)
    return "\n".join(lines) + ("\n\nIf the new text is the better one, run this test once with LIAISOND_UPDATE_GOLDEN=1, read "
                               "`git diff %s` and commit it." % name)
