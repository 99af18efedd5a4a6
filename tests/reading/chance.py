"""Chance with a seed, and the small words that every form needs: people, titles, paragraphs."""
import random
from dataclasses import dataclass

GIVEN = ["Ann", "Bo", "Ismene", "Teodoro", "Wiebke", "Oddvar", "Fionnuala", "Ngozi", "Jürgen", "Zoë", "Hallgerd", "Thandeka", "Mireille", "Łucja"]
FAMILY = ["Lee", "Ek", "Vance-Illich", "Castell", "Ostrowitz", "Marrow", "Solano-Tietz", "Obuya", "Halvorsen-Tam", "Quayle-Ferro", "D'Arbois", "Müller",
          "van der Tuin", "Oyarzún", "Brightwater", "Calloway"]
COMPANIES = ["northwave.example", "kestrel-optics.example", "lumina-telecom.example", "hanseatic-networks.example"]

TOPICS = ["bandwidth reporting of nested tunnels", "restoration state below a controller", "clock selection in long chains", "key rotation for metering devices",
          "address assignment for tethered drones", "loss measurement over aggregated links", "naming of virtual links", "certificate lifetimes of home gateways",
          "path selection for multi-access sessions", "header compression on shared radio links", "slice identifiers in transport", "energy objects of line cards",
          "discovery of constrained objects", "congestion marking in cable networks", "attestation of network functions", "multicast replication in access nodes",
          "timing profiles for mid-haul", "media types for volumetric video", "DNS over access sessions", "YANG modules for passive optical networks",
          "user plane keep-alive", "intent models and their owners", "flow descriptors for assured slices", "mapping of quality classes", "emergency call routing",
          "latency bounds in shared segments", "storage of consent records", "inventory of optical amplifiers", "re-use of transport ports", "roaming of IoT sessions"]
WHERE = ["{} {}".format(a, b) for a in ("rural", "dense", "shared", "legacy", "virtual", "campus", "maritime", "private", "industrial", "converged", "home", "satellite", "test",
                                         "temporary", "hybrid", "small", "national", "leased", "layered", "gated")
         for b in ("networks", "domains", "deployments", "segments", "sites", "regions", "clusters", "corridors", "installations", "zones")]
TITLES = ["LS on {t}", "{T}", "LS on {t}", "Request for review of {t}", "Progress on {t}", "Open questions about {t}", "Use of RFC {n} for {t}", "{T}: scope and ownership",
          "Initiation of new work item on {t}", "Cooperation on {t}", "LS on the work on “{t}”", "Draft Recommendation Y.{n} and {t}", "Status of {t} (release {r})",
          "Consistency of {t} between our documents", "Liaison statement on {t}", "{T} – next steps", "Information about {t}", "Comments on {t}"]

OPENING = ["At its last meeting the group discussed {t}.", "We have studied {t} for some time and reached a first result.", "Work on {t} has made good progress.",
           "The group has started a new work item about {t}.", "Several members raised the matter of {t} with us."]
MIDDLE = ["Clause {r} of the draft describes the procedure that the members prefer.", "Two companies have reported difficulties with the present text in the field.",
          "The analysis rests on the assumption that the lower layer keeps its state.", "No change to existing implementations is foreseen at this stage.",
          "The editor's draft will be made public after the next plenary.", "In our understanding RFC {n} covers most of the cases.",
          "The document was agreed on 12 June 2026 and is now being edited.", "Members were asked to bring results of interoperability tests."]
MEETINGS = ["Our next meeting takes place in Geneva, 8-19 March 2027.", "Next meetings: 20 -31 January 2027 (Sophia Antipolis), 17 - 21 May 2027 (Kyoto).",
            "The following plenary is planned for 12th to 16th April 2027 in Ottawa.", "The result goes for approval at the plenary of 5 July 2027."]
ASKING = {"action": "We kindly ask the addressed groups to examine the attached material and to take it into account.",
          "comment": "We would welcome comments on this approach.",
          "information": "This is provided for information only.",
          "response": "We thank you for your liaison statement and answer as follows."}
GREETING = ["Dear colleagues,", "Dear Sir/Madam,", "Hello,", "Dear all,", "Hi,", "Good morning,", "Dear IETF colleagues,", ""]
CLOSING = ["Best regards,", "With kind regards,", "Thank you.", "Regards,", "Cheers", ""]
DISCLAIMER = ["This e-mail and any attachments are confidential and intended solely for the addressee. If you have received it in error, please contact "
              "the sender and delete it.", "Think of the environment: please do not print this mail.",
              "Registered office: 1 Example Street, Exampleton. Managing director: A. N. Example."]


@dataclass(frozen=True)
class Person:
    name: str
    address: str

    def __str__(self):
        return "%s <%s>" % (self.name, self.address)


def ascii_of(text):
    table = str.maketrans("üöäëéúáíŁł", "uoaeeuaiLl")
    return "".join(c for c in text.translate(table) if c.isalnum() and c.isascii() or c == "-").lower()


class Chance(random.Random):
    """Draws what a form leaves open. The same seed draws the same mails."""

    def one_in(self, n):
        return self.randrange(n) == 0

    def some(self, items, least, most):
        return self.sample(list(items), min(len(items), self.randint(least, most)))

    def person(self, domain=None, plain=False):
        while True:
            given, family = self.choice(GIVEN), self.choice(FAMILY)
            if not plain or (given + family).isascii():
                break
        local = self.choice(["{0}.{1}", "{0[0]}.{1}", "{0}{1}", "{1}"]).format(ascii_of(given), ascii_of(family))
        return Person("%s %s" % (given, family), "%s@%s" % (local, domain or self.choice(COMPANIES)))

    def fill(self, template, topic):
        return template.format(t=topic, T=topic[0].upper() + topic[1:], n=self.randint(2000, 9799), r=self.randint(3, 20))

    def topic(self):
        """One of some thousands, so that two mails of a run are not taken for the same statement."""
        return "%s in %s" % (self.choice(TOPICS), self.choice(WHERE))

    def title(self, topic):
        return self.fill(self.choice(TITLES), topic)

    def paragraphs(self, topic, purpose, asks=True):
        made = [self.fill(self.choice(OPENING), topic)] + [self.fill(m, topic) for m in self.some(MIDDLE, 1, 3)]
        if self.one_in(3):
            made.append(self.choice(MEETINGS))
        if asks and purpose:
            made.append(ASKING[purpose])
        return made
