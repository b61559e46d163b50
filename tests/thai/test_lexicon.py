"""Lexicon: words, their rarity, and the cutting of any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.thai.lexicon import by_skeleton, cost, is_word, segment, skeleton, words


def test_words_of_offices_and_provinces_are_known():
    assert {"องค์การบริหารส่วนตำบล", "แม่ฮ่องสอน", "กุมภาพันธ์"} <= words()
    assert not is_word("ประซาซน")


def test_a_common_word_costs_less_than_a_rare_one():
    assert cost("การ") < cost("การศึกษา") < cost("กรรณิการ์")
    assert cost("ประซาซน") == float("inf")


@given(st.text(alphabet="กรมาเทศบล่้ ำ๑2a.\n", max_size=300))
def test_cut_text_joins_to_itself(text):
    assert "".join(segment(text)) == text


@pytest.mark.parametrize("piece", ["กรรม", "รร", "นา", "ก", "่", "มากกว่า"])
def test_a_text_of_one_ambiguous_word_is_cut_in_linear_time(piece):
    start = time.process_time()
    tokens = segment(piece * 8_000)
    assert "".join(tokens) == piece * 8_000
    assert time.process_time() - start < 4


def test_two_readings_of_a_word_share_a_skeleton():
    assert skeleton("ใบการ") == skeleton("ในการ")
    found = by_skeleton()[skeleton("โรงเรียบ")]
    assert found is not None
    assert found[0] == "โรงเรียน"
