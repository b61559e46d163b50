"""The fuzzer finds what it looks for: exceptions, hangs, places outside the text."""

from __future__ import annotations

import itertools
import random
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

import wian.reading
from wian.bench import fuzz

SEEDS = ["ที่ มท ๐๘๐๘.๒/ว ๑\nเรียน ผู้ว่าราชการจังหวัด\n", "เรื่อง ประชุม\n"]


def test_the_same_seed_makes_the_same_texts_and_none_is_too_long() -> None:
    one, two = (list(itertools.islice(fuzz.mutations(SEEDS, random.Random(7)), 100)) for _ in "ab")
    assert one == two
    assert len(set(one)) > 70
    assert max(map(len, one)) <= fuzz.LONGEST


@pytest.mark.parametrize(
    "reading",
    [
        {"span": [0, 9], "confidence": 0.5},
        {"span": [2, 1]},
        {"quotes": [[0, 1], [-1, 0]]},
        {"confidence": 1.5},
        {"confidence": "high"},
        {"tuple": (1, 2)},
    ],
)
def test_a_broken_promise_is_named(monkeypatch: pytest.MonkeyPatch, reading: object) -> None:
    monkeypatch.setattr(wian.reading, "to_dict", lambda letter: {"rows": [reading]})
    assert fuzz.faults("กขคง")


def test_a_sound_reading_has_no_faults() -> None:
    assert fuzz.faults(SEEDS[0]) == []


def test_a_text_that_is_not_read_in_time_is_told_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watched = fuzz.Watched()
    try:
        monkeypatch.setattr(fuzz, "HANG_S", 0.0)
        start = time.monotonic()
        assert watched.trouble(SEEDS[0] * 50).startswith("hang")
        monkeypatch.setattr(fuzz, "HANG_S", 30.0)
        assert watched.trouble(SEEDS[0]) == ""
        assert time.monotonic() - start < 60
    finally:
        watched.close()


def test_a_short_run_reads_texts_and_saves_what_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Failing:
        def trouble(self, text: str) -> str:
            return "Traceback\nZeroDivisionError: why"

        def close(self) -> None:
            return None

    monkeypatch.setattr(fuzz, "Watched", Failing)
    told = CliRunner().invoke(fuzz.main, ["--minutes", "0.005", "--out", str(tmp_path)])
    assert told.exit_code == 1
    assert "1 kinds of trouble" in told.output
    assert (tmp_path / "001.txt").is_file()
    assert "ZeroDivisionError" in (tmp_path / "001.why").read_text(encoding="utf-8")
