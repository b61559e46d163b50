"""What people put right lies over what was read, and what was read never changes."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.desk_papers import twin
from wian.letters.errors import Refused
from wian.letters.facts import (
    Said,
    columns,
    doubtful,
    effective,
    known,
    names,
    place_of,
    private,
    value_at,
)
from wian.letters.fields import FIELDS, field_of, read_day, typed
from wian.letters.opening import open_file

PIECES = open_file(twin("003").encode(), "003.txt").pieces
COVER, ORDER, ANNEX = (piece.facts for piece in PIECES)


def facts_of(number: str) -> dict[str, Any]:
    return open_file(twin(number).encode(), number).pieces[0].facts


def test_every_fact_is_found_by_its_name_and_stands_where_its_place_says() -> None:
    place = place_of(COVER, "number")
    assert place is not None
    assert PIECES[0].raw[place.start : place.end] == "พช ๐๐๒๓.๔/ว ๗/๖๘"
    assert value_at(COVER, "signatory.name") == "นายสทธา เกษมวรพัฒน์"
    assert value_at(COVER, "references.0.date") == "2022-04-19"
    assert value_at(COVER, "duties.7.due") is None
    for piece in PIECES:
        for name in names(piece.facts):
            found = place_of(piece.facts, name)
            assert found is None or 0 <= found.start <= found.end <= len(piece.raw), name


def test_a_correction_lies_over_the_reading_and_the_reading_stays() -> None:
    before = deepcopy(COVER)
    now = effective(COVER, [Said("duties.0.due", "2022-09-15"), Said("signatory.name", "ก")])
    assert value_at(now, "duties.0.due") == "2022-09-15"
    assert value_at(now, "duties.0.action") == value_at(COVER, "duties.0.action")
    assert value_at(now, "signatory.position") == "รองผู้ว่าราชการจังหวัด"
    assert before == COVER


def test_the_path_behind_the_last_row_adds_one_and_none_takes_one_away() -> None:
    assert known(COVER, "addressees.1")
    assert not known(COVER, "addressees.2")
    now = effective(COVER, [Said("addressees.1", "ปลัดจังหวัด"), Said("references.0.number", None)])
    assert columns(now).addressee == "นายอำเภอ ทุกอำเภอ · ปลัดจังหวัด"
    gone = effective(now, [Said("addressees.0", None)])
    assert columns(gone).addressee == "ปลัดจังหวัด"


@pytest.mark.parametrize(
    "name", ["", "places", "number.0", "duties.x.due", "duties.0.span", "__class__"]
)
def test_what_is_no_field_cannot_be_put_right(name: str) -> None:
    assert not known(COVER, name)


def test_a_letter_nobody_could_read_has_the_columns_of_what_was_typed() -> None:
    typed_in = [Said("number", "ชร 0019.2/ว 30322"), Said("date", "2025-01-06")]
    found = columns(effective({}, [*typed_in, Said("signatory.name", "ข")]))
    assert (found.number, found.dated) == ("ชร 0019.2/ว 30322", date(2025, 1, 6))
    assert found.number_key == "ชร0019.2/ว30322"
    assert found.subject == ""


def test_the_nearest_deadline_of_all_duties_is_that_of_the_letter() -> None:
    duties = [{"due": "2025-03-01"}, None, {"due": "2025-02-01"}, {"due": None}]
    assert columns({"duties": duties}).earliest_due == date(2025, 2, 1)


def test_facts_read_with_little_confidence_are_doubtful_until_somebody_says() -> None:
    assert "number" in doubtful(COVER, ())
    assert "subject" not in doubtful(COVER, ())
    assert "number" not in doubtful(COVER, [Said("number", "x")])


def test_mobile_numbers_and_passcodes_are_private() -> None:
    assert any(name.startswith("contacts.") for name in private(facts_of("001")))
    assert "subject" not in private(COVER)


@pytest.mark.parametrize(
    "text", ["1 ต.ค. 2568", "๑ ตุลาคม ๒๕๖๘", "01/10/2568", "2025-10-01", "วันที่ 1 ตุลาคม 2568"]
)
def test_a_day_is_understood_as_people_write_it(text: str) -> None:
    assert typed(FIELDS["date"], f"  {text} ") == "2025-10-01"


@pytest.mark.parametrize(
    "text", ["31 เมษายน 2568", "เดือนตุลาคม", "พรุ่งนี้", "1/10", "99-99-9999", "0001-01-01"]
)
def test_what_is_no_day_is_refused_and_shown_as_typed(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_day(text)
    assert refused.value.number == "L104"
    assert text in refused.value.thai


def test_what_is_typed_is_cleaned_of_what_no_paper_holds() -> None:
    assert typed(FIELDS["subject"], "ก\0ข \u202e ค\n ง ") == "กข ค ง"
    assert typed(FIELDS["number"], "ชร ๐๐๑๙/ว ๓") == "ชร 0019/ว 3"
    assert typed(FIELDS["subject"], " \t") is None
    assert typed(FIELDS["meetings.*.start"], "๙.๓๐ น.") == "09:30"


@pytest.mark.parametrize(
    ("name", "text", "number"),
    [
        ("urgency", "เร็วๆ", "L105"),
        ("subject", "ก" * 501, "L106"),
        ("meetings.0.start", "บ่าย", "L107"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_number(name: str, text: str, number: str) -> None:
    field = field_of(name)
    assert field is not None
    with pytest.raises(Refused) as refused:
        typed(field, text)
    assert refused.value.number == number


@given(
    st.lists(st.tuples(st.sampled_from(sorted(FIELDS)), st.integers(0, 4), st.text(max_size=20)))
)
def test_whatever_people_say_the_last_word_about_each_fact_holds(
    words: list[tuple[str, int, str]],
) -> None:
    said = [Said(name.replace("*", str(n)), text) for name, n, text in words]
    now = effective(COVER, said)
    for name in {one.name for one in said}:
        if name not in {other.name.rpartition(".")[0] for other in said}:
            assert value_at(now, name) == [one.value for one in said if one.name == name][-1]
    columns(now)
