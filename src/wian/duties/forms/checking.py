"""What is wrong with a report, field by field: what blocks it, what must be explained, what is
worth a look."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ..errors import PROBLEMS
from .fields import Field, Form
from .typed import Value, Wrong, decimal, kept, plain, value

LARGEST: Final = 200_000
"""Letters of a whole report as JSON."""


class Severity(StrEnum):
    """It keeps the report back, it needs a word about it, or it is only told."""

    BLOCKS = "blocks"
    EXPLAIN = "explain"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Found:
    """A problem of one field, "" for the whole report; `row` and `column` of a table's cell."""

    field: str
    number: str
    severity: Severity
    thai: str
    english: str
    row: int = 0
    column: str = ""
    explained: bool = False

    @property
    def stops(self) -> bool:
        """Whether the report cannot be sent so."""
        return self.severity == Severity.BLOCKS or (
            self.severity == Severity.EXPLAIN and not self.explained
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence that a duty wants."""

    code: str
    label: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """What a report is held against.

    `last`: the values of the period before, `same_year` whether running totals go on from it.
    `figures`: what other reports gave, by name. `evidence`: codes of the pieces that are given, ""
    for one that nobody asked for; `wanted` those of the duty. `why`: what was said about values,
    by field. `copied`: fields that were copied from last time.
    """

    last: Mapping[str, Value] = field(default_factory=dict)
    same_year: bool = True
    figures: Mapping[str, Value] = field(default_factory=dict)
    evidence: Collection[str] = ()
    wanted: tuple[Piece, ...] = ()
    why: Mapping[str, str] = field(default_factory=dict)
    copied: Collection[str] = ()


NOTHING: Final = Beside()


def read(form: Form, values: Mapping[str, object]) -> tuple[dict[str, Value], tuple[Found, ...]]:
    """The content of a report as it is kept, and what of it could not be read.

    What cannot be read stays as it was typed; so reading again says the same again.
    """
    content: dict[str, Value] = {}
    found = []
    for each in form:
        raw = values.get(each.code)
        try:
            said = value(each, raw)
        except Wrong as wrong:
            found.append(_of(each.code, wrong))
            said = raw if each.kind == "table" and _small(raw) else kept(raw)
        if said not in (None, ""):
            content[each.code] = said
    known = {each.code for each in form}
    strange = sorted(str(code)[:40] for code in values if code not in known)
    found += [problem(code, "D250", label=code) for code in strange]
    return content, tuple(found)


def check(form: Form, values: Mapping[str, object], beside: Beside = NOTHING) -> tuple[Found, ...]:
    """Everything that is wrong with these values, in the order of the form."""
    content, unread = read(form, values)
    wrong = {each.field for each in unread}
    by_field = [
        found
        for each in form
        for found in (
            *(one for one in unread if one.field == each.code),
            *(() if each.code in wrong else _field(each, content.get(each.code), beside)),
        )
    ]
    known = {each.code for each in form}
    return (
        *by_field,
        *(one for one in unread if one.field not in known),
        *_pieces(form, beside),
        *_whole(content, beside),
    )


def filled(
    form: Form, content: Mapping[str, Value], figures: Mapping[str, Value]
) -> dict[str, Value]:
    """The content with the figures that were given elsewhere where it says nothing itself."""
    given = {each.code: figures[each.figure] for each in form if each.figure in figures}
    return {**given, **content}


def large(content: Mapping[str, Value]) -> bool:
    """Whether it is more than a report may hold, sent or not."""
    return len(json.dumps(content, ensure_ascii=False)) > LARGEST


def stopping(found: Iterable[Found]) -> tuple[Found, ...]:
    """Those with which the report cannot be sent."""
    return tuple(each for each in found if each.stops)


def problem(
    code: str,
    number: str,
    severity: Severity = Severity.BLOCKS,
    *,
    explained: bool = False,
    **words: object,
) -> Found:
    """The numbered problem of the field in words."""
    said = PROBLEMS[number]
    thai, english = said.thai.format(**words), said.english.format(**words)
    return Found(code, number, severity, thai, english, explained=explained)


def _of(code: str, wrong: Wrong) -> Found:
    said = PROBLEMS[wrong.number]
    return Found(
        code,
        wrong.number,
        Severity.BLOCKS,
        said.thai.format(**wrong.words),
        said.english.format(**wrong.words),
        wrong.row,
        wrong.column,
    )


def _small(raw: object) -> bool:
    """Whether a table that cannot be read is plain and small enough to be kept in a draft."""
    try:
        return len(json.dumps(raw, allow_nan=False)) <= LARGEST // 10
    except (TypeError, ValueError, RecursionError):
        return False


def _field(each: Field, said: Value, beside: Beside) -> Iterator[Found]:
    if each.kind == "file":
        if each.required and each.code not in beside.evidence:
            yield problem(each.code, "D241", label=each.th)
        return
    if said is None:
        if each.required:
            yield problem(each.code, "D240", label=each.th)
        return
    yield from _compared(each, said, beside)
    if each.code in beside.copied and said == beside.last.get(each.code):
        yield problem(each.code, "D254", Severity.NOTE, label=each.th)


def _compared(each: Field, said: Value, beside: Beside) -> Iterator[Found]:
    now, last = decimal(said), decimal(beside.last.get(each.code))
    given = decimal(beside.figures.get(each.figure)) if each.figure else None
    if now is None or each.kind != "number":
        return
    explained = bool(beside.why.get(each.code, "").strip())
    if last is not None and each.differs is not None and _far(now, last, each.differs):
        yield problem(
            each.code, "D251", Severity.EXPLAIN, explained=explained,
            label=each.th, last=plain(last), limit=plain(each.differs),
        )  # fmt: skip
    if last is not None and each.cumulative and beside.same_year and now < last:
        yield problem(
            each.code, "D252", Severity.EXPLAIN, explained=explained,
            label=each.th, last=plain(last),
        )  # fmt: skip
    if given is not None and now != given:
        yield problem(
            each.code, "D253", Severity.EXPLAIN, explained=explained,
            label=each.th, last=plain(given),
        )  # fmt: skip


def _far(now: Decimal, last: Decimal, percent: Decimal) -> bool:
    return abs(now - last) * 100 > abs(last) * percent


def _pieces(form: Form, beside: Beside) -> Iterator[Found]:
    files = {each.code for each in form if each.kind == "file"}
    for piece in beside.wanted:
        if piece.required and piece.code not in beside.evidence and piece.code not in files:
            yield problem(piece.code, "D241", label=piece.label)


def _whole(content: Mapping[str, Value], beside: Beside) -> Iterator[Found]:
    if not content and not beside.evidence:
        yield problem("", "D255")
    if large(content):
        yield problem("", "D256")
