"""Keeping a store: backup while mail comes in, verify, restore after the file was damaged."""
import os
import pty
import re
import shutil
import sqlite3
import stat
import subprocess
import threading
import unittest

from support.daemon import PROGRAM, Daemon
from support.mails import mail, send_lmtp
from support.waiting import wait_until

USAGE, INPUT, MISSING, CANNOT_CREATE, IO, LATER = 64, 65, 66, 73, 74, 75


class Keeping(unittest.TestCase):
    def fails(self, desk, status, words, *arguments):
        done = desk.run(*arguments, check=False)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        self.assertIn(words, done.stdout + done.stderr)

    def test_a_backup_taken_under_load_restores_what_it_held(self):
        """Promised: a backup is whole and makes nobody wait; a restore brings back exactly what it held."""
        with Daemon() as desk:
            copy = os.path.join(desk.folder, "copy.db")
            accepted = []
            ended = threading.Event()

            def load():
                while not ended.is_set():
                    accepted.extend(send_lmtp(desk.lmtp_port, mail(title="Statement %d" % len(accepted))))

            sender = threading.Thread(target=load)
            sender.start()
            try:
                desk.wait_processed(10)
                self.assertIn("verified", desk.run("backup", copy).stdout)
            finally:
                ended.set()
                sender.join()
            self.assertTrue(all(reply.startswith("250") for reply in accepted))
            self.fails(desk, CANNOT_CREATE, "exists", "backup", copy)
            desk.wait_processed(len(accepted))
            self.assertNotIn("BROKEN", desk.run("verify").stdout)
            self.fails(desk, LATER, "is running", "restore", copy)
            desk.stop()

            self.assertNotIn("BROKEN", desk.run("verify", "--store", copy).stdout)
            held = self.mails_in(desk, copy)
            self.assertGreaterEqual(len(held), 10)
            with open(desk.store, "r+b") as f:
                f.write(b"\xff" * 20000)
            self.fails(desk, IO, "liaisond restore", "verify")
            desk.start(wait=False)
            self.assertEqual(desk.process.wait(30), IO)
            self.assertIn("liaisond restore", desk.log())
            desk.run("restore", copy)
            self.assertTrue(os.path.exists(desk.store + ".replaced"))
            desk.start()
            self.assertEqual([m["id"] for m in desk.mails()], held)
            send_lmtp(desk.lmtp_port, mail(title="after the restore"))
            desk.wait_processed(len(held) + 1)
            self.assertNotIn("BROKEN", desk.run("verify").stdout)

    def mails_in(self, desk, store):
        """The numbers of the mails in another store than the configured one."""
        config = desk.config + ".copy"
        with open(desk.config) as f:
            text = f.read().replace(desk.store, store)
        with open(config, "w") as f:
            f.write(text)
        usual, desk.config = desk.config, config
        try:
            return [m["id"] for m in desk.mails()]
        finally:
            desk.config = usual

    def test_a_page_damaged_in_the_middle_keeps_the_daemon_from_starting(self):
        """Promised: nothing is built upon a damaged file; the daemon says what to do."""
        with Daemon() as desk:
            for number in range(20):
                send_lmtp(desk.lmtp_port, mail(title="Statement %d" % number))
            desk.wait_processed(20)
            desk.stop()
            good = desk.store + ".good"
            shutil.copy(desk.store, good)
            with open(desk.store, "r+b") as f:
                f.seek(os.path.getsize(desk.store) // 2 // 8192 * 8192)
                f.write(b"\x7f" * 8192)
            desk.start(wait=False)
            self.assertEqual(desk.process.wait(30), IO)
            self.assertIn("liaisond restore", desk.log())
            shutil.copy(good, desk.store)
            desk.start()
            self.assertEqual(len(desk.mails()), 20)

    def test_damage_in_a_large_store_is_found_while_mail_is_already_taken(self):
        """Promised: a large store keeps no mail waiting; once it is known to be damaged the daemon ends, and does not start before it is sound."""
        import sqlite3
        with Daemon() as desk:
            send_lmtp(desk.lmtp_port, mail())
            desk.wait_processed(1)
            desk.stop()
            with sqlite3.connect(desk.store) as store:
                store.executemany("INSERT INTO inbox_raw (id, bytes) VALUES (?, zeroblob(10000000))", [(1000 + n,) for n in range(8)])
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            store.close()
            desk.start()
            self.assertIn("250", send_lmtp(desk.lmtp_port, mail(title="Another one"))[0])
            self.assertEqual(desk.stop(), 0)
            good = desk.store + ".good"
            shutil.copy(desk.store, good)
            with open(desk.store, "r+b") as f:
                f.seek(os.path.getsize(desk.store) // 2 // 8192 * 8192)
                f.write(b"\x7f" * 8192)
            told = self.log_of_failed_start(desk)
            self.assertIn("daemon.started", told)
            self.assertIn("daemon.stopped", told)
            self.assertIn("liaisond restore", told.splitlines()[-1])
            told = self.log_of_failed_start(desk)
            self.assertNotIn("daemon.started", told)
            self.assertIn("liaisond restore", told.splitlines()[-1])
            self.assertFalse(os.path.exists(desk.store + "-wal"))
            shutil.copy(good, desk.store)
            desk.start()
            self.assertFalse(os.path.exists(desk.store + ".damaged"))

    def log_of_failed_start(self, desk):
        logged = len(desk.log())
        desk.start(wait=False)
        self.assertEqual(desk.process.wait(60), IO)
        return desk.log()[logged:]

    def test_an_export_makes_the_same_store_again(self):
        """Promised: export | import into a new store | export gives the same bytes."""
        with Daemon() as desk, Daemon() as other:
            for data in (mail(), mail(authentic=False), mail(body="Just a question\udcff.\n")):
                send_lmtp(desk.lmtp_port, data)
            desk.wait_processed(3)
            desk.wait_sent()
            desk.stop()
            other.stop()
            exported = desk.run("export").stdout
            self.assertGreater(exported.count("\n"), 20)
            self.fails(other, INPUT, "no export", "import", desk.config)
            for end in ("", "-wal", "-shm"):
                if os.path.exists(other.store + end):
                    os.remove(other.store + end)
            self.assertIn("verified", other.run("import", "-", text=exported).stdout)
            self.assertEqual(other.run("export").stdout, exported)
            self.assertEqual(other.records("show", "1"), desk.records("show", "1"))
            self.fails(other, CANNOT_CREATE, "holds something", "import", self.file_with(other, exported))
            other.start()
            send_lmtp(other.lmtp_port, mail(title="the next one"))
            self.assertEqual([m["id"] for m in other.wait_processed(4)], [1, 2, 3, 4])

    def file_with(self, desk, text):
        path = os.path.join(desk.folder, "export.jsonl")
        with open(path, "w") as f:
            f.write(text)
        return path

    def test_verify_names_the_promise_that_is_broken(self):
        with Daemon() as desk:
            send_lmtp(desk.lmtp_port, mail())
            desk.wait_processed(1)
            desk.stop()
            with sqlite3.connect(desk.store) as store:
                store.execute("UPDATE inbox_raw SET bytes = CAST('lost' AS BLOB)")
            store.close()
            self.fails(desk, INPUT, "raw_bytes", "verify")

    def test_the_key_goes_with_a_backup_and_comes_back_with_it(self):
        """Promised: after a restore on a machine that has nothing, replies to mail sent before are still known."""
        with Daemon() as desk:
            send_lmtp(desk.lmtp_port, mail())
            desk.wait_processed(1)
            copy = os.path.join(desk.folder, "copy.db")
            self.assertIn("copy.db.key", desk.run("backup", copy).stdout)
            self.assertEqual(stat.S_IMODE(os.stat(copy + ".key").st_mode), 0o600)
            desk.stop()
            key = self.read(desk.store + ".key")
            for end in ("", "-wal", "-shm", ".key"):
                if os.path.exists(desk.store + end):
                    os.remove(desk.store + end)
            desk.run("restore", copy)
            self.assertEqual(self.read(desk.store + ".key"), key)
            self.assertEqual(stat.S_IMODE(os.stat(desk.store + ".key").st_mode), 0o600)
            desk.start()
            self.assertEqual(self.read(desk.store + ".key"), key)

    def read(self, path):
        with open(path, "rb") as f:
            return f.read()

    def assert_nowhere(self, desk, text):
        for end in ("", "-wal", "-shm"):
            if os.path.exists(desk.store + end):
                self.assertNotIn(text, self.read(desk.store + end).lower(), desk.store + end)

    def test_a_person_is_erased_and_what_was_decided_stays(self):
        """Promised: afterwards the address is nowhere in the file, the record stands, and the history says what was done."""
        address = "ann.lee@itu.example"
        with Daemon() as desk:
            sent = mail(message_id="first@itu.example")
            send_lmtp(desk.lmtp_port, sent)
            send_lmtp(desk.lmtp_port, mail(sender="bo@itu.example", body="%s\n" % ("x" * 70000)), sender="bo@itu.example")
            send_lmtp(desk.lmtp_port, mail(authentic=False))
            desk.wait_processed(3)
            self.assertIn("LS-1 waits to be posted", desk.run("erase", address, "--dry-run").stdout)
            for statement in desk.statements():
                desk.run("post", str(statement["id"]))
            for held in desk.records("held"):
                desk.run("held", "drop", str(held["id"]), "--why", "a test")
            desk.wait_sent()
            shown = desk.run("erase", address, "--dry-run").stdout
            self.assertRegex(shown, r"known as +Ann Lee")
            self.assertRegex(shown, r"statements +1: LS-1;")
            self.fails(desk, LATER, "stop liaisond", "erase", address, "--why", "asked for", "--yes")
            desk.stop()
            self.assertIn(address.encode(), self.read(desk.store))
            self.fails(desk, USAGE, "--yes", "erase", address, "--why", "asked for")
            self.fails(desk, USAGE, "--why", "erase", address, "--yes")
            self.fails(desk, INPUT, "is in the configuration", "erase", "itu-t-liaison@iab.example", "--why", "x", "--yes")
            self.fails(desk, MISSING, "nothing in the store", "erase", "nobody@x.example", "--why", "x", "--yes")
            before = desk.records("show", "1")[0]
            self.assertIn("[erased 1]", desk.run("erase", address, "--name", "Ann Lee", "--why", "request of 3 May", "--yes").stdout)

            self.assert_nowhere(desk, address.encode())
            self.assert_nowhere(desk, b"ann lee")
            self.assertNotIn("BROKEN", desk.run("verify").stdout)
            after = desk.records("show", "1")[0]
            for kept in ("title", "purpose", "deadline", "state", "response_contacts", "identifiers"):
                self.assertEqual(after[kept], before[kept], kept)
            self.assertEqual(after["from_contacts"], [])
            self.assertIn("request of 3 May", after["events"][-1]["what"])
            self.fails(desk, MISSING, "bytes were removed on", "mail", "raw", "1")
            self.assertRegex(desk.run("mail", "show", "1").stdout, r"bytes +removed on")
            self.fails(desk, INPUT, "bytes were removed", "mail", "retry", "3")
            self.fails(desk, MISSING, "nothing in the store", "erase", address, "--dry-run")

            desk.start()
            send_lmtp(desk.lmtp_port, sent)  # known again by its hash
            self.assertEqual(desk.wait_processed(4)[-1]["outcome"], "duplicate")

    def test_a_person_at_the_terminal_is_asked_first(self):
        with Daemon() as desk:
            send_lmtp(desk.lmtp_port, mail(sender="cy@mef.example", body="Just a question.\n"))
            desk.wait_processed(1)
            desk.run("held", "drop", "1", "--why", "a test")
            desk.wait_sent()
            desk.stop()
            command = [PROGRAM, "erase", "--config", desk.config, "cy@mef.example", "--why", "asked for"]
            for answer, status in (("n", USAGE), ("", USAGE), ("y", 0)):
                ours, theirs = pty.openpty()
                process = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                os.close(theirs)
                os.write(ours, (answer + "\n").encode())
                said = process.communicate(timeout=60)[0]
                os.close(ours)
                self.assertEqual(process.returncode, status, said)
                self.assertIn("Erase? [y/N]", said)
            self.assert_nowhere(desk, b"cy@mef.example")

    def test_old_raw_mail_goes_and_what_is_open_keeps_its_own(self):
        """Promised: keep_raw removes the bytes of mail about which nothing is left to do, and everything else goes on."""
        with Daemon() as desk:
            send_lmtp(desk.lmtp_port, mail())
            send_lmtp(desk.lmtp_port, mail(authentic=False))
            desk.wait_processed(2)
            desk.run("held", "drop", "2", "--why", "a test")
            desk.wait_sent()
            desk.stop()
            with sqlite3.connect(desk.store) as store:
                for column in ("received", "processed", "dropped"):
                    store.execute("UPDATE inbox SET %s = %s - 3 * 86400000" % (column, column))
            store.close()
            with open(desk.config) as f:
                text = f.read()
            with open(desk.config, "w") as f:
                f.write(re.sub(r"(?m)^(path = .*)$", r'\1\nkeep_raw = "1 day"', text))
            desk.start()
            wait_until("the bytes are removed", lambda: "store.raw_removed count=1" in desk.log())
            self.fails(desk, MISSING, "keep_raw", "mail", "raw", "2")
            self.assertIn("Request for review", desk.run("mail", "raw", "1").stdout)
            self.assertNotIn("BROKEN", desk.run("verify").stdout)
            self.assertEqual(len(desk.mails()), 2)


if __name__ == "__main__":
    unittest.main()
