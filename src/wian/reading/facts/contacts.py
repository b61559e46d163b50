"""Telephone numbers with their unit, extension and person; fax and e-mail beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from ..part import Part
from ..source import Line, last_of, squeeze
from ..values import Contact
from ..vocabulary import ORGANISATION, PERSON

NAME = "contacts"
_ANY_DIGIT = re.compile(r"\d")
_MANY_DIGITS = re.compile(r"0[\d\- ().]{7}|66")  # what every whole telephone number holds
_DIGITS = r"\(?0[\d\- ().]{6,18}\d"
_PHONE = re.compile(
    rf"(?P<label>โทรศัพท์เคลื่อนที่|โทรศัพท์มือถือ|โทรศัพท์|โทรสาร|โทร|แฟกซ์|มือถือ|หมายเลข|(?i:tel|fax|"
    rf"mobile))?[\s.:/]{{0,4}}(?:หมายเลข|ภายใน|มือถือ|และโทรสาร|/โทรสาร)?[\s.:]{{0,3}}"
    rf"(?P<phone>(?<!\d)(?:(?<!/)|(?<=\d/)(?=0))(?:\(?\+?66\)?[ \-]?\d[\d\- ]{{6,12}}\d|{_DIGITS})"
    rf"(?!\d)(?!/(?!\s?0\s?\d)))"
    rf"(?:\s*(?:ถึง|-)\s*\d{{1,2}}(?!\d))?"
    rf"(?:\s*(?:ต่อ|ext\.?|กด)\s*(?P<ext>\d{{1,6}}(?:\s?[-–,/]\s?\d{{1,6}}){{0,3}}))?"
)
_SHORT = re.compile(r"(?:โทรศัพท์|โทร)[\s.:]{0,3}(?:ภายใน\s?)?(?P<phone>(?<!\d)\d{3,6}(?!\d))")
_BROKEN = re.compile(r"(?:โทรศัพท์|โทร)[\s.:]{0,4}(?P<phone>[\dOoQl][\d \-OoQl]{7,13}\d)(?!\d)")
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}")
_NEAR = 160  # characters; a line may be a whole file
_FAX = re.compile(r"โทรสาร|แฟกซ์|(?i:fax)")
_AMOUNT = re.compile(r"บาท|เลขที่บัญชี|เลขประจำตัว|บัญชี|รหัส|Meeting|ID", re.I)
_UNIT_START = re.compile(rf"^(?:{ORGANISATION.pattern})")


def read(part: Part) -> tuple[Contact, ...]:
    """One row per telephone number; a fax number is a key of the row above it, never a row."""
    rows: list[Contact] = []
    for index, line in enumerate(part.lines):
        if not _ANY_DIGIT.search(line.text):
            continue
        outside = 0
        for match in _PHONE.finditer(line.text) if _MANY_DIGITS.search(line.text) else ():
            if not _is_phone(line.text, match):
                continue
            if _is_fax(line.text, match):
                _attach_fax(rows, match)
                continue
            rows.append(_row(part, index, line, match))
            outside += 1
        if not outside and (inside := _SHORT.search(line.text)):
            rows.append(_internal(part, index, line, inside))
        elif not outside and (broken := _BROKEN.search(line.text)):
            rows.append(_unread(part, index, line, broken))
    return tuple(_unique(rows))


def _is_phone(text: str, match: re.Match[str]) -> bool:
    digits = _digits(match["phone"])
    if match["label"]:
        return 8 <= len(digits) <= 12 and not _AMOUNT.search(
            text[max(0, match.start() - 12) : match.start()]
        )
    before = text[max(0, match.start() - 30) : match.start("phone")]
    plausible = len(digits) in (9, 10) and digits[0] == "0" and digits[1] != "0"
    return plausible and not _AMOUNT.search(before)


def _is_fax(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 25) : match.start("phone")]
    last = max((m.end() for m in re.finditer(r"โทรศัพท์|โทร(?!สาร)|มือถือ", before)), default=-1)
    fax = max((m.start() for m in _FAX.finditer(before)), default=-1)
    shared = re.search(r"โทร\.?\s?(?:ศัพท์)?\s?(?:/|และ)\s?(?:โทรสาร|แฟกซ์)", before)
    return not shared and (fax > last or (fax >= 0 and last < 0))


def _attach_fax(rows: list[Contact], match: re.Match[str]) -> None:
    if rows and rows[-1].fax is None:
        rows[-1] = replace(rows[-1], fax=re.sub(r"\D", "", match["phone"]))


def _row(part: Part, index: int, line: Line, match: re.Match[str]) -> Contact:
    digits = _digits(match["phone"])
    abroad = digits.startswith("66") and len(digits) in (10, 11)
    if abroad:
        digits = "0" + digits[2:]
    possible = _possible(digits)
    printed = part.source.text[line.start + match.start("phone") : line.start + match.end("phone")]
    person = _person_before(line.text[max(0, match.start() - _NEAR) : match.start()])
    above = part.lines[index - 1].text if index else ""
    if not person and above.startswith(("ผู้ประสานงาน", "ผู้ประสาน")):
        person = _person_before(above)
    email = _EMAIL.search(line.text, match.end(), match.end() + _NEAR) or _email_below(part, index)
    start, end = line.start + match.start("phone"), line.start + match.end()
    return Contact(
        unit=person or _unit(part, index, line, match.start()),
        phone=digits if possible else None,
        person=person,
        extension=re.sub(r"\s", "", match["ext"]) if match["ext"] else None,
        email=email.group() if email else None,
        phone_raw=printed if abroad or not possible else None,
        private=_mobile(digits),
        span=part.raw_span(start, end),
        confidence=0.95 if possible else 0.4,
    )


def _internal(part: Part, index: int, line: Line, match: re.Match[str]) -> Contact:
    """A number of the house's own exchange: "โทร. 2241"."""
    return Contact(
        unit=_unit(part, index, line, match.start()),
        phone=match["phone"],
        span=part.raw_span(line.start + match.start("phone"), line.start + match.end()),
        confidence=0.6,
    )


def _unread(part: Part, index: int, line: Line, match: re.Match[str]) -> Contact:
    """A labelled number that cannot be one: kept as printed, mended only where an O is a 0."""
    printed = match["phone"]
    mended = re.sub(r"\D", "", re.sub(r"^[OoQ]", "0", printed))
    start, end = line.start + match.start("phone"), line.start + match.end()
    return Contact(
        unit=_unit(part, index, line, match.start()),
        phone=None,
        phone_raw=part.source.text[start:end],
        phone_corrected=mended if _possible(mended) else None,
        private=_mobile(mended),
        span=part.raw_span(start, end),
        confidence=0.3,
    )


def _digits(printed: str) -> str:
    """The digits of one number; "0 2660 2184-6" names a range of lines, of which the first
    counts."""
    range_end = re.search(r"\s?[-–]\s?\d{1,2}$", printed)
    digits = re.sub(r"\D", "", printed)
    if range_end and _possible(shorter := re.sub(r"\D", "", printed[: range_end.start()])):
        return shorter
    return digits


def _possible(digits: str) -> bool:
    """Thai numbers: 0 and nine digits for mobiles (06, 08, 09), 0 and eight for land lines
    (02-07)."""
    return digits[:1] == "0" and (
        (len(digits) == 10 and digits[1] in "689")
        or (len(digits) == 9 and digits[1] in "234567")
        or (len(digits) == 10 and digits[1] == "2")
    )


def _mobile(digits: str) -> bool:
    return len(digits) == 10 and digits[:1] == "0" and digits[1] in "689"


def _person_before(text: str) -> str | None:
    found = last_of(PERSON.finditer(text))
    return squeeze(found.group()) if found else None


def _email_below(part: Part, index: int) -> re.Match[str] | None:
    following = part.lines[index + 1].text if index + 1 < len(part.lines) else ""
    return (
        _EMAIL.search(following) if len(following) < 90 and not _PHONE.search(following) else None
    )


def _unit(part: Part, index: int, line: Line, before: int) -> str | None:
    """The office lines straight above the number, or the words before it on its line."""
    own = re.sub(
        r"(?:โทรศัพท์|โทร|สอบถาม|ติดต่อ|ที่หมายเลข|หมายเลข|ได้ที่|[.:\s])+$",
        "",
        line.text[max(0, before - _NEAR) : before],
    ).strip()
    own = re.sub(r"^(?:ส่วนราชการ|ส่วนงาน|หน่วยงาน)\s*:?\s*", "", own)
    if own and _UNIT_START.match(own) and len(own) < 100:
        return own
    above: list[str] = []
    for other in reversed(part.lines[max(0, index - 4) : index]):
        if not other.text or not _UNIT_START.match(other.text) or len(other.text) > 90:
            if other.text:
                break
            if above:
                break
            continue
        above.append(squeeze(part.source.text[other.start : other.end]))
    return " ".join(reversed(above)) or own or None


def _unique(rows: list[Contact]) -> list[Contact]:
    seen: set[tuple[str | None, str | None]] = set()
    out = []
    for row in rows:
        key = (row.phone or row.phone_raw, row.extension)
        if key not in seen:
            seen.add(key)
            out.append(row)
    return out
