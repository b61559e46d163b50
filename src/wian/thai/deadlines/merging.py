"""Neighbouring rules that are one: "รายปี ภายใน ๔๕ วันนับแต่…", "ทุกเดือน ภายในวันที่ ๕"."""

import re
from dataclasses import replace

from wian.thai.deadlines.rule import Source, TimeRule

_GENERIC = ("daily", "weekly", "monthly", "quarterly", "yearly")
# What may stand between the two: no new clause, no new line of a list.
_BETWEEN = re.compile(
    r"[ \u00a0]{0,3}[,(:]?[ \u00a0]{0,3}\n?[ \u00a0]{0,3}"
    r"(?:โดย|ให้|จัด|ต้อง|ส่ง|รายงาน|แจ้ง|แล้วเสร็จ|เป็นประจำ|เป็น|ประจำ){0,4}\s{0,2}[(]?"
)


def _is_generic(rule: TimeRule) -> bool:
    bare = rule.due is None and rule.relative is None and rule.mention is None
    return bare and rule.recurrence in _GENERIC


def _recurrence(generic: TimeRule, other: TimeRule) -> str | None:
    """The recurrence of the two together, or None when they are two rules."""
    own = other.recurrence
    if own is None:
        yearly = generic.recurrence == "yearly" and other.mention is not None
        undated = yearly and other.mention is not None and other.mention.year_printed is None
        return generic.recurrence if other.relative or undated else None
    if own.startswith(f"{generic.recurrence}:") or own == generic.recurrence:
        return own
    # "รายไตรมาส ภายในวันที่ ๕ ของเดือนถัดไป": the quarter rules, the day stays in the text
    longer = generic.recurrence in ("quarterly", "yearly") and own.startswith("monthly:")
    return generic.recurrence if longer else None


def _joined(source: Source, first: TimeRule, second: TimeRule) -> TimeRule | None:
    if not _BETWEEN.fullmatch(source.text, first.span[1], second.span[0]):
        return None
    generic, other = (first, second) if _is_generic(first) else (second, first)
    recurrence = _recurrence(generic, other) if _is_generic(generic) else None
    if recurrence is None:
        return None
    span = first.span[0], second.span[1]
    return replace(
        other, span=span, text=source.piece(*span), recurrence=recurrence, due=None,
        time=other.time or generic.time, business_days=other.business_days or generic.business_days,
    )  # fmt: skip


def merged(source: Source, rules: list[TimeRule]) -> tuple[TimeRule, ...]:
    """The rules in text order, a bare recurrence joined with the rule beside it that refines it."""
    out: list[TimeRule] = []
    for rule in rules:
        close = out and 0 <= rule.span[0] - out[-1].span[1] <= 40
        one = _joined(source, out[-1], rule) if close else None
        if one:
            out[-1] = one
        else:
            out.append(rule)
    return tuple(out)
