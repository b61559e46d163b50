"""A letter on paper: the first of a process, and each after it, beside a bare typst page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import typst

import wian.typeset
from wian.bench.frame import LEAST_RUNS, Floor, Measure, Target, timed
from wian.typeset import Enclosure, OutgoingLetter, Signature, letter_docx, letter_pdf

COLD, WARM_MS = 0.2, 20.0
RUNS, UNCOUNTED = 21, 2
_FONTS = Path(wian.typeset.__file__).parent / "fonts"
_PARAGRAPH = (
    "ตามที่จังหวัดได้แจ้งให้อำเภอทุกอำเภอดำเนินการสรรหาครูผู้ดูแลเด็กต้นแบบ ประจำปี ๒๕๖๕ เพื่อเชิดชูเกียรติ"
    "ครูผู้ดูแลเด็กที่มีผลงานดีเด่นเป็นที่ประจักษ์ และให้ส่งรายชื่อพร้อมเอกสารหลักฐานภายในวันที่ ๑๙ กรกฎาคม ๒๕๖๕ นั้น"
)
_PAGE = '#set page(paper: "a4")\n#set text(font: "Sarabun", size: 11pt, lang: "th")\n'
_COLD = "from wian.bench.circulation_papers import cold; print(cold({bare}))"


def rows() -> Iterator[Measure]:
    """A one-page letter as PDF, cold and warm, with the floors that go with it; as DOCX, warm."""
    bare = "typst.Compiler(a page of the same words).compile()"
    yield Measure(
        "letter",
        "PDF of one page, the first of a process",
        "s",
        tuple(_in_a_process(bare=False) for _ in range(LEAST_RUNS)),
        Floor(bare, tuple(_in_a_process(bare=True) for _ in range(LEAST_RUNS))),
        Target(COLD),
    )
    for _ in range(UNCOUNTED):
        cold(bare=False), cold(bare=True)
    numbers = count()
    floor = _ms(timed(lambda: _bare(next(numbers)), RUNS))
    taken = _ms(timed(lambda: letter_pdf(_letter(next(numbers))), RUNS))
    target = Target(WARM_MS)
    yield Measure("letter", "PDF of one page, warm", "ms", taken, Floor(bare, floor), target)
    taken = _ms(timed(lambda: letter_docx(_letter(next(numbers))), RUNS))
    yield Measure("letter", "DOCX of one page, warm", "ms", taken)


def cold(*, bare: bool) -> float:
    """Seconds of one letter, or of one bare page, in this process."""
    return timed(lambda: _bare(0) if bare else letter_pdf(_letter(0)), 1)[0]


def _in_a_process(*, bare: bool) -> float:
    """The same in a process of its own, its packages loaded and nothing set yet."""
    command = [sys.executable, "-c", _COLD.format(bare=f"bare={bare}")]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _bare(number: int) -> bytes:
    """A page of the same words without a form, a text layer to mend or anything tied."""
    text = "\n\n".join(f"{number} {paragraph}" for paragraph in _letter(number).body)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[_FONTS])
    compiler = typst.Compiler((_PAGE + text).encode(), font_paths=fonts, ignore_system_fonts=True)
    made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def _letter(number: int) -> OutgoingLetter:
    """A letter of one page that differs from any other, so that nothing is remembered."""
    return OutgoingLetter(
        form="external",
        issuer=("ศาลากลางจังหวัดเพชรบูรณ์", "ถนนสระบุรี-หล่มสัก พช ๖๗๐๐๐"),
        addressee="นายอำเภอทุกอำเภอ",
        body=(f"{_PARAGRAPH} ({number})", f"{number} {_PARAGRAPH}", "จึงเรียนมาเพื่อโปรดดำเนินการ"),
        subject=f"การสรรหาครูผู้ดูแลเด็กต้นแบบ ครั้งที่ {number}",
        number=f"พช ๐๐๒๓.๔/ว {number}",
        day=date(2022, 9, 14),
        references=("หนังสือจังหวัด ที่ พช ๐๐๒๓.๒/ว ๑๓๕๒",),
        enclosures=(Enclosure("หลักเกณฑ์", "จำนวน ๑ ชุด", "https://example.go.th/f/a1B2c3"),),
        signature=Signature("นายหนึ่ง ใจดี", ("ผู้ว่าราชการจังหวัดเพชรบูรณ์",)),
        owner=("กลุ่มงานสารสนเทศ", "โทร. ๐ ๕๖๐๐ ๐๑๔๒"),
    )


def _ms(seconds: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(1_000 * one for one in seconds)
