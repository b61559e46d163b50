import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.thai.digits import to_thai
from wian.thai.times import find_times, time_at


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("๑๓.๓๐ - ๑๖.๓๐ น.", "13:30", "16:30"),
        ("เวลา 09.00 น. ถึง 12.00 น.", "09:00", "12:00"),
        ("09:00-16:30 น.", "09:00", "16:30"),
        ("เวลา ๐๙.๐๐ น. เป็นต้นไป", "09:00", None),
        ("๘.๓๐ นาฬิกา", "08:30", None),
        ("๙ นาฬิกา", "09:00", None),
        ("เวลา ๙ - ๑๒ น.", "09:00", "12:00"),
        ("เวลา ๑๖.๓๐", "16:30", None),
        ("0900 น.", "09:00", None),
        ("๒๔.๐๐ น.", "24:00", None),
    ],
)
def test_every_form_of_time_is_read_whole(text: str, start: str, end: str | None) -> None:
    (found,) = find_times(text)
    assert (found.text, found.start, found.end) == (text, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "ราคา ๑๖.๓๐ บาท",
        "ข้อ ๑.๑๐ น.ส.ก",
        "๙.๒๐ นาที",
        "ข้อ 12.34",
        "เวลา 10 คน",
        "25.00 น.",
        "2567 น.",
    ],
)
def test_money_sections_and_counts_are_no_times(text: str) -> None:
    assert find_times(text) == ()


def test_an_open_end_is_noted() -> None:
    (found,) = find_times("เวลา ๐๙.๐๐ น. เป็นต้นไป")
    assert found.open_ended


def test_time_at_reads_only_where_it_is_asked() -> None:
    assert time_at("วัน เวลา 09.00 น.", 0) is None
    found = time_at("วัน เวลา 09.00 น.", 4)
    assert found is not None
    assert found.span == (4, 17)


@given(st.integers(0, 23), st.integers(0, 59), st.booleans(), st.sampled_from(".:"))
def test_any_clock_time_is_found(hour: int, minute: int, thai: bool, separator: str) -> None:
    printed = f"{hour:02}{separator}{minute:02}"
    (found,) = find_times(f"เริ่ม {to_thai(printed) if thai else printed} น. ณ ห้องประชุม")
    assert (found.start, found.end) == (f"{hour:02}:{minute:02}", None)


@given(st.text(alphabet="๐๑๒๓9.:- นเวลาถึง\n"))
def test_mentions_are_in_order_and_quote_the_text(text: str) -> None:
    end = 0
    for found in find_times(text):
        assert end <= found.span[0] < found.span[1]
        assert text[slice(*found.span)] == found.text
        end = found.span[1]
