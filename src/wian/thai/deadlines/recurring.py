"""Recurrences: ทุกวันที่ ๒๐ ของเดือน, ทุกวันศุกร์, รายไตรมาส, ปีละ ๒ ครั้ง, วันทำการสุดท้ายของเดือน …"""

import re

from wian.thai.dates.months import EXACT_PATTERN
from wian.thai.dates.weekdays import WEEKDAY_PATTERN
from wian.thai.deadlines.dated import week_number, with_time
from wian.thai.deadlines.numbers import COUNT, UNIT, count_value, duration
from wian.thai.deadlines.rule import Source, TimeRule
from wian.thai.digits import DIGIT

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BASE = {
    "วัน": "daily", "สัปดาห์": "weekly", "อาทิตย์": "weekly", "ปักษ์": "every:P15D",
    "เดือน": "monthly", "ไตรมาส": "quarterly", "ปี": "yearly", "ภาคเรียน": "every:P6M",
}  # fmt: skip
_SAME = {
    "P1D": "daily", "P7D": "weekly", "P1M": "monthly", "P3M": "quarterly", "P12M": "yearly",
    "P1Y": "yearly",
}  # fmt: skip
_TIMES_A_YEAR = {2: "every:P6M", 3: "every:P4M", 4: "quarterly", 6: "every:P2M", 12: "monthly"}

_MONTH_NAME = rf"(?:\s{{0,3}}(?:{EXACT_PATTERN}|[มกพสตธ]\.|[มเ][ีมิ]\S?\.))"
_OF_MONTH = (
    r"\s{0,3}(?:ของ|ใน)?\s?(?:ทุก\s?ๆ?\s?เดือน|แต่ละเดือน|เดือน(?:ถัดไป|ต่อไป)"
    rf"|(?<=ของ)\s?เดือน(?!นี้)(?!{_MONTH_NAME}))"
)
_DAY_NO = rf"(?P<n>[0-3๐-๓]?{DIGIT})(?!{DIGIT}|[.:/]{DIGIT})"
_NEXT_NO = rf"\s{{0,3}}(?:,|และ|กับ)\s{{0,3}}(?:วันที่)?\s{{0,3}}[0-3๐-๓]?{DIGIT}(?!{DIGIT})"
_MORE = rf"(?P<more>(?:{_NEXT_NO}){{0,6}})"
_MONTHLY_DAY = re.compile(rf"\s{{0,3}}(?:วันที่)?\s{{0,3}}{_DAY_NO}{_MORE}(?:{_OF_MONTH})")
_EVERY_DAY_NO = re.compile(rf"วันที่\s{{0,3}}{_DAY_NO}{_MORE}(?:{_OF_MONTH})?")
_LAST = re.compile(
    r"\s{0,3}(?:ใน)?(?:วัน(?P<work>ทำการ)?สุดท้าย(?:ของ|ใน)\s?(?:ทุก\s?ๆ?\s?|แต่ละ)?เดือน(?:ถัดไป)?"
    r"|(?:วัน)?สิ้นเดือน(?:ของ|ใน)?(?:ทุก\s?ๆ?\s?|แต่ละ)เดือน)"
    rf"(?!{_MONTH_NAME})"
)
_WEEK_OF_MONTH = re.compile(
    r"\s{0,3}สัปดาห์(?P<week>แรก|ที่\s?[1-5๑-๕]|สุดท้าย)\s?(?:ของ|ใน)\s?(?:ทุก\s?ๆ?\s?|แต่ละ)?เดือน(?:ถัดไป)?"
    rf"(?!นี้)(?!{_MONTH_NAME})"
)
_FIRST_DAY = re.compile(
    rf"\s{{0,3}}วัน(?:(?P<work>ทำการ)|(?P<wd>{WEEKDAY_PATTERN}))?(?:แรก|สุดท้าย|ที่\s?[1-5๑-๕])(?:ของ|ใน)"
    rf"\s?(?:ทุก\s?ๆ?\s?|แต่ละ)?เดือน(?:ถัดไป)?(?!{_MONTH_NAME})"
)
_WEEKLY_DAY = re.compile(
    rf"\s{{0,3}}วัน(?:{WEEKDAY_PATTERN})\s?(?:ของ|ใน)?\s?(?:ทุก\s?ๆ?\s?|แต่ละ)สัปดาห์"
)
_WEEKDAYS = re.compile(rf"วัน(?:{WEEKDAY_PATTERN})(?!\s?ที่\s?{DIGIT})")
_NEXT_WEEKDAY = re.compile(
    rf"\s{{0,3}}(?P<sep>[-–—]|ถึง|,|และ|กับ|หรือ)\s{{0,3}}(?:วัน)?(?:{WEEKDAY_PATTERN})(?!\s?ที่\s?{DIGIT})"
)
_EVERY_N = re.compile(rf"(?:รอบ\s?|ระยะ\s?)?(?P<count>{COUNT})\s{{0,3}}(?P<unit>{UNIT})")
_EVERY = re.compile(
    rf"(?:(?P<last>(?:วัน)?สิ้นเดือน|วัน(?P<work>ทำการ)?สุดท้ายของ(?:ทุก)?เดือน)|(?P<half>ครึ่งปี|หกเดือน)"
    rf"|(?:วัน)?(?:สิ้น|ต้น|ปลาย|กลาง)?(?P<base>เดือน(?!{_MONTH_NAME})|ไตรมาส|ปี(?:งบประมาณ|การศึกษา)?|สัปดาห์|อาทิตย์)"
    r"|(?P<workday>วันทำ(?:การ|งาน)|วันราชการ)"
    r"|(?P<daily>วัน(?!ที่|นี้|หยุด|พระ|สำคัญ|เกิด|วาน|แรก|สุดท้าย|สิ้น)))"
)
_YEARLY_MONTH = re.compile(rf"(?:สิ้น)?เดือน{_MONTH_NAME}\S{{0,10}}")
_EXCEPT_HOLIDAYS = re.compile(r"\s?\(?(?:ย?ก?เว้น|ไม่เว้น)วันหยุด")
_RATE = re.compile(
    rf"(?P<base>วัน|สัปดาห์|อาทิตย์|ปักษ์|เดือน|ไตรมาส|ปี|ภาคเรียน)(?!ละ[ก-ฮ])|(?P<count>{COUNT})\s{{0,2}}(?P<unit>{UNIT})"
)
_NOT_A_RATE = re.compile(r"(?:จ้าง|พนักงาน|เงิน|ตอบแทน|ราชการ|เบี้ย|สวัสดิการ|ค่า[ก-๎]{1,20}|บาท)\s?\Z")
_PER = re.compile(rf"\s?(?:อย่างน้อย|ไม่น้อยกว่า|ไม่เกิน)?\s?(?P<count>{COUNT})?\s{{0,2}}ครั้ง")


def _rule(source: Source, start: int, end: int, recurrence: str, *, work: bool = False) -> TimeRule:
    rule = TimeRule(
        (start, end), source.piece(start, end), recurrence=recurrence, business_days=work
    )
    return with_time(source, rule)


def _weekday(found: re.Match[str]) -> int:
    return next(i for i in range(7) if found[f"d{i}"])


def _days(source: Source, start: int, found: re.Match[str]) -> list[TimeRule]:
    """One rule for each day number of the month, the first over the whole words."""
    numbers = [found["n"], *re.findall(rf"{DIGIT}+", found["more"] or "")]
    days = [int(n) for n in numbers if 1 <= int(n) <= 31]
    return [_rule(source, start, found.end(), f"monthly:{day}") for day in days]


def monthly_rules(source: Source, start: int, pos: int) -> list[TimeRule]:
    """Rules of "วันที่ ๕ ของ(ทุก)เดือน(ถัดไป)", the last day, a week or a weekday of the month."""
    text = source.text
    found = _MONTHLY_DAY.match(text, pos)
    if found and source.dates.get(found.start("n")) is None:
        return _days(source, start, found)
    if found := _LAST.match(text, pos):
        return [_rule(source, start, found.end(), "monthly:last", work=bool(found["work"]))]
    if found := _WEEK_OF_MONTH.match(text, pos):
        week = week_number(found["week"])
        day = "last" if week > 4 else str(7 * week)
        return [_rule(source, start, found.end(), f"monthly:{day}")]
    if found := _FIRST_DAY.match(text, pos):
        first = found["wd"] is None and "แรก" in found[0]
        recurrence = "monthly:1" if first else "monthly"
        return [_rule(source, start, found.end(), recurrence, work=bool(found["work"]))]
    if found := _WEEKLY_DAY.match(text, pos):
        return [_rule(source, start, found.end(), f"weekly:{_DAYS[_weekday(found)]}")]
    return []


def _weekday_rules(source: Source, start: int, first: re.Match[str]) -> list[TimeRule]:
    """ทุกวันจันทร์และวันพุธ gives a rule each; a range of days (จันทร์ - ศุกร์) is the working days."""
    days, end = [_weekday(first)], first.end()
    while (found := _NEXT_WEEKDAY.match(source.text, end)) and len(days) < 7:
        if found["sep"] in ("-", "–", "—", "ถึง"):
            return [_rule(source, start, found.end(), "daily", work=True)]
        days.append(_weekday(found))
        end = found.end()
    return [_rule(source, start, end, f"weekly:{_DAYS[day]}") for day in days]


def every_rules(source: Source, start: int, pos: int) -> list[TimeRule]:
    """Rules of ทุก at text[start:pos] with what follows: a day number, weekday, count or period."""
    text = source.text
    if found := _EVERY_DAY_NO.match(text, pos):
        if mention := source.dates.get(found.start("n")):
            return [_rule(source, start, mention.span[1], "yearly")]
        return _days(source, start, found)
    if rules := monthly_rules(source, start, pos):
        return rules
    if found := _WEEKDAYS.match(text, pos):
        return _weekday_rules(source, start, found)
    if found := _EVERY_N.match(text, pos):
        iso = duration(found["count"], found["unit"])
        return [_rule(source, start, found.end(), _SAME.get(iso, f"every:{iso}"))]
    if found := _YEARLY_MONTH.match(text, pos):
        return [_rule(source, start, found.end(), "yearly")]
    found = _EVERY.match(text, pos)
    return [_period_rule(source, start, found)] if found else []


def _period_rule(source: Source, start: int, found: re.Match[str]) -> TimeRule:
    work = bool(found["work"] or found["workday"])
    end = found.end()
    if found["last"]:
        recurrence = "monthly:last"
    elif found["half"]:
        recurrence = "every:P6M"
    elif found["base"]:
        recurrence = next(value for key, value in _BASE.items() if found["base"].startswith(key))
    else:
        recurrence = "daily"
        if skips := _EXCEPT_HOLIDAYS.match(source.text, end):
            work = work or "ไม่" not in skips[0]
    return _rule(source, start, end, recurrence, work=work)


def rate_rules(source: Source, start: int, pos: int) -> list[TimeRule]:
    """The rule of ราย… (รายเดือน, รายไตรมาส, ราย ๖ เดือน), unless it names pay, staff or a plan."""
    found = _RATE.match(source.text, pos)
    if found is None or _NOT_A_RATE.search(source.text, max(0, start - 26), start):
        return []
    if found["base"]:
        return [_rule(source, start, found.end(), _BASE[found["base"]])]
    iso = duration(found["count"], found["unit"])
    return [_rule(source, start, found.end(), _SAME.get(iso, f"every:{iso}"))]


def per_rules(source: Source, start: int, pos: int) -> list[TimeRule]:
    """The rule of ปีละ ๒ ครั้ง, เดือนละครั้ง and the like."""
    found = _PER.match(source.text, pos)
    if found is None:
        return []
    base = source.text[start:pos].removesuffix("ละ")
    count = count_value(found["count"]) if found["count"] else 1
    recurrence = _BASE[base]
    if base == "ปี":
        recurrence = _TIMES_A_YEAR.get(count, recurrence)
    elif base == "เดือน" and count == 2:
        recurrence = "every:P15D"
    return [_rule(source, start, found.end(), recurrence)]
