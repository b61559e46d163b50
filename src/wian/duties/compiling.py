"""Reports of many offices as one: figures summed, choices counted, texts and tables joined. Pure.

Nothing loses where it comes from: each figure has the reports that it was made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .forms import Choice, Field, Form, Value, plain


@dataclass(frozen=True, slots=True)
class Source:
    """A report that is compiled: whose it is, and what it said."""

    office: int
    name: str
    sending: int
    content: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Part:
    """What one report said of a field: a value, or the rows of a table."""

    office: int
    name: str
    sending: int
    value: Value


@dataclass(frozen=True, slots=True)
class Count:
    """How many reports chose it, and which."""

    choice: Choice
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A field over all reports: `total` of a number, `counts` of a choice; `parts` in any case.

    `sums` are those of the columns of a table that are numbers, by code.
    """

    field: Field
    parts: tuple[Part, ...]
    total: Decimal | None = None
    counts: tuple[Count, ...] = ()
    sums: Mapping[str, Decimal] | None = None


def joined(form: Form, sources: Sequence[Source]) -> tuple[Compiled, ...]:
    """Each field of the form over the reports, in its order; files stay where they are."""
    return tuple(_field(field, sources) for field in form if field.kind != "file")


def carried(fields: Iterable[Compiled], upper: Form) -> dict[str, Value]:
    """The values of a report to the level above, for those of its fields that ask for the same.

    The same is a figure of the same name, or a field of the same code, kind and unit. Texts have
    the office before each line, tables the office's name in a column "office" where there is one.
    """
    told = {compiled.field.code: compiled for compiled in fields}
    figures = {c.field.figure: c for c in told.values() if c.field.figure}
    found = {}
    for field in upper:
        same = figures.get(field.figure) if field.figure else told.get(field.code)
        if same is None or same.field.kind != field.kind or same.field.unit != field.unit:
            continue
        value = _carried(same, field)
        if value is not None:
            found[field.code] = value
    return found


def _field(field: Field, sources: Sequence[Source]) -> Compiled:
    parts = tuple(
        Part(one.office, one.name, one.sending, one.content[field.code])
        for one in sources
        if one.content.get(field.code) is not None
    )
    if field.kind == "number":
        return Compiled(field, parts, total=_sum(part.value for part in parts))
    if field.kind == "choice":
        counts = (
            Count(choice, tuple(part for part in parts if part.value == choice.code))
            for choice in field.choices
        )
        return Compiled(field, parts, counts=tuple(counts))
    if field.kind == "table":
        rows = [row for part in parts for row in part.value]
        sums = {
            column.code: _sum(row[column.code] for row in rows if column.code in row)
            for column in field.columns
            if column.kind == "number"
        }
        return Compiled(field, parts, sums={c: s for c, s in sums.items() if s is not None})
    return Compiled(field, parts)


def _sum(values: Iterable[Any]) -> Decimal | None:
    """The sum, exactly; None of nothing, for nothing said is not zero."""
    told = [Decimal(value) for value in values]
    return sum(told, Decimal()) if told else None


def _carried(compiled: Compiled, upper: Field) -> Value:
    if compiled.total is not None:
        return plain(compiled.total)
    if compiled.field.kind == "text" and compiled.parts:
        return "\n".join(f"{part.name}: {part.value}" for part in compiled.parts)[: upper.longest]
    if compiled.field.kind == "table":
        codes = {column.code for column in upper.columns}
        rows = [
            {code: v for code, v in {"office": part.name, **row}.items() if code in codes}
            for part in compiled.parts
            for row in part.value
        ]
        return [row for row in rows if row][: upper.rows] or None
    return None
