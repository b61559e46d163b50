"""A paper becomes a letter, in a confined child process: whatever it holds, the site goes on."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from wian.reading import Letter, read
from wian.scanning import DEFAULT, ScanError, failure, scan, shared_pool

LONGEST_TEXT = 1_000_000
"""Characters of one letter, pasted or in a file."""
MOST_PAPERS = 20
PATIENCE_SECONDS = 110.0
"""How long a page waits for a file; what takes longer is told to split it."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file beside its text: a scan's notice; `page` counts from 1."""

    code: str
    th: str
    en: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """What a person gave: text, or a file's bytes; text that came from a file keeps its remarks."""

    name: str
    text: str = ""
    data: bytes | None = None
    remarks: tuple[Remark, ...] = ()
    qr: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A paper with its letter, or with why there is none; `paper.text` is what was read."""

    paper: Paper
    letter: Letter | None
    error: Remark | None = None


def read_papers(papers: Sequence[Paper]) -> list[Outcome]:
    """One outcome for each paper, in order; they are read side by side, and none is stored."""
    started = [(paper, _start(paper)) for paper in papers]
    return [_finish(paper, work) for paper, work in started]


def _start(paper: Paper) -> Future[Outcome] | Remark:
    try:
        if len(paper.text) > LONGEST_TEXT:
            raise failure("S116", chars=len(paper.text), limit=LONGEST_TEXT)
        return shared_pool().submit(open_and_read, paper)
    except ScanError as wrong:
        return Remark(wrong.code, wrong.th, wrong.en)


def _finish(paper: Paper, work: Future[Outcome] | Remark) -> Outcome:
    if isinstance(work, Remark):
        return Outcome(paper, None, work)
    try:
        return work.result(PATIENCE_SECONDS)
    except TimeoutError:
        work.cancel()
        wrong = failure("S113", seconds=PATIENCE_SECONDS)
    except ScanError as told:
        wrong = told
    except Exception as bug:
        # Its text might quote the letter, so only its kind is written down.
        _log.error("the reader failed: %s", type(bug).__name__)
        return Outcome(paper, None, Remark("W103", "", ""))
    return Outcome(paper, None, Remark(wrong.code, wrong.th, wrong.en))


def open_and_read(paper: Paper) -> Outcome:
    """Runs in the child: the file's text if it is a file, then its facts. Raises ScanError."""
    if paper.data is None:
        return Outcome(paper, read(paper.text))
    found = scan(paper.data, paper.name, limits=replace(DEFAULT, chars=LONGEST_TEXT))
    if len(found.text) > LONGEST_TEXT:
        raise failure("S116", chars=len(found.text), limit=LONGEST_TEXT)
    # What a browser sends back later has \n only; one text has one set of offsets.
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    opened = Paper(
        paper.name,
        text,
        remarks=tuple(Remark(n.code, n.th, n.en, n.page) for n in found.notes),
        qr=tuple(code.text for code in found.qr),
    )
    return Outcome(opened, read(text))
