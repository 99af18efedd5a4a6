"""Mail from a real Dovecot's mailbox: every mail is recorded exactly once, whatever happens, and moved only then."""
import os
import pathlib
import random
import re
import threading
import time
import unittest

from support.daemon import Daemon
from support.dovecot import Dovecot
from support.mailbox import mailbox, numbered, once, recorded, wait_logged
from support.mails import mail
from support.waiting import wait_until


class FromAMailbox(unittest.TestCase):
    def wait_recorded(self, desk, numbers, seconds=60):
        wait_until("all mails are recorded", lambda: set(recorded(desk)) >= set(numbers), seconds)
        self.assertEqual(recorded(desk), once(numbers))

    def wait_empty(self, server, processed, seconds=60):
        wait_until("the mailbox is empty", lambda: server.count() == 0, seconds)
        self.assertEqual(server.count("Processed"), processed)

    def test_a_mail_becomes_a_record_in_less_than_two_seconds_while_the_server_tells_us(self):
        with Dovecot() as server, Daemon(more=mailbox(server.imap)) as desk:
            wait_logged(desk, "mailbox.opened")
            time.sleep(1)
            server.append([numbered(1)])
            began = time.monotonic()
            wait_until("there is a record", lambda: "statement.recorded" in desk.log(), 10)
            self.assertLess(time.monotonic() - began, 2)
            self.wait_empty(server, 1)
            desk.wait_sent()
            [told] = desk.mails()
            self.assertEqual((told["via"], told["sender"], told["recipients"], told["outcome"]),
                             ("imap", "ann.lee@itu.example", ["statements@ietf.example"], "statement"))
            self.assertEqual(len(os.listdir(desk.maildir + "/new")), 2)  # the acknowledgement and the forward

    def test_a_thousand_mails_that_people_read_move_and_remove_meanwhile(self):
        with Dovecot() as server:
            order = list(range(1000))
            random.Random(7).shuffle(order)
            for part, flags in ((order[:300], None), (order[300:500], "\\Seen"), (order[500:600], "\\Flagged \\Seen \\Answered")):
                server.append([numbered(n) for n in part], flags)
            with server.client() as person:
                person.create("Elsewhere")
            with Daemon(more=mailbox(server.imap)) as desk:
                arriving = threading.Thread(target=server.append, args=([numbered(n) for n in order[600:]],))
                arriving.start()
                removed = set()
                with server.client() as person:
                    for turn in range(20):
                        person.select("INBOX")
                        uids = person.uid("SEARCH", "ALL")[1][0].split()
                        if uids and turn % 2:
                            person.uid("MOVE", random.choice(uids).decode(), "Elsewhere")
                        elif uids:
                            removed |= self.remove(person, random.choice(uids).decode())
                        person.noop()
                arriving.join()
                wait_until("the mailbox is empty", lambda: server.count() == 0, 120)
                times = recorded(desk)
                self.assertEqual(set(times.values()), {1})
                self.assertEqual(set(times) | removed | self.numbers_in(server, "Elsewhere"), set(range(1000)))
                self.assertLessEqual(self.numbers_in(server, "Processed"), set(times))

    def remove(self, person, uid):
        """Expunges a mail, if it is still there; its number."""
        numbers = self.numbers_of(person.uid("FETCH", uid, "(BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")[1])
        person.uid("STORE", uid, "+FLAGS", "\\Deleted")
        person.uid("EXPUNGE", uid)
        return numbers

    def numbers_in(self, server, folder):
        with server.client() as person:
            person.select(folder, readonly=True)
            return self.numbers_of(person.fetch("1:*", "(BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")[1])

    def numbers_of(self, parts):
        return {int(n) for part in parts if isinstance(part, tuple) for n in re.findall(rb"<n(\d+)@", part[1])}

    def test_without_move_and_idle_it_copies_and_polls(self):
        more = "protocol imap {\n  imap_capability = IMAP4rev1 UIDPLUS NAMESPACE\n}\n"
        with Dovecot(more=more) as server, Daemon(more=mailbox(server.imap, 'starttls = "never"\npoll = "5 s"')) as desk:
            server.append([numbered(n) for n in range(3)])
            self.wait_recorded(desk, range(3))
            self.wait_empty(server, 3)
            server.append([numbered(3)])
            self.wait_recorded(desk, range(4))
            self.wait_empty(server, 4)

    def test_numbers_that_change_do_not_make_mails_new(self):
        with Dovecot() as server:
            folder = server.folder + "/mail/liaison/store"
            server.append([numbered(n) for n in range(20)])
            self.read_only(server)
            with Daemon(more=mailbox(server.imap, 'starttls = "never"\npoll = "5 s"')) as desk:
                self.wait_recorded(desk, range(20))
                wait_until("the reason is logged", lambda: "mailbox.not_moved" in desk.log())
                server.stop()
                for name in os.listdir(folder):
                    if name.startswith("dovecot") and "acl" not in name:
                        os.remove(os.path.join(folder, name))
                server.start()
                wait_logged(desk, "mailbox.renumbered", 60)
                wait_logged(desk, "mailbox.mail_known", 60)
                time.sleep(1)
                self.assertEqual(recorded(desk), once(range(20)))
                self.assertEqual(server.count(), 20)
                self.writable(server)
                wait_until("the mails are moved once that is allowed", lambda: server.count() == 0, 90)
                self.assertEqual(recorded(desk), once(range(20)))

    ACL = "mail_plugins = acl\nprotocol imap {\n  mail_plugins = acl\n}\nplugin {\n  acl = vfile:%s\n}\n"

    def read_only(self, server):
        server.stop()
        with open(server.folder + "/acl", "w") as f:
            f.write("INBOX owner lr\n")
        with open(server.folder + "/dovecot.conf", "a") as f:
            f.write(self.ACL % (server.folder + "/acl"))
        server.start()

    def writable(self, server):
        server.stop()
        with open(server.folder + "/acl", "w") as f:
            f.write("INBOX owner lrwstipekxa\n")
        server.start()

    def test_a_server_that_restarts_in_the_middle_of_a_mail(self):
        body = "From: ITU-T SG15\nTitle: Large\n\n" + ("x" * 76 + "\n") * 25_000
        with Dovecot() as server:
            server.append([numbered(n, body) for n in range(30)])
            with Daemon(more=mailbox(server.imap)) as desk:
                for pause in (0.3, 0.6):
                    time.sleep(pause)
                    server.stop()
                    server.start()
                    wait_until("some are recorded", lambda: recorded(desk), 60)
                self.wait_recorded(desk, range(30), 120)
                self.wait_empty(server, 30)

    def test_a_processed_folder_that_is_full(self):
        quota = ("mail_plugins = quota\nnamespace done {\n  prefix = Done/\n  separator = /\n  location = maildir:%%h/done\n}\n"
                 "namespace inbox {\n  inbox = yes\n  separator = /\n}\nplugin {\n  quota = count:Done:ns=Done/\n  quota_vsizes = yes\n"
                 "  quota_rule = *:messages=%d\n}\n")
        with Dovecot(more=quota % 3) as server:
            server.append([numbered(n) for n in range(3)])
            with Daemon(more=mailbox(server.imap, 'starttls = "never"\npoll = "5 s"\nprocessed = "Done/Processed"\nfailed = "Failed"')) as desk:
                self.wait_recorded(desk, range(3))
                wait_until("three are moved", lambda: server.count("Done/Processed") == 3, 30)
                server.append([numbered(n) for n in range(3, 6)])
                self.wait_recorded(desk, range(6))
                wait_logged(desk, "mailbox.not_moved")
                self.assertEqual(server.count(), 3)
                with server.client() as person:
                    person.select("INBOX")
                    marked = person.search(None, "KEYWORD", "LiaisondProcessed")[1][0].split()
                    self.assertEqual(len(marked), 3)
                    person.select("Done/Processed")
                    person.store("1:*", "+FLAGS", "\\Deleted")
                    person.expunge()
                wait_until("the others are moved when there is room", lambda: server.count() == 0, 60)
                self.assertEqual(recorded(desk), once(range(6)))

    def test_a_mail_that_is_too_large_is_put_aside_and_the_coordinators_hear_of_it(self):
        large = numbered(1, "x" * 200_000)
        with Dovecot() as server, Daemon(lmtp_more='max_size = "100 kB"', more=mailbox(server.imap)) as desk:
            server.append([numbered(0), large, numbered(2)])
            self.wait_recorded(desk, [0, 2])
            wait_until("it is put aside", lambda: server.count("Failed") == 1)
            self.wait_empty(server, 2)
            desk.wait_sent()
            [notice] = [text for text in self.written(desk) if "could not be taken" in text]
            self.assertIn("larger than 100000 octets", notice)

    def test_a_mail_that_the_server_cannot_hand_over_is_put_aside_after_three_times_and_the_next_goes_on(self):
        with Dovecot() as server, Daemon(more=mailbox(server.imap, 'starttls = "never"\npoll = "5 s"')) as desk:
            folder = pathlib.Path(server.folder, "mail", "liaison", "store")
            server.append([numbered(0)])
            self.wait_empty(server, 1)
            desk.stop()
            server.append([numbered(n) for n in (1, 2, 3)])
            poison, = [file for part in ("new", "cur") for file in (folder / part).iterdir() if b"<n2@" in file.read_bytes()]
            os.chown(poison, 0, 0)
            os.chmod(poison, 0o600)   # Dovecot works as nobody
            desk.start()
            self.wait_recorded(desk, [0, 1, 3])
            wait_logged(desk, "mailbox.mail_refused", 60)
            desk.wait_sent()
            notice, = [text for text in self.written(desk) if "could not be taken" in text]
            self.assertIn("three times", " ".join(notice.split()))
            server.append([numbered(4)])
            self.wait_recorded(desk, [0, 1, 3, 4])
            self.assertEqual(server.count(), 1, "what the server cannot read it cannot move either")
            poison, = folder.glob("*/%s*" % poison.name)   # the server has moved it to its cur
            os.chmod(poison, 0o644)
            wait_until("it is put aside once that is possible", lambda: server.count() == 0 and server.count("Failed") == 1, 60)
            self.assertEqual(recorded(desk), once([0, 1, 3, 4]))

    def test_nobody_is_answered_whom_smtp_would_not_have_told_us_of(self):
        anonymous = mail(message_id="n0@itu.example")  # no Return-Path, as of a mail without a sender
        elsewhere = b"Return-Path: <ann.lee@itu.example>\r\n" + mail(message_id="n1@itu.example", to="office@ietf.example", title="Other")
        with Dovecot() as server, Daemon(more=mailbox(server.imap)) as desk:
            server.append([anonymous, elsewhere])
            desk.wait_processed(2)
            desk.wait_sent()
            self.assertEqual([m["recipients"] for m in desk.mails()], [["statements@ietf.example"], []])
            self.assertFalse(any("[LS-" in text and "Received:" in text for text in self.subjects(desk)))

    def subjects(self, desk):
        return [re.search(r"^Subject: .*", text, re.M).group(0) for text in self.written(desk)]

    def written(self, desk):
        folder = os.path.join(desk.maildir, "new")
        return [pathlib.Path(folder, name).read_text(errors="replace") for name in os.listdir(folder)]

    def test_a_mailbox_that_fails_does_not_keep_another_waiting(self):
        with Dovecot() as server:
            wrong = mailbox(server.imap, secret='password_command = "echo wrong"').replace("liaison", "other")
            with Daemon(more=wrong + mailbox(server.imap)) as desk:
                server.append([numbered(n) for n in range(5)])
                self.wait_recorded(desk, range(5))
                wait_logged(desk, "mailbox.fails")
                self.assertIn("the mail server refuses the login: NO [AUTHENTICATIONFAILED]", desk.log())
                state = desk.run("check", check=False)
                self.assertNotEqual(state.returncode, 0)
                self.assertIn("other@127.0.0.1", state.stderr)
                self.assertIn("refuses the login", state.stderr)


class Killed(unittest.TestCase):
    @unittest.skipUnless(os.environ.get("LIAISOND_CRASH_POINTS"), "needs a build with crash points")
    def test_kill_at_each_step_between_the_mailbox_and_the_record(self):
        with Dovecot() as server:
            numbers, desk = [], Daemon(more=mailbox(server.imap))
            try:
                for round_number, point in enumerate(["fetched", "accept-before-commit", "accept-after-commit", "fetched-and-kept",
                                                      "fetched-and-kept:2"]):
                    more = range(round_number * 5, round_number * 5 + 5)
                    server.append([numbered(n) for n in more])
                    numbers += more
                    desk.start({"LIAISOND_CRASH_AT": point}, wait=False)
                    desk.process.wait(60)
                desk.start()
                wait_until("the mailbox is empty", lambda: server.count() == 0, 60)
                self.assertEqual(recorded(desk), once(numbers))
                self.assertEqual(server.count("Processed"), len(numbers))
                desk.stop()
            finally:
                desk.__exit__(None)

    def test_kill_at_random_moments(self):
        dice = random.Random(11)
        with Dovecot() as server:
            server.append([numbered(n) for n in range(400)])
            desk = Daemon(more=mailbox(server.imap))
            try:
                for kill in range(8):
                    desk.start(wait=False)
                    server.append([numbered(400 + kill)])
                    time.sleep(dice.uniform(0.2, 1.5))
                    desk.kill()
                    moved = server.count("Processed")
                    self.assertLessEqual(moved, sum(recorded(desk).values()) if os.path.exists(desk.store) else 0)
                desk.start()
                wait_until("the mailbox is empty", lambda: server.count() == 0, 120)
                self.assertEqual(recorded(desk), once(range(408)))
                desk.stop()
            finally:
                desk.__exit__(None)


if __name__ == "__main__":
    unittest.main()
