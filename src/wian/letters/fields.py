"""Which facts of a letter people may put right, and how what they type is understood. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from wian.thai.dates import find_dates
from wian.thai.digits import to_arabic
from wian.thai.holidays import BUDDHIST_ERA

from .errors import Refused

Sort = Literal["text", "number", "day", "time", "choice"]
URGENCIES: Final = ("ด่วน", "ด่วนมาก", "ด่วนที่สุด")
SECRECIES: Final = ("ลับ", "ลับมาก", "ลับที่สุด")
KINDS: Final = (
    "external_letter",
    "stamped_letter",
    "memo",
    "order",
    "announcement",
    "regulation",
    "certificate",
    "minutes",
    "attachment",
)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?:\s*น\.?)?")
_FIRST_BUDDHIST_YEAR: Final = 2300
_YEARS: Final = range(1900, 2200)
_BLANK: Final = re.compile(r"[ \t\r\n\u00a0]+")
# What no paper holds: control characters, and marks that turn the direction of text.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Field:
    """How one fact is typed: its sort, how long it may be, and among what it is chosen."""

    sort: Sort = "text"
    most: int = 500
    choices: tuple[str, ...] = ()


_DAY: Final = Field("day", 60)
_NUMBER: Final = Field("number", 80)
_LONG: Final = Field(most=2000)
_SHORT: Final = Field(most=240)
_TIME_FIELD: Final = Field("time", 20)
FIELDS: Final[dict[str, Field]] = {
    "kind": Field("choice", choices=KINDS),
    "number": _NUMBER,
    "date": _DAY,
    "urgency": Field("choice", choices=URGENCIES),
    "secrecy": Field("choice", choices=SECRECIES),
    "issuer": _SHORT,
    "subject": Field(),
    "addressees.*": Field(),
    "exclusions.*": Field(),
    "references.*.number": _NUMBER,
    "references.*.date": _DAY,
    "references.*.title": Field(),
    "enclosures.*.title": Field(),
    "enclosures.*.quantity": _SHORT,
    "enclosures.*.number": _NUMBER,
    "enclosures.*.date": _DAY,
    "duties.*.action": _LONG,
    "duties.*.assignee": Field(),
    "duties.*.due": _DAY,
    "meetings.*.date": _DAY,
    "meetings.*.start": _TIME_FIELD,
    "meetings.*.end": _TIME_FIELD,
    "meetings.*.place_or_link": Field(),
    "meetings.*.passcode": _SHORT,
    "events.*.what": Field(),
    "events.*.start": _DAY,
    "events.*.end": _DAY,
    "events.*.place": Field(),
    "signatory.name": _SHORT,
    "signatory.position": Field(),
    "signatory.acting": Field(),
    "contacts.*.unit": Field(),
    "contacts.*.person": _SHORT,
    "contacts.*.phone": Field(most=40),
    "contacts.*.extension": Field(most=20),
    "contacts.*.email": _SHORT,
    "links.*": _LONG,
}
"""Fields by the path of their fact, "*" for the number of a row; in the order of a letter."""


def field_of(name: str) -> Field | None:
    """How the fact called so is typed; None where it is none that people may put right."""
    steps = name.split(".")
    if len(steps) > 1 and steps[1].isdecimal() and len(steps[1]) <= 3:
        steps[1] = "*"
    return FIELDS.get(".".join(steps))


def typed(field: Field, text: str) -> str | None:
    """What the fact is by what a person typed; None where it was emptied.

    Refused L104 for what is no day, L105 for none of the choices, L106 for what is too long, L107
    for what is no time of day.
    """
    text = _BLANK.sub(" ", _UNSEEN.sub("", text)).strip()
    if not text:
        return None
    if len(text) > field.most:
        raise Refused("L106", most=field.most)
    if field.sort == "day":
        return read_day(text).isoformat()
    if field.sort == "time":
        return _time(text)
    if field.sort == "choice":
        if text not in field.choices:
            raise Refused("L105", words=", ".join(field.choices))
        return text
    return to_arabic(text) if field.sort == "number" else text


def read_day(text: str) -> date:
    """The one day that the text says, in พ.ศ. or CE, in words or numbers; else Refused L104."""
    if found := _ISO.fullmatch(to_arabic(text)):
        year, month, day = map(int, found.groups())
        with_era = year - BUDDHIST_ERA if year >= _FIRST_BUDDHIST_YEAR else year
        try:
            return _plausible(date(with_era, month, day), text)
        except ValueError:
            raise Refused("L104", text=text) from None
    mentions = find_dates(text)
    if len(mentions) != 1 or mentions[0].kind != "day" or mentions[0].start is None:
        raise Refused("L104", text=text)
    left = text.replace(mentions[0].text, "").replace("วันที่", "").replace("ลง", "")
    if left.strip():
        raise Refused("L104", text=text)
    return _plausible(mentions[0].start, text)


def _plausible(day: date, text: str) -> date:
    if day.year not in _YEARS:
        raise Refused("L104", text=text)
    return day


def _time(text: str) -> str:
    found = _TIME.fullmatch(to_arabic(text))
    if not found:
        raise Refused("L107", text=text)
    return f"{int(found[1]):02}:{found[2]}"
