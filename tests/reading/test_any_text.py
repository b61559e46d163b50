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


REPEATED = [
    *("ก", "ที่ ", "๑", "(", "|", "\n", " ", "\t", "-", "่", "๑. ", "a@", "นาย", "วันที่ ", "๒๕๖๗ "),
    *("เรียน ", "ถึง ก\n\n", "จังหวัดน่าน\n", "ยกเว้น เลย ", "(ยกเว้น เลย ", "- ข้อ\n", "1 ชุด\nขอให้"),
    *(
        "https://a.example/1 ",
        "โทร. 0 5400 0000 ",
        "| ก | 10 |\n",
        "ก      10      ข\n",
        "(นายกข คง)\n",
    ),
    *("รหัสผ่าน a1 ", "รวม ๑๐๐ คะแนน\n", "โซน 1 อำเภอเมือง\n", "นายกข คง กรรมการ\n"),
    "สำนักงานทุกแห่ง ที่ทำการทุกอำเภอ ",
    "1. ให้อำเภอรายงานภายในวันที่ 5 ม.ค. 2567\n",
    "ประชุมวันที่ 5 มกราคม 2567 เวลา 09.00 น. ณ ห้องประชุม\n",
    "ขอเชิญประชุมในวันจันทร์ที่ 5 มกราคม 2567\n\n",
    "คณะกรรมการ ก ประกอบด้วย\n1. นายกข คง ประธาน\n",
    "คณะกรรมการ ก\nมีหน้าที่ ดังนี้\n1. รายงานผล\n",
    "รอบที่ 1 วันที่ 5 มกราคม 2567\n",
    "ตามหนังสือ ที่ นน 0023/ว 1 ลงวันที่ 5 มกราคม 2567 ",
    "5 มกราคม 2567 นายกข คง เวร\n",
    "กิจกรรม | กำหนด\nส่งรายงาน | 5 มกราคม 2567\n",
    "สิ่งที่ส่งมาด้วย 1. แบบ จำนวน 1 ชุด\n",
]
OPENED = [  # what stands before the repeated text, and numbers that differ
    ("เรียน ", "ยกเว้น เลย "),
    ("เรียน ", "ยกเว้นอำเภอ{} และ{} "),
    ("เรียน ", "สำนักงานทุกแห่ง ที่ทำการทุกอำเภอ "),
    ("ขอให้ท่าน", " และรายงานผล ภายใน 15 วัน นับแต่วันรับ"),
    ("ขอให้ท่าน", "ส่งรอบ {} ภายใน {} วัน นับแต่วันรับ "),
    ("คำสั่งจังหวัดน่าน\n\n", "คณะกรรมการ {}\nมีหน้าที่ ดังนี้\n1. รายงานผล {}\n"),
    ("", "https://a.example/{} "),
    ("", "รหัสผ่าน a{} "),
]


@pytest.mark.parametrize("piece", REPEATED)
def test_ten_times_the_text_takes_about_ten_times_as_long(piece: str) -> None:
    assert_grows_evenly(*(piece * (size // len(piece)) for size in (8_000, 80_000)))


@pytest.mark.parametrize(("lead", "piece"), OPENED)
def test_time_grows_evenly_after_a_lead_in(lead: str, piece: str) -> None:
    small, big = (
        lead + "".join(piece.format(i, i) for i in range(size // len(piece)))
        for size in (8_000, 80_000)
    )
    assert_grows_evenly(small, big)


def assert_grows_evenly(small: str, big: str) -> None:
    """Ten times the text takes at most sixteen times as long; the second of two runs counts only
    where the first was slow."""
    bound = 16 * min(cpu(small), cpu(small)) + 0.3
    assert cpu(big) < bound or cpu(big) < bound


def cpu(text: str) -> float:
    start = time.process_time()
    to_dict(read(text))
    return time.process_time() - start


@pytest.mark.parametrize("sign", [" ", "-", "*", "=", ".", "|", "\t", "- "])
def test_an_endless_run_within_a_letter_is_read_quickly(sign: str) -> None:
    text = SEEDS[0]
    for at in (text.find("เรื่อง") + 20, len(text) // 2, len(text) - 30):
        assert cpu(text[:at] + sign * (30_000 // len(sign)) + text[at:]) < 2
