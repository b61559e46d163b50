"""What goes out as a calendar is read again and says the same, whatever a letter says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from wian.letters.calendar_values import Dated
from wian.letters.days import Day
from wian.web.calendar.letters import entries_of
from wian.web.calendar.spans import at, span
from wian.web.calendar.values import Entry
from wian.web.calendar.writing import clean, written
from wian.web.when import Clock
from wian.web.words import Say

BANGKOK = ZoneInfo("Asia/Bangkok")
NOW = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
SITE = "https://wian.example"
THAI = Clock(Say("th"), date(2026, 7, 1))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31)) | st.sampled_from(
    [date(2024, 2, 29), date(2026, 12, 31), date(2026, 1, 31), date(2028, 2, 29)]
)
TIMES = st.none() | st.tuples(st.integers(0, 23), st.integers(0, 59)) | st.just((24, 0))


def entry(**more: object) -> Entry:
    values = {
        "uid": "letter-1-meetings-0",
        "start": date(2026, 7, 19),
        "end": date(2026, 7, 20),
        "summary": "ประชุม",
        "description": "บรรทัดหนึ่ง\nบรรทัดสอง",
        "place": "ห้องประชุม 1",
        "address": "/letters/1",
        "sequence": 3,
        "changed_at": NOW,
        "cancelled": False,
    }
    return Entry(**values | more)  # type: ignore[arg-type]


def read(*entries: Entry) -> list:
    return Calendar.from_ical(written(entries, name="เวียน", site=SITE)).walk("VEVENT")


@given(summary=st.text(max_size=120), place=st.text(max_size=60), lines=st.lists(st.text()))
def test_any_text_is_read_again_as_it_was_meant(summary: str, place: str, lines: list[str]) -> None:
    one = entry(summary=summary, place=place, description="\n".join(lines))
    data = written([one], name=summary, site=SITE)
    [found] = Calendar.from_ical(data).walk("VEVENT")
    assert str(found["summary"]) == clean(summary, 250)
    assert str(found.get("location", "")) == clean(place, 250)
    told = [clean(line, 4000) for line in one.description.split("\n")]
    expected = [*filter(None, told), f"{SITE}/letters/1"]
    assert str(found["description"]).split("\n") == expected
    assert data.count(b"\r\nBEGIN:VEVENT\r\n") == data.count(b"\r\nEND:VEVENT\r\n") == 1
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("mark", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b", "\x00", "\\n"])
def test_a_letter_cannot_write_an_entry_of_its_own(mark: str) -> None:
    evil = mark.join(
        ["ประชุม", "END:VEVENT", "BEGIN:VEVENT", "UID:evil", "URL:https://evil.example"]
    )
    [found] = read(entry(summary=evil, place=evil, description=evil))
    assert str(found["uid"]) == "letter-1-meetings-0@wian"
    assert str(found["url"]) == f"{SITE}/letters/1"
    for line in written([entry(summary=evil)], name=evil, site=SITE).decode().split("\r\n"):
        assert not line.startswith(("UID:evil", "URL:https://evil"))


@given(first=DAYS, more=st.integers(0, 40), start=TIMES, end=TIMES)
def test_a_day_is_read_again_on_the_same_days_and_at_the_same_times(
    first: date, more: int, start: tuple[int, int] | None, end: tuple[int, int] | None
) -> None:
    said = ["" if one is None else f"{one[0]:02}:{one[1]:02}" for one in (start, end)]
    day = Day("meetings.0", "meeting", first, first + timedelta(days=more), *said)
    begin, until = span(day)
    [found] = read(entry(start=begin, end=until))
    back = found["dtstart"].dt
    if start is None:
        assert back == first
        assert found["dtend"].dt == day.last + timedelta(days=1)
        return
    midnight = datetime(first.year, first.month, first.day, tzinfo=BANGKOK)
    assert back == midnight + timedelta(hours=start[0], minutes=start[1])
    if "dtend" in found:
        assert found["dtend"].dt == until > begin  # type: ignore[operator]
    else:
        assert until is None


def test_midnight_is_that_of_the_day_and_a_deadline_by_then_stays_on_it() -> None:
    new_year = date(2026, 12, 31)
    assert at(new_year, "24:00") == datetime(2027, 1, 1, tzinfo=BANGKOK)
    assert at(new_year, "00:00") == datetime(2026, 12, 31, tzinfo=BANGKOK)
    due = Day("duties.0", "duty", new_year, new_year, "24:00")
    assert span(due) == (new_year, date(2027, 1, 1))
    timed = Day("duties.0", "duty", new_year, new_year, "16:30")
    assert span(timed) == (datetime(2026, 12, 31, 16, 30, tzinfo=BANGKOK), None)


@pytest.mark.parametrize("wrong", ["", "บ่าย", "24:01", "25:00", "9:75", "1:2:3", "๙:๓๐x", "-1:00"])
def test_what_is_no_time_makes_a_whole_day(wrong: str) -> None:
    assert at(date(2026, 7, 19), wrong) is None
    assert at(date.max, "24:00") is None


def test_an_end_before_its_start_is_left_out() -> None:
    day = Day("meetings.0", "meeting", date(2026, 7, 19), date(2026, 7, 19), "13:00", "09:00")
    assert span(day)[1] is None
    last = Day("events.0", "event", date.max, date.max)
    assert span(last) == (date.max, None)


def test_the_same_entries_give_the_same_bytes_with_the_zone_before_them() -> None:
    one = entry(start=datetime(2026, 7, 19, 9, tzinfo=BANGKOK), end=None)
    data = written([one], name="เวียน", site=SITE)
    assert data == written([one], name="เวียน", site=SITE)
    text = data.decode()
    assert text.index("BEGIN:VTIMEZONE") < text.index("BEGIN:VEVENT")
    for line in (
        "DTSTART;TZID=Asia/Bangkok:20260719T090000",
        "TZOFFSETTO:+0700",
        "SEQUENCE:3",
        "LAST-MODIFIED:20260701T083000Z",
        "STATUS:CONFIRMED",
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ):
        assert f"\r\n{line}\r\n" in text
    assert Calendar.from_ical(data)["version"] == "2.0"
    assert Calendar.from_ical(written([], name="", site=SITE)).walk("VEVENT") == []


def dated(*days: Day, **more: object) -> Dated:
    values = {
        "letter": 7,
        "number": "มท 0816.4/ว 2369",
        "dated": date(2026, 7, 1),
        "issuer": "กรมการปกครอง",
        "subject": "ขอเชิญประชุม",
        "purpose": "action",
        "secret": False,
        "recalled": False,
        "cancelled": False,
        "revision": 2,
        "changed_at": NOW,
        "days": days,
    }
    return Dated(**values | more)  # type: ignore[arg-type]


MEETING = Day("meetings.0", "meeting", date(2026, 7, 20), date(2026, 7, 20), "09:00", "12:00",
              place="ห้อง 1", doubted=True)  # fmt: skip


def test_an_entry_says_in_thai_what_it_is_and_what_for() -> None:
    due = Day(
        "duties.2", "duty", date(2026, 7, 31), date(2026, 7, 31), what="รายงานผล", assignee="อำเภอ"
    )
    meeting, duty = entries_of(dated(MEETING, due), THAI)
    assert meeting.summary == "(วันยังไม่ยืนยัน) ประชุม: ขอเชิญประชุม (เพื่อดำเนินการ)"
    lines = clean(meeting.description.split("\n")[0], 200)
    assert lines == "จันทร์ 20 ก.ค. 2569 เวลา 09.00–12.00 น."
    assert "มท 0816.4/ว 2369" in meeting.description
    assert "ยังไม่มีผู้ยืนยัน" in meeting.description
    assert duty.summary == "ครบกำหนด: รายงานผล (เพื่อดำเนินการ)"
    assert "ผู้รับผิดชอบ: อำเภอ" in duty.description
    assert duty.uid == "letter-7-duties-2"
    assert duty.address == "/letters/7"


def test_what_is_cancelled_recalled_or_secret_says_so_and_no_more() -> None:
    [gone] = entries_of(dated(MEETING, cancelled=True), THAI)
    assert gone.summary.startswith("ยกเลิก: ")
    [found] = read(gone)
    assert found["status"] == "CANCELLED"
    nothing = {"number": "", "dated": None, "issuer": "", "subject": ""}
    [back] = entries_of(dated(MEETING, recalled=True, cancelled=True, **nothing), THAI)
    assert back.summary == "ผู้ส่งเรียกคืนหนังสือแล้ว"
    [secret] = entries_of(dated(MEETING, secret=True, **nothing), THAI)
    assert "หนังสือที่มีชั้นความลับ" in secret.summary
    assert "ขอเชิญ" not in repr(secret)


def test_a_veiled_place_is_not_told_and_thai_digits_are_kept() -> None:
    hidden = Day(
        "meetings.0", "meeting", date(2026, 7, 20), date(2026, 7, 20), place="https://x/•••"
    )
    [one] = entries_of(dated(hidden), Clock(Say("th"), date(2026, 7, 1), "thai"))
    assert one.place == ""
    assert "ลิงก์อยู่ในหนังสือ" in one.description
    assert "๒๐ ก.ค. ๒๕๖๙" in clean(one.description, 4000)
    [english] = entries_of(dated(MEETING), Clock(Say("en"), date(2026, 7, 1)))
    assert english.summary.endswith("Meeting: ขอเชิญประชุม (for action)")
