"""`wian bench registry` measures every promise on letters of its own and leaves nothing behind."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click
import pytest

from tests.support import environment, require
from wian.bench import registry, registry_papers
from wian.bench.corpus import EXAMPLES, load
from wian.bench.frame import Measure
from wian.bench.registry_questions import LONGEST, SHORTEST, cuts, said, words
from wian.letters.opening import open_file
from wian.thai.digits import to_arabic

PROMISES = {
    ("comparing a new letter", "× the time"): "value ≤ 3",
    ("books that are not 1..50", "books"): "value ≤ 0",
    ("recall", "%"): "value ≥ 100",
    ("words before accidents", "%"): "value ≥ 100",
    ("search", "ms"): "p95 ≤ 100",
    ("page", "queries"): "value ≤ 12",
    ("read and registered", "letters/min"): "value ≥ 120",
    ("photograph", "s"): "ratio ≤ 1.3",
}
SURE = ("books that are not 1..50", "recall", "words before accidents", "page")
"""What holds however small the office and however busy the machine."""
CLEAN = [sample for sample in load(EXAMPLES / "corpus") if sample.noise == "none"]


def check(rows: list[Measure]) -> None:
    """Every promise is measured, and what does not depend on the clock holds."""
    found = {(row.name, row.unit): str(row.target) for row in rows if row.target}
    assert found == PROMISES
    assert [row for row in rows if row.name in SURE and not row.holds] == []
    timed = [row for row in rows if row.unit in ("ms", "s", "letters/min", "ms a letter")]
    assert [row for row in timed if not row.floor or len(row.runs) < 5] == []


def test_every_promise_is_measured_on_each_database_and_nothing_is_left(pg: str) -> None:
    import psycopg

    require("ocr")
    with environment(DATABASE_URL=pg):
        rows = list(registry.measures(quick=True))
    for engine in ("SQLite", "PostgreSQL"):
        check([row for row in rows if row.size.startswith(f"{engine}, ")])
    with closing(psycopg.connect(pg)) as server:
        left = server.execute("SELECT 1 FROM pg_database WHERE datname LIKE 'wian_bench_%'")
        assert left.fetchall() == []


def test_without_letters_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="--examples"):
        list(registry.measures(tmp_path))


def test_no_two_documents_are_alike_and_another_seed_makes_others() -> None:
    one, other = (registry_papers.pieces(CLEAN[:3], 8, seed) for seed in (1, 100))
    assert len(one) == len(other) == 8
    assert len({piece.raw for piece in (*one, *other)}) == 16


def test_a_pdf_says_what_the_letter_says() -> None:
    made = registry_papers.pdfs(CLEAN, seed=3)
    facts = [open_file(next(made), "letter.pdf").pieces[0].facts for _ in range(4)]
    assert all(one["number"] and one["subject"] and one["date"] for one in facts)
    assert len({one["number"] for one in facts}) == 4


def test_a_photograph_is_a_page_that_is_read() -> None:
    require("ocr")
    [photo] = registry_papers.photos(CLEAN, 1, seed=5, dpi=200)
    assert photo.startswith(b"\xff\xd8")
    [page] = open_file(photo, "photo.jpg").pieces
    assert len(page.raw) > 1_000


def test_a_cut_is_in_the_letters_that_hold_it_whatever_its_digits() -> None:
    texts = [sample.text for sample in CLEAN[:10]]
    found = cuts(texts, 60, seed=2)
    assert {len(cut.text) for cut in found} <= set(range(SHORTEST, LONGEST + 1))
    assert any(to_arabic(cut.text) != cut.text for cut in found)
    for cut in found:
        plain = to_arabic(cut.text).casefold()
        holding = {at for at, text in enumerate(texts) if plain in to_arabic(text).casefold()}
        assert holding
        assert holding == cut.holding


def test_a_word_is_meant_in_some_letters_and_only_held_in_others() -> None:
    texts = [
        said(piece)
        for sample in CLEAN[:12]
        for piece in open_file(sample.text.encode(), "a").pieces
    ]
    found = words(texts, 5, seed=1)
    assert len(found) == 5
    for word in found:
        assert word.meant
        assert word.accidental
        assert not word.meant & word.accidental
        assert all(word.text in texts[at] for at in word.meant | word.accidental)
