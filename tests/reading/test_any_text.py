"""Any text at all is read: no exception, no place outside it, nothing that JSON cannot hold."""

from __future__ import annotations

import itertools
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import ROOT
from wian.bench.corpus import load
from wian.bench.fuzz import faults, mutations
from wian.reading import read, to_dict

SEEDS = [s.text for s in load(ROOT / "examples/letters") + load(ROOT / "examples/corpus")]
THAI = st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5B)
PIECES = st.sampled_from(
    [
        *("ที่ ", "เรียน ", "เรื่อง ", "อ้างถึง ", "ถึง ", "ยกเว้น", "สิ่งที่ส่งมาด้วย ", "ประกาศ", "คำสั่ง"),
        *("ภายในวันที่ ", "ทุกวันที่ ", "ลงวันที่ ", "๓๑ กุมภาพันธ์ ๒๕๖๗", "วันจันทร์ที่ ", "เวลา ๒๙.๙๙ น."),
        *("๐๐๒๓/ว ๑", "โทร. ๐ ", "(นาย", ")", "\n", "\n\n", "\t", " | ", "---", "รวม ๑๐๐ คะแนน"),
        *("กรรมการ", "๑. ", "๑.๑ ", "- ", "ประธาน", "๙" * 30, "โซน", "รอบที่ ๑", "ผู้ว่าราชการจังหวัด"),
    ]
)


@settings(max_examples=400)
@given(st.text(max_size=300))
def test_any_characters_are_read(text: str) -> None:
    assert faults(text) == []


@settings(max_examples=400)
@given(st.text(st.one_of(THAI, st.sampled_from("๐๑๒0123456789 .,/()-:\n\t|“”")), max_size=400))
def test_any_thai_is_read(text: str) -> None:
    assert faults(text) == []


@settings(max_examples=400)
@given(st.lists(st.one_of(PIECES, st.text(THAI, max_size=8)), max_size=40).map("".join))
def test_any_heap_of_a_letter_s_words_is_read(text: str) -> None:
    assert faults(text) == []


def test_letters_cut_damaged_and_repeated_are_read() -> None:
    texts = (text[:12_000] for text in mutations(SEEDS, random.Random(2024)))
    for text in itertools.islice(texts, 60):
        assert faults(text) == []


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\f", "\ud800", "ก", "ํ", "\ufeff", "๑"])
def test_hardly_any_text_is_read_too(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "ก",
        "ที่ ",
        "๑",
        "(",
        "|",
        "\n",
        " ",
        "เรียน ",
        "นาย",
        "-",
        "่",
        "๑. ",
        "วันที่ ",
        "\t",
        "a@",
        "๒๕๖๗ ",
        "ถึง ก\n\n",
        "จังหวัดน่าน\n",
    ],
)
def test_ten_times_the_text_takes_about_ten_times_as_long(piece: str) -> None:
    small, big = (cpu(piece * (size // len(piece))) for size in (5_000, 50_000))
    assert big < 30 * small + 0.5


def cpu(text: str) -> float:
    start = time.process_time()
    to_dict(read(text))
    return time.process_time() - start
