"""Edits: a repaired text always knows where each of its letters came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.thai.edits import Edit, Repaired, rebuilt, then

TEXT = st.text(alphabet="กขคง ่", max_size=24)


@st.composite
def edits_of(draw, text):
    """Edits in order and apart, with short replacements, deletions and insertions among them."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    made, at = [], 0
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if start < at or (made and start == at):
            continue
        after = draw(st.text(alphabet="xyz", max_size=3))
        if text[start:end] != after:
            made.append(Edit(start, end, text[start:end], after, "mechanical", "test"))
            at = end
    return made


@st.composite
def repairs(draw):
    raw = draw(TEXT)
    return rebuilt(raw, draw(edits_of(raw)))


@given(repairs())
def test_a_span_between_edits_maps_to_the_same_letters(repaired):
    for start in range(len(repaired.text)):
        low, high = repaired.to_raw(start, start + 1)
        touched = any(a <= start < b for a, b in zip(repaired._starts, repaired._ends, strict=True))
        if not touched:
            assert repaired.raw[low:high] == repaired.text[start]


@given(repairs())
def test_an_edit_maps_to_exactly_the_raw_letters_it_replaced(repaired):
    for edit, start, end in zip(repaired.edits, repaired._starts, repaired._ends, strict=True):
        if end > start:
            assert repaired.to_raw(start, end) == (edit.start, edit.end)


@given(repairs())
def test_undoing_every_edit_gives_the_raw_text_back(repaired):
    undone = repaired
    while undone.edits:
        undone = undone.undo(0)
    assert undone.text == repaired.raw


@given(st.data())
def test_two_repairs_in_a_row_are_one_repair_of_the_raw_text(data):
    first = data.draw(repairs())
    later = data.draw(edits_of(first.text))
    both = then(first, later)
    assert both.raw == first.raw
    assert both.text == rebuilt(first.text, later).text
    assert all(both.raw[e.start : e.end] == e.before for e in both.edits)


def test_edits_in_a_span_are_those_that_touch_it():
    deletion = Edit(2, 3, " ", "", "mechanical", "gap")
    repaired = rebuilt("กก ่ขข", [deletion])
    assert repaired.edits_in(0, 3) == (deletion,)
    assert repaired.edits_in(3, 5) == ()


def test_edits_that_overlap_are_refused():
    edit = Edit(0, 2, "กข", "ค", "lexicon", "test")
    with pytest.raises(ValueError, match="overlap"):
        rebuilt("กขค", [edit, Edit(1, 3, "ขค", "ง", "lexicon", "test")])


def test_an_empty_span_stays_empty():
    assert Repaired("กข", "กข").to_raw(1, 1) == (1, 1)
