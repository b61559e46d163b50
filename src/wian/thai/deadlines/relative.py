"""Deadlines counted from or back to an event: ภายใน ๑๕ วันนับแต่…, ล่วงหน้า ๗ วันก่อน…"""

import re

from wian.thai.deadlines.numbers import COUNT, UNIT, duration, in_working_days
from wian.thai.deadlines.rule import Source, TimeRule

_SPAN = rf"(?P<count>{COUNT})\s{{0,3}}(?P<unit>{UNIT})"
_AT_LEAST = r"(?:(?:เป็นเวลา|อย่างน้อย|ไม่น้อยกว่า|ไม่ต่ำกว่า|ภายใน|ล่วงหน้า|ก่อน)\s{0,3}){0,3}"
_WITHIN = re.compile(rf"\s{{0,4}}{_SPAN}(?!\s?(?:ที่ผ่าน|ที่แล้ว|ย้อนหลัง|ก่อนหน้า))")
_FROM = re.compile(
    r"\s{0,3}(?:นับ(?:ถัด)?(?:ตั้ง)?(?:แต่|จาก)|นับ(?=วัน)|ตั้งแต่|ถัดจาก|(?:ภาย)?หลัง(?:จาก)?|จาก(?=วัน|การ))\s{0,2}"
)
_BEFORE = re.compile(r"\s{0,3}(?:ล่วงหน้า\s{0,2})?ก่อน(?!หน้า)\s{0,2}")
_AHEAD = re.compile(rf"\s{{0,3}}{_AT_LEAST}{_SPAN}")
_LEFT_COUNT = re.compile(rf"{_SPAN}\s{{0,3}}(?:ล่วงหน้า)?\s{{0,3}}\Z")
_AFTER_EVENT = re.compile(
    rf"(?P<event>(?:วัน|การ|กำหนด|เริ่ม|ถึง|ครบ|สิ้น|จัด|เดินทาง|ประชุม|เข้า)[ก-๎]{{1,40}}?)\s{{0,3}}"
    rf"{_AT_LEAST}\s{{0,3}}{_SPAN}"
)
_WORDS = re.compile(r"(?:วันที่\s{1,3})?[^\s,;()\[\]\"“”|]{1,60}")
_EVENT = re.compile(r"วัน|การ|กำหนด|เริ่ม|ถึง|ครบ|สิ้น|จัด|เดินทาง|ประชุม|เข้า|เปิด|ปิด|ออก")
_TERM = re.compile(r"(?:พ้น|เกิน|เกินกว่า|ครบ|กำหนด|ระยะเวลา|เป็นเวลา|อายุ|หลัง|รวม)\s{0,2}\Z")


def _event(source: Source, pos: int) -> tuple[str | None, int]:
    """The words from `pos` to the next blank, and where they end; a printed date is taken whole."""
    text = source.text
    found = _WORDS.match(text, pos)
    if found is None:
        return None, pos
    end = found.end()
    for at in _date_places(text, pos, end):
        if mention := source.dates.get(at):
            end = max(end, mention.span[1])
            break
    return source.piece(pos, end), end


def _date_places(text: str, pos: int, end: int) -> list[int]:
    """Where a date may start that belongs to the words: inside them, or after one blank."""
    after = end
    while after < len(text) and after - end < 3 and text[after].isspace():
        after += 1
    return [*range(pos, end), after]


def _rule(
    source: Source, span: tuple[int, int], found: re.Match[str], event: str | None
) -> TimeRule:
    return TimeRule(
        span, source.piece(*span), relative=duration(found["count"], found["unit"]),
        relative_from=event, business_days=in_working_days(found["unit"]),
    )  # fmt: skip


def _negative(rule: TimeRule) -> TimeRule:
    return TimeRule(
        rule.span, rule.text, relative=f"-{rule.relative}", relative_from=rule.relative_from,
        business_days=rule.business_days,
    )  # fmt: skip


def within_rules(
    source: Source, start: int, pos: int, *, needs_event: bool = False
) -> list[TimeRule]:
    """The rule "n วัน [นับแต่ event]" after text[start:pos]; minus where "ก่อน event" follows."""
    found = _WITHIN.match(source.text, pos)
    if found is None:
        return []
    if from_ := _FROM.match(source.text, found.end()):
        event, end = _event(source, from_.end())
        return [_rule(source, (start, end), found, event)]
    if before := _BEFORE.match(source.text, found.end()):
        event, end = _event(source, before.end())
        return [_negative(_rule(source, (start, end), found, event))]
    return [] if needs_event else [_rule(source, (start, found.end()), found, None)]


def ahead_rules(source: Source, start: int, pos: int, *, ahead: bool) -> list[TimeRule]:
    """The rule of ล่วงหน้า (or, with ก่อน or ล่วงหน้า behind the count, of อย่างน้อย) n วัน."""
    found = _AHEAD.match(source.text, pos)
    if found is None:
        return []
    if before := _BEFORE.match(source.text, found.end()):
        event, end = _event(source, before.end())
        return [_negative(_rule(source, (start, end), found, event))]
    if ahead:
        return [_negative(_rule(source, (start, found.end()), found, None))]
    return []


def before_rules(source: Source, start: int, pos: int) -> list[TimeRule]:
    """The rule around ก่อน at text[start:pos]: "๓ วันก่อน event" or "ก่อน event ๓ วัน"."""
    left = _LEFT_COUNT.search(source.text, max(0, start - 40), start)
    if left and _EVENT.match(source.text, pos):
        event, end = _event(source, pos)
        return [_negative(_rule(source, (left.start(), end), left, event))]
    if right := _AFTER_EVENT.match(source.text, pos):
        span = start, right.end()
        return [_negative(_rule(source, span, right, right["event"]))]
    return []


def counted_from_rules(source: Source, start: int, pos: int) -> list[TimeRule]:
    """The rule "๓๐ วัน นับแต่ event" without ภายใน; terms (มีกำหนด ๑ ปี นับแต่…) are none."""
    left = _LEFT_COUNT.search(source.text, max(0, start - 40), start)
    if left is None or _TERM.search(source.text, max(0, left.start() - 12), left.start()):
        return []
    event, end = _event(source, pos)
    return [_rule(source, (left.start(), end), left, event)]
