"""The configuration that docs/setups.md shows, so that the tests run what people read."""
import os
import re

_PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "docs", "setups.md")


def shown(path, **replaced):
    """The block that begins with "# PATH", its lines joined; `replaced` says what stands there for a test's own places, as
    socket="/tmp/x"."""
    with open(_PAGE) as f:
        page = f.read()
    block = re.search(r"^    # %s\b.*\n((?:    .*\n|\n(?=    (?!#)))+)" % re.escape(path), page, re.M)
    text = re.sub(r"^    ", "", block.group(1), flags=re.M)
    for what, by in replaced.items():
        usual = {"socket": "/run/liaisond/lmtp.sock", "port": "2424", "postfix": "/etc/postfix"}[what]
        if usual not in text:
            raise AssertionError("%s is not in what is shown for %s" % (usual, path))
        text = text.replace(usual, str(by))
    return text
