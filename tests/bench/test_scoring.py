"""The scorer means what the reading contract's own scorer means."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT, require, shared
from wian.bench.scoring import Count, Tally, alike, fold, score

TWINS = sorted((ROOT / "examples/letters").glob("*.json"))
DUTY = {"action": "รายงานผลการดำเนินงาน", "due": None, "recurrence": None, "relative": None}


def gold(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def duties(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"documents": [{"kind": "memo", "duties": [{**DUTY, **row} for row in rows]}]}


@pytest.mark.parametrize("path", TWINS, ids=lambda p: p.stem)
def test_a_gold_reading_agrees_with_itself(path: Path) -> None:
    total = score(gold(path), gold(path)).total
    assert total.hit >= 7
    assert (total.missed, total.invented, total.f1) == (0, 0, 1.0)


@pytest.mark.parametrize("path", TWINS, ids=lambda p: p.stem)
def test_no_reading_misses_everything_and_invents_nothing(path: Path) -> None:
    total = score(gold(path), {}).total
    assert (total.hit, total.invented, total.precision, total.f1) == (0, 0, 1.0, 0.0)


def test_tallies_add_field_by_field() -> None:
    both = score(gold(TWINS[0]), {}) + score(gold(TWINS[1]), gold(TWINS[1]))
    assert both["duties"].missed == len(gold(TWINS[0])["documents"][0]["duties"])
    assert both.total == sum(both.fields.values(), Count())
    assert both["no such field"] == Count()
    assert Tally().total.f1 == 1.0


def test_a_relative_deadline_may_carry_the_date_worked_out() -> None:
    wanted = duties({"relative": "P15D"})
    assert score(wanted, duties({"relative": "P15D", "due": "2024-05-15"})).total.f1 == 1.0
    assert score(wanted, duties({"due": "2024-05-15"}))["deadlines"] == Count(0, 1, 1)


def test_the_correction_of_a_date_that_is_printed_wrong_is_welcome_but_not_asked_for() -> None:
    wanted = {"documents": [{"kind": "memo", "date": None, "date_corrected": "2019-10-30"}]}
    for date, count in (("2019-10-30", Count(1)), (None, Count()), ("2019-10-31", Count(0, 0, 1))):
        assert score(wanted, {"documents": [{"kind": "memo", "date": date}]})["date"] == count


def test_contradictions_of_other_kinds_count_neither_way() -> None:
    wanted = {"contradictions": [{"kind": "weekday"}, {"kind": "name_variant"}]}
    found = {"contradictions": [{"kind": "weekday"}, {"kind": "order"}]}
    assert score(wanted, found).total == Count(1)


def test_a_document_too_many_is_invented_as_a_whole() -> None:
    document = {"kind": "memo", "number": "กค 1/2", "links": ["https://a.example"]}
    found = score({"documents": [document]}, {"documents": [document, document]})
    assert found.total == Count(3, 0, 3)
    assert any("[extra 1] number: invented" in line for line in found.log)


def test_text_is_compared_without_digits_script_spaces_and_quotes() -> None:
    assert fold("“ครั้งที่ ๒ / 2567”") == fold("ครั้งที่ 2/๒๕๖๗")
    assert fold("จํานวน") == fold("จำนวน")
    assert alike("นายอำเภอทุกอำเภอ", "นายอำเภอ ทุกอำเภอ", 0.99)
    assert not alike("", "", 0.1)


def harmed(tree: Any, dice: random.Random) -> Any:
    """The gold as a poor reader would return it."""
    if isinstance(tree, dict):
        return {key: harmed(value, dice) for key, value in tree.items()}
    if isinstance(tree, list):
        rows = [harmed(row, dice) for row in tree if dice.random() > 0.15]
        return [*rows, *copy.deepcopy(rows[:1])] if dice.random() < 0.2 else rows
    if isinstance(tree, str) and tree and dice.random() < 0.3:
        at = dice.randrange(len(tree))
        return dice.choice((None, tree[:at] + "ฟฟ" + tree[at + 1 :], tree[: at + 1], tree * 2))
    return tree


@pytest.mark.parametrize("seed", range(3))
def test_the_contract_s_own_scorer_counts_the_same(seed: int) -> None:
    require("shared")
    spec = importlib.util.spec_from_file_location("contract", shared() / "reading/score.py")
    assert spec
    assert spec.loader
    contract = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(contract)
    theirs, ours, dice = contract.Tally(), Tally(), random.Random(seed)
    paths = [*TWINS, *sorted((shared() / "reading/gold").glob("*.json"))]
    for path in paths:
        poor = harmed(gold(path), dice)
        for row in [*(poor.get("zones") or []), *(poor.get("committees") or [])]:
            row["name"] = row["name"] or ""
        contract.score_letter(theirs, gold(path), poor, path.stem)
        ours += score(gold(path), poor, path.stem)
    for name, hit, missed, invented, precision, recall, f1 in theirs.rows():
        count = ours.total if name == "ALL" else ours[name]
        assert count == Count(hit, missed, invented), name
        assert (count.precision, count.recall, count.f1) == (precision, recall, f1), name
    assert sorted(ours.log) == sorted(theirs.log)
