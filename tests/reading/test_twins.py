"""The five invented twins and the open corpus are read, clean and damaged."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from tests.support import ROOT
from wian.bench.corpus import Sample, load
from wian.bench.damage import Strength, damage
from wian.bench.scoring import Tally, score
from wian.reading import read, to_dict

TWINS = {sample.name: sample for sample in load(ROOT / "examples/letters")}
CORPUS = load(ROOT / "examples/corpus")
EXACT = (
    *("number", "date", "exclusions", "deadlines", "criteria", "bands", "rounds", "zones"),
    "contradictions",
)


@cache
def letter(name: str) -> dict[str, Any]:
    return to_dict(read(TWINS[name].text))


@cache
def twins() -> Tally:
    return sum((score(t.gold, letter(name), name) for name, t in TWINS.items()), Tally())


def doubts(name: str, kind: str) -> list[list[str]]:
    """The quoted texts of each contradiction of one kind."""
    text = TWINS[name].text
    found = [row for row in letter(name)["contradictions"] if row["kind"] == kind]
    return [[" ".join(text[a:b].split()) for a, b in row["quotes"]] for row in found]


def test_the_twins_are_read_at_97_in_a_hundred() -> None:
    assert twins().total.f1 >= 0.97, twins().log


@pytest.mark.parametrize("field", EXACT)
def test_what_decisions_hang_on_is_read_without_a_mistake(field: str) -> None:
    count = twins()[field]
    assert count.hit
    assert (count.missed, count.invented) == (0, 0), twins().log


def test_003_names_a_weekday_that_the_date_is_not() -> None:
    (quotes,) = doubts("003", "weekday")
    assert "วันอังคารที่ ๑๒ กันยายน ๒๕๖๕" in quotes[0]


def test_003_sets_a_meeting_before_its_own_date() -> None:
    (quotes,) = doubts("003", "before_letter")
    assert any("๑๒ กันยายน ๒๕๖๕" in quote for quote in quotes)
    assert letter("003")["documents"][0]["date"] == "2022-09-14"


def test_003_encloses_another_letter_than_the_one_it_cites() -> None:
    (quotes,) = doubts("003", "reference")
    assert any("๒๓๘๙" in quote for quote in quotes)
    assert letter("003")["documents"][1]["number"] == "มท 0816.4/ว 2369"
    assert letter("003")["documents"][1]["date"] == "2022-09-08"


def test_004_holds_fifteen_criteria_worth_a_hundred_points() -> None:
    criteria = [row for d in letter("004")["documents"] for row in d["criteria"]]
    assert len(criteria) == 15
    assert sum(row["points"] for row in criteria) == 100
    assert len({row["group"] for row in criteria}) == 5


def test_004_holds_three_bands_two_rounds_and_three_zones_of_six() -> None:
    whole = letter("004")
    assert len(whole["bands"]) == 3
    assert [row["due"] for row in whole["rounds"]] == ["2025-02-28", "2025-07-31"]
    assert [len(zone["districts"]) for zone in whole["zones"]] == [6, 6, 6]


def test_004_seats_forty_two() -> None:
    assert sum(len(row["members"]) for row in letter("004")["committees"]) == 42


def test_002_has_a_cover_instruction_and_eight_items() -> None:
    duties = letter("002")["documents"][0]["duties"]
    assert [duty["item"] for duty in duties if duty.get("item")] == list("12345678")
    assert len(duties) == 9


def test_002_is_due_at_the_month_s_end_and_every_25th() -> None:
    duties = {duty.get("item"): duty for duty in letter("002")["documents"][0]["duties"]}
    assert duties["7"]["due"] == "2025-11-30"
    assert duties["8"]["recurrence"] == "monthly:25"


def test_002_goes_to_all_districts_but_one() -> None:
    document = letter("002")["documents"][0]
    assert document["addressees"] == ["นายอำเภอ ทุกอำเภอ"]
    assert document["exclusions"] == ["อำเภอสามชัย"]


def test_000_shows_its_impossible_years_and_does_not_mend_them() -> None:
    quotes = [quote for row in doubts("000", "future_year") for quote in row]
    assert any("๖๕๖๒" in quote for quote in quotes)
    assert any("๒๕๘๑" in quote for quote in quotes)
    document = letter("000")["documents"][0]
    assert document["date"] is None
    assert "๖๕๖๒" in document["date_raw"]


def test_every_fact_s_place_holds_what_it_says() -> None:
    for name, twin in TWINS.items():
        for document in letter(name)["documents"]:
            place = document["places"]["number"] if document["number"] else None
            if place:
                start, end = place["span"]
                assert digits(document["number"])[-3:] in digits(twin.text[start:end])


def digits(text: str) -> str:
    return "".join(str(int(char)) for char in re.findall(r"\d", text))


def read_as(strength: Strength | None, noise: str) -> Tally:
    """The corpus written with this noise, under one strength of the generator."""
    chosen = [sample for sample in CORPUS if sample.noise == noise]
    assert chosen
    return sum((_scored(sample, strength) for sample in chosen), Tally())


def _scored(sample: Sample, strength: Strength | None) -> Tally:
    text = damage(sample.text, strength, 1) if strength else sample.text
    return score(sample.gold, to_dict(read(text)), sample.name)


@cache
def under(strength: str) -> Tally:
    """All letters of the open corpus as they read under one strength of damage."""
    if strength == "none":
        return read_as(None, "none")
    return read_as("light" if strength == "light" else "heavy", "none") + read_as(None, strength)


@pytest.mark.parametrize(("strength", "least"), [("none", 0.93), ("light", 0.93), ("heavy", 0.85)])
def test_the_open_corpus_is_read_clean_and_damaged(strength: str, least: float) -> None:
    total = under(strength).total
    assert total.f1 >= least, f"{total.f1:.3f}"


@pytest.mark.parametrize("strength", ["none", "light", "heavy"])
def test_what_is_read_in_the_open_corpus_is_there(strength: str) -> None:
    total = under(strength).total
    assert total.precision >= 0.95, f"{total.precision:.3f}"
