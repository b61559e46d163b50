"""The five real letters are read as a careful person reads them.

They stay outside the project (`WIAN_SHARED`); here only counts are compared and nothing is quoted.
"""

from __future__ import annotations

import json
from functools import cache

import pytest

from tests.support import require, shared
from wian.bench.scoring import Tally, score
from wian.bench.swap import swap
from wian.reading import read, to_dict

NAMES = ("000", "001", "002", "003", "004")
EXACT = (
    *("number", "date", "exclusions", "deadlines", "criteria", "bands", "rounds", "zones"),
    "contradictions",
)


@cache
def tally(name: str, seed: int | None = None) -> Tally:
    """The counts of one real letter, or of its twin with other names, numbers and places."""
    require("shared")
    folder = shared() / "reading"
    gold = json.loads((folder / f"gold/{name}.json").read_text(encoding="utf-8"))
    text = (folder / f"letters/{name}.txt").read_text(encoding="utf-8")
    if seed is not None:
        text, gold = swap(text, gold, seed)
    return score(gold, to_dict(read(text)), name)


def test_the_real_letters_are_read_at_97_in_a_hundred() -> None:
    total = sum(map(tally, NAMES), Tally()).total
    assert total.f1 >= 0.97


@pytest.mark.parametrize("field", EXACT)
def test_what_decisions_hang_on_is_read_without_a_mistake(field: str) -> None:
    count = sum(map(tally, NAMES), Tally())[field]
    assert count.hit
    assert (count.missed, count.invented) == (0, 0)


@pytest.mark.parametrize("seed", range(3))
def test_other_names_numbers_and_places_cost_at_most_a_hundredth(seed: int) -> None:
    costs = [tally(name).total.f1 - tally(name, seed).total.f1 for name in NAMES]
    assert sum(costs) / len(costs) <= 0.01
