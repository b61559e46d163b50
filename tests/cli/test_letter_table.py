"""The table shows everything that a reading holds, warnings first."""

from __future__ import annotations

from io import StringIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from tests.support import ROOT
from wian.cli.letter_table import print_reading
from wian.cli.thai_lines import ThaiText
from wian.reading import read, to_dict
from wian.thai.lexicon import segment


def printed(name: str, terminal: bool = False) -> str:
    text = (ROOT / f"examples/letters/{name}.txt").read_text(encoding="utf-8")
    note = {"code": "S205", "th": "อ่านเป็น utf-8", "en": "read as utf-8", "page": 2}
    source: dict[str, Any] = {"name": f"{name}.txt", "notes": [note]}
    paper = StringIO()
    console = Console(file=paper, force_terminal=terminal, width=120, color_system=None)
    print_reading({"source": source, **to_dict(read(text)), "text": text}, console)
    return paper.getvalue()


def test_a_warning_quotes_the_letter_and_says_why_in_two_languages() -> None:
    page = printed("000")
    assert page.index("! ") < page.index("[1/1]")
    assert "๖๕๖๒" in page
    assert "(พิมพ์ว่า · printed" in page


def test_the_notes_of_the_scan_stand_on_top() -> None:
    page = printed("002")
    assert page.index("หน้า 2: อ่านเป็น utf-8") < page.index("[1/1]")


def test_criteria_bands_rounds_zones_and_committees_are_shown() -> None:
    page = printed("004")
    assert "เกณฑ์ 15 ข้อ" in page
    assert "คะแนน 100" in page
    assert "28 ก.พ. 2568" in page
    assert "42 ที่นั่ง" in page
    assert "ระดับ · band" in page
    assert "โซน · zone" in page


def test_a_pipe_gets_no_spaces_at_line_ends_and_no_colour() -> None:
    page = printed("003")
    assert not [line for line in page.splitlines() if line != line.rstrip()]
    assert "\x1b" not in page


def test_a_terminal_gets_the_same_words() -> None:
    assert "ทุกวันที่ 25 ของเดือน" in printed("002", terminal=True)


def test_a_line_ends_where_a_word_ends() -> None:
    text = "ขอให้อำเภอแจ้งผู้รับผิดชอบเข้าร่วมประชุมซักซ้อมตามกำหนด"
    whole = segment(text)
    for width in range(12, 40):
        for line in ThaiText(text).wrap(Console(width=width), width):
            assert set(segment(line.plain)) <= set(whole)


def test_a_column_without_a_word_is_left_out() -> None:
    assert "เวลา · time" in printed("003")
    assert "รหัส · code" not in printed("003")


@given(st.text(alphabet="กขเา้ ์๑a.ที่", max_size=200), st.integers(1, 40))
@settings(deadline=None)
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    lines = ThaiText(text).wrap(Console(width=width), width)
    assert "".join("".join(line.plain for line in lines).split()) == "".join(text.split())
