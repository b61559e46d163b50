"""Forms of reports as data: checked themselves, and what they say about values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.duties import forms
from wian.duties.errors import Refused
from wian.duties.forms import Beside, Severity

NUMBER: dict[str, Any] = {"code": "n", "kind": "number", "label_th": "จำนวน"}
TABLE: dict[str, Any] = {
    "code": "t", "kind": "table", "label_th": "รายชื่อ", "max": "3",
    "columns": [
        {"code": "name", "kind": "text", "label_th": "ชื่อ", "required": True},
        {"code": "day", "kind": "date", "label_th": "วันที่"},
    ],
}  # fmt: skip


def form(*fields: dict[str, Any]) -> forms.Form:
    """The form with these fields."""
    return forms.from_json(list(fields))


def numbers(values: Any, *fields: dict[str, Any], **beside: Any) -> list[tuple[str, Severity]]:
    """The problems of these values."""
    found = forms.check(form(*fields), values, Beside(**beside))
    return [(one.number, one.severity) for one in found]


def test_a_duty_without_a_form_asks_what_was_done_what_was_hard_what_comes_next() -> None:
    asked = forms.from_json([])
    assert [(field.code, field.required) for field in asked] == [
        ("done", True), ("problems", False), ("next", False),
    ]  # fmt: skip
    assert forms.from_json(forms.to_json(asked)) == asked


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ("no list", "D260"),
        ([{"code": "A b", "label_th": "x"}], "D260"),
        ([{**NUMBER, "colour": "red"}], "D260"),
        ([{**NUMBER, "kind": "formula"}], "D260"),
        ([{**NUMBER, "label_th": ""}], "D260"),
        ([{**NUMBER, "min": "many"}], "D260"),
        ([{**NUMBER, "decimals": True}], "D260"),
        ([{**NUMBER, "decimals": 9}], "D260"),
        ([NUMBER, NUMBER], "D261"),
        ([{**NUMBER, "figure": "a"}, {**NUMBER, "code": "m", "figure": "a"}], "D261"),
        ([{**NUMBER, "min": "9", "max": "1"}], "D262"),
        ([{**NUMBER, "kind": "choice"}], "D263"),
        ([{**NUMBER, "kind": "choice", "choices": [["a", "x"], ["a", "y"]]}], "D261"),
        ([{**NUMBER, "code": f"n{i}"} for i in range(101)], "D260"),
        ([{**TABLE, "columns": []}], "D265"),
        ([{**TABLE, "columns": [TABLE]}], "D260"),
        ([{**NUMBER, "kind": "text", "cumulative": True}], "D266"),
    ],
)
def test_a_form_that_cannot_be_meant_is_refused(fields: Any, number: str) -> None:
    with pytest.raises(Refused) as seen:
        forms.from_json(fields)
    assert seen.value.number == number


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("๑,๒๓๔.๕๐", "1234.5"), (" 12 ", "12"), (7, "7"), (0.5, "0.5"), ("-0", "0"), ("−3", "-3"),
     ("1,000,000", "1000000")],
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(typed: Any, kept: str) -> None:
    asked = form({**NUMBER, "decimals": 2})
    assert forms.read(asked, {"n": typed}) == ({"n": kept}, ())


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1,2", "D242"), ("12a", "D242"), (True, "D242"), ("1e5", "D242"), ("nan", "D242"),
     ("1.234", "D243"), ("-1", "D244"), ("101", "D245"), ([], "D242"), ("9" * 40, "D242")],
)  # fmt: skip
def test_what_is_no_such_number_blocks_and_stays_as_typed(typed: Any, number: str) -> None:
    field = {**NUMBER, "decimals": 2, "min": "0", "max": "100"}
    assert numbers({"n": typed}, field)[0] == (number, Severity.BLOCKS)


@pytest.mark.parametrize("typed", ["20 ธ.ค. 2567", "๒๐ ธันวาคม ๒๕๖๗", "2024-12-20", "20/12/2567"])
def test_days_are_read_in_either_era(typed: str) -> None:
    field = {"code": "d", "kind": "date", "label_th": "วัน"}
    assert forms.read(form(field), {"d": typed}) == ({"d": "2024-12-20"}, ())
    assert numbers({"d": "31 ก.พ. 2567"}, field) == [("D247", Severity.BLOCKS)]


def test_a_choice_is_taken_by_code_or_by_word() -> None:
    field = {"code": "c", "kind": "choice", "label_th": "x", "choices": [["a", "ก", "A"]]}
    for typed in ("a", "ก", " A "):
        assert forms.read(form(field), {"c": typed})[0] == {"c": "a"}
    assert numbers({"c": "ข"}, field) == [("D246", Severity.BLOCKS)]


def test_a_table_is_bounded_and_each_cell_is_checked() -> None:
    rows = [{"name": "ก", "day": "1 ม.ค. 2568"}, {}, {"name": " "}]
    assert forms.read(form(TABLE), {"t": rows}) == (
        {"t": [{"name": "ก", "day": "2025-01-01"}]}, (),
    )  # fmt: skip
    [wrong] = forms.check(form(TABLE), {"t": [{"name": "ก"}, {"day": "ไม่รู้"}]})
    assert (wrong.number, wrong.row, wrong.column) == ("D247", 2, "day")
    [lacking] = forms.check(form(TABLE), {"t": [{"day": "1 ม.ค. 2568"}]})
    assert (lacking.number, lacking.row, lacking.column) == ("D240", 1, "name")
    assert numbers({"t": [{"name": "x"}] * 4}, TABLE) == [("D249", Severity.BLOCKS)]
    assert numbers({"t": [{"other": "x"}]}, TABLE) == [("D250", Severity.BLOCKS)]


def test_last_month_and_other_reports_are_held_against_it() -> None:
    field = {**NUMBER, "compare": "50", "cumulative": True, "figure": "people"}
    last = {"n": "100"}
    assert numbers({"n": "150"}, field, last=last) == []
    assert numbers({"n": "151"}, field, last=last) == [("D251", Severity.EXPLAIN)]
    assert numbers({"n": "99"}, field, last=last) == [("D252", Severity.EXPLAIN)]
    assert numbers({"n": "99"}, field, last=last, same_year=False) == []
    assert numbers({"n": "100"}, field, figures={"people": "90"}) == [("D253", Severity.EXPLAIN)]
    [found] = forms.check(form(field), {"n": "400"}, Beside(last=last, why={"n": "งานปีใหม่"}))
    assert found.explained
    assert not found.stops


def test_what_was_copied_and_left_so_is_only_told() -> None:
    field = {"code": "d", "kind": "text", "label_th": "ผล"}
    told = {"last": {"d": "เหมือนเดิม"}, "copied": {"d"}}
    assert numbers({"d": "เหมือนเดิม"}, field, **told) == [("D254", Severity.NOTE)]
    assert numbers({"d": "ใหม่"}, field, **told) == []


def test_an_empty_report_is_never_complete() -> None:
    field = {"code": "d", "kind": "text", "label_th": "ผล"}
    assert numbers({"d": "  "}, field) == [("D255", Severity.BLOCKS)]
    assert numbers({}, field, evidence={""}) == []
    piece = forms.Piece("photo", "ภาพ")
    assert numbers({"d": "x"}, field, wanted=(piece,)) == [("D241", Severity.BLOCKS)]
    file = {"code": "photo", "kind": "file", "label_th": "ภาพ", "required": True}
    assert numbers({}, file, evidence={"photo"}, wanted=(piece,)) == []
    assert ("D241", Severity.BLOCKS) in numbers({}, file)


def test_texts_are_bounded_and_hold_no_controls() -> None:
    field = {"code": "d", "kind": "text", "label_th": "ผล", "max": "5"}
    assert numbers({"d": "ยาวเกินไป"}, field) == [("D248", Severity.BLOCKS)]
    assert numbers({"d": "a\x00b"}, field)[0] == ("D257", Severity.BLOCKS)
    assert forms.read(form(field), {"d": "a\r\nb"})[0] == {"d": "a\nb"}


_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(["name", "day"]), inner, max_size=3)
    ),
    max_leaves=8,
)
_ALL = (
    {**NUMBER, "decimals": 2, "compare": "10"}, TABLE,
    {"code": "d", "kind": "date", "label_th": "x"},
    {"code": "c", "kind": "choice", "label_th": "x", "choices": [["a", "ก"]]},
    {"code": "s", "kind": "text", "label_th": "x"},
)  # fmt: skip


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("n", "t", "d", "c", "s"), _JUNK)))
def test_whatever_is_typed_is_read_once_and_reads_the_same_again(values: dict[str, Any]) -> None:
    asked = form(*_ALL)
    content, wrong = forms.read(asked, values)
    again, wrong_again = forms.read(asked, content)
    assert again == content
    assert {one.field for one in wrong_again} <= {one.field for one in wrong}
    forms.check(asked, values)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_number_is_kept_exactly(number: Decimal) -> None:
    content, wrong = forms.read(form({**NUMBER, "decimals": 2}), {"n": str(number)})
    assert not wrong
    assert Decimal(content["n"]) == number
