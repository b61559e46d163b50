"""`wian bench reading`: how well letters are read, by kind and damage, and how fast."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from wian.bench.corpus import EXAMPLES, Sample, load
from wian.bench.damage import Strength, damage
from wian.bench.frame import LEAST_RUNS, Floor, Measure, Seconds, Target, run_quietly, timed
from wian.bench.scoring import Tally, score
from wian.bench.swap import swap
from wian.reading import read, to_dict
from wian.thai.lexicon import segment

SEED = 1
# The damage of a letter → the least F1; medium lies between what is promised.
F1 = {"none": 0.93, "light": 0.93, "medium": 0.85, "heavy": 0.85}
PRECISION = 0.95
CLEAN_MS, HEAVY_MS, GROWTH, COLD_S = 10.0, 150.0, 12.0, 2.5
SMALL, BIG = 100_000, 1_000_000  # bytes
TYPICAL = range(1800, 3200)
FLOOR = "segment(unicodedata.normalize('NFC', text)): NFC and nlpo3 over the same text"


def measures(examples: Path | None = None, sealed: bool = False) -> Iterator[Measure]:
    """Accuracy, then speed, over `examples/corpus`; with `sealed` also `examples/corpus/sealed`.

    A letter written with damage counts where its damage belongs; a clean one counts as it is and
    again under each strength of the generator. Raises ClickException where no letters are found.
    """
    folder = (examples or EXAMPLES) / "corpus"
    samples = load(folder)
    if not samples:
        raise click.ClickException(
            f"ไม่พบหนังสือตัวอย่างใน {folder} ระบุโฟลเดอร์ด้วย --examples · "
            f"no letters in {folder}; name the folder that holds corpus/ with --examples"
        )
    yield from accuracy("reading", samples)
    if sealed:
        yield from accuracy("sealed", load(folder / "sealed"))
    yield from speed(samples)


def accuracy(name: str, samples: Sequence[Sample]) -> Iterator[Measure]:
    """F1 and precision for each strength of damage, and the F1 of each genre under it."""
    for strength, least in F1.items():
        tallies: dict[str, Tally] = {}
        counted = 0
        for genre, tally in _tallies(samples, strength):
            tallies[genre] = tallies.get(genre, Tally()) + tally
            counted += 1
        if not counted:
            continue
        total = sum(tallies.values(), Tally()).total
        size = f"{strength}, {counted} letters"
        yield _exact(f"{name} F1", size, "F1", total.f1, least)
        yield _exact(f"{name} precision", size, "P", total.precision, PRECISION)
        for genre in sorted(tallies):
            yield _exact(f"{name} F1 {genre}", strength, "F1", tallies[genre].total.f1)


def _tallies(samples: Sequence[Sample], strength: str) -> Iterator[tuple[str, Tally]]:
    for sample in samples:
        text = _as_damaged(sample, strength)
        if text is not None:
            yield sample.genre, score(sample.gold, to_dict(read(text)), sample.name)


def _as_damaged(sample: Sample, strength: str) -> str | None:
    """The letter as it belongs under this strength, None where it does not."""
    if sample.noise == strength:
        return sample.text
    if sample.noise != "none" or strength == "none":
        return None
    grade: Strength = "light" if strength == "light" else "heavy"
    return damage(sample.text, "medium" if strength == "medium" else grade, SEED)


def _exact(name: str, size: str, unit: str, value: float, least: float | None = None) -> Measure:
    target = None if least is None else Target(least, "least")
    return Measure(name, size, unit, (value,), target=target, exact=True)


def speed(samples: Sequence[Sample]) -> Iterator[Measure]:
    """CPU time of letters as they come, of long text, and the wall time of a cold command."""
    clean = [sample for sample in samples if sample.noise == "none"]
    typical = [sample for sample in clean if len(sample.text) in TYPICAL] or clean
    read(typical[0].text)  # what is loaded once is not a letter's own time
    twins = [[swap(s.text, s.gold, run)[0] for s in typical] for run in range(LEAST_RUNS)]
    size = f"{len(typical)} letters, median {_middle_length(typical):,} characters"
    yield _each("reading a clean letter", size, twins, CLEAN_MS)
    ruined = [[damage(t, "heavy", run) for t in texts] for run, texts in enumerate(twins)]
    yield _each("reading a ruined letter", size, ruined, HEAVY_MS)
    yield _rate(twins)
    yield _growth("".join(sample.text for sample in clean))
    yield _cold(typical[0])


def _middle_length(samples: Sequence[Sample]) -> int:
    return round(statistics.median(len(sample.text) for sample in samples))


def _cpu(work: Callable[[str], object], text: str) -> float:
    return timed(lambda: work(text), 1, clock=time.process_time)[0]


def _floor(text: str) -> object:
    return segment(unicodedata.normalize("NFC", text))


def _each(name: str, size: str, runs: Sequence[Sequence[str]], most: float) -> Measure:
    """Each run is the median letter; other names in every run, so that nothing is remembered."""
    took, base = (
        tuple(1000 * statistics.median(_cpu(work, text) for text in texts) for texts in runs)
        for work in (read, _floor)
    )
    return Measure(name, size, "ms CPU", took, Floor(FLOOR, base), Target(most))


def _rate(runs: Sequence[Sequence[str]]) -> Measure:
    took, base = (
        tuple(len(texts) / max(1e-9, sum(_cpu(work, text) for text in texts)) for texts in runs)
        for work in (read, _floor)
    )
    return Measure("letters per core", "clean letters", "1/s", took, Floor(FLOOR, base))


def _growth(text: str) -> Measure:
    """How much longer ten times the text takes; text as it comes, letter after letter."""
    big = _of_bytes(text, BIG)
    small = _of_bytes(text, SMALL)
    ratios: Seconds = tuple(_cpu(read, big) / _cpu(read, small) for _ in range(LEAST_RUNS))
    base: Seconds = tuple(_cpu(_floor, big) / _cpu(_floor, small) for _ in range(LEAST_RUNS))
    return Measure("t(1 MB) / t(100 kB)", "UTF-8", "×", ratios, Floor(FLOOR, base), Target(GROWTH))


def _of_bytes(text: str, size: int) -> str:
    data = text.encode()
    return (data * (size // len(data) + 1))[:size].decode(errors="ignore")


def _cold(sample: Sample) -> Measure:
    command = [sys.executable, "-c", "from wian.cli import main; main()", "read"]
    with tempfile.TemporaryDirectory() as folder:
        letter = Path(folder, "letter.txt")
        letter.write_text(sample.text, encoding="utf-8")
        took = timed(lambda: run_quietly([*command, str(letter)]))
    floor = Floor(
        "python -c 'import click'", timed(lambda: run_quietly([*command[:2], "import click"]))
    )
    return Measure("wian read, cold", "one letter", "s wall", took, floor, Target(COLD_S))
