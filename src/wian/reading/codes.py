"""Tells whether the agency code of a number fits the office that writes, and what it should have
been."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wian.thai.agencies import fits, known_code, nearest_codes, province_by_code, province_in

from .part import Part

_CODE = re.compile(r"[^ก-ฮ\d๐-๙]*(?P<code>[ก-ฮ]{1,4})(?=[\s.\d๐-๙(])")


_FORCES = re.compile(r"ทหาร|กองทัพ|ตำรวจ|ฐานทัพ|เรือนจำ|ศาล(?!า)|อัยการ")
_PROVINCIAL = re.compile(r"(?:จังหวัด|อำเภอ|เทศบาล|องค์การบริหารส่วน)[ก-๎]")
_POSTAL = re.compile(r"(?<![ก-๎])(?P<code>[ก-ฮ]{2}) ?\d{5}(?!\d)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A code that is wrong; ``meant`` is the code that was surely meant, None when that cannot be
    told."""

    printed: str
    meant: str | None


def code_of_number(number: str) -> str:
    """The letters a number opens with, "" when there are none."""
    match = _CODE.match(number)
    return match["code"] if match else ""


def judge(part: Part, code: str) -> Verdict | None:
    """What is wrong with a code, seen from the letterhead and the signature; None when nothing
    is."""
    if not code:
        return None
    head = writer(part)
    named = _provinces(part, head)
    near = [other for other in nearest_codes(code) if other in named or fits(other, head) is True]
    if known_code(code) is None:
        if near:
            return Verdict(code, near[0] if len(near) == 1 else None)
        return Verdict(code, None) if _PROVINCIAL.match(part.value("issuer") or "") else None
    if fits(code, head) is not False and not _elsewhere(code, named):
        return None
    if len(near) != 1 and len(named) == 1 and province_by_code(code) and not _FORCES.search(head):
        return Verdict(code, named[0])
    return Verdict(code, near[0] if len(near) == 1 else None)


def _elsewhere(code: str, named: list[str]) -> bool:
    """A province's code on the letter of an office whose address lies in another province."""
    return bool(named) and province_by_code(code) is not None and code not in named


def _provinces(part: Part, head: str) -> list[str]:
    """Codes of the provinces that the letterhead names, else those that the address does."""
    address = "\n".join(part.plain(b.start, b.end) for b in part.layout.blocks("address", "line"))
    for text in (head, address):
        named = [province.code for province, _ in province_in(text)]
        named += [m["code"] for m in _POSTAL.finditer(text) if province_by_code(m["code"])]
        if named:
            return list(dict.fromkeys(named))
    return []


def writer(part: Part) -> str:
    """The words that say who writes: letterhead and unit; without them address, signature and
    opening."""
    head = [
        part.plain(block.start, block.end) for block in part.layout.blocks("letterhead", "unit")
    ]
    issuer = part.value("issuer")
    if head or issuer:
        return "\n".join([*head, issuer or ""])
    tail = part.plain(*part.layout.tail)[:400]
    address = [
        part.plain(block.start, block.end) for block in part.layout.blocks("address", "line")
    ]
    return "\n".join([*address, tail])


def shown(match: re.Match[str], code: str | None = None) -> str:
    """A number in the form ``code unit/ว serial``."""
    code = (code if code is not None else match["code"] or "").strip()
    unit = re.sub(r"\.\s+", ".", match["unit"] or "")
    circular = "ว " if match["circular"] else ""
    return f"{code} {unit}/{circular}{match['serial'] or ''}".strip()


def mended_code(part: Part, code: str) -> str | None:
    """The code that was surely meant when the printed one cannot be right."""
    verdict = judge(part, re.sub(r"[^ก-ฮ]", "", code))
    return verdict.meant if verdict else None
