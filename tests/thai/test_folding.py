"""Folding: texts that a person calls the same compare as the same."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.thai.folding import distance, fold, fold_loose, fuzzy_find, similar

THAI = st.text(alphabet="กนทปเแา ำิี่้ํ๑๒ab-", max_size=30)


def test_digits_spaces_quotes_and_dashes_do_not_count():
    assert fold("“โครงการ – น้ำดี” ปี ๒๕๖๗") == "โครงการน้ำดีปี2567"


def test_two_readings_of_a_name_collide_when_folded_loosely():
    assert fold_loose("แม่ฟ้าหลวง") == fold_loose("แม่พ้าหลวง")
    assert fold("แม่ฟ้าหลวง") != fold("แม่พ้าหลวง")


@given(THAI)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(THAI, THAI)
def test_likeness_is_between_nought_and_one_and_the_same_both_ways(one, other):
    assert 0 <= similar(one, other) <= 1
    assert abs(similar(one, other) - similar(other, one)) < 1e-9


def test_a_scan_of_a_name_is_nearer_than_another_name():
    assert similar("อุตรดิตถ์", "อุดรดิตถ์") > 0.9 > 0.7 > similar("อุตรดิตถ์", "อุดรธานี")


def test_a_word_is_found_through_confusions_lost_marks_and_gaps():
    text = "ทราบ\nจ ึงเรียบมาเพี่อพิจารณา"
    found = fuzzy_find("จึงเรียนมาเพื่อ", text)
    assert found is not None
    start, end, cost = found
    assert text[start:end] == "จ ึงเรียบมาเพี่อ"
    assert 0 < cost < 1.2


def test_an_exact_place_is_preferred_and_absence_is_none():
    assert fuzzy_find("เรียน", "เรียบ เรียน") == (6, 11, 0.0)
    assert fuzzy_find("ขอแสดงความนับถือ", "ไม่มีอะไร") is None


def test_finding_in_a_long_text_of_near_misses_ends_soon():
    start = time.process_time()
    fuzzy_find("จึงเรียนมาเพื่อ", "จึงเรียบมา" * 20_000)
    assert time.process_time() - start < 3


SCRAPS = st.text(alphabet="กขคนบมรวเแิี่้ 1", max_size=14)


@given(SCRAPS, SCRAPS, st.floats(0, 6))
def test_a_limit_hides_what_is_dearer_and_changes_nothing_else(one, other, limit):
    whole = distance(one, other)
    assert distance(one, other, limit) == (whole if whole <= limit else float("inf"))


@given(SCRAPS, SCRAPS, st.floats(0, 1))
def test_texts_less_alike_than_asked_are_given_nothing(one, other, least):
    whole = similar(one, other)
    assert similar(one, other, least) == pytest.approx(whole if whole >= least else 0.0, abs=1e-6)
