"""A letter that comes again is found, whatever a scan did to it; another letter is not."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.letters.desk_papers import simple, twin
from tests.support import ROOT
from wian.bench.damage import Strength, damage
from wian.letters.duplicates import COMPARED, NEAR, PLACES, alike, bands, runs

TWINS = ("000", "001", "002", "003", "004")


def shared(one: str, other: str) -> int:
    return len(set(enumerate(bands(runs(one)))) & set(enumerate(bands(runs(other)))))


@pytest.mark.parametrize("number", TWINS)
@pytest.mark.parametrize("strength", ["light", "medium", "heavy"])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_damaged_copy_is_found_and_is_near(number: str, strength: Strength, seed: int) -> None:
    copy = damage(twin(number), strength, seed, digits=True)
    assert shared(twin(number), copy) >= 1
    assert alike(runs(twin(number)), runs(copy)) >= NEAR


def test_other_letters_of_the_same_office_are_not_near() -> None:
    for one, other in combinations(TWINS, 2):
        assert alike(runs(twin(one)), runs(twin(other))) < NEAR / 2


def test_a_hundred_letters_share_no_piece_of_a_fingerprint() -> None:
    texts = [path.read_text() for path in sorted((ROOT / "examples/corpus").glob("*.txt"))]
    prints = [set(enumerate(bands(runs(text)))) for text in texts]
    assert len(prints) >= 100
    assert sum(bool(a & b) for a, b in combinations(prints, 2)) <= 1


def test_a_text_too_short_to_tell_apart_is_like_nothing() -> None:
    assert bands(runs("เรียน นายอำเภอ")) == ()
    assert alike(runs("ก"), runs("ก")) == 0.0


def test_a_fingerprint_has_its_size_and_fits_the_database() -> None:
    for text in (simple(1), twin("004"), "ก" * 3 * COMPARED):
        found = bands(runs(text))
        assert len(found) == PLACES
        assert all(-(2**63) <= band < 2**63 for band in found)
