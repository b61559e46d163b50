"""What a person must still say before a duty may be opened, and how that is asked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from .deadlines import After, Calendar, DueRule, Question, questions


class Ask(StrEnum):
    """What is asked. The first three are put by the reading and answered by writing the rule."""

    WHEN = "when"
    DAY = "day"
    CONDITION = "condition"
    ANCHOR = "anchor"
    FIRST_PERIOD = "first_period"
    LAST_PERIOD = "last_period"
    HOLIDAY_POLICY = "holiday_policy"


WORDS: Final[Mapping[Ask, tuple[str, str]]] = {
    Ask.WHEN: ("ต้องเสร็จเมื่อใด", "when it is due"),
    Ask.DAY: ("ส่งวันใดของรอบ", "on which day of the period it is due"),
    Ask.CONDITION: ("เงื่อนไขใช้กับทุกหน่วยหรือไม่", "whether its condition holds for everybody"),
    Ask.ANCHOR: ("นับจากวันใด", "from which day it is counted"),
    Ask.FIRST_PERIOD: ("เริ่มรอบใด", "which period is the first"),
    Ask.LAST_PERIOD: ("สิ้นสุดรอบใด", "which period is the last"),
    Ask.HOLIDAY_POLICY: ("ถ้าตรงวันหยุดให้ทำอย่างไร", "what becomes of days off"),
}
_OF: Final = {
    Question.FIRST_PERIOD: Ask.FIRST_PERIOD,
    Question.LAST_PERIOD: Ask.LAST_PERIOD,
    Question.HOLIDAY_POLICY: Ask.HOLIDAY_POLICY,
}


def unanswered(
    rule: DueRule | None, asks: Iterable[str], anchor: date | None, calendar: Calendar
) -> tuple[Ask, ...]:
    """All that is open, in the order in which a person answers it; nothing: it may be opened."""
    found = [Ask(ask) for ask in asks]
    if rule is None:
        return tuple(found if Ask.WHEN in found else [Ask.WHEN, *found])
    if isinstance(rule.when, After) and anchor is None:
        found.append(Ask.ANCHOR)
    anchors = () if anchor is None else (anchor,)
    return (*found, *(_OF[one] for one in questions(rule, calendar, anchors=anchors)))


def in_words(asks: Iterable[Ask]) -> tuple[str, str]:
    """The questions as one line in Thai and one in English."""
    thai, english = zip(*(WORDS[ask] for ask in asks), strict=True)
    return " · ".join(thai), ", ".join(english)
