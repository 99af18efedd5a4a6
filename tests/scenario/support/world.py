"""The world around one desk: domains with networks of their own, a Postfix that attests where mail comes from, the other body's mail
server, and a clock that the test moves."""
import datetime
import os
import re
import smtplib
import sqlite3

from .daemon import Daemon
from .postfix import Postfix
from .waiting import free_ports, wait_until

UTC = datetime.timezone.utc

# As SPF does: mail that comes from the network of its envelope sender's domain passes. The field is written above all others.
ATTESTED = """
smtpd_data_restrictions = check_client_access cidr:{d}/etc/networks
smtpd_restriction_classes = {classes}
{rules}
in_flow_delay = 0
"""
# Another body's server that our Postfix relays to: it alone knows which of its addresses exist.
THEIR_SERVER = """
127.0.0.1:{port} inet n - n - - smtpd
  -o {{ myhostname = mx.{domain} }}
  -o {{ smtpd_data_restrictions = }}
  -o {{ smtpd_recipient_restrictions = check_recipient_access regexp:{d}/etc/gone, permit }}
"""


def written(moment):
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class World:
    """`World(case, config, directory, domains, gone)`: the desk with this configuration behind a Postfix of its own, for all tests of
    the class `case`. Of `domains` each has a network; mail to the addresses `gone` is accepted by us and refused by their server."""

    def __init__(self, case, config, directory, domains, gone):
        self.desk = Daemon()
        self.mta = Postfix(self.desk.socket)
        self.networks = {domain: "127.0.%d.1" % number for number, domain in enumerate(domains, 1)}
        self.route()
        self.attest()
        self.let_refuse(gone)
        with open(self.desk.config, "w") as f:
            f.write(config.format(store=self.desk.store, lmtp=self.desk.lmtp_port, socket=self.desk.socket, port=self.mta.port))
        with open(os.path.join(self.desk.folder, "directory.toml"), "w") as f:
            f.write(directory)
        self.now = None
        case.addClassCleanup(self.desk.__exit__, None)
        case.addClassCleanup(self.mta.__exit__, None)
        self.mta.__enter__()

    def route(self):
        """To the desk by a port, which is the same after each of its starts."""
        self.mta.write("transport", "/^(statements|liaisons)(\\+.*)?@ietf\\.example$/ lmtp:inet:[127.0.0.1]:%d\n" % self.desk.lmtp_port)
        self.mta.extend("main.cf", "\ntransport_maps = regexp:%s/etc/transport\n" % self.mta.folder)

    def attest(self):
        classes = {domain: "from_" + domain.replace(".", "_") for domain in self.networks}
        self.mta.write("networks", "".join("%s %s\n" % (self.networks[domain], name) for domain, name in classes.items()))
        for domain, name in classes.items():
            results = "PREPEND Authentication-Results: mx.ietf.example; spf=%s smtp.mailfrom="
            self.mta.write(name, "/@%s$/ %s%s\n/@(.+)$/ %s$1\n" % (re.escape(domain), results % "pass", domain, results % "fail"))
        rules = "\n".join("%s = check_sender_access regexp:%s/etc/%s" % (name, self.mta.folder, name) for name in classes.values())
        self.mta.extend("main.cf", ATTESTED.format(d=self.mta.folder, classes=" ".join(classes.values()), rules=rules))

    def let_refuse(self, gone):
        port, = free_ports(1)
        pattern = "/^(%s)$/" % "|".join(re.escape(address) for address in gone)
        self.mta.write("gone", pattern + " 550 5.1.1 No such user here\n")
        self.mta.extend("transport", "%s smtp:[127.0.0.1]:%d\n" % (pattern, port))
        self.mta.extend("master.cf", THEIR_SERVER.format(port=port, domain=gone[0].split("@")[1], d=self.mta.folder))

    def send(self, domain, sender, recipients, data):
        """Hands a mail to Postfix from a domain's network."""
        with smtplib.SMTP("127.0.0.1", self.mta.port, timeout=60, source_address=(self.networks[domain], 0)) as s:
            s.ehlo("mail." + domain)
            s.sendmail(sender, recipients, data)

    def sql(self, text, *values):
        connection = sqlite3.connect("file:%s?mode=ro" % self.desk.store, uri=True, timeout=30)
        try:
            return connection.execute(text, values).fetchall()
        finally:
            connection.close()

    def wake(self, moment):
        """It becomes `moment`, at which the desk does what its clock owes. A clock that goes on while mails are on their way would let
        them be sent twice, so `moment` should be the first since the desk was last awake at which it has something to do."""
        self.desk.stop()
        began = self.now or moment
        logged = os.path.getsize(self.desk.log_path) if os.path.exists(self.desk.log_path) else 0
        self.desk.start({"LIAISOND_CLOCK_STARTS_AT": written(began), "LIAISOND_CLOCK_JUMPS_UNTIL": written(moment)})

        def has_come():
            with open(self.desk.log_path, errors="replace") as log:
                log.seek(logged)
                nexts = re.findall(r"reminders\.next.* next=(\S+)", log.read())
            return nexts and (nexts[-1] == "never" or nexts[-1] > written(moment))
        wait_until("the clock has come to %s" % moment, has_come, 60)
        self.now = moment + datetime.timedelta(hours=1)   # further than a day of the test takes
        self.settle()

    def settle(self):
        """Waits until nothing is on its way any more: not in Postfix, not in the desk, not in what its clock makes of a change."""
        def moved():
            return self.sql("SELECT (SELECT count(*) FROM inbox), (SELECT count(*) FROM outbox)"), len(self.mta.names_taken())

        def is_at_rest():
            before = moved()
            return (self.mta.is_empty() and not self.sql("SELECT 1 FROM inbox WHERE outcome IS NULL") and
                    not self.sql("SELECT 1 FROM schedule WHERE next <= ?", int(self.now.timestamp() * 1000)) and
                    not self.sql("SELECT 1 FROM outbox WHERE waiting > 0") and self.mta.is_empty() and moved() == before)
        wait_until("all mail has arrived", is_at_rest, 60)
