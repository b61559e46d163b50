"""`wian bench reading` counts every letter where its damage belongs, and says when it has none."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from tests.support import ROOT
from wian.bench import reading
from wian.bench.corpus import EXAMPLES, Sample, load
from wian.bench.frame import Measure

LETTER = "ที่ มท ๐๘๐๘.๒/ว ๑๒๓๔\n\n๕ มกราคม ๒๕๖๗\n\nเรื่อง การทดสอบ\n\nเรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด\n"
GOLD = {"documents": [{"kind": "external_letter", "number": "มท 0808.2/ว 1234"}]}


def sample(noise: str = "none", genre: str = "external") -> Sample:
    return Sample("a", LETTER, GOLD, genre, noise)  # type: ignore[arg-type]


def sizes(rows: list[Measure]) -> dict[str, str]:
    return {row.size.split(",")[0]: row.size for row in rows if row.name == "reading F1"}


def test_a_clean_letter_counts_under_every_strength() -> None:
    rows = list(reading.accuracy("reading", [sample()]))
    assert list(sizes(rows)) == ["none", "light", "medium", "heavy"]


def test_a_damaged_letter_counts_where_its_damage_belongs() -> None:
    rows = list(reading.accuracy("reading", [sample("heavy"), sample("light")]))
    assert sizes(rows) == {"light": "light, 1 letters", "heavy": "heavy, 1 letters"}


def test_each_genre_has_its_own_figure_and_only_totals_have_targets() -> None:
    rows = list(reading.accuracy("reading", [sample(genre="memo"), sample(genre="order")]))
    names = {row.name: row.target is not None for row in rows if row.size.startswith("none")}
    assert names == {
        "reading F1": True,
        "reading precision": True,
        "reading F1 memo": False,
        "reading F1 order": False,
    }


def test_without_letters_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="--examples"):
        list(reading.measures(tmp_path))


def test_the_letters_are_those_beside_the_project() -> None:
    assert EXAMPLES == ROOT / "examples"
    assert len(load(EXAMPLES / "letters")) == 5


def test_a_gold_without_its_letter_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(GOLD), encoding="utf-8")
    assert load(tmp_path) == []
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    assert load(tmp_path) == [Sample("a", LETTER, GOLD, "letter", "none")]


def test_a_text_of_so_many_bytes_is_cut_between_characters() -> None:
    assert 98 <= len(reading._of_bytes("กขค", 100).encode()) <= 100


def test_speed_is_measured_with_a_floor_in_the_same_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SMALL", 1_000)
    monkeypatch.setattr(reading, "BIG", 5_000)
    rows = list(reading.speed([sample(), sample()]))
    assert [row.floor is not None for row in rows] == [True] * 5
    assert {row.unit for row in rows} == {"ms CPU", "1/s", "×", "s wall"}
