"""Whenever people are to attend at a set time: day, hours, room and link."""

from __future__ import annotations

import pytest

from tests.reading.letters import announcement, doc, external, minutes, quoted, rows
from wian.reading import read

WHEN = "ในวันพุธที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น."
ROOM = "ณ ห้องประชุมโขงงาม ชั้น ๒ ศาลากลางจังหวัดนครพนม"
LINK = "https://zoom.us/j/99900011122"


def held(text: str) -> list[tuple[str | None, ...]]:
    return rows(text, "meetings", "date", "start", "end", "place_or_link")


def test_an_invitation_names_day_hour_and_room() -> None:
    body = f"จึงขอเชิญท่านเข้าร่วมประชุม{WHEN} {ROOM}"
    room = ROOM.removeprefix("ณ ")
    assert held(external(body)) == [("2024-06-12", "13:30", None, room)]


@pytest.mark.parametrize(
    ("hours", "start", "end"),
    [
        ("เวลา ๐๙.๐๐ - ๑๒.๐๐ น.", "09:00", "12:00"),
        ("เวลา ๐๙.๐๐ น. ถึง ๑๒.๐๐ น.", "09:00", "12:00"),
        ("ตั้งแต่เวลา ๐๙.๐๐ น. เป็นต้นไป", "09:00", None),
        ("เวลา 09:00 น.", "09:00", None),
        ("เวลา ๙.๐๐ น.", "09:00", None),
    ],
)
def test_the_hours_are_read_in_every_style(hours: str, start: str, end: str | None) -> None:
    body = f"จึงขอเชิญเข้าร่วมประชุมในวันพุธที่ ๑๒ มิถุนายน ๒๕๖๗ {hours} {ROOM}"
    assert held(external(body))[0][1:3] == (start, end)


@pytest.mark.parametrize(
    "what",
    ["ประชุมชี้แจง", "อบรมการดูแลถังน้ำ", "สอบสัมภาษณ์", "พิธีเปิดโครงการ", "รายงานตัว", "ปฐมนิเทศ"],
)
def test_whatever_people_attend_at_a_set_time_is_a_meeting(what: str) -> None:
    body = f"กำหนดให้มีการ{what} {WHEN} {ROOM}"
    assert [row[:2] for row in held(external(body))] == [("2024-06-12", "13:30")]


def test_a_hybrid_meeting_is_two_rows_the_room_and_the_link() -> None:
    body = f"ขอเชิญเข้าร่วมประชุม{WHEN} {ROOM} และผ่านระบบ Zoom Meeting {LINK}"
    assert [row[3] for row in held(external(body))] == [ROOM.removeprefix("ณ "), LINK]
    assert {row[:2] for row in held(external(body))} == {("2024-06-12", "13:30")}


def test_an_online_meeting_without_a_link_names_its_system() -> None:
    body = f"ขอเชิญเข้าร่วมประชุมผ่านระบบ Zoom Meeting {WHEN}"
    (row,) = held(external(body))
    assert "Zoom" in (row[3] or "")


def test_a_passcode_is_private_and_stays_with_the_link() -> None:
    body = f"ขอเชิญเข้าร่วมประชุม{WHEN} {ROOM} และผ่านระบบ Zoom Meeting {LINK} Passcode: abc123"
    room, link = doc(external(body))["meetings"]
    assert link["passcode"] == "abc123"
    assert link["private"] is True
    assert "passcode" not in room


def test_a_passcode_in_thai_digits_stays_with_the_system_of_a_hybrid_meeting() -> None:
    body = (
        f"ขอเชิญเข้าร่วมประชุม{WHEN} {ROOM} และผ่านระบบการประชุมทางไกล (Zoom Meeting) "
        "รหัสการประชุม ๙๙๙ ๐๐๐๑ ๑๑๒๒ รหัสผ่าน ๔๔๕๕๖๖"
    )
    room, system = doc(external(body))["meetings"]
    assert (system["passcode"], system["private"]) == ("445566", True)
    assert "passcode" not in room


def test_a_meeting_without_a_passcode_is_not_private() -> None:
    (row,) = doc(external(f"ขอเชิญเข้าร่วมประชุม{WHEN} {ROOM}"))["meetings"]
    assert not row.get("private")


def test_a_day_that_contradicts_its_weekday_is_kept_as_printed() -> None:
    body = f"ขอเชิญเข้าร่วมประชุมในวันศุกร์ที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น. {ROOM}"
    assert held(external(body))[0][0] == "2024-06-12"


def test_the_room_may_stand_on_the_line_below_or_after_its_own_label() -> None:
    below = f"ขอเชิญเข้าร่วมประชุม{WHEN}\nณ ห้องประชุมโขงงาม"
    labelled = f"ขอเชิญเข้าร่วมประชุม\nวัน/เวลา : {WHEN}\nสถานที่ประชุม : ห้องประชุมโขงงาม"
    assert held(external(below)) == held(external(labelled))
    assert [row[3] for row in held(external(below))] == ["ห้องประชุมโขงงาม"]


def test_two_days_are_two_meetings() -> None:
    body = (
        f"ขอเชิญเข้าร่วมประชุม ครั้งที่ ๑ {WHEN} {ROOM}\n"
        f"และครั้งที่ ๒ ในวันพุธที่ ๑๙ มิถุนายน ๒๕๖๗ เวลา ๐๙.๐๐ น. {ROOM}"
    )
    assert [row[:2] for row in held(external(body))] == [
        ("2024-06-12", "13:30"),
        ("2024-06-19", "09:00"),
    ]


def test_a_deadline_with_an_hour_is_no_meeting() -> None:
    body = "ขอให้ส่งแบบสำรวจแหล่งน้ำภายในวันที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๖.๓๐ น."
    assert held(external(body)) == []


def test_bids_are_handed_in_at_an_hour_but_nobody_meets() -> None:
    body = "กำหนดยื่นข้อเสนอราคาในวันที่ ๑๒ มิถุนายน ๒๕๖๗ ระหว่างเวลา ๐๘.๓๐ - ๑๖.๓๐ น."
    assert held(announcement(body)) == []


def test_the_water_is_off_for_hours_but_nobody_meets() -> None:
    body = "จะงดจ่ายน้ำประปาในวันที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๐๙.๐๐ - ๑๒.๐๐ น."
    assert held(announcement(body)) == []


def test_minutes_hold_the_meeting_itself_with_its_hours() -> None:
    place = "ห้องประชุมใบบัว เทศบาลตำบลท่าแพรก"
    assert held(minutes()) == [("2024-05-15", "09:30", "11:45", place)]


def test_a_letter_that_calls_nobody_has_no_meetings() -> None:
    assert held(external()) == []


def test_the_place_shows_day_and_hour_as_printed() -> None:
    letter = read(external(f"ขอเชิญเข้าร่วมประชุม{WHEN} {ROOM}"))
    row = letter.documents[0].facts["meetings"][0]
    assert quoted(letter, row.span).endswith("๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น.")


def test_the_place_stays_right_after_repaired_text() -> None:
    body = f"ขอเชิญเข้าร่วมประชุมแหล่งนํ้า\u200b{WHEN} {ROOM}"
    letter = read(external(body, subject="เรีอง ประชุม"))
    row = letter.documents[0].facts["meetings"][0]
    assert quoted(letter, row.span).endswith("๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น.")


def test_a_meeting_over_several_days_is_one_row_with_its_last_day() -> None:
    body = f"ขอเชิญเข้ารับการอบรมระหว่างวันที่ ๑๒ - ๑๔ มิถุนายน ๒๕๖๗ เวลา ๐๘.๓๐ น. {ROOM}"
    (row,) = doc(external(body))["meetings"]
    assert (row["date"], row["date_end"]) == ("2024-06-12", "2024-06-14")
