"""Three views of one text: as given, repaired, and plain; and the way back to what was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.reading.source import Source, squeeze

ANY = st.text(
    st.one_of(
        st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5B),
        st.sampled_from("\n\t\r\f |#*->`<a>&0129\u200b\u00a0\ufeff"),
    ),
    max_size=200,
)


def test_plain_text_has_arabic_digits() -> None:
    assert Source("วันที่ ๑๕ พฤษภาคม ๒๕๖๗").plain == "วันที่ 15 พฤษภาคม 2567"


@given(ANY)
def test_plain_text_is_as_long_as_the_repaired_text(raw: str) -> None:
    source = Source(raw)
    assert len(source.plain) == len(source.text)


@given(ANY)
def test_every_line_lies_where_it_says(raw: str) -> None:
    source = Source(raw)
    assert all(source.plain[line.start : line.end] == line.text for line in source.lines)


@given(ANY, st.integers(0, 200), st.integers(0, 200))
def test_every_stretch_lies_within_the_text_as_given(raw: str, one: int, other: int) -> None:
    source = Source(raw)
    start, end = sorted((min(one, len(source.text)), min(other, len(source.text))))
    first, last = source.raw_span(start, end)
    assert 0 <= first <= last <= len(raw)


@pytest.mark.parametrize(
    "line",
    [
        "# เรื่อง น้ำ",
        "**เรื่อง** น้ำ",
        "> เรื่อง น้ำ",
        "• เรื่อง น้ำ",
        "| เรื่อง น้ำ |",
        "<b>เรื่อง</b> น้ำ",
        "`เรื่อง` น้ำ",
    ],
)
def test_mark_up_is_blanked(line: str) -> None:
    (found,) = Source(line).lines
    assert found.text.split() == ["เรื่อง", "น้ำ"]


def test_an_address_in_angle_brackets_is_not_mark_up() -> None:
    assert "https://example.go.th" in Source("ที่ <https://example.go.th>").plain


def test_a_rule_of_dashes_in_a_table_is_an_empty_line() -> None:
    assert Source("| --- | :---: |").lines[0].text == ""


@pytest.mark.parametrize("gap", ["\t", "   ", " | ", "\t\t", "|"])
def test_cells_are_parted_by_wide_gaps_tabs_and_pipes(gap: str) -> None:
    (line,) = Source(f"โทร{gap}วันที่").lines
    assert [cell.text for cell in line.cells] == ["โทร", "วันที่"]


def test_one_space_parts_no_cells() -> None:
    (line,) = Source("โทร วันที่").lines
    assert [cell.text for cell in line.cells] == ["โทร วันที่"]


def test_a_cell_lies_where_it_says() -> None:
    source = Source("  ที่ นพ ๑/๒\t๑๕ พฤษภาคม ๒๕๖๗")
    (line,) = source.lines
    assert [source.plain[c.start : c.end] for c in line.cells] == [c.text for c in line.cells]


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("น\u200bํ้า ประปา", "ประปา"),
        ("\ufeffแหล่งนํ้า ประปา", "ประปา"),
        ("เเหล่งนํ้า ประปา", "ประปา"),
        ("แหล่ง\u00a0น้ำ ประปา", "ประปา"),
    ],
)
def test_the_way_back_passes_over_repairs(raw: str, printed: str) -> None:
    source = Source(raw)
    at = source.text.index(printed)
    first, last = source.raw_span(at, at + len(printed))
    assert raw[first:last] == printed


def test_a_repaired_word_leads_back_to_what_was_printed() -> None:
    source = Source("แหล่งนํ้าชุมชน")
    at = source.text.index("น้ำ")
    first, last = source.raw_span(at, at + 3)
    assert source.raw[first:last] == "นํ้า"


def test_the_line_at_a_place_is_found() -> None:
    source = Source("หนึ่ง\nสอง\nสาม")
    assert [source.line_at(at).text for at in (0, 5, 6, 9, 12)] == [
        "หนึ่ง",
        "หนึ่ง",
        "สอง",
        "สอง",
        "สาม",
    ]


def test_a_form_feed_begins_a_page() -> None:
    lines = Source("หน้าแรก\n\fหน้าสอง").lines
    assert [line.page_break for line in lines] == [False, True]


def test_squeezed_text_is_one_line_without_pipes() -> None:
    assert squeeze(" | น้ำ \n  **ประปา**\t| ") == "น้ำ ประปา"
