"""Items that skip or repeat a number, or carry another item's number."""

from __future__ import annotations

import pytest

from tests.reading.letters import doubts, external, order

KIND = "numbering"
TASKS = ("สำรวจถังน้ำทุกหมู่บ้าน", "ซ่อมท่อที่รั่ว", "ล้างบ่อพักน้ำ", "รายงานผลให้จังหวัดทราบ")


def listed(*numbers: str) -> str:
    return order("\n".join(f"{n} {task}" for n, task in zip(numbers, TASKS, strict=False)))


@pytest.mark.parametrize(
    "numbers", [("๑.", "๒.", "๔."), ("1)", "2)", "4)", "5)"), ("(๑)", "(๒)", "(๔)")]
)
def test_a_number_left_out_is_doubted_where_it_is_missed(numbers: tuple[str, ...]) -> None:
    ((before, after),) = doubts(listed(*numbers), KIND)
    assert TASKS[1] in before
    assert TASKS[2] in after


def test_a_number_used_twice_is_doubted() -> None:
    ((before, after),) = doubts(listed("๑.", "๒.", "๒.", "๓."), KIND)
    assert before.startswith("๒.")
    assert after.startswith("๒.")


def test_a_skip_among_items_of_an_item_is_doubted() -> None:
    assert len(doubts(listed("๑.๑", "๑.๒", "๑.๔"), KIND)) == 1


@pytest.mark.parametrize(
    "numbers",
    [
        *(("๑.", "๒.", "๓.", "๔."), ("๑.", "๒.", "๑.", "๒."), ("๑.", "๑.๑", "๑.๒", "๒.")),
        *(("๑.", "๑.", "๒.", "๒."), ("๑.", "๓."), ("๑.", "๒.", "๙."), ("๕.", "๗.", "๘.")),
    ],
)
def test_sound_nested_and_doubtful_lists_are_not_doubted(numbers: tuple[str, ...]) -> None:
    assert doubts(listed(*numbers), KIND) == []


def test_a_number_inside_a_line_is_not_left_out() -> None:
    body = "๑. สำรวจถังน้ำ\n๒. ซ่อมท่อ ๓. ล้างบ่อพักน้ำ\n๔. รายงานผลให้จังหวัดทราบ"
    assert doubts(order(body), KIND) == []


def test_another_list_far_below_is_another_list() -> None:
    far = "\n".join(["ทั้งนี้ ให้ทุกหมู่บ้านดูแลแหล่งน้ำของตนให้สะอาดอยู่เสมอตลอดปี"] * 40)
    assert doubts(order(f"๑. สำรวจถังน้ำ\n๒. ซ่อมท่อ\n{far}\n๒. ล้างบ่อพักน้ำ\n๓. รายงานผล"), KIND) == []


def test_members_numbered_under_another_team_are_one_row() -> None:
    teams = "\n".join(
        f"{n}. คณะทำงานสาย{n}\n๑.๑ หัวหน้ากลุ่มงาน{n} ประธาน\n๑.๒ ช่างประจำสาย{n} กรรมการ" for n in "๑๒๓"
    )
    (quotes,) = doubts(order(teams), KIND)
    assert [quote[:2] for quote in quotes] == ["๒.", "๑.", "๓.", "๑."]


def test_members_numbered_under_their_own_team_are_not_doubted() -> None:
    teams = "\n".join(f"{n}. คณะทำงานสาย{n}\n{n}.๑ หัวหน้า\n{n}.๒ ช่างประจำสาย" for n in "๑๒๓")
    assert doubts(order(teams), KIND) == []


def test_a_letter_without_lists_is_not_doubted() -> None:
    assert doubts(external(), KIND) == []
