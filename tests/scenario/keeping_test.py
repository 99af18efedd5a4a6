"""Keeping a store: backup while mail comes in, verify, restore after the file was damaged."""
import os
import shutil
import threading
import unittest

from support.daemon import Daemon
from support.mails import mail, send_lmtp

INPUT, CANNOT_CREATE, IO, LATER = 65, 73, 74, 75


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
        """Promised: a large store keeps no mail waiting; once it is known to be damaged the daemon ends as if it had not started."""
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
            with open(desk.store, "r+b") as f:
                f.seek(os.path.getsize(desk.store) // 2 // 8192 * 8192)
                f.write(b"\x7f" * 8192)
            logged = len(desk.log())
            desk.start(wait=False)
            self.assertEqual(desk.process.wait(60), IO)
            told = desk.log()[logged:]
            self.assertIn("daemon.started", told)
            self.assertIn("daemon.stopped", told)
            self.assertIn("liaisond restore", told.splitlines()[-1])

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
        import sqlite3
        with Daemon() as desk:
            send_lmtp(desk.lmtp_port, mail())
            desk.wait_processed(1)
            desk.stop()
            with sqlite3.connect(desk.store) as store:
                store.execute("UPDATE inbox_raw SET bytes = CAST('lost' AS BLOB)")
            store.close()
            self.fails(desk, INPUT, "raw_bytes", "verify")


if __name__ == "__main__":
    unittest.main()
