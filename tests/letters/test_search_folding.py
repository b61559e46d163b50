"""Folding and cutting for search, by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.letters.search.asking import LONGEST, MOST, understood
from wian.letters.search.cutting import cut
from wian.letters.search.document import PART, written
from wian.letters.search.folding import BETWEEN, even, plain
from wian.letters.search.patterns import pattern
from wian.thai.cleaning import mechanical
from wian.thai.digits import to_arabic, to_thai

ODD = st.text("กขาีำ่้ํ์เแ๑1aBÉ -\n\u200b\uf705\ue000Σİ", max_size=40)
CLEAN = st.lists(st.sampled_from(["น้ำ", "ที่", "แม่", "๑๒", "ABC", " ", "ก", "สิทธิ์", "เก่ง"]))


@given(text=st.one_of(ODD, st.text(max_size=40)))
def test_no_text_folds_to_what_stands_between_two_texts(text: str) -> None:
    assert BETWEEN not in even(text)


@given(words=CLEAN, data=st.data())
def test_a_piece_of_a_clean_text_folds_to_a_piece_of_the_folded_text(
    words: list[str], data: st.DataObject
) -> None:
    text = "".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert even(text[start:end]) in even(text)


@given(text=ODD)
def test_every_piece_as_printed_folds_to_a_piece_of_the_plain_folded_text(text: str) -> None:
    for start in range(0, len(text), 3):
        assert plain(text[start : start + 4]) in plain(text)


@given(words=CLEAN, data=st.data())
def test_a_needle_is_found_where_it_is_written_in_any_way(
    words: list[str], data: st.DataObject
) -> None:
    ways = {"น้ำ": ["นํ้า", "น้ํา", "นำ้"], "แม่": ["เเม่"], "ที่": ["ท่ี"], "๑๒": ["1-2", "๑ ๒"]}
    text = "".join(data.draw(st.sampled_from([word, *ways.get(word, ())])) for word in words)
    for word in words:
        if needle := even(word):
            found = pattern(needle).search(text)
            assert found
            assert even(found.group()) == needle


@given(text=ODD)
def test_folding_twice_is_folding_once_in_either_script_of_digits(text: str) -> None:
    assert even(to_thai(text)) == even(to_arabic(text))


@pytest.mark.parametrize("word", ["น้ำ", "ที่", "แม่น้ำ", "สิทธิ์", "ครึ่ง"])
def test_what_the_reader_mends_without_a_dictionary_folds_alike(word: str) -> None:
    damaged = (word, word.replace("ำ", "ํา"), word.replace("แ", "เเ"), " ".join(word))
    assert {even(text) for text in damaged} == {even(word)}
    assert even(mechanical(word)) == even(word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("สะพานที่อำเภอพาน", ["สะพาน", "ที่", "อำเภอ", "พาน"]),
        ("บันเทิงอำเภอเทิง", ["บันเทิง", "อำเภอ", "เทิง"]),
        ("ที่ ชร ๐๐๑๙.๒/ว๓๐๓๒๒", ["ที่", "ชร", "0019", "2", "ว", "30322"]),
        ("อำเภอเวียงเชียงรุ้ง", ["อำเภอ", "เวียงเชียงรุ้ง"]),
        ("... / ( )", []),
    ],
)
def test_text_is_cut_into_words_places_and_numbers(text: str, words: list[str]) -> None:
    assert cut(text) == words


def test_no_more_is_looked_for_than_counts() -> None:
    asked = understood("ก" * 10_000)
    assert asked.needles == (("ก" * LONGEST,),)
    assert len(understood(" ".join(f"{n}" for n in range(90))).pieces) == MOST


def test_two_texts_of_a_letter_are_never_read_as_one() -> None:
    form = written(["อำเภอพาน", "เชียงราย"])
    assert "พานเชียงราย" not in form.folded
    assert " พาน เชียงราย " not in form.words
    assert PART not in understood(f"พาน{PART}เชียงราย").whole
