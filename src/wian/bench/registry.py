"""`wian bench registry`: an office with a year of letters reads, numbers and finds them fast.

The papers are made once; the figures are taken on each database (`registry_rows`).
"""

from __future__ import annotations

import pickle
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import click

from wian.bench.corpus import EXAMPLES, Sample, load
from wian.bench.engines import on_each_database, row_of
from wian.bench.frame import LEAST_RUNS, Measure
from wian.bench.registry_papers import pdfs, photos, pieces
from wian.bench.registry_questions import Cut, Word, cuts, said, words
from wian.letters.opening import Piece
from wian.scanning import ocr_available


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: letters in the office, PDFs of a run, cuts and words looked for, and
    how fine a photograph is."""

    letters: int
    pdfs: int
    cuts: int
    words: int
    dpi: int


FULL = Size(5_000, 30, 150, 40, 350)
QUICK = Size(200, 4, 20, 5, 200)
WARM = 4
"""PDFs that are read before the clock runs."""


@dataclass(frozen=True, slots=True)
class Papers:
    """All that is measured with: letters that stand, questions, and what comes in."""

    pieces: list[Piece]
    cuts: list[Cut]
    words: list[Word]
    warm: list[bytes]
    batches: list[list[bytes]]
    photos: list[bytes]


def measures(examples: Path | None = None, quick: bool = False) -> Iterator[Measure]:
    """The rows on SQLite, and on PostgreSQL where `DATABASE_URL` names one; `quick` ones are small.

    Raises ClickException where there are no letters to make others of.
    """
    folder = (examples or EXAMPLES) / "corpus"
    samples = [sample for sample in load(folder) if sample.noise == "none"]
    if not samples:
        raise click.ClickException(
            f"ไม่พบหนังสือตัวอย่างใน {folder} ระบุโฟลเดอร์ด้วย --examples · "
            f"no letters in {folder}; name the folder that holds corpus/ with --examples"
        )
    with tempfile.TemporaryDirectory(prefix="wian-papers-") as here:
        papers = Path(here, "papers.pickle")
        papers.write_bytes(pickle.dumps(made(samples, QUICK if quick else FULL)))
        for engine, told in on_each_database("wian.bench.registry_rows", str(papers)):
            yield row_of(engine, told)


def made(samples: list[Sample], size: Size) -> Papers:
    """Papers of this size, with other names and numbers than ever before."""
    seed = secrets.randbelow(1 << 32)
    read = pieces(samples, size.letters, seed)
    texts = [piece.raw for piece in read]
    come = pdfs(samples, seed + size.letters)
    return Papers(
        read,
        cuts(texts, size.cuts, seed),
        words([said(piece) for piece in read], size.words, seed),
        list(islice(come, WARM)),
        [list(islice(come, size.pdfs)) for _ in range(LEAST_RUNS)],
        _photos(samples, seed, size.dpi),
    )


def _photos(samples: list[Sample], seed: int, dpi: int) -> list[bytes]:
    """One to warm up with and one for each run; none where nothing reads them, which is told."""
    status = ocr_available()
    if status.missing:
        click.echo(f"ไม่วัดภาพถ่าย · photographs are not measured: {status.missing}", err=True)
        return []
    return photos(samples, 1 + LEAST_RUNS, seed, dpi)
