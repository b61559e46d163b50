"""The form of a report as its page shows it: each field with what stands in it and what is beside.

What was typed is shown as it was typed, readable or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from wian.duties.forms import Field, Found, Severity
from wian.duties.report_values import Given, ReportPage
from wian.web.offices.days import plain
from wian.web.offices.fields import both
from wian.web.when import Clock

SPARE: Final = 2
"""Empty rows that a table offers below its own."""
LACKING: Final = frozenset({"D240", "D241", "D255"})
"""What is only not there yet: told as a sum until somebody sends."""
SAID: Final = frozenset({"D254"})
"""What its field tells already: that it is copied."""
_DIGITS: Final = 60
"""No number is typed with more signs."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field; `stops`: it cannot be sent so."""

    text: str
    stops: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A field, or one cell of a table."""

    id: str
    label: str
    kind: str
    text: str
    choices: tuple[tuple[str, str, bool], ...]
    longest: int


@dataclass(frozen=True, slots=True)
class Box:
    """A field with everything that helps to fill it.

    `last` is what the period before said, `given` what another report gave and `source` which one;
    `theirs` what somebody else has written meanwhile. `asks_why`: a word about it is wanted.
    """

    cell: Cell
    code: str
    unit: str
    hint: str
    required: bool
    rows: tuple[tuple[Cell, ...], ...]
    heads: tuple[str, ...]
    last: str
    given: str
    source: str
    source_duty: int
    theirs: str
    copied: bool
    problems: tuple[Problem, ...]
    returned: str
    asks_why: bool
    why: str

    @property
    def stops(self) -> bool:
        """Whether something is wrong with it."""
        return any(one.stops for one in self.problems)


@dataclass(frozen=True, slots=True)
class Filled:
    """What is to stand in the form: typed, or kept; `found` what is wrong, of it that is told."""

    values: Mapping[str, Any]
    why: Mapping[str, str]
    found: Collection[Found]
    theirs: Mapping[str, Any] | None = None
    rows: Mapping[str, int] | None = None


def boxes(page: ReportPage, filled: Filled, seen: Clock) -> list[Box]:
    """The fields of the report that are typed, in the order of its form."""
    return [_box(field, page, filled, seen) for field in page.form if field.kind != "file"]


def loose(page: ReportPage, filled: Filled, seen: Clock) -> list[Problem]:
    """What is wrong with the report as a whole, or with what has no field."""
    known = {field.code for field in page.form} | {one.code for one in page.wanted}
    return [_problem(one, seen) for one in filled.found if one.field not in known]


def shown(field: Field, said: Any, seen: Clock) -> str:
    """A value in words: a number with its commas, a day as a day, a choice by its name."""
    if said in (None, "", []):
        return ""
    if field.kind == "table":
        return seen.n(seen.say("report_rows", n=len(said))) if isinstance(said, list) else ""
    if field.kind == "choice":
        return next((_choice(one, seen) for one in field.choices if one.code == said), str(said))
    if field.kind == "date":
        day = _day(said)
        return seen.day(day) if day else str(said)
    if field.kind == "number":
        return seen.n(_commas(str(said)))
    return str(said)


def table(field: Field, said: Any, seen: Clock) -> list[list[str]]:
    """The rows of a table in words."""
    rows = said if isinstance(said, list) else []
    return [
        [shown(column, row.get(column.code), seen) for column in field.columns]
        for row in rows
        if isinstance(row, Mapping)
    ]


def label(field: Field, seen: Clock) -> str:
    """What the field is called."""
    return seen.say.pick(field.th, field.en)


def _box(field: Field, page: ReportPage, filled: Filled, seen: Clock) -> Box:
    said, given = filled.values.get(field.code), page.given.get(field.code)
    own = [one for one in filled.found if one.field == field.code and one.number not in SAID]
    if given is not None and said in (None, ""):
        said = given.value
    theirs = filled.theirs or {}
    other = shown(field, theirs.get(field.code), seen) or seen.say("report_empty")
    return Box(
        cell=_cell(f"f.{field.code}", field, said, seen),
        code=field.code,
        unit=field.unit,
        hint=seen.n(field.hint),
        required=field.required,
        rows=tuple(_rows(field, said, (filled.rows or {}).get(field.code, 0), seen)),
        heads=tuple(label(column, seen) for column in field.columns),
        last=shown(field, page.last.get(field.code), seen),
        given=shown(field, given.value, seen) if given else "",
        source=_source(given, seen),
        source_duty=given.duty if given else 0,
        theirs=other if field.code in theirs else "",
        copied=field.code in page.copied and said == page.content.get(field.code),
        problems=tuple(_problem(one, seen) for one in own),
        returned=page.returned.get(field.code, ""),
        asks_why=_asks(own) or bool(filled.why.get(field.code)),
        why=filled.why.get(field.code, ""),
    )


def _asks(own: Iterable[Found]) -> bool:
    return any(one.severity == Severity.EXPLAIN for one in own)


def _rows(field: Field, said: Any, least: int, seen: Clock) -> Iterable[tuple[Cell, ...]]:
    """The rows of a table that stand, and some to be filled."""
    if field.kind != "table":
        return
    rows = said if isinstance(said, list) else []
    for at in range(min(max(len(rows) + SPARE, least), field.rows)):
        row = rows[at] if at < len(rows) and isinstance(rows[at], Mapping) else {}
        yield tuple(
            _cell(f"f.{field.code}.{at}.{column.code}", column, row.get(column.code), seen)
            for column in field.columns
        )


def _cell(name: str, field: Field, said: Any, seen: Clock) -> Cell:
    return Cell(
        id=name,
        label=label(field, seen),
        kind=field.kind,
        text=_typed(field, said, seen),
        choices=tuple(
            (one.code, _choice(one, seen), said in (one.code, one.th)) for one in field.choices
        ),
        longest=field.longest if field.kind == "text" else _DIGITS,
    )


def _typed(field: Field, said: Any, seen: Clock) -> str:
    """The value as it is typed into a field."""
    if said is None or isinstance(said, list | dict):
        return ""
    if field.kind == "date" and (day := _day(said)):
        return plain(day, seen)
    return seen.n(str(said)) if field.kind == "number" else str(said)


def _problem(found: Found, seen: Clock) -> Problem:
    return Problem(seen.n(both(seen, found.number, found.thai, found.english)), found.stops)


def _source(given: Given | None, seen: Clock) -> str:
    return seen.say.pick(given.th, given.en) if given else ""


def _choice(one: Any, seen: Clock) -> str:
    return seen.say.pick(one.th, one.en)


def _day(said: Any) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None


def _commas(text: str) -> str:
    whole, dot, part = text.partition(".")
    return f"{int(whole):,}{dot}{part}" if whole.lstrip("-").isdecimal() else text
