"""Bodies as they sign and are addressed, with the names that the directory of fixtures/statement has for them."""
from dataclasses import dataclass
from typing import Callable, Optional


@dataclass(frozen=True)
class Body:
    organization: str
    group: Optional[str]
    texts: tuple           # complete names, as behind "Source:"
    role: str              # where replies go
    domain: str            # of its secretariat's mail
    number: Callable       # a document number of its own; None where it has no habit


def itu_number(n):
    def make(chance):
        k = chance.randint(20, 499)
        return chance.choice(["COM %s – LS %d – E", "COM%s-LS%d-E", "COM %s - LS %d - E", "SG%s-LS%d", "SG%s-LS %d", "SG%s-LS%d"]) % (n, k)
    return make


def itu(n, questions):
    q = ["%d/%d" % (x, n) for x in questions]
    texts = ("ITU-T Study Group %d" % n, "ITU-T SG%d" % n, "ITU-T SG %d" % n, "ITU-T Study Group %d (Q.%s)" % (n, q[0]), "ITU-T SG%d, Q %s and Q %s" % (n, q[0], q[1]),
             "ITU-T Study Group %d, Question %s" % (n, q[1]), "ITU-T SG%d (WP1)" % n, "ITU-T Q%s" % q[0], "ITU Study Group %d" % n)
    return Body("ITU-T", "SG%d" % n, texts, "tsbsg%d@itu.example" % n, "itu.example", itu_number(n))


def gpp(group, area, wg, prefix):
    texts = ("3GPP TSG %s WG%s" % (area, wg), "3GPP %s" % group, "3GPP TSG-%s WG%s" % (area, wg), "TSG %s WG%s" % (area, wg), "3GPP %s WG%s" % (area, wg), "3GPP TSG %s" % group)
    return Body("3GPP", group, texts, "3gppliaison@etsi.example", "3gpp.example", lambda chance: "%s-26%05d" % (prefix, chance.randint(1, 99999)))


def plain(organization, group, texts, role, domain, number=None):
    return Body(organization, group, tuple(texts), role, domain, number)


def numbered(pattern, low=10, high=999):
    return lambda chance: pattern % chance.randint(low, high)


ITU_T = [itu(5, (6, 7)), itu(11, (2, 4)), itu(12, (9, 17)), itu(13, (6, 19)), itu(15, (11, 14)), itu(16, (12, 21)), itu(17, (8, 11)), itu(20, (3, 4))]
GPP = [gpp("SA2", "SA", 2, "S2"), gpp("SA3", "SA", 3, "S3"), gpp("CT1", "CT", 1, "C1"), gpp("CT4", "CT", 4, "C4"), gpp("RAN2", "RAN", 2, "R2"), gpp("RAN3", "RAN", 3, "R3")]
ITU_R = [plain("ITU-R", "WP5D", ["ITU-R Working Party 5D", "ITU-R WP 5D", "Working Party 5D (ITU-R)", "ITU-R WP5D"], "wp5d-counsellor@itu.example", "itu.example")]
ETSI = [plain("ETSI", "ISG NFV", ["ETSI ISG NFV", "ETSI NFV", "ETSI ISG NFV (IFA)"], "isgsupport@etsi.example", "etsi.example"),
        plain("ETSI", "ISG ZSM", ["ETSI ISG ZSM", "ETSI ZSM", "ISG ZSM (ETSI)"], "zsm-support@etsi.example", "etsi.example"),
        plain("ETSI", "TC CYBER", ["ETSI TC CYBER", "ETSI CYBER", "ETSI Technical Committee CYBER"], "cybersupport@etsi.example", "etsi.example")]
IEEE = [plain("IEEE 802", "802.1", ["IEEE 802.1", "IEEE 802.1 Working Group", "IEEE 802.1 WG"], "chair-8021@ieee.example", "ieee.example"),
        plain("IEEE 802", "802.3", ["IEEE 802.3", "IEEE 802.3 Ethernet Working Group", "IEEE 802.3 WG"], "chair-8023@ieee.example", "ieee.example"),
        plain("IEEE 802", "802.11", ["IEEE 802.11", "IEEE 802.11 Working Group", "IEEE 802.11 WG"], "chair-80211@ieee.example", "ieee.example")]
W3C = [plain("W3C", "WebRTC WG", ["W3C WebRTC Working Group", "W3C WebRTC WG", "W3C Web Real-Time Communications Working Group"], "public-webrtc@w3c.example", "w3c.example"),
       plain("W3C", "TAG", ["W3C TAG", "W3C Technical Architecture Group"], "www-tag@w3c.example", "w3c.example")]
BBF = [plain("Broadband Forum", None, ["Broadband Forum", "The Broadband Forum", "BBF"], "liaisons@broadband-forum.example", "broadband-forum.example",
             lambda chance: "LIAISE-%d-%02d" % (chance.randint(100, 899), chance.randint(1, 9)))]
MEF = [plain("MEF", "Services Committee", ["MEF Services Committee", "MEF Forum Services Committee", "MEF (Services Committee)"], "liaisons@mef.example", "mef.example", numbered("LS%05d", 100, 900))]
GSMA = [plain("GSMA", "FASG", ["GSMA FASG", "GSMA Fraud and Security Group", "GSMA Fraud and Security Group (FASG)"], "gsmaliaisons@gsma.example", "gsma.example", numbered("FASG_LS_%02d", 1, 99)),
        plain("GSMA", "NG", ["GSMA NG", "GSMA Networks Group", "GSMA Networks Group (NG)"], "gsmaliaisons@gsma.example", "gsma.example", numbered("NG_LS_%02d", 1, 99))]
ISO = [plain("ISO/IEC JTC 1", "SC 6", ["ISO/IEC JTC 1/SC 6", "ISO/IEC JTC1/SC6", "JTC 1/SC 6"], "sc6@jtc1.example", "jtc1.example", numbered("6N%d", 15000, 19999)),
       plain("ISO/IEC JTC 1", "SC 29", ["ISO/IEC JTC 1/SC 29", "ISO/IEC JTC1/SC29", "JTC 1/SC 29"], "sc29@jtc1.example", "jtc1.example", numbered("29N%d", 15000, 19999))]
OTHERS = [plain("OIF", None, ["OIF", "Optical Internetworking Forum", "OIF (Optical Internetworking Forum)"], "liaison@oif.example", "oif.example"),
          plain("O-RAN Alliance", "WG4", ["O-RAN Alliance WG4", "O-RAN WG4", "O-RAN ALLIANCE WG4"], "liaison@o-ran.example", "o-ran.example"),
          plain("O-RAN Alliance", "WG9", ["O-RAN Alliance WG9", "O-RAN WG9", "O-RAN Alliance Working Group 9"], "liaison@o-ran.example", "o-ran.example"),
          plain("OMA", "DMSE", ["OMA DMSE", "OMA DMSE WG", "Open Mobile Alliance, DMSE WG"], "dmse-liaison@oma.example", "oma.example"),
          plain("TM Forum", None, ["TM Forum", "The TM Forum", "TMF"], "liaison@tmforum.example", "tmforum.example"),
          plain("CableLabs", None, ["CableLabs", "Cable Television Laboratories (CableLabs)"], "liaison@cablelabs.example", "cablelabs.example")]
ALL = ITU_T + GPP + ITU_R + ETSI + IEEE + W3C + BBF + MEF + GSMA + ISO + OTHERS

GROUPS = "ccamp mpls pce teas detnet spring bess opsawg ippm netmod netconf dnsop 6man tictoc tsvwg tls lamps core".split()
AREAS = {"rtg": "Routing Area", "int": "Internet Area", "sec": "Security Area"}
NAMES = {"core": "CoRE", "netmod": "NETMOD", "6man": "6MAN"}


def written(group):
    return NAMES.get(group, group.upper())


def one_group(chance, group):
    if group in AREAS:
        return "IETF " + AREAS[group]
    if group == "iesg":
        return chance.choice(["IETF IESG", "IESG", "the IESG"])
    name = chance.choice([written(group), written(group), group])
    return chance.choice(["IETF {}", "IETF {} WG", "IETF {} working group", "IETF {} Working Group", "{} WG of the IETF", "IETF WG {}", "IETF/{}"]).format(name)


def addressees(chance, groups):
    """Names one or several groups in one value."""
    if len(groups) == 1 or any(g in AREAS or g == "iesg" for g in groups):
        return chance.choice([", ", "; ", " and "]).join(one_group(chance, g) for g in groups)
    names = [written(g) for g in groups]
    listed = ", ".join(names[:-1]) + " and " + names[-1]
    return chance.choice(["IETF (%s WGs)" % listed, "IETF %s working groups" % listed, "IETF %s WGs" % listed, "IETF " + " & ".join(names),
                          ", ".join("IETF %s" % n for n in names), "; ".join("IETF %s WG" % n for n in names), "IETF " + "/".join(names),
                          "IETF WGs: " + ", ".join(names), " and ".join("IETF %s WG" % n for n in names)])


def choose_groups(chance):
    if chance.one_in(9):
        return [chance.choice(list(AREAS) + ["iesg"])]
    return chance.some(GROUPS, 1, chance.choice([1, 1, 1, 2, 2, 3]))


def mistyped(chance, name):
    """Two letters in the middle of a word of four or more change places."""
    at = chance.randrange(1, len(name) - 2)
    made = name[:at] + name[at + 1] + name[at] + name[at + 2:]
    return made if made != name else name[:at] + name[at + 1:]
