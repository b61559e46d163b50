"""The tables of a letter: criteria with their sum, bands, rounds, zones, committees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from wian.reading.values import Band, Committee, Criterion, Round, Zone
from wian.web.reading.rows import Cell, Group, Maker, Row
from wian.web.when import When


def points(make: Maker, value: float | int | None) -> Cell:
    """An exact number without a tail of zeros; empty when the text does not say it."""
    if value is None:
        return Cell("")
    exact = Decimal(str(value))
    whole = exact == exact.to_integral_value()
    return Cell(make.clock.n(int(exact) if whole else exact.normalize()))


def criteria(make: Maker, name: str, rows: Sequence[Criterion]) -> Group:
    """One row a line, the name of its group above the first of it, the sum below."""
    made: list[Row] = []
    for group, lines in groupby(rows, key=lambda row: row.group):
        for index, line in enumerate(lines):
            heading = make.clock.n(group) if group and index == 0 else ""
            cells = (points(make, line.points),)
            made.append(make.row(line, make.cell(line.item), cells=cells, who=heading))
    known = [Decimal(str(row.points)) for row in rows if row.points is not None]
    total = points(make, sum(known)).text if known else ""  # type: ignore[arg-type]
    return Group(name, "criteria", tuple(made), total=total)


def whole(make: Maker, facts: Mapping[str, Any]) -> tuple[Group, ...]:
    """The tables that belong to all documents of the file together."""
    found = [
        _bands(make, facts.get("bands") or ()),
        _rounds(make, facts.get("rounds") or ()),
        _zones(make, facts.get("zones") or ()),
        *_committees(make, facts.get("committees") or ()),
    ]
    return tuple(group for group in found if group.rows)


def _bands(make: Maker, rows: Sequence[Band]) -> Group:
    made = (
        make.row(row, make.cell(row.label), cells=(points(make, row.min), points(make, row.max)))
        for row in rows
    )
    return Group("bands", "bands", tuple(made))


def _rounds(make: Maker, rows: Sequence[Round]) -> Group:
    made = []
    for row in rows:
        when = make.clock.when(row.due) if row.due else When(make.say("no_due"))
        notes = (Cell(when.text),)
        made.append(make.row(row, make.cell(row.name), notes=notes, when=when))
    return Group("rounds", "list", tuple(made))


def _zones(make: Maker, rows: Sequence[Zone]) -> Group:
    made = []
    for row in rows:
        many = make.clock.n(make.say("districts", n=len(row.districts)))
        notes = (Cell(many), make.cell(" · ".join(row.districts)))
        made.append(make.row(row, make.cell(row.name), notes=notes))
    return Group("zones", "list", tuple(made))


def _committees(make: Maker, rows: Sequence[Committee]) -> list[Group]:
    """One group a committee; seats have no place of their own, the committee has."""
    made = []
    of = sum(len(row.members) for row in rows)
    for row in rows:
        head = make.row(row, make.cell(row.name))
        seats = tuple(
            Row("", make.cell(seat.person_or_post), cells=(make.cell(seat.role),))
            for seat in row.members
        )
        many = make.clock.n(make.say("seats", n=len(seats), of=of))
        made.append(Group("committees", "seats", (head, *seats), title=head.main, total=many))
    return made
