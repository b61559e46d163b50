"""Correction: damaged words are read again; names, numerals and codes never."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wian.bench.damage import damage
from wian.thai.correction import correct

CLEAN = """ที่ นน ๐๐๑๗.๓/ว ๔๑๒

ศาลากลางจังหวัดน่าน
ถนนสุริยพงษ์ นน ๕๕๐๐๐

๔ มีนาคม ๒๕๖๘

เรื่อง ขอเชิญประชุมคณะกรรมการบริหารจัดการน้ำ

เรียน นายอำเภอทุกอำเภอ (ยกเว้นอำเภอปัว)

สิ่งที่ส่งมาด้วย ระเบียบวาระการประชุม จำนวน ๑ ชุด

ด้วยจังหวัดน่านกำหนดจัดประชุมคณะกรรมการ ในวันพุธที่ ๑๒ มีนาคม ๒๕๖๘ เวลา ๑๓.๓๐ น. ณ ห้องประชุมชั้น ๒
จึงขอให้ท่านแจ้ง สพอ. และ อบต. ในพื้นที่เข้าร่วมประชุม และรายงานผลให้ สถจ.น่าน ทราบ

จึงเรียนมาเพื่อพิจารณาดำเนินการ

ขอแสดงความนับถือ

(นางสาวกัญญ์วรา ตุ้ยเต็มวงศ์)
รองผู้ว่าราชการจังหวัด ปฏิบัติราชการแทน
ผู้ว่าราชการจังหวัดน่าน
"""


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("มีหน้าที่ใบการจัดบริการแก่ประซาซน", "มีหน้าที่ในการจัดบริการแก่ประชาชน"),
        ("ศักยภาพในการพ ัฒ นาท ้องถ ิ่น", "ศักยภาพในการพัฒนาท้องถิ่น"),
        ("เรียบ นายอำเภอทุกอำเภอ", "เรียน นายอำเภอทุกอำเภอ"),
        ("จึงเรียบมาเพี่อโปรดพิจารผา", "จึงเรียนมาเพื่อโปรดพิจารณา"),
        ("ขอแสดงความนับลือ", "ขอแสดงความนับถือ"),
        ("โรงเรียบและนักเรียบ", "โรงเรียนและนักเรียน"),
        ("จังหวัดอุดรดิตถ์", "จังหวัดอุตรดิตถ์"),
    ],
)
def test_damaged_words_of_offices_are_read_as_they_were(damaged, right):
    assert correct(damaged).text == right


def test_a_clean_letter_stays_as_it_is():
    assert correct(CLEAN).edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "แจ้ง สพจ. และ สพอ. ทราบ",
        "ที่ ขร ๐๐๑๙.๒/ว ๓๐๓",
        "ประกอบด้วย นายบุญเซิด งาบพริ้ง และ นางซ่อนกลิ่ม เพี่ยมพูบ",
        "(บายสมซาย ขาวนา)",
        "ส่งไปที่ www.ประซาซน.th",
        "พัฒนางานพัฒนาชุมชน",
        "ว่าที่ ร.ต. ประซา ใบบุญ",
    ],
)
def test_names_codes_and_abbreviations_are_left_alone(text):
    assert correct(text).text == text


def test_words_of_the_office_are_known_when_given():
    assert correct("อำเภอดอยหล่อ ดอบหล่อ", extra_words=["ดอยหล่อ"]).text.startswith("อำเภอดอยหล่อ")
    assert correct("ชุมชนไผ่ล้อมแพง", extra_words=["ไผ่ล้อมแพง"]).edits == ()


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_numerals_and_latin_survive_any_damage_and_its_repair(seed):
    def kept(text):
        return [c for c in text if c.isdigit() or (c.isascii() and c.isalpha())]

    text = CLEAN + "\nลิงก์ https://example.go.th/ก/ABC โทร. 0 5471 0000 ต่อ 12"
    assert kept(correct(damage(text, "heavy", seed)).text) == kept(text)


def test_a_long_phrase_that_lost_its_last_mark_gets_it_back():
    repaired = correct("เรียน ผู้อำนวยการองค์การอุตสาหกรรมป่าไม\n\nด้วยจังหวัด")
    assert "องค์การอุตสาหกรรมป่าไม้\n" in repaired.text
    assert [(e.before, e.after) for e in repaired.edits] == [("ม", "ม้")]


@given(st.text(alphabet="กนบมรวาีื่้ เพ๑a.\n(", max_size=120))
@settings(max_examples=60, deadline=None)
def test_every_edit_quotes_the_raw_text_and_can_be_undone(text):
    repaired = correct(text)
    assert all(repaired.raw[e.start : e.end] == e.before for e in repaired.edits)
    undone = repaired
    while undone.edits:
        undone = undone.undo(len(undone.edits) - 1)
    assert undone.text == text


@pytest.mark.parametrize("strength", ["light", "medium", "heavy"])
def test_at_least_half_of_the_damaged_lines_come_back_whole(strength):
    right = CLEAN.split("\n")
    hurt = back = 0
    for seed in range(8):
        damaged = damage(CLEAN, strength, seed)
        for line, read, want in zip(
            damaged.split("\n"), correct(damaged).text.split("\n"), right, strict=True
        ):
            hurt += line != want
            back += line != want and read == want
    assert back >= hurt * 0.5


def test_time_grows_with_the_length_and_no_faster():
    def seconds(text):
        start = time.process_time()
        correct(text)
        return time.process_time() - start

    text = damage(CLEAN * 8, "heavy", 1)
    seconds(text)
    assert seconds(text * 8) < 16 * max(seconds(text), 0.02)


def test_a_page_of_letters_without_words_is_left_as_it_stands():
    letters = "".join(
        random.Random(7).choices("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธบปผฝพฟภมยรฤลวศษสหฬอฮ", k=9000)
    )
    read = correct(f"{letters}\nสำนีกงาน").text
    assert read == f"{letters}\nสำนักงาน"
