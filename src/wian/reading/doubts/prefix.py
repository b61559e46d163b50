"""An agency code that does not exist, or that does not fit the issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wian.thai.agencies import fits, known_code, nearest_codes, province_in

from ..bundle import Bundle
from ..facts.number import letterhead
from ..part import Part
from ..values import Contradiction, Fact

KIND = "prefix"


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per wrong code, however often it is printed."""
    seen: set[str] = set()
    for index, part in enumerate(bundle.parts):
        number = part.fact("number")
        if not isinstance(number, Fact) or part.kind in ("order", "announcement", "attachment"):
            continue
        code = _code(number.raw or number.value or "")
        if not code or code in seen:
            continue
        meant = _meant(part, code)
        if meant is None:
            continue
        seen.add(code)
        yield _row(index, number, code, meant)


def _code(number: str) -> str:
    match = re.match(r"[^ก-ฮ]*(?P<code>[ก-ฮ]{1,4})(?=[\s.\d๐-๙(])", number)
    return match["code"] if match else ""


def _meant(part: Part, code: str) -> str | None:
    """What the code should have been ("" when that cannot be told), None when nothing is wrong with it."""
    issuer = "\n".join([part.value("issuer") or "", letterhead(part)])
    named = [province.code for province, _ in province_in(issuer)]
    if known_code(code):
        return (named[0] if named else "") if fits(code, issuer) is False else None
    near = [other for other in nearest_codes(code) if other in named]
    return near[0] if near else None


def _row(index: int, number: Fact[str], code: str, meant: str) -> Contradiction:
    hint = f" ควรเป็น “{meant}”" if meant else ""
    return Contradiction(
        kind=KIND,
        quotes=(number.span,),
        document=index,
        note=f"รหัสหน่วยงาน “{code}” ไม่มีหรือไม่ตรงกับผู้ออกหนังสือ{hint}",
        note_en=f"The agency code “{code}” does not exist or does not fit the issuer{f'; probably “{meant}”' if meant else ''}.",
    )
