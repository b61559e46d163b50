"""An agency code that does not exist, or that does not fit the issuer."""

from __future__ import annotations

from collections.abc import Iterator

from ..bundle import Bundle
from ..codes import Verdict, code_of_number, judge
from ..values import Contradiction, Fact

KIND = "prefix"


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per wrong code, however often it is printed."""
    seen: set[str] = set()
    for index, part in enumerate(bundle.parts):
        number = part.fact("number")
        if not isinstance(number, Fact) or part.kind in ("order", "announcement", "attachment"):
            continue
        verdict = judge(part, code_of_number(number.raw or number.value or ""))
        if verdict and verdict.printed not in seen:
            seen.add(verdict.printed)
            yield _row(index, number, verdict)


def _row(index: int, number: Fact[str], verdict: Verdict) -> Contradiction:
    hint = f" ควรเป็น “{verdict.meant}”" if verdict.meant else ""
    probably = f"; probably “{verdict.meant}”" if verdict.meant else ""
    code = verdict.printed
    return Contradiction(
        kind=KIND,
        quotes=(number.span,),
        document=index,
        note=f"รหัสหน่วยงาน “{code}” ไม่มีหรือไม่ตรงกับผู้ออกหนังสือ{hint}",
        note_en=f"The agency code “{code}” does not exist or does not fit the issuer{probably}.",
    )
