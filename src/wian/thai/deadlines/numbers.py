"""Small numbers in digits or in Thai words (สามสิบ, สิบห้า, หนึ่งร้อยยี่สิบ), and durations."""

import re

from wian.thai.digits import DIGIT

_ONES = {
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
_ONE = "|".join(_ONES)
_TENS = rf"(?:ยี่|{_ONE})?สิบ"
_WORD = rf"(?:(?:{_ONE})?ร้อย(?:{_TENS})?(?:{_ONE})?|{_TENS}(?:{_ONE})?|{_ONE})"
_PARTS = re.compile(
    rf"(?:(?P<hundred>{_ONE})?(?P<has_hundred>ร้อย))?(?:(?P<ten>ยี่|{_ONE})?(?P<has_ten>สิบ))?(?P<one>{_ONE})?"
)

# Four digits count only from 1 on: 2567 is a year.
_FIGURE = rf"(?<!{DIGIT})(?<!{DIGIT},)(?:{DIGIT}{{1,3}}(?:,{DIGIT}{{3}})*|[1๑]{DIGIT}{{3}})"
COUNT = rf"(?:{_FIGURE}(?!{DIGIT})(?:\s?\(\s?[ก-๎]{{2,24}}\s?\))?|{_WORD})"
"""A count as printed: "๓๐", "๑,๐๙๕", "๓๐ (สามสิบ)" or "สามสิบ"."""

WORKING = r"(?:\s?\(?(?:ทำการ|ทํา?การ|ทำงาน|ราชการ)\)?)"
UNIT = rf"(?:วัน{WORKING}?(?!ที่)|สัปดาห์|อาทิตย์|เดือน|ปี(?!งบ)|ชั่วโมง|ช\.ม\.|ชม\.|นาที)"
_DESIGNATORS = {"เด": "M", "ปี": "Y"}
_WEEK = ("สั", "อา")
_WORKING = re.compile(WORKING)


def count_value(printed: str) -> int:
    """The value of a text that matches `COUNT`; digits win over the words in brackets."""
    if digits := re.match(rf"(?:{DIGIT}|,(?={DIGIT}))+", printed):
        return int(digits[0].replace(",", ""))
    found = _PARTS.match(printed)
    if found is None:
        return 0
    hundreds = _ONES.get(found["hundred"] or "", 1) if found["has_hundred"] else 0
    ten = 2 if found["ten"] == "ยี่" else _ONES.get(found["ten"] or "", 1)
    return hundreds * 100 + (ten if found["has_ten"] else 0) * 10 + _ONES.get(found["one"] or "", 0)


def duration(count: str, unit: str) -> str:
    """ISO 8601 of a printed count and unit: P15D, P3M, P1Y, PT24H, PT30M; weeks in days (P14D)."""
    n = count_value(count)
    if unit.startswith("ช"):
        return f"PT{n}H"
    if unit.startswith("นา"):
        return f"PT{n}M"
    if unit[:2] in _WEEK:
        return f"P{7 * n}D"
    return f"P{n}{_DESIGNATORS.get(unit[:2], 'D')}"


def in_working_days(unit: str) -> bool:
    """True when the printed unit counts working days (วันทำการ)."""
    return bool(_WORKING.search(unit))
