"""Any text is read, without an exception and without a hang.

`python -m wian.bench.fuzz --minutes 8` tries it.

Letters are spliced, damaged, repeated and mixed with noise; each is read in a child process that
is ended after five seconds. What fails is saved as a file, to become a test.
"""

from __future__ import annotations

import json
import random
import re
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import click

from wian.bench.corpus import EXAMPLES, load
from wian.bench.damage import Strength, damage
from wian.bench.swap_names import words

HANG_S = 5.0
LONGEST = 60_000
_STRENGTHS: tuple[Strength, ...] = ("light", "medium", "heavy")
# Characters that readers of letters stumble over.
_SNAGS = (
    *words("ที่ เรียน อ้างถึง สิ่งที่ส่งมาด้วย ลงวันที่ ภายในวันที่ ทุกวันที่ ยกเว้น (ลงชื่อ) คะแนน รวม โซน"),
    *words("กรรมการ ประธาน กุมภาพันธ์ ๒๕๖๗ ๙๙๙๙ ๐/๐/๐ ๙๙:๙๙ น. ๑. ๑) (๑) 31 ก า ้้้ เเ ํ ่ ฺ ( ) “ ”"),
    *words("| || --- ** # - \x00 \x1b[31m \ufeff \u200b \u202e \ud800 \uf70a \U0001f600"),
    *("\t", "\f", "\n", " ", "\u00a0"),
)


def faults(text: str) -> list[str]:
    """What is wrong with the reading of a text: [] when every promise of the contract holds.

    Spans lie within the text, confidences within 0..1, the object goes through JSON unchanged.
    """
    from wian.reading import read, to_dict

    reading = to_dict(read(text))
    wrong = list(_places(reading, len(text)))
    if json.loads(json.dumps(reading, ensure_ascii=False, allow_nan=False)) != reading:
        wrong.append("the object changes on its way through JSON")
    return wrong


def _places(tree: Any, length: int, path: str = "") -> Iterator[str]:
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            where = f"{path}.{key}"
            if key == "confidence" and not (isinstance(value, int | float) and 0 <= value <= 1):
                yield f"{where}: {value!r}"
            if key in ("span", "when_span") and value is not None and not _within(value, length):
                yield f"{where}: {value!r} in a text of {length}"
            if key == "quotes" and not all(_within(span, length) for span in value):
                yield f"{where}: {value!r} in a text of {length}"
            yield from _places(value, length, where)
    elif isinstance(tree, list | tuple):
        for number, value in enumerate(tree):
            yield from _places(value, length, f"{path}[{number}]")


def _within(span: Any, length: int) -> bool:
    return len(span) == 2 and 0 <= span[0] <= span[1] <= length


def mutations(seeds: Sequence[str], dice: random.Random) -> Iterator[str]:
    """Texts without end, each made from the seeds by one to four changes."""
    changes: list[Callable[[str], str]] = [
        lambda text: _cut(text, dice),
        lambda text: text + dice.choice(seeds),
        lambda text: _inserted(text, dice.choice(seeds)[: dice.randrange(1, 400)], dice),
        lambda text: _inserted(text, dice.choice(_SNAGS) * dice.choice((1, 2, 40)), dice),
        lambda text: _inserted(text, _noise(dice), dice),
        lambda text: damage(text[:9000], dice.choice(_STRENGTHS), dice.randrange(10**6)),
        lambda text: _repeated(text, dice),
        lambda text: _lines_shuffled(text, dice),
        lambda text: text.encode("cp874", "replace").decode("cp874", "replace"),
        lambda text: text.encode(errors="replace")[dice.randrange(3) :].decode(errors="replace"),
        lambda text: "".join(text.split()) if dice.random() < 0.3 else text.replace("\n", " "),
    ]
    while True:
        text = dice.choice(seeds)
        for _ in range(dice.randrange(1, 5)):
            text = dice.choice(changes)(text)[:LONGEST]
        yield text


def _cut(text: str, dice: random.Random) -> str:
    start, end = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
    return text[start:end] if dice.random() < 0.5 else text[:start] + text[end:]


def _inserted(text: str, piece: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + piece + text[at:]


def _noise(dice: random.Random) -> str:
    kinds = ((0x0E00, 0x0E5C), (0x20, 0x7F), (0, 0x20), (0, 0x110000))
    low, high = dice.choice(kinds)
    return "".join(chr(dice.randrange(low, high)) for _ in range(dice.choice((1, 5, 300))))


def _repeated(text: str, dice: random.Random) -> str:
    """One piece of the text, or one snag, thousands of times: what makes slow patterns slow."""
    at = dice.randrange(len(text) + 1)
    piece = text[at : at + dice.choice((1, 2, 7, 30))] or dice.choice(_SNAGS)
    times = dice.choice((3, 100, LONGEST // max(1, len(piece))))
    return text[:at] + piece * times + text[at:]


def _lines_shuffled(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    dice.shuffle(lines)
    return "\n".join(lines)


class Watched:
    """A child process that reads; it is replaced when it hangs or dies."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._child = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._child.start()
        theirs.close()
        self._ask("", 120)  # what is loaded once does not count

    def trouble(self, text: str) -> str:
        """Why this text was not read as promised; empty when it was."""
        return self._ask(text, HANG_S)

    def _ask(self, text: str, seconds: float) -> str:
        try:
            self._pipe.send_bytes(text.encode("utf-8", "surrogatepass"))
            if self._pipe.poll(seconds):
                return self._pipe.recv_bytes().decode()
            why = f"hang: not read within {seconds:g} seconds"
        except (EOFError, OSError):
            why = "crash: the process died"
        self.close()
        self._start()
        return why

    def close(self) -> None:
        """The child is gone."""
        self._child.kill()
        self._child.join()
        self._pipe.close()


def _serve(pipe: Connection) -> None:
    while True:
        try:
            text = pipe.recv_bytes().decode("utf-8", "surrogatepass")
        except (EOFError, KeyboardInterrupt):
            return
        try:
            told = "; ".join(faults(text)[:3])
        except Exception:
            told = traceback.format_exc(limit=-3)
        pipe.send_bytes(told.encode("utf-8", "replace"))


@click.command()
@click.option("--minutes", default=8.0, show_default=True)
@click.option("--seed", default=0, show_default=True, help="the same seed makes the same texts")
@click.option("--examples", default=EXAMPLES, type=click.Path(path_type=Path), show_default=False)
@click.option("--out", default=Path("build/fuzz"), type=click.Path(path_type=Path))
def main(minutes: float, seed: int, examples: Path, out: Path) -> None:
    """Read mutated letters for some minutes; exits 1 if one of them was not read as promised."""
    seeds = [s.text for s in [*load(examples / "letters"), *load(examples / "corpus")]]
    texts = mutations(seeds or ["ที่ มท ๐๘๐๘/ว ๑\nเรียน ผู้ว่าราชการจังหวัด"], random.Random(seed))
    watched, end = Watched(), time.monotonic() + 60 * minutes
    read = slowest = 0.0
    kinds: set[str] = set()
    while time.monotonic() < end:
        text = next(texts)
        start = time.monotonic()
        why = watched.trouble(text)
        slowest = max(slowest, time.monotonic() - start)
        read += 1
        kind = re.sub(r"'[^']*'|\d+", "#", why.strip().splitlines()[-1]) if why else ""
        if kind and kind not in kinds:
            kinds.add(kind)
            click.echo(f"{_saved(out, len(kinds), text, why)}: {kind}")
    watched.close()
    click.echo(f"{read:.0f} texts, slowest {slowest:.2f} s, {len(kinds)} kinds of trouble")
    raise SystemExit(1 if kinds else 0)


def _saved(out: Path, number: int, text: str, why: str) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{number:03d}.txt"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    path.with_suffix(".why").write_text(why, encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
