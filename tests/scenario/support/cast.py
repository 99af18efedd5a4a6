"""The people of the month, each with the mail program that they write with, and the desk that they write to."""
import collections
import zoneinfo

from .mail_programs import apple, gmail, mutt, outlook, thunderbird

ZONE = zoneinfo.ZoneInfo("Europe/Zurich")
DESK = "statements@ietf.example"
LIST = "ccamp@ietf.example"

Person = collections.namedtuple("Person", "name address what program")
ANN = Person("Ann Lee", "ann.lee@itu.example", "rapporteur in ITU-T SG15", apple)
DAGMAR = Person("Dagmar Manager", "dagmar@kestrel.example", "liaison manager for ITU-T", outlook)
CLEO = Person("Cleo Coordinator", "cleo@iab.example", "liaison coordinator", gmail)
CHRIS = Person("Chris Chair", "chris@detnet.example", "chair of CCAMP and OPSAWG", thunderbird)
RAE = Person("Rae Director", "rae@ietf.example", "area director", mutt)
JO = Person("Jo Worker", "jo@work.example", "of the working group", apple)
PAT = Person("Pat Drafter", "pat@mef.example", "of MEF", apple)
SARA = Person("Sara Secretary", "tsbsg15@itu.example", "secretariat of SG15", outlook)
GONE = "old.secretary@itu.example"
TARN = "tarn@hanseatic.example"
MALLORY = Person("Mallory", "mallory@forge.example", "who has a mail that Dagmar passed on", mutt)
GRIG = Person("Grig", "grig@guess.example", "who has no mail of the desk", mutt)

INTRODUCTION = """\
A month at the liaison desk of the IETF, as tests/scenario/month_test.py plays it through a real Postfix.

  Ann Lee           ann.lee@itu.example         rapporteur in ITU-T SG15; writes with Apple Mail
  Dagmar Manager    dagmar@kestrel.example      liaison manager for ITU-T; Outlook
  Cleo Coordinator  cleo@iab.example            liaison coordinator; Gmail, HTML alone
  Chris Chair       chris@detnet.example        chair of CCAMP and OPSAWG; Thunderbird, below the quotation
  Rae Director      rae@ietf.example            area director; mutt
  Jo Worker         jo@work.example             of the working group; Apple Mail
  Pat Drafter       pat@mef.example             of MEF, which has no liaison manager; Apple Mail
  Sara Secretary    tsbsg15@itu.example         secretariat of SG15; Outlook
  a predecessor     old.secretary@itu.example   whom the server of ITU-T does not know any more
  Tarn Expert       tarn@hanseatic.example      away until April; his robots are not
  Mallory           mallory@forge.example       has a mail with a mark, which Dagmar passed on
  Grig              grig@guess.example          has none, and makes up a mark
  CCAMP             ccamp@ietf.example          a mailing list, to which Chris and the desk are subscribed

Below each mail to the desk stands, behind "=", what the desk took it for, and behind "->" what the desk wrote then, and to whom.
The first mail of each kind is shown whole, of later ones what is new. In the morning the desk writes by itself.
"""

CONFIG = """
directory = "directory.toml"

[desk]
name = "IETF"
address = "statements@ietf.example"
sender = "IETF Liaison Desk <statements@ietf.example>"
coordinators = ["Cleo Coordinator <cleo@iab.example>"]
authserv_id = "mx.ietf.example"
timezone = "Europe/Zurich"

[store]
path = "{store}"

[lmtp]
listen = ["127.0.0.1:{lmtp}", "unix:{socket}"]

[smtp]
relay = "smtp://127.0.0.1:{port}"
starttls = "never"

[log]
level = "debug"
"""

DIRECTORY = """
[[organization]]
name = "ITU-T"
full_name = "ITU Telecommunication Standardization Sector"
aliases = ["ITU"]
domains = ["itu.example"]
relationship = "formal"
managers = ["Dagmar Manager <dagmar@kestrel.example>"]
digest = true
  [[organization.group]]
  name = "SG15"
  full_name = "Study Group 15"
  send_to = ["SG15 secretariat <tsbsg15@itu.example>"]

[[organization]]
name = "MEF"
full_name = "MEF Forum"
domains = ["mef.example"]

[[group]]
name = "ccamp"
full_name = "Common Control and Measurement Plane"
list = "ccamp@ietf.example"
chairs = ["Chris Chair <chris@detnet.example>"]
approvers = ["Rae Director <rae@ietf.example>"]

[[group]]
name = "opsawg"
full_name = "Operations and Management Area Working Group"
chairs = ["Chris Chair <chris@detnet.example>"]
approvers = ["Rae Director <rae@ietf.example>"]
"""
