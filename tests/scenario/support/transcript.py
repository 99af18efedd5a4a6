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


def without_numbers(piece):
    """What a piece of text says whichever statement or mail it is about."""
    return NUMBER.sub(r"\1n", piece)


def indent_of(line):
    return len(line) - len(line.lstrip())


def pieces_of(text):
    """A text in what can be new by itself: paragraphs, and in lists each item with the lines that are indented below it."""
    pieces = [[]]
    for line in text.splitlines():
        begins = not line or not pieces[-1] or not pieces[-1][0] or 0 < indent_of(line) <= indent_of(pieces[-1][0])
        if begins:
            pieces.append([])
        pieces[-1].append(line)
    return ["\n".join(piece) for piece in pieces if piece]


def bar(lines):
    return "".join(("      | " + line).rstrip() + "\n" for line in lines)


class Transcript:
    """The first mail of each kind that the desk writes stands in it whole, of later ones the pieces that no earlier one had."""

    def __init__(self, introduction):
        self.parts = [introduction]
        self.seen = {}

    def day(self, name):
        self.parts.append("\n\n%s\n%s\n" % (name, "=" * len(name)))

    def tell(self, text):
        self.parts.append("\n%s\n" % text)

    def came_in(self, who, subject, words, outcome):
        self.parts.append("\n%s\n    \"%s\"\n%s    = %s\n" % (who, stable(subject), bar(stable(words).splitlines()), stable(outcome)))

    def went_out(self, kind, receivers, subject, text, attached):
        text = stable(text).rstrip("\n")
        pieces = pieces_of(text)
        seen = self.seen.setdefault(kind, set())
        shown = "\n".join(p for p in pieces if p and without_numbers(p) not in seen) if seen else text
        seen.update(without_numbers(piece) for piece in pieces)
        also = "".join("      (attached: %s)\n" % name for name in attached)
        self.parts.append("\n  -> %s\n     \"%s\"\n%s%s" % (receivers, stable(subject), bar(shown.splitlines()), also))

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
