"""Compares a record with the letter it was read from."""
import re
import unicodedata

from letter import AnyOf

MARKS = {ord(c): "-" for c in "‐‑‒–—―−－"} | {ord(c): '"' for c in "“”„‟«»"} | {ord(c): "'" for c in "‘’‚‛"} | {0xa0: " "}
CONTACTS = ("from_contacts", "reply_to", "response_contacts", "technical_contacts")


def words(value):
    return " ".join(unicodedata.normalize("NFC", str(value)).translate(MARKS).split()).casefold()


def address(value):
    found = re.search(r"[^\s<>,;()\"]+@[^\s<>,;()\"]+", str(value))
    return (found.group(0) if found else str(value)).casefold()


def as_list(value):
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]


def set_of(key):
    return lambda value: frozenset(key(x) for x in as_list(value))


def one(key):
    return lambda value: None if value in (None, "") else key(value)


COMPARED = {
    "direction": one(words), "title": one(lambda v: words(v).strip(" .\"'")), "purpose": one(words), "deadline": one(words), "from.organization": one(words),
    "from.groups": set_of(words), "to": lambda v: frozenset(words(x["group"] if isinstance(x, dict) else x) for x in as_list(v) if not isinstance(x, dict) or x["group"]),
    "identifiers": set_of(lambda v: re.sub(r"[\s_]+", "", words(v))), "in_response_to": set_of(lambda v: re.sub(r"[\s_]+", "", words(v))),
    "response_contacts": set_of(address), "technical_contacts": set_of(address), "from_contacts": set_of(address),
    "attachments": set_of(lambda v: unicodedata.normalize("NFC", v["name"])),
}


def found_in(record, field):
    for part in field.split("."):
        record = (record or {}).get(part)
    return record


def verdict(field, wanted, record):
    """right, wrong, missed (something was there), invented (nothing was there)"""
    if field == "contacts":
        have = frozenset().union(*(set_of(address)(record.get(c)) for c in CONTACTS))
        return "right" if set_of(address)(wanted) <= have else "missed"
    compared = COMPARED[field]
    accepted = [compared(w) for w in (wanted if isinstance(wanted, AnyOf) else [wanted])]
    got = compared(found_in(record, field))
    if got in accepted:
        return "right"
    if not got:
        return "missed"
    return "wrong" if any(accepted) else "invented"


def judge(expected, record):
    return {field: verdict(field, wanted, record or {}) for field, wanted in expected.items()}
