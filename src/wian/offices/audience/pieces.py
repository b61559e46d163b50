"""The grammar of an addressee: who, every one or so many of them, where, and through whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from wian.thai.folding import fold

_VIA: Final = re.compile(r"\(\s*ผ่าน[^)]*\)?|(?<=\s)ผ่าน\s*[^,()\n]*?(?=\s+และ|,|\(|\n|$)")
_EACH: Final = (
    r"จังหวัด|อำเภอ|แห่ง|ตำบล|เทศบาล|องค์กรปกครองส่วนท้องถิ่น|อปท\.?|อบต\.?|อบจ\.?|หน่วยงาน|ท่าน|กระทรวง|กรม"
)
_EVERY: Final = re.compile(
    rf"^(?P<who>.*?)\s*(?:ทุก\s*|(?:ทั้ง|จำนวน)?\s*(?P<many>\d+)\s*)(?P<each>{_EACH})\s*(?P<rest>.*)$"
)
_MANY: Final = re.compile(rf"\s*(?:ทั้ง|จำนวน|รวม)?\s*(?P<many>\d+)\s*(?:{_EACH})$")
_IN: Final = re.compile(
    r"^(?P<who>.+?)\s*(?P<rest>(?:ที่อยู่|ที่ตั้งอยู่|ภายใน|ใน)\s*(?:เขต|พื้นที่|ท้องที่|จังหวัด|อำเภอ|โซน|กลุ่ม|จ\.|อ\.).*)$"
)
_LEAD: Final = re.compile(
    r"^(?:\s*(?:ที่ตั้งอยู่|ที่อยู่|ภายใน|ใน|เขต|พื้นที่|ท้องที่|ความรับผิดชอบ|รับผิดชอบ|การปกครอง|ของท่าน|เฉพาะ))+\s*"
)
_COUNTRY: Final = re.compile(r"^(?:ทั่ว|ทั้ง)(?:ประเทศ|ราชอาณาจักร)$")
_BETWEEN: Final = re.compile(r"\s*(?:,|/|และ|\s)\s*")


@dataclass(frozen=True, slots=True)
class Every:
    """ "who ทุก-each where": `many` is how many the letter counts, None where it does not.

    `where` is "" for the issuer's own area; `country` tells that all of the country is meant.
    """

    who: str
    each: str
    where: str
    country: bool
    many: int | None


def plain(piece: str) -> str:
    """The words evened out, with single spaces, brackets opened, without who passes them on."""
    opened = without_via(piece).replace("(", " ").replace(")", " ")
    return " ".join(filter(None, map(fold, opened.split())))


def without_via(text: str) -> str:
    """The text with "(ผ่าน …)" blanked, of the same length: who passes on is not addressed."""
    return _VIA.sub(lambda found: " " * len(found[0]), text)


def every(text: str) -> Every | None:
    """The words read as "every …", None where they do not say so."""
    match = _EVERY.match(text) or _IN.match(text)
    if not match:
        return None
    said = match.groupdict()
    rest, many = said["rest"], said.get("many")
    if counted := _MANY.search(rest):
        rest, many = rest[: counted.start()], counted["many"]
    where = _LEAD.sub("", rest).strip()
    country = bool(_COUNTRY.match(where))
    return Every(
        said["who"].strip(),
        (said.get("each") or "แห่ง").rstrip("."),
        "" if country else where,
        country,
        int(many) if many else None,
    )


def names_in(text: str) -> list[str]:
    """The names in a list like "ก ข และค"."""
    return [name for name in _BETWEEN.split(text.strip()) if name]
