from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.thai.dates import find_dates
from wian.thai.deadlines import TimeRule, find_deadlines, period_rule
from wian.thai.deadlines.numbers import count_value, duration
from wian.thai.holidays import format_th

LETTER = date(2024, 12, 2)
SCRAPS = st.sampled_from(
    ["ภายใน", "วันที่ ", "ก่อน", "ไม่เกิน", "ทุก", "ราย", "เดือน",
     "ไตรมาส", "ปี", "ละ", "ครั้ง", "วัน", "ศุกร์", "ทำการ",
     "สุดท้าย", "ของ", "ถัดไป", "สิ้น", "งบประมาณ ", "นับแต่",
     "ล่วงหน้า", "อย่างน้อย", " ", "๕", "๓๐", "๒๕๖๗", "มีนาคม",
     "สามสิบ", "และ", ", ", "เวลา ", "๑๖.๓๐ น.", "สัปดาห์", "แรก", "\n"]
)  # fmt: skip


def one(text: str, anchor: date | None = LETTER) -> TimeRule:
    (found,) = find_deadlines(text, anchor)
    return found


def value(rule: TimeRule) -> tuple[str | None, str | None, str | None]:
    return rule.due.isoformat() if rule.due else None, rule.recurrence, rule.relative


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("ภายในวันที่ ๒๐ ธันวาคม ๒๕๖๗", "2024-12-20"),
        ("ภายในวันศุกร์ที่ ๒๐ ธันวาคม ๒๕๖๗", "2024-12-20"),
        ("ภายในวันที่ ๕ มีนาคม", "2025-03-05"),
        ("ภายในเดือนธันวาคม ๒๕๖๗", "2024-12-31"),
        ("ภายในเดือน กุมภาพันธ์", "2025-02-28"),
        ("ภายในวันที่ ๕ ของเดือนมีนาคม ๒๕๖๘", "2025-03-05"),
        ("ไม่เกินวันที่ ๕ มกราคม ๒๕๖๘", "2025-01-05"),
        ("อย่างช้าไม่เกินวันที่ ๕ มกราคม ๒๕๖๘", "2025-01-05"),
        ("อย่างช้าภายในวันที่ 6 ม.ค. 68", "2025-01-06"),
        ("ภายในวันที่ ๑๐ - ๒๑ มีนาคม ๒๕๖๘", "2025-03-21"),
        ("ภายในไตรมาสที่ ๒ ปีงบประมาณ ๒๕๖๘", "2025-03-31"),
        ("ภายในปีงบประมาณ ๒๕๖๘", "2025-09-30"),
        ("ภายในสิ้นปีงบประมาณ พ.ศ. ๒๕๖๙", "2026-09-30"),
        ("ภายในสิ้นปีงบประมาณ", "2025-09-30"),
        ("ภายในสิ้นเดือนมกราคม ๒๕๖๘", "2025-01-31"),
        ("ภายในสิ้นเดือนนี้", "2024-12-31"),
        ("ภายในสัปดาห์แรกของเดือนมกราคม ๒๕๖๘", "2025-01-07"),
        ("ภายในสัปดาห์ที่ ๒ ของเดือนมกราคม ๒๕๖๘", "2025-01-14"),
        ("ภายในวันทำการสุดท้ายของเดือนพฤษภาคม ๒๕๖๘", "2025-05-30"),
        ("บัดนี้เป็นต้นไปจนถึงวันที่ ๕ มีนาคม ๒๕๖๘", "2025-03-05"),
        ("หมดเขตรับสมัครวันที่ ๕ มีนาคม ๒๕๖๘", "2025-03-05"),
        ("ภายใบวันที่ ๕ มีบาคม ๒๕๖๘", "2025-03-05"),
    ],
)
def test_a_dated_deadline_is_due_on_the_last_day_it_names(text: str, due: str) -> None:
    rule = one(f"ให้ส่ง{text} ต่อไป")
    assert (value(rule), rule.text, rule.exclusive) == ((due, None, None), text, False)


def test_before_a_date_is_due_on_that_date_and_says_so() -> None:
    rule = one("ก่อนวันที่ ๕ มกราคม ๒๕๖๘")
    assert (rule.due, rule.exclusive) == (date(2025, 1, 5), True)


@pytest.mark.parametrize(
    "text",
    [
        "ภายในวันที่ ๒๐ ธันวาคม ๒๕๖๗ เวลา ๑๖.๓๐ น.",
        "ภายในวันที่ ๒๐ ธันวาคม ๒๕๖๗ ก่อนเวลา ๑๖.๓๐ น.",
        "ภายในเวลา ๑๖.๓๐ น. ของวันที่ ๒๐ ธันวาคม ๒๕๖๗",
        "ก่อนเวลา ๑๖.๓๐ น. วันที่ ๒๐ ธันวาคม ๒๕๖๗",
    ],
)
def test_the_time_of_day_belongs_to_the_rule(text: str) -> None:
    rule = one(text)
    assert (rule.due, rule.time, rule.text) == (date(2024, 12, 20), "16:30", text)


@pytest.mark.parametrize(
    ("text", "relative", "event", "working"),
    [
        ("ภายใน ๓๐ วันนับแต่วันที่ได้รับหนังสือ", "P30D", "วันที่ได้รับหนังสือ", False),
        ("ภายใน ๗ วันทำการ นับจากวันที่ ๕ มีนาคม ๒๕๖๘", "P7D", "วันที่ ๕ มีนาคม ๒๕๖๘", True),
        ("ภายในสิบห้าวันนับแต่วันที่ได้รับแจ้ง", "P15D", "วันที่ได้รับแจ้ง", False),
        ("ภายใน ๓๐ (สามสิบ) วัน นับถัดจากวันที่ได้รับ", "P30D", "วันที่ได้รับ", False),
        ("ภายใน ๒ สัปดาห์", "P14D", None, False),
        ("ภายใน ๓ เดือน", "P3M", None, False),
        ("ภายใน ๒๔ ชั่วโมง หลังจากเกิดเหตุ", "PT24H", "เกิดเหตุ", False),
        ("ไม่เกิน ๕ วันทำการ นับแต่วันสิ้นสุดโครงการ", "P5D", "วันสิ้นสุดโครงการ", True),
        ("๓๐ วันนับแต่วันลงนาม", "P30D", "วันลงนาม", False),
        ("ล่วงหน้าอย่างน้อย ๗ วันก่อนวันประชุม", "-P7D", "วันประชุม", False),
        ("ล่วงหน้าไม่น้อยกว่า ๓ วันทำการ ก่อนวันเดินทาง", "-P3D", "วันเดินทาง", True),
        ("ล่วงหน้า ๕ วัน", "-P5D", None, False),
        ("อย่างน้อย ๑๕ วันก่อนวันจัดงาน", "-P15D", "วันจัดงาน", False),
        ("ก่อนวันประชุมไม่น้อยกว่า ๓ วัน", "-P3D", "วันประชุม", False),
        ("๓ วันก่อนวันที่ ๕ มีนาคม ๒๕๖๘", "-P3D", "วันที่ ๕ มีนาคม ๒๕๖๘", False),
    ],
)
def test_a_relative_deadline_stays_relative(
    text: str, relative: str, event: str | None, working: bool
) -> None:
    rule = one(f"โปรดแจ้ง{text} ต่อไป")
    assert (value(rule), rule.text) == ((None, None, relative), text)
    assert (rule.relative_from, rule.business_days) == (event, working)


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("ทุกวันที่ ๒๐ ของเดือน", "monthly:20"),
        ("ทุกวันที่ ๕", "monthly:5"),
        ("ภายในวันที่ ๕ ของทุกเดือน", "monthly:5"),
        ("ภายในวันที่ ๑๐ ของเดือนถัดไป", "monthly:10"),
        ("วันที่ ๑๕ ของทุกเดือน", "monthly:15"),
        ("ทุกเดือน ภายในวันที่ ๕ ของเดือนถัดไป", "monthly:5"),
        ("ทุกวันศุกร์", "weekly:friday"),
        ("วันศุกร์ของทุกสัปดาห์", "weekly:friday"),
        ("ทุกสัปดาห์", "weekly"),
        ("รายสัปดาห์", "weekly"),
        ("ทุกเดือน", "monthly"),
        ("รายเดือน", "monthly"),
        ("เดือนละครั้ง", "monthly"),
        ("รายไตรมาส", "quarterly"),
        ("ทุกไตรมาส", "quarterly"),
        ("ทุก ๓ เดือน", "quarterly"),
        ("ทุกสามเดือน", "quarterly"),
        ("รายไตรมาส ภายในวันที่ ๕ ของเดือนถัดไป", "quarterly"),
        ("รายปี", "yearly"),
        ("ทุกปี", "yearly"),
        ("ปีละครั้ง", "yearly"),
        ("ปีละ ๑ ครั้ง", "yearly"),
        ("ปีละ ๒ ครั้ง", "every:P6M"),
        ("ภายในวันที่ ๓๐ กันยายนของทุกปี", "yearly"),
        ("ทุกปี ภายในวันที่ ๓๐ กันยายน", "yearly"),
        ("ทุกวัน", "daily"),
        ("รายวัน", "daily"),
        ("ทุก ๑๕ วัน", "every:P15D"),
        ("ทุก ๆ ๖ เดือน", "every:P6M"),
        ("ทุกสิ้นเดือน", "monthly:last"),
        ("วันสุดท้ายของเดือน", "monthly:last"),
        ("ภายในวันทำการสุดท้ายของทุกเดือน", "monthly:last"),
        ("ภายในสัปดาห์แรกของทุกเดือน", "monthly:7"),
    ],
)
def test_every_form_of_recurrence_is_read_whole(text: str, recurrence: str) -> None:
    rule = one(f"ให้รายงาน{text} ต่อไป")
    assert (value(rule), rule.text) == ((None, recurrence, None), text)


def test_several_days_in_one_rule_are_a_rule_each() -> None:
    assert [r.recurrence for r in find_deadlines("ทุกวันที่ ๑ และ ๑๖ ของเดือน")] == [
        "monthly:1",
        "monthly:16",
    ]
    assert [r.recurrence for r in find_deadlines("ทุกวันจันทร์และวันพฤหัสบดี")] == [
        "weekly:monday",
        "weekly:thursday",
    ]
    dues = [r.due for r in find_deadlines("ภายในวันที่ ๗, ๑๔ และ ๒๑ มีนาคม ๒๕๖๘")]
    assert dues == [date(2025, 3, 7), date(2025, 3, 14), date(2025, 3, 21)]


def test_working_days_are_told_from_all_days() -> None:
    assert one("ทุกวันทำการ").business_days
    assert one("ทุกวันจันทร์ - ศุกร์").business_days
    assert one("ทุกวัน เว้นวันหยุดราชการ").business_days
    assert one("วันทำการสุดท้ายของเดือน").business_days
    assert not one("ทุกวัน").business_days


def test_yearly_within_days_of_the_fiscal_year_end_is_one_rule() -> None:
    rule = one("รายปี ภายใน ๔๕ วันนับแต่สิ้นปีงบประมาณ")
    assert value(rule) == (None, "yearly", "P45D")
    assert rule.relative_from == "สิ้นปีงบประมาณ"


def test_two_rounds_in_one_sentence_are_two_rules() -> None:
    text = "รอบแรก ภายในเดือน มีนาคม ๒๕๖๘ และรอบหลัง ภายในเดือนสิงหาคม ๒๕๖๘"
    assert [r.due for r in find_deadlines(text)] == [date(2025, 3, 31), date(2025, 8, 31)]


def test_an_impossible_date_is_a_rule_without_due() -> None:
    rule = one("ภายในวันที่ ๓๑ เมษายน ๒๕๖๘")
    assert rule.due is None
    assert rule.mention is not None
    assert rule.mention.problem == "no_such_day"


@pytest.mark.parametrize(
    "text",
    ["อายุไม่เกิน ๓๕ ปี", "ภายในประเทศ",
     "เมื่อพ้น ๓๐ วันนับแต่วันประกาศ", "มีกำหนด ๑ ปี นับแต่วันลงนาม", "ทุกวันนี้",
     "ทุกจังหวัด", "ลูกจ้างรายวัน", "ค่าบริการรายเดือน",
     "อย่างน้อย ๓ วัน", "เมื่อ ๓ วันก่อน", "ก่อนปี ๒๕๖๐", "รายงานผล",
     "ตรวจร่างกายในวันที่ ๕ มีนาคม ๒๕๖๘", "ภายใน ๓ ปีที่ผ่านมา", "วันที่ ๕ มีนาคม ๒๕๖๘"],
)  # fmt: skip
def test_what_only_looks_like_a_deadline_is_left_alone(text: str) -> None:
    assert find_deadlines(text, LETTER) == ()


def test_a_plain_period_is_a_rule_only_when_asked() -> None:
    text = "ระหว่างวันที่ ๑๐ - ๒๑ มีนาคม ๒๕๖๘"
    (mention,) = find_dates(text)
    assert find_deadlines(text) == ()
    assert period_rule(mention).due == date(2025, 3, 21)


def test_dates_found_before_may_be_handed_in() -> None:
    text = "ภายในวันที่ ๕ มีนาคม"
    dates = find_dates(text, LETTER)
    assert find_deadlines(text, LETTER, dates=dates) == find_deadlines(text, LETTER)


@pytest.mark.parametrize(
    ("printed", "value"),
    [("หนึ่ง", 1), ("เจ็ด", 7), ("สิบ", 10), ("สิบเอ็ด", 11), ("สิบห้า", 15), ("ยี่สิบ", 20), ("สามสิบ", 30),
     ("เก้าสิบ", 90), ("หนึ่งร้อยยี่สิบ", 120), ("ร้อยแปดสิบ", 180), ("๓๐ (สามสิบ)", 30), ("45", 45)],
)  # fmt: skip
def test_numbers_in_words_have_their_value(printed: str, value: int) -> None:
    assert count_value(printed) == value


def test_durations_are_iso_8601() -> None:
    units = ("วันทำการ", "สัปดาห์", "เดือน", "ปี", "ชั่วโมง", "นาที")
    assert [duration("๒", unit) for unit in units] == ["P2D", "P14D", "P2M", "P2Y", "PT2H", "PT2M"]


@given(st.dates(date(1957, 1, 1), date(2057, 12, 31)), st.booleans(), st.booleans())
def test_any_written_day_is_a_due_date(day: date, short: bool, thai: bool) -> None:
    printed = format_th(day, short=short, digits="thai" if thai else "arabic", weekday=not short)
    assert one(f"ภายใน{printed}").due == day


@pytest.mark.parametrize(
    ("printed", "relative"), [("1095", "P1095D"), ("๑,๐๙๕", "P1095D"), ("1,200", "P1200D")]
)
def test_a_thousand_days_are_not_cut_to_their_last_digits(printed: str, relative: str) -> None:
    assert one(f"ภายใน {printed} วัน นับแต่วันลงนาม").relative == relative


def test_a_year_before_days_is_no_count() -> None:
    assert [rule.relative for rule in find_deadlines("ภายใน 2567 วัน นับแต่วันรับ")] == []


@given(st.lists(SCRAPS | st.text(max_size=3), max_size=16).map("".join), st.none() | st.dates())
def test_any_text_gives_rules_in_order_that_quote_it(text: str, anchor: date | None) -> None:
    rules = find_deadlines(text, anchor)
    for rule in rules:
        assert rule.text in text[slice(*rule.span)]
        assert rule.due is None or rule.relative is None
    for a, b in pairwise(rules):
        assert a.span[1] <= b.span[0] or a.span == b.span
