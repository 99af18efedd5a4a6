"""The house keeps its own rules: includes point one way, each library has one door, files stay small, and the tour
names only what is there."""
import os
import re
import subprocess
import unittest

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# A folder may include itself and these.
SEES = {
    "core": set(),
    "config": {"core"},
    "parser": {"core"},
    "documents": {"core", "parser"},
    "desk": {"core", "parser"},
    "store": {"core", "parser", "desk"},
    "daemon": {"core", "config", "parser", "desk", "store"},
}

# A library's headers, and where they may be included: a folder ("parser/") or a file's beginning.
DOORS = {
    r"mimetic/": ["parser/"],
    r"unicode/": ["parser/"],
    r"gumbo\.h": ["parser/html"],
    r"nettle/": ["core/"],
    r"openssl/": ["core/signed_data.cpp"],
    r"date/": ["core/time.cpp"],
    r"libical/": ["desk/calendar.cpp"],
    r"toml\+\+/": ["config/"],
    r"zip\.h": ["documents/archive"],
    r"pugixml": ["documents/docx"],
    r"poppler": ["documents/pdf"],
    r"seccomp": ["documents/seal.cpp"],
    r"kainjow/|mustache": ["desk/templates.cpp"],
    r"SQLiteCpp/|sqlite3\.h": ["store/"],
    r"boost/asio": ["daemon/"],
    r"boost/json": ["daemon/"],
    r"boost/beast": ["daemon/web/web_exchange.cpp"],
    r"prometheus/": ["daemon/web/metrics.cpp"],
    r"curl/": ["daemon/net/curl_handle.hpp"],
    r"spdlog/": ["daemon/log"],
    r"CLI/": ["daemon/commands/command_line"],
}
LONGEST_FILE = 400
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.M)


def sources(*folders):
    for folder in folders:
        for where, _, names in os.walk(os.path.join(TOP, folder)):
            for name in sorted(names):
                if name.endswith((".cpp", ".hpp")):
                    yield os.path.relpath(os.path.join(where, name), TOP)


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as f:
        return f.read()


class House(unittest.TestCase):
    def test_includes_point_one_way(self):
        wrong = []
        for path in sources(*SEES):
            folder = path.split("/")[0]
            for included in INCLUDE.findall(read(path)):
                target = included.split("/")[0]
                if target in SEES and target != folder and target not in SEES[folder]:
                    wrong.append("%s includes %s" % (path, included))
        self.assertEqual(wrong, [])

    def test_each_library_has_one_door(self):
        wrong = []
        for path in sources(*SEES):
            for included in INCLUDE.findall(read(path)):
                for library, doors in DOORS.items():
                    if re.match(library, included) and not any(path.startswith(door) for door in doors):
                        wrong.append("%s includes %s, whose door is %s" % (path, included, " or ".join(doors)))
        self.assertEqual(wrong, [])

    def test_every_door_is_used(self):
        everything = {i for path in sources(*SEES) for i in INCLUDE.findall(read(path))}
        unused = [library for library in DOORS if not any(re.match(library, i) for i in everything)]
        self.assertEqual(unused, [])

    def test_files_stay_small(self):
        long = {path: n for path in sources(*SEES, "tests", "bench") if (n := read(path).count("\n")) > LONGEST_FILE}
        self.assertEqual(long, {})

    def test_headers_say_what_they_are_for(self):
        silent = [p for p in sources(*SEES) if p.endswith(".hpp") and not read(p).startswith("// ")]
        self.assertEqual(silent, [])

    def test_the_tour_names_only_what_is_there(self):
        missing = []
        for page in ("docs/tour.md", "README.md", "CONTRIBUTING.md"):
            for name in re.findall(r"`((?:[\w.-]+/)+[\w.*-]*)`", read(page)):
                if "*" in name or name.startswith(("build/", "var/", "etc/", "run/")):
                    continue
                if not os.path.exists(os.path.join(TOP, name)):
                    missing.append("%s names %s" % (page, name))
        for path, symbol in re.findall(r"`([\w/]+\.[ch]pp)`[^`\n]*`(\w+(?:::\w+)*)(?:\(\))?`", read("docs/tour.md")):
            if not re.search(r"\b%s\b" % symbol.split("::")[-1], read(path)):
                missing.append("docs/tour.md says that %s has %s" % (path, symbol))
        self.assertEqual(missing, [])

    def test_the_readme_is_short(self):
        self.assertLessEqual(read("README.md").count("\n"), 120)

    def test_nothing_is_left_for_later_in_the_code(self):
        found = [p for p in sources(*SEES) if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", read(p))]
        self.assertEqual(found, [])

    def test_scripts_parse(self):
        for script in ("scripts/demo", "scripts/test", "scripts/fuzz", "scripts/tidy", "scripts/install-dependencies", ".ci/run"):
            self.assertEqual(subprocess.run(["bash", "-n", os.path.join(TOP, script)]).returncode, 0, script)


if __name__ == "__main__":
    unittest.main()
