"""From the reading of a letter to the duties that it asks."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.duties.herbs import twin
from wian.duties.deadlines import (
    After,
    AfterEnd,
    Continuous,
    DayOfMonth,
    DueRule,
    Every,
    Information,
    On,
    Span,
    Weekly,
)
from wian.duties.proposing import Proposed, proposed
from wian.duties.proposing.sentences import ways
from wian.duties.proposing.tying import items, rows_of
from wian.duties.unanswered import Ask
from wian.reading import read
from wian.reading.export import to_dict


def of_twin(number: str, part: int = 0) -> tuple[Proposed, ...]:
    return proposed(to_dict(read(twin(number)))["documents"][part])


def one(**row: object) -> Proposed:
    """The only duty of a letter, with these facts."""
    [found] = proposed({"duties": [{"action": "รายงานผล", **row}]})
    return found


def test_the_twin_of_002_reads_as_a_cover_and_eight_duties() -> None:
    found = of_twin("002")
    assert [row.item for row in found] == ["", "1", "2", "3", "4", "5", "6", "7", "8"]
    assert sum(row.tracked for row in found) == 8
    kinds = ["information", *["once"] * 5, "continuous", "once", "again"]
    assert [row.kind for row in found] == kinds


def test_the_twin_of_002_says_when_each_is_due() -> None:
    found = {row.item: row for row in of_twin("002")}
    assert found["7"].rule == DueRule(On(date(2025, 11, 30)))
    assert found["8"].rule == DueRule(Every(1, DayOfMonth(25)))
    assert found["6"].rule == DueRule(Continuous())
    for item in "12345":
        assert (found[item].rule, found[item].due_with) == (found["7"].rule, found["7"].row)
    assert not any(row.asks for row in found.values())


def test_the_twin_of_002_says_what_needs_what() -> None:
    found = {row.item: row for row in of_twin("002")}
    items_of = {row.row: item for item, row in found.items()}
    needs = {item: [items_of[n] for n in row.needs] for item, row in found.items() if row.needs}
    assert needs == {"5": ["4"], "6": ["5"], "7": ["1", "2", "3", "4", "5"], "8": ["6"]}
    assert found["8"].repeats == found["6"].row


def test_the_twin_of_002_asks_for_evidence_and_for_a_way() -> None:
    found = {row.item: row for row in of_twin("002")}
    codes = {item: [piece.code for piece in row.wanted] for item, row in found.items()}
    assert codes == {
        "": [], "1": ["order", "member_list"], "2": ["order", "member_list"], "3": ["mou"],
        "4": ["assessment", "photo"], "5": ["plan"], "6": [], "7": [], "8": ["report"],
    }  # fmt: skip
    assert [item for item, row in found.items() if row.ways] == ["1", "2"]
    new, revise = found["1"].ways
    assert (new.code, new.label) == ("new", "จัดตั้ง")
    assert (revise.code, revise.label) == ("revise", "ปรับปรุงรายชื่อ (หากมีคณะเดิมอยู่แล้ว)")
    assert {row.assignee for row in found.values()} == {"สำนักงานสาธารณสุขอำเภอ"}


@pytest.mark.parametrize(("number", "part"), [("000", 0), ("001", 0), ("001", 1)])
def test_a_letter_that_only_informs_is_owed_by_nobody(number: str, part: int) -> None:
    found = of_twin(number, part)
    assert found
    assert {row.kind for row in found} == {"information"}


def test_an_invitation_with_a_day_is_due_on_it_and_one_without_is_asked() -> None:
    [lower], [upper] = of_twin("003"), of_twin("003", 1)
    assert (lower.rule, lower.asks) == (None, (Ask.WHEN,))
    assert upper.rule == DueRule(On(date(2022, 9, 20)))


def test_a_report_every_month_without_a_day_asks_for_the_day() -> None:
    again = [row for row in of_twin("004", 1) if row.kind == "again"]
    assert len(again) == 2
    assert {row.asks for row in again} == {(Ask.DAY,)}


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ({"due": "2025-12-31"}, On(date(2025, 12, 31))),
        ({"recurrence": "monthly:20"}, Every(1, DayOfMonth(20))),
        ({"recurrence": "monthly:last"}, Every(1, DayOfMonth("last"))),
        ({"recurrence": "weekly:friday"}, Weekly(4)),
        ({"recurrence": "quarterly", "relative": "P15D"}, Every(3, AfterEnd(Span(15)))),
        ({"recurrence": "yearly", "relative": "P45D"}, Every(12, AfterEnd(Span(45)))),
        (
            {"recurrence": "monthly", "relative": "P5D", "business_days": True},
            Every(1, AfterEnd(Span(5, "working_days"))),
        ),
        (
            {"relative": "P15D", "relative_from": "วันที่ได้รับหนังสือ"},
            After(Span(15), "receipt", "วันที่ได้รับหนังสือ"),
        ),
        ({"relative": "-P7D", "relative_from": "วันงาน"}, After(Span(-7), "event", "วันงาน")),
        (
            {"relative": "P2M", "relative_from": "วันลงนาม"},
            After(Span(2, "months"), "dispatch", "วันลงนาม"),
        ),
    ],
)
def test_a_time_of_the_reading_is_a_rule(row: dict[str, object], when: object) -> None:
    found = one(**row)
    assert found.rule is not None
    assert (found.rule.when, found.asks) == (when, ())


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"recurrence": "every:P15D"},
        {"recurrence": "daily"},
        {"relative": "PT4H"},
        {"recurrence": "monthly", "relative": "-P3D"},
        {"due": "2025-02-31"},
        {"due": "1900-01-01"},
    ],
)
def test_a_time_that_no_rule_holds_is_asked_for(row: dict[str, object]) -> None:
    found = one(**row)
    assert (found.rule, found.asks) == (None, (Ask.WHEN,))


def test_a_time_of_day_closes_and_a_condition_is_asked_about() -> None:
    found = one(due="2025-12-31", time="15:00", condition="หากมีผู้ประสงค์")
    assert found.rule is not None
    assert (found.rule.closes, found.asks) == (time(15), (Ask.CONDITION,))


@pytest.mark.parametrize(
    ("action", "codes"),
    [
        ("แต่งตั้ง หรือทบทวน/ปรับปรุง (กรณีเคยมีมาก่อนแล้ว) คณะทำงานระดับอำเภอ", ["new", "revise"]),
        ("จัดทำแผนพัฒนา หรือทบทวนแผนพัฒนาเดิม ให้แล้วเสร็จ", ["new", "revise"]),
        ("กรณีมีคณะกรรมการแล้ว ให้ส่งรายชื่อ กรณียังไม่มี ให้แต่งตั้งและส่งคำสั่ง", ["yes", "no"]),
        ("รายงานเป็นหนังสือหรือทางอีเมล", []),
        ("แต่งตั้งคณะทำงานระดับจังหวัดหรืออำเภอ", []),
    ],
)
def test_two_ways_are_known_by_the_kind_of_sentence(action: str, codes: list[str]) -> None:
    assert [way.code for way in ways(action)] == codes


@pytest.mark.parametrize(
    ("action", "cited"),
    [
        ("สำเนาหลักฐานของข้อ ๑ - ๕", ["1", "2", "3", "4", "5"]),
        ("ตามข้อ ๓.๑ ถึงข้อ ๓.๓ และข้อ ๕", ["3.1", "3.2", "3.3", "5"]),
        ("ข้อ 2, 4 และ 6", ["2", "4", "6"]),
        ("ครบทุกข้อ ภายใน ๕ วัน", []),
        ("ข้อ ๕ - ๑", ["5", "1"]),
        ("ข้อ 1 - 900", ["1", "900"]),
    ],
)
def test_cited_items_are_written_out(action: str, cited: list[str]) -> None:
    assert list(items(action)) == cited


@given(st.integers(1, 90), st.integers(0, 40))
def test_a_range_names_every_item_between_once(first: int, more: int) -> None:
    cited = items(f"เอกสารของข้อ {first} - {first + more}")
    assert list(cited) == [str(n) for n in range(first, first + more + 1)]


@given(st.lists(st.sampled_from(["1", "2", "3", ""]), max_size=12), st.data())
def test_an_item_means_the_nearest_one_above_and_never_one_below(
    numbers: list[str], data: st.DataObject
) -> None:
    before = data.draw(st.integers(0, len(numbers)))
    for row in rows_of(["1", "2"], numbers, before):
        assert row < before
        assert numbers[row] not in numbers[row + 1 : before]


@given(st.text(max_size=300))
def test_no_sentence_breaks_it(action: str) -> None:
    for found in proposed({"duties": [{"action": action, "item": "1"}, {"action": action}]}):
        assert all(need < found.row for need in found.needs)


def test_a_row_that_people_took_away_is_no_duty() -> None:
    rows = [{"action": "รายงาน", "due": "2025-12-31"}, None, {"action": ""}]
    assert [row.row for row in proposed({"duties": rows})] == [0]


def test_what_only_informs_has_no_day_of_its_own() -> None:
    assert one(action="จึงเรียนมาเพื่อทราบ").rule == DueRule(Information())
