"""Pieces around what was found: the letter's own text, marked, never more than it may show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.searching import kept, looked, marked
from wian.letters.search.asking import understood
from wian.letters.search.folding import even
from wian.letters.search.marking import COVER, shown

FILLER = "ข้อความอื่นใดที่ไม่เกี่ยวข้อง " * 20
ODD = "กขาีำเแ๑1aB -\n"


def words(text: str, asked: str) -> list[str]:
    """What is marked in one text."""
    pieces = shown(understood(asked), [("text", text)])
    return [s.text for piece in pieces for s in piece.segments if s.marked]


@given(text=st.text(ODD, max_size=60), data=st.data())
def test_what_is_marked_folds_to_what_was_asked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    typed = "".join(text[start : start + data.draw(st.integers(1, 8))].split())
    for segment in words(text, typed):
        assert even(typed) in even(segment) or even(segment) in even(typed)
    for piece in shown(understood(typed), [("text", text)]):
        assert "".join(s.text for s in piece.segments) in text


@pytest.mark.parametrize(
    ("text", "typed", "there"),
    [
        ("เลขที่ ๑๕๖๕ ลงรับ", "1565", "๑๕๖๕"),
        ("โทร. ๐-๕๓๗๑-๑๒๓๔", "053711234", "๐-๕๓๗๑-๑๒๓๔"),
        ("แหล่งนํ้าใหญ่", "น้ำ", "นํ้า"),
        ("เเม่น้ำ", "แม่น้ำ", "เเม่น้ำ"),
        ("จังหวัด\nเชียงราย", '"จังหวัดเชียงราย"', "จังหวัด\nเชียงราย"),
        ("Annual REPORT", "report", "REPORT"),
        ("กีฬา", "ก", "กี"),
    ],
)
def test_the_mark_stands_on_the_text_as_it_is_written(text: str, typed: str, there: str) -> None:
    assert words(text, typed) == [there]


def test_a_word_is_shown_where_it_stands_as_a_word() -> None:
    text = f"ซ่อมสะพานเก่า {FILLER * 2} ที่อำเภอพานในวันนั้น"
    (piece,) = shown(understood("พาน"), [("text", text)])
    whole = "".join(segment.text for segment in piece.segments)
    assert "อำเภอพาน" in whole
    assert "สะพาน" not in whole


def test_no_more_than_three_pieces_are_shown() -> None:
    text = FILLER.join(["แปลงนา", "ตลาดน้ำ", "โรงเรียน", "วัดเก่า", "สถานี"])
    pieces = shown(understood("แปลงนา ตลาดน้ำ โรงเรียน วัดเก่า สถานี"), [("text", text)])
    assert len(pieces) == 3


def test_what_only_the_repaired_text_says_is_shown_from_there() -> None:
    sources = [("text", "จังหวัดอุดรดิตถ์"), ("repaired", "จังหวัดอุตรดิตถ์")]
    assert [piece.source for piece in shown(understood("อุตรดิตถ์"), sources)] == ["repaired"]
    assert [piece.source for piece in shown(understood("อุดรดิตถ์"), sources)] == ["text"]


@pytest.mark.django_db
@pytest.mark.usefixtures("both")
def test_a_hit_shows_markup_of_a_letter_as_plain_text(home: int) -> None:
    kept(home, "<script>alert('ตรวจราชการ')</script>")
    page = looked("ตรวจราชการ")
    assert marked(page) == ["ตรวจราชการ"]
    assert page.hits[0].shown[0].segments[0].text.startswith("<script>")


@pytest.mark.django_db
@pytest.mark.usefixtures("both")
def test_private_words_are_covered_in_every_spelling(home: int) -> None:
    facts = {
        "contacts": [{"phone": "0812345678", "private": True, "unit": "ฝ่ายทะเบียน"}],
        "meetings": [{"passcode": "k7Q2x"}],
        "people": ["นายสมชาย ใจดี"],
        "places": {"people": [{"span": [0, 5], "confidence": 0.9, "private": True}]},
    }
    kept(home, "ประชุม โทร ๐๘ ๑๒๓๔-๕๖๗๘ รหัส K7q2X นายสมชาย ใจดี ฝ่ายทะเบียน", facts=facts)
    for typed in ("ประชุม", "0812345678", "k7q2x", "สมชาย"):
        (piece,) = looked(typed).hits[0].shown
        whole = "".join(segment.text for segment in piece.segments)
        assert COVER in whole
        assert "ฝ่ายทะเบียน" in whole
        for secret in ("๕๖๗๘", "K7q2X", "สมชาย"):
            assert secret not in whole
