"""What `cmake --install` and `cpack` make of a build: under any prefix, and in a clean root that has nothing else."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from support.daemon import PROGRAM
from support.mails import mail, send_lmtp
from support.waiting import answers, free_ports, wait_until

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.dirname(os.path.abspath(PROGRAM))


def run(*command, **how):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=500, **how)
    if done.returncode != 0:
        raise AssertionError("%s: exit %d\n%s" % (" ".join(command), done.returncode, done.stdout[-4000:]))
    return done.stdout


def build_pages():
    run("cmake", "--build", BUILD, "--target", "packed", "liaisond-reader")


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        build_pages()
        cls.prefix = tempfile.mkdtemp(prefix="install-test-")
        cls.addClassCleanup(shutil.rmtree, cls.prefix)
        run("cmake", "--install", BUILD, "--prefix", cls.prefix)

    def path(self, *parts):
        return os.path.join(self.prefix, *parts)

    def page(self, name):
        with open(self.path("share/man", name)) as f:
            return f.read().replace("\\-", "-").replace("\\e", "\\")

    def help(self, *command):
        return run(self.path("bin/liaisond"), *command, "--help")

    def commands(self):
        listed = self.help().split("usage: ")[1].split("Every command")[0]
        return [re.match(r"[a-z ]+", row).group(0).strip() for row in re.findall(r"^  (\S.*?)  ", listed, re.M)]

    def test_the_reader_of_documents_is_found_under_the_prefix(self):
        self.assertFalse(os.path.exists(self.path("bin/liaisond-reader")))
        self.assertTrue(os.access(self.path("libexec/liaisond/liaisond-reader"), os.X_OK))

    def test_units_users_folders_and_examples_are_there(self):
        for name in ("lib/systemd/system/liaisond.service", "lib/systemd/system/liaisond@.service", "lib/systemd/system/liaisond-lmtp.socket",
                     "lib/sysusers.d/liaisond.conf", "lib/tmpfiles.d/liaisond.conf", "share/liaisond/examples/liaisond.toml",
                     "share/liaisond/examples/directory.toml", "share/liaisond/templates/forward.mustache",
                     "share/bash-completion/completions/liaisond", "share/zsh/vendor-completions/_liaisond",
                     "share/fish/vendor_completions.d/liaisond.fish", "share/doc/liaisond/examples/prometheus.rules.yml",
                     "share/doc/liaisond/examples/grafana.json"):
            self.assertTrue(os.path.isfile(self.path(name)), name)

    def test_the_units_name_the_program_under_the_prefix(self):
        for name in ("liaisond.service", "liaisond@.service"):
            with open(self.path("lib/systemd/system", name)) as f:
                text = f.read()
            self.assertIn("ExecStart=%s serve" % self.path("bin/liaisond"), text)
            self.assertNotRegex(text, r"@[A-Z_]+@")

    def test_every_command_and_option_is_in_the_man_page_and_the_completions(self):
        page = self.page("man1/liaisond.1")
        completions = []
        for name in ("bash-completion/completions/liaisond", "fish/vendor_completions.d/liaisond.fish", "zsh/vendor-completions/_liaisond"):
            with open(self.path("share", name)) as f:
                completions.append(f.read())
        self.assertGreater(len(self.commands()), 20)
        for command in self.commands():
            self.assertIn(".SS %s\n" % command, page)
            for option in set(re.findall(r"^  --([a-z-]+)", self.help(*command.split()), re.M)):
                self.assertIn("--" + option, page)
                for text in completions:
                    self.assertRegex(text, r"(--|-l )%s\b" % option)

    def test_every_key_of_the_configuration_is_in_its_man_page(self):
        wanted = {"liaisond.toml.5": ("main_keys.cpp",), "liaisond-directory.5": ("directory_keys.cpp",)}
        for name, sources in wanted.items():
            page = self.page("man5/" + name)
            for source in sources:
                with open(os.path.join(TOP, "config", source)) as f:
                    keys = re.findall(r'^        {"(\w+)",\s+(?:\w*into|read_relay)\b', f.read(), re.M)
                self.assertGreater(len(keys), 5)
                self.assertEqual([k for k in keys if not re.search(r"\\fB%s =|\[+(\w+\.)?%s\]" % (k, k), page)], [], name)

    @unittest.skipUnless(shutil.which("groff"), "groff is not installed")
    def test_the_man_pages_are_sound(self):
        for name in ("man1/liaisond.1", "man5/liaisond.toml.5", "man5/liaisond-directory.5"):
            said = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", self.path("share/man", name)], capture_output=True, text=True)
            self.assertEqual(said.stderr, "", name)

    def test_bash_completes_commands_and_options(self):
        script = 'source "$1"; COMP_WORDS=(liaisond held d); COMP_CWORD=2; _liaisond; echo "${COMPREPLY[@]}"; ' \
                 'COMP_WORDS=(liaisond held drop --w); COMP_CWORD=3; _liaisond; echo "${COMPREPLY[@]}"'
        said = run("bash", "-c", script, "bash", self.path("share/bash-completion/completions/liaisond"))
        self.assertEqual(said.splitlines(), ["drop", "--why"])


class Package(unittest.TestCase):
    """Built, installed, used, installed again, removed and purged. The steps build on each other: one test."""

    def setUp(self):
        needed = [tool for tool in ("cpack", "dpkg-shlibdeps", "mmdebstrap", "unshare") if not shutil.which(tool)]
        if needed or os.getuid() != 0:
            self.skipTest("a clean root cannot be made here: " + (", ".join(needed) + " missing" if needed else "root is needed"))
        self.folder = tempfile.mkdtemp(prefix="package-test-")
        self.addCleanup(shutil.rmtree, self.folder)
        os.chmod(self.folder, 0o755)
        self.root = os.path.join(self.folder, "root")

    def build(self):
        build_pages()
        run("cpack", "-G", "DEB", "-B", self.folder, cwd=BUILD)
        return next(os.path.join(self.folder, n) for n in os.listdir(self.folder) if n.endswith(".deb"))

    def lint(self, package):
        if not shutil.which("lintian"):
            print("lintian is not installed: the package was not linted")
            return
        said = subprocess.run(["lintian", "--allow-root", "--fail-on", "error", "--tag-display-limit", "0", package], capture_output=True, text=True)
        self.assertEqual(said.returncode, 0, said.stdout + said.stderr)

    def make_root(self):
        """From the package archive that this machine uses."""
        ways = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True).stdout
        options = os.path.join(self.folder, "apt.conf")
        with open(options, "w") as f:
            f.writelines(line + "\n" for line in ways.splitlines() if re.match(r"Acquire::(http|https|Retries)\b", line))
        sources = [os.path.join("/etc/apt", n) for n in ("sources.list",) if os.path.exists("/etc/apt/" + n)]
        sources += [e.path for e in os.scandir("/etc/apt/sources.list.d") if e.name.endswith((".list", ".sources"))]
        made = subprocess.run(["mmdebstrap", "--quiet", "--variant=apt", "--aptopt=" + options, "bookworm", self.root, *sources],
                              capture_output=True, text=True, timeout=400)
        if made.returncode != 0:
            self.skipTest("mmdebstrap cannot make a clean root here: " + made.stderr.strip()[-300:])

    def entering(self, *command):
        """The command as it is to be called so that it runs in the clean root, with a /proc of its own."""
        return ["unshare", "--mount", "sh", "-c", 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"', self.root, "env",
                "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", *command]

    def inside(self, *command):
        return run(*self.entering(*command))

    def at(self, *parts):
        return os.path.join(self.root, *parts)

    def configure(self):
        """What an administrator does: an address to listen at, a relay, and the directory as it came."""
        path, port = self.at("etc/liaisond/liaisond.toml"), free_ports(1)[0]
        with open(path) as f:
            text = f.read()
        text = text.replace("unix:/run/liaisond/lmtp.sock", "127.0.0.1:%d" % port)
        text = text.replace('relay = "smtp://127.0.0.1:25"', 'relay = "maildir:/var/lib/liaisond/outgoing"')
        with open(path, "w") as f:
            f.write(text)
        return port

    def use(self, port):
        command = self.entering("setpriv", "--reuid=liaisond", "--regid=liaisond", "--clear-groups", "liaisond", "serve")
        path = os.path.join(self.folder, "log")
        with open(path, "wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as daemon:
            try:
                wait_until("liaisond listens", lambda: daemon.poll() is not None or answers(port))
                if daemon.poll() is not None:
                    self.fail(run("cat", path))
                self.assertTrue(send_lmtp(port, mail())[0].startswith("250"))
                out = self.at("var/lib/liaisond/outgoing/new")
                wait_until("the mails are out", lambda: os.path.exists(out) and len(os.listdir(out)) >= 2)
            finally:
                daemon.terminate()
        self.assertIn("amendment 3", self.inside("runuser", "-u", "liaisond", "--", "liaisond", "list"))

    def test_it_is_built_installed_used_installed_again_and_purged(self):
        package = self.build()
        self.lint(package)
        self.make_root()
        shutil.copy(package, self.at("tmp/liaisond.deb"))
        self.inside("apt-get", "update", "-qq")
        self.inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", "/tmp/liaisond.deb")
        self.assertIn("liaisond", self.inside("liaisond", "--version"))
        self.assertIn("liaisond", self.inside("id", "liaisond"))
        self.use(self.configure())
        with open(self.at("etc/liaisond/liaisond.toml")) as f:
            configured = f.read()
        self.inside("dpkg", "-i", "/tmp/liaisond.deb")
        with open(self.at("etc/liaisond/liaisond.toml")) as f:
            self.assertEqual(f.read(), configured)
        self.inside("apt-get", "remove", "-y", "-qq", "liaisond")
        self.assertTrue(os.path.exists(self.at("var/lib/liaisond/liaisond.db")))
        self.assertTrue(os.path.exists(self.at("etc/liaisond/liaisond.toml")))
        self.inside("apt-get", "purge", "-y", "-qq", "liaisond")
        left = [p for p in ("etc/liaisond", "var/lib/liaisond", "usr/bin/liaisond", "usr/libexec/liaisond", "usr/share/liaisond")
                if os.path.exists(self.at(p))]
        self.assertEqual(left, [])


if __name__ == "__main__":
    unittest.main()
