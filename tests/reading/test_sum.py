"""Points and amounts against the totals printed for them; all texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wian.reading import read


def sums(text: str) -> list[str]:
    return [row.note_en for row in read(text).contradictions if row.kind == "sum"]


def told(amounts: list[int], total: int) -> str:
    parts = " ".join(f"ค่ารายการที่ต้องจ่าย {amount:,} บาท" for amount in amounts)
    return f"มีค่าใช้จ่าย ประกอบด้วย {parts} รวมเป็นเงินทั้งสิ้น {total:,} บาท\n"


def piped(amounts: list[int], total: int) -> str:
    rows = "".join(f"| รายการ | {amount:,} |\n" for amount in amounts)
    return f"| งาน | จำนวนเงิน (บาท) |\n|---|---|\n{rows}| รวม | {total:,} |\n"


def spaced(amounts: list[int], total: int) -> str:
    rows = "".join(f"รายการ                 {amount:,}\n" for amount in amounts)
    return f"งาน                 จำนวนเงิน\n{rows}รวมเป็นเงิน                 {total:,}\n"


def listed(amounts: list[int], total: int) -> str:
    rows = "".join(f"{i}. ค่าของ {a:,} บาท\n" for i, a in enumerate(amounts, 1))
    return f"ค่าใช้จ่าย ดังนี้\n{rows}รวมเป็นเงินทั้งสิ้น {total:,} บาท\n"


FORMS = (told, piped, spaced, listed)
AMOUNTS = st.lists(st.integers(200, 90_000), min_size=2, max_size=6)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@settings(max_examples=15, deadline=None)
@given(amounts=AMOUNTS)
def test_amounts_that_make_their_total_raise_no_doubt(form, amounts):
    assert sums(form(amounts, sum(amounts))) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@settings(max_examples=15, deadline=None)
@given(amounts=AMOUNTS, share=st.sampled_from([0.1, 0.2]))
def test_a_total_that_misses_its_amounts_is_one_doubt(form, amounts, share):
    assert len(sums(form(amounts, round(sum(amounts) * (1 + share))))) == 1


def test_a_product_counts_and_the_price_of_one_does_not():
    text = (
        "๑. ค่าอาหาร จำนวน ๖๐ คน คนละ ๑๐๐ บาท เป็นเงิน ๖,๐๐๐ บาท\n"
        "๒. ค่าอาหารว่าง จำนวน ๖๐ คน คนละ ๓๕ บาท จำนวน ๒ มื้อ เป็นเงิน ๔,๒๐๐ บาท\n"
        "รวมเป็นเงินทั้งสิ้น {} บาท\n"
    )
    assert sums(text.format("๑๐,๒๐๐")) == []
    assert len(sums(text.format("๑๑,๒๐๐"))) == 1


def test_a_sum_told_before_its_parts_is_checked_too():
    text = "วงเงิน ๕๐,๐๐๐ บาท แบ่งเป็น ค่าจ้าง ๒๐,๐๐๐ บาท ค่าวัสดุ ๒๐,๐๐๐ บาท และค่ารถ {} บาท\n"
    assert sums(text.format("๑๐,๐๐๐")) == []
    assert len(sums(text.format("๑๕,๐๐๐"))) == 1


def test_subtotals_count_once_in_the_grand_total():
    rows = "| ก | 10 |\n| ข | 20 |\n| รวมหมวดแรก | 30 |\n"
    rows += "| ค | 40 |\n| รวมหมวดสอง | 40 |\n| รวมทั้งสิ้น | 70 |\n"
    assert sums(f"| งาน | จำนวน |\n|---|---|\n{rows}") == []


def test_criteria_that_miss_their_full_points_are_a_doubt():
    text = "เกณฑ์การให้คะแนน คะแนนเต็ม ๑๐๐ คะแนน\n- ลาน ๕๐ คะแนน\n- สวน ๓๐ คะแนน\n- ป้าย {} คะแนน\n"
    assert sums(text.format("๒๐")) == []
    assert sums(text.format("๑๕")) == ["The printed total is 100, but the rows add up to 95."]


def test_a_group_that_misses_its_points_is_a_doubt():
    text = "เกณฑ์คะแนน\n๑. ลาน ๖๐ คะแนน\n๑.๑ กวาด ๓๐ คะแนน\n๑.๒ ถัง {} คะแนน\n"
    text += "๒. สวน ๔๐ คะแนน\n๒.๑ รดน้ำ ๔๐ คะแนน\n"
    assert sums(text.format("๓๐")) == []
    assert len(sums(text.format("๒๐"))) == 1


def test_a_zone_that_lists_fewer_members_than_it_says_is_a_doubt():
    text = (
        "ประกาศ\nโซนเหนือ จำนวน {} อำเภอ ได้แก่ อำเภอทองคำ ดอนแก้ว และห้วยใหญ่\n"
        "โซนใต้ จำนวน ๒ อำเภอ ได้แก่ อำเภอป่าไผ่ และท่าเรือน้อย\n"
    )
    assert sums(text.format("๓")) == []
    assert len(sums(text.format("๔"))) == 1
