"""Wrapped lines joined to paragraphs, list items apart with their numbers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.letters import external, rows
from wian.reading.requests.paragraphs import Paragraph, paragraphs
from wian.reading.source import Source

LONG = "ด้วยจังหวัดนครพนมได้จัดทำแผนดูแลแหล่งน้ำชุมชนประจำปี เพื่อให้ทุกหมู่บ้านมีน้ำสะอาดใช้ตลอดฤดูแล้ง"


def cut(text: str) -> list[Paragraph]:
    source = Source(text)
    return paragraphs(source.lines, source.plain)


def test_wrapped_lines_are_one_paragraph() -> None:
    assert [p.text for p in cut(f"{LONG}\nและลดความเสี่ยงจากภัยแล้ง")] == [
        f"{LONG} และลดความเสี่ยงจากภัยแล้ง"
    ]


def test_a_blank_line_parts_two_paragraphs() -> None:
    assert len(cut(f"{LONG}\n\nและลดความเสี่ยงจากภัยแล้ง")) == 2


@pytest.mark.parametrize(
    ("mark", "item"),
    [
        *(("๑.", "1"), ("1.", "1"), ("๑)", "1"), ("(๑)", "1"), ("๑.๒", "1.2"), ("ข้อ ๓", "3")),
        *(("๒.๑.๓", "2.1.3"), ("(ก)", "ก"), ("๑๒.", "12")),
    ],
)
def test_a_list_item_keeps_its_number(mark: str, item: str) -> None:
    first, second = cut(f"{LONG}\n{mark} สำรวจแหล่งน้ำชุมชน")
    assert (first.item, second.item) == (None, item)
    assert second.text[second.lead :].strip() == "สำรวจแหล่งน้ำชุมชน"


def test_the_items_of_a_list_are_apart() -> None:
    assert [p.item for p in cut("๑. สำรวจแหล่งน้ำ\n๒. ซ่อมถังน้ำ\n๓. รายงานผล")] == ["1", "2", "3"]


def test_an_item_over_two_lines_is_one() -> None:
    first, second = cut(f"๑. {LONG}\nและลดความเสี่ยงจากภัยแล้ง\n๒. ซ่อมถังน้ำ")
    assert first.text.endswith("ภัยแล้ง")
    assert second.item == "2"


@pytest.mark.parametrize("mark", ["- ๒ -", "/๒. ซ่อม...", "หน้า ๒", "-๒-"])
def test_a_page_mark_is_no_paragraph(mark: str) -> None:
    assert [p.item for p in cut(f"๑. สำรวจแหล่งน้ำ\n\n{mark}\n\n๒. ซ่อมถังน้ำ")] == ["1", "2"]


def test_a_page_mark_between_two_halves_of_a_sentence_does_not_part_it() -> None:
    assert len(cut(f"{LONG}\n- ๒ -\nและลดความเสี่ยงจากภัยแล้ง")) == 1


def test_marks_within_a_sentence_make_items() -> None:
    found = cut("ขอให้อำเภอดำเนินการ ดังนี้ (๑) สำรวจแหล่งน้ำ (๒) ซ่อมถังน้ำ และ (๓) รายงานผล")
    assert [p.item for p in found] == [None, "1", "2", "3"]
    assert found[0].leads


def test_one_mark_within_a_sentence_makes_no_list() -> None:
    assert len(cut("ให้ปฏิบัติตามข้อ ๓ (๑) ของระเบียบนี้โดยเคร่งครัดทุกหมู่บ้านในพื้นที่")) == 1


def test_an_opening_word_after_a_short_line_begins_a_paragraph() -> None:
    assert len(cut("และลดความเสี่ยงจากภัยแล้ง\nจึงเรียนมาเพื่อโปรดทราบ")) == 2


@given(
    st.text(
        st.one_of(
            st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5B),
            st.sampled_from("\n\n ().-/๑๒12•ข้อ"),
        ),
        max_size=200,
    )
)
def test_paragraphs_lie_in_order_and_do_not_overlap(text: str) -> None:
    source = Source(text)
    found = paragraphs(source.lines, source.plain)
    assert all(0 <= p.start <= p.end <= len(source.plain) for p in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_an_hour_at_the_start_of_a_line_is_no_item() -> None:
    text = external("ขอให้ส่งคำขอเข้าระบบภายในวันพุธที่ ๓๑ กรกฎาคม ๒๕๖๗ เวลา\n๑๕.๓๐ น. มิฉะนั้นจะไม่รับพิจารณา")
    assert rows(text, "duties", "due", "time") == [("2024-07-31", "15:30")]


def test_where_lines_are_longer_than_paper_each_is_a_paragraph() -> None:
    first = "ขอให้ผู้แทนอำเภอมารายงานตัวในวันพุธที่ ๑๒ มิถุนายน ๒๕๖๗ " + "พร้อมนำเอกสารที่เกี่ยวข้องมาด้วย " * 5
    text = external(f"{first.strip()}\nบัญชีนี้ให้ใช้ได้ไม่เกิน ๒ ปี นับแต่วันขึ้นบัญชี")
    assert rows(text, "duties", "due")[0] == "2024-06-12"
