from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.thai.dates import DateMention, find_dates, last_day_of_month
from wian.thai.digits import to_thai
from wian.thai.holidays import MONTHS, MONTHS_SHORT, WEEKDAYS, format_th

LETTER = date(2024, 12, 2)
CENTURY = st.dates(date(1957, 1, 1), date(2057, 12, 31))  # พ.ศ. 2500 to 2600
SCRAPS = st.sampled_from(
    [*MONTHS, *MONTHS_SHORT, "วันจันทร์ที่ ", "วันที่ ", "เดือน", "พ.ศ. ", "ปีงบประมาณ ", "ปีการศึกษา ",
     "ไตรมาสที่ ", " - ", " ถึง ", ", ", " และ ", "/", ".", " ",
     "\n", "๒", "๓๑", "29", "๒๕๖๗", "2024",
     "๖๗", "๖๕๖๔", "ธันวาคฆ", "O", "ฒ", "(วันศุกร์)", "ประจำปี "]
)  # fmt: skip


def one(text: str, anchor: date | None = LETTER) -> DateMention:
    (found,) = find_dates(text, anchor)
    return found


def days(text: str, anchor: date | None = LETTER) -> list[tuple[str, str]]:
    return [(str(m.start), str(m.end)) for m in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("๒ ธันวาคม ๒๕๖๗", "2024-12-02"),
        ("2 ธ.ค. 67", "2024-12-02"),
        ("๒ ธค ๖๗", "2024-12-02"),
        ("๒-ธ.ค.-๖๗", "2024-12-02"),
        ("วันจันทร์ที่ ๑๙ กรกฎาคม พ.ศ. ๒๕๖๔", "2021-07-19"),
        ("ศุกร์ 20 ธ.ค. 2567", "2024-12-20"),
        ("๒๐ ธันวาคม ๒๕๖๗ (วันศุกร์)", "2024-12-20"),
        ("๒ เดือน ธันวาคม พุทธศักราช ๒๕๖๗", "2024-12-02"),
        ("๒  ธันวาคม\nพ.ศ.\u00a0๒๕๖๗", "2024-12-02"),
        ("๒..เดือน...ธันวาคม...พ.ศ. ..๒๕๖๗", "2024-12-02"),
        ("๒/๑๒/๒๕๖๗", "2024-12-02"),
        ("02-12-2567", "2024-12-02"),
        ("2.12.2567", "2024-12-02"),
        ("2/12/67", "2024-12-02"),
        ("2024-12-02", "2024-12-02"),
        ("2 December 2024", "2024-12-02"),
        ("๓ ธันวาคม ๒๕ ๖๗", "2024-12-03"),
    ],
)
def test_every_form_of_a_day_is_read_whole(text: str, day: str) -> None:
    found = one(text)
    assert (found.text, found.kind, found.problem) == (text, "day", None)
    assert str(found.start) == str(found.end) == day


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("๑๐ - ๒๑ มีนาคม ๒๕๖๖", "2023-03-10", "2023-03-21", "range"),
        ("๒๘ กุมภาพันธ์ - ๓ มีนาคม ๒๕๖๘", "2025-02-28", "2025-03-03", "range"),
        ("๒๘ ธันวาคม ถึง ๓ มกราคม ๒๕๖๘", "2024-12-28", "2025-01-03", "range"),
        ("๑๕ ตุลาคม ๒๕๖๔ ถึงวันที่ ๑ มกราคม ๒๕๖๕", "2021-10-15", "2022-01-01", "range"),
        ("๑๕ ตุลาคม ๒๕๖๔ จนถึง ๑ มกราคม", "2021-10-15", "2022-01-01", "range"),
        ("วันจันทร์ที่ ๓ - วันศุกร์ที่ ๗ มิถุนายน ๒๕๖๗", "2024-06-03", "2024-06-07", "range"),
        ("ธันวาคม ๒๕๖๗", "2024-12-01", "2024-12-31", "month"),
        ("กุมภาพันธ์ 2567", "2024-02-01", "2024-02-29", "month"),
        ("ธันวาคม ๒๕๖๖ - กันยายน ๒๕๖๗", "2023-12-01", "2024-09-30", "month_range"),
        ("มกราคม - มีนาคม ๒๕๖๗", "2024-01-01", "2024-03-31", "month_range"),
        ("ไตรมาสที่ ๑ ปีงบประมาณ ๒๕๖๗", "2023-10-01", "2023-12-31", "quarter"),
        ("ไตรมาส ๒/๒๕๖๗", "2024-01-01", "2024-03-31", "quarter"),
        ("ไตรมาสที่ ๑ - ๔ ปีงบประมาณ ๒๕๖๗", "2023-10-01", "2024-09-30", "quarter_range"),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ป็งบประมาณ พ.ศ.๒๕๖๒", "2018-10-01", "2019-09-30", "fiscal_year"),
        ("ปีงบประมาณ 68", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ปีการศึกษา ๒๕๖๖", "2023-05-16", "2024-03-15", "academic_year"),
        ("พ.ศ. ๒๕๖๘", "2025-01-01", "2025-12-31", "year"),
        ("ประจำปี ๒๕๖๘", "2025-01-01", "2025-12-31", "year"),
        ("ปี ๒๕๖๘", "2025-01-01", "2025-12-31", "year"),
        ("พ.ศ. ๒๕๖๖ - ๒๕๗๐", "2023-01-01", "2027-12-31", "year_range"),
    ],
)
def test_every_form_of_a_period_is_read_whole(text: str, start: str, end: str, kind: str) -> None:
    found = one(text)
    assert (found.text, found.kind, found.problem) == (text, kind, None)
    assert (str(found.start), str(found.end)) == (start, end)


def test_listed_days_are_a_mention_each_and_share_month_and_year() -> None:
    found = find_dates("วันที่ ๗, ๑๔ และ ๒๑ มีนาคม ๒๕๖๗")
    assert [m.text for m in found] == ["๗", "๑๔", "๒๑ มีนาคม ๒๕๖๗"]
    assert [m.start for m in found] == [date(2024, 3, 7), date(2024, 3, 14), date(2024, 3, 21)]
    assert {m.year_be for m in found} == {2567}
    assert not any(m.year_inferred for m in found)


def test_listed_months_share_their_year() -> None:
    assert [m.end for m in find_dates("มกราคม กุมภาพันธ์ และมีนาคม ๒๕๖๗")] == [
        date(2024, 1, 31),
        date(2024, 2, 29),
        date(2024, 3, 31),
    ]


def test_a_day_without_year_is_the_nearest_on_or_after_the_anchor() -> None:
    assert one("๒ ธันวาคม").start == LETTER
    assert one("๑ ธันวาคม").start == date(2025, 12, 1)
    assert one("๒๙ กุมภาพันธ์").start == date(2028, 2, 29)
    assert one("เดือนธันวาคม").end == date(2024, 12, 31)
    assert one("๒ ธันวาคม").year_inferred


def test_a_day_without_year_and_anchor_has_no_date() -> None:
    found = one("๒ ธันวาคม", None)
    assert (found.start, found.end, found.year_inferred, found.problem) == (None, None, False, None)


def test_a_range_under_way_is_not_moved_to_the_next_year() -> None:
    assert days("๒๘ พฤศจิกายน - ๕ ธันวาคม") == [("2024-11-28", "2024-12-05")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("๓๑ เมษายน ๒๕๖๗", "no_such_day"),
        ("๒๙ กุมภาพันธ์ ๒๕๖๖", "no_such_day"),
        ("๓๑/๐๔/๒๕๖๗", "no_such_day"),
        ("๓๑ เมษายน", "no_such_day"),
        ("๒ ธันวาคม ๒๕๖", "year_digits"),
        ("๒ ธันวาคม ๒๕๖๗๗", "year_digits"),
        ("พฤศจิกายน ๖๕๖๔", "year_impossible"),
        ("ปีงบประมาณ พ.ศ. ๖๕๖๔", "year_impossible"),
        ("๒๘ - ๓ มกราคม ๒๕๖๘", "order"),
    ],
)
def test_an_impossible_date_keeps_its_text_and_names_its_problem(text: str, problem: str) -> None:
    found = one(text)
    assert (found.text, found.problem, found.start, found.end) == (text, problem, None, None)


def test_a_weekday_that_disagrees_is_a_problem_and_the_date_stays_as_printed() -> None:
    found = one("วันจันทร์ที่ ๑๔ กรกฎาคม ๒๕๖๔")
    assert (found.problem, found.weekday, found.start) == ("weekday", 0, date(2021, 7, 14))
    assert one("วันจันทร์ที่ ๓ - วันพุธที่ ๗ มิถุนายน ๒๕๖๗").problem == "weekday"


@pytest.mark.parametrize(
    "text",
    ["๕ ก.พ.ร.", "สำนักงาน ก.พ. กำหนด", "พ.ต.อ. ๕ นาย", "๓ สมาคม",
     "คมนาคม ๒๕๖๗", "ตลาดนัด ๕ แห่ง", "ปีที่ ๒",
     "๕ ตลาดนัด", "โทร. ๐-๒๒๒๒-๓๓๓๓", "มท ๐๘๐๘.๒/ว ๑๒๓๔",
     "ทุกวันที่ ๒๐ ของเดือน", "ข้อ ๑ - ๕", "เพศ ๒๕๖๗"],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert find_dates(text, LETTER) == ()


@pytest.mark.parametrize(
    ("printed", "month"),
    [
        ("กรกฏาคม", 7), ("พฤศจิกายบ", 11), ("ธันวาคฆ", 12),
        ("มีบาคม", 3), ("ธ ันวาคม", 12), ("ธนวาคม", 12),
        ("มกวาคม", 1), ("เมบายน", 4), ("ลิงหาคม", 8), ("กันขายน", 9), ("ตุสาคม", 10), ("พฤษกาคม", 5),
    ],
)  # fmt: skip
def test_a_month_damaged_by_ocr_is_still_read(printed: str, month: int) -> None:
    assert one(f"๕ {printed} ๒๕๖๗").start == date(2024, month, 5)


@given(CENTURY)
def test_a_month_that_lost_all_its_marks_is_still_read(day: date) -> None:
    bare = "".join(c for c in MONTHS[day.month - 1] if c not in "ัิีึืฺุู็่้๊๋์ํ๎")
    assert one(f"{day.day} {bare} {day.year + 543}").start == day


@pytest.mark.parametrize("text", ["O๒ ธันวาคม ๒๕๖๗", "๑ฒ ธันวาคม ๒๕๖๗", "l๒ ธันวาคม ๒๕๖๗"])
def test_letters_beside_digits_are_not_taken_for_digits(text: str) -> None:
    assert (one(text).kind, one(text).text) == ("month", "ธันวาคม ๒๕๖๗")


def test_a_number_that_counts_rounds_is_no_day() -> None:
    assert one("รอบที่ ๑ มีนาคม ๒๕๖๗").kind == "month"


def test_two_digit_years_are_of_the_2500s_until_the_century_turns() -> None:
    assert one("๒ ธ.ค. ๐๕").year_be == 2505
    assert one("๒ ธ.ค. ๐๕", date(2048, 1, 1)).year_be == 2605


def test_years_of_both_eras_are_told_apart_by_their_size() -> None:
    assert one("๒ ธันวาคม ค.ศ. 2024").start == one("๒ ธันวาคม พ.ศ. 2567").start == LETTER
    assert one("๒ ธันวาคม 2024").year_be == 2567


def test_a_count_after_a_month_is_not_its_year() -> None:
    found = one("วันที่ ๒ ธันวาคม ๑๐ คน")
    assert (found.text, found.year_printed) == ("๒ ธันวาคม", None)


def test_times_are_no_part_of_the_date() -> None:
    assert one("วันที่ ๒ ธันวาคม ๒๕๖๗ เวลา ๐๙.๐๐ น.").text == "๒ ธันวาคม ๒๕๖๗"


def printed_forms(day: date) -> list[str]:
    month, be = MONTHS[day.month - 1], day.year + 543
    return [
        format_th(day),
        format_th(day, weekday=True),
        format_th(day, short=True),
        format_th(day, short=True, weekday=True),
        f"{day.day} เดือน {month} พ.ศ. {be}",
        f"วัน{WEEKDAYS[day.weekday()]}ที่ {day.day} {month} พ.ศ. {be}",
        f"{day.day}/{day.month}/{be}",
        f"{day.day:02}-{day.month:02}-{be}",
        f"{day.day} {MONTHS_SHORT[day.month - 1].replace('.', '')} {be}",
        f"{day.day} {month} {day.year}",
    ]


@given(CENTURY, st.booleans(), st.sampled_from(range(10)))
def test_what_is_written_is_read_back(day: date, thai: bool, form: int) -> None:
    printed = printed_forms(day)[form]
    printed = to_thai(printed) if thai else printed
    found = one(f"ด้วยวันที่ {printed} นี้", None)
    assert (found.text, found.start, found.end, found.problem) == (printed, day, day, None)


@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_every_day_of_a_hundred_years_is_read_back(digits: str) -> None:
    first = date(1957, 1, 1)
    every = [first + timedelta(days=i) for i in range((date(2058, 1, 1) - first).days)]
    texts = [format_th(day, digits="thai" if digits == "thai" else "arabic") for day in every]
    assert [m.start for m in find_dates("\nลงวันที่ ".join(texts))] == every


@given(CENTURY, st.integers(1, 400), st.sampled_from([" - ", "-", " ถึง ", " ถึงวันที่ ", " – "]))
def test_ranges_are_read_back_in_order(start: date, length: int, link: str) -> None:
    end = start + timedelta(days=length)
    found = one(f"ระหว่างวันที่ {format_th(start)}{link}{format_th(end)}")
    assert (found.kind, found.start, found.end) == ("range", start, end)


@given(st.lists(SCRAPS | st.text(max_size=4), max_size=14).map("".join), st.none() | st.dates())
def test_any_text_gives_ordered_mentions_that_quote_it(text: str, anchor: date | None) -> None:
    found = find_dates(text, anchor)
    for mention in found:
        assert text[slice(*mention.span)] == mention.text
        assert mention.start is None or mention.end is None or mention.start <= mention.end
        assert mention.problem in (None, "weekday") or mention.start is mention.end is None
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


def test_the_last_day_of_a_month_knows_leap_years() -> None:
    assert last_day_of_month(2024, 2) == date(2024, 2, 29)
    assert last_day_of_month(2024, 12) == date(2024, 12, 31)
