"""Days on which something happens that nobody is called to."""

from __future__ import annotations

from tests.reading.letters import announcement, external, order, quoted, rows
from wian.reading import read

FESTIVAL = "ด้วยเทศบาลตำบลท่าแพรกกำหนดจัดงานประเพณีไหลเรือไฟ ระหว่างวันที่ ๑๒ - ๑๔ มิถุนายน ๒๕๖๗ ในพื้นที่ริมโขง"


def test_a_festival_is_an_event_with_its_first_and_last_day() -> None:
    assert rows(external(FESTIVAL), "events", "start", "end") == [("2024-06-12", "2024-06-14")]


def test_the_words_before_the_day_say_what_it_is() -> None:
    (what,) = rows(external(FESTIVAL), "events", "what")
    assert "ประเพณีไหลเรือไฟ" in what


def test_the_place_shows_the_days() -> None:
    letter = read(external(FESTIVAL))
    (row,) = letter.documents[0].facts["events"]
    assert "๑๒ - ๑๔ มิถุนายน ๒๕๖๗" in quoted(letter, row.span)


def test_a_deadline_is_no_event() -> None:
    body = "ขอให้ทุกอำเภอรายงานผลการสำรวจแหล่งน้ำภายในวันที่ ๑๒ มิถุนายน ๒๕๖๗"
    assert rows(external(body), "events", "start") == []


def test_a_meeting_is_no_event() -> None:
    body = "ขอเชิญเข้าร่วมประชุมในวันพุธที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น. ณ ห้องประชุมโขงงาม"
    assert rows(external(body), "events", "start") == []


def test_a_letter_without_days_in_its_text_has_no_events() -> None:
    assert rows(external(), "events", "start") == []


def test_a_document_s_own_day_is_no_event() -> None:
    assert rows(order(), "events", "start") == []
    assert rows(announcement(), "events", "start") == []
