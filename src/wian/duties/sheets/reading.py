"""A workbook that came back becomes its lines, each value with the cell it stood in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wian.offices.exchange.cells import plain
from wian.offices.exchange.unpacking import Grid
from wian.typeset.report_sheets import KEYS, cell

from ..errors import Refused

_CODES_WITHIN: Final = 10  # lines that may stand above the hidden codes
_BLANK: Final = "\u200b\ufeff \t\r\n\u00a0"


@dataclass(frozen=True, slots=True)
class Line:
    """One line by the number that it has in the sheet: its hidden key, what stands in its cells."""

    number: int
    key: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Returned:
    """The hidden key of the whole, the column of each field, the lines that say anything."""

    key: str
    columns: Mapping[str, int]
    lines: tuple[Line, ...]

    def cell(self, line: int, code: str) -> str:
        """How people name the cell of the field, "" for a field that has none."""
        return cell(line - 1, self.columns[code]) if code in self.columns else ""


def read(grids: Sequence[Grid], codes: Sequence[str]) -> Returned:
    """What the workbook says of these fields, whatever its sheets are called now.

    Refused D270 for one of another making, D272 where its hidden codes were altered.
    """
    key = key_of(grids)
    grid, at = _marked(grids)
    columns: dict[str, int] = {}
    for column, said in enumerate(grid.rows[at][1:], 1):
        code = said.strip()
        if code and (code not in codes or code in columns):
            raise Refused("D272", cell=cell(at, column))
        if code:
            columns[code] = column
    if set(columns) != set(codes):
        raise Refused("D272", cell=cell(at, 0))
    return Returned(key, columns, tuple(_lines(grid, at + 2, columns)))


def key_of(grids: Sequence[Grid]) -> str:
    """The hidden key of the whole; Refused D270."""
    for grid in grids:
        if grid.title == KEYS and grid.rows and grid.rows[0]:
            return grid.rows[0][0].strip()
    raise Refused("D270")


def _marked(grids: Sequence[Grid]) -> tuple[Grid, int]:
    """The sheet with the hidden codes, and the line of them."""
    for grid in grids:
        for at, row in enumerate(grid.rows[:_CODES_WITHIN]):
            if grid.title != KEYS and row and row[0].strip() == KEYS:
                return grid, at
    raise Refused("D270")


def _lines(grid: Grid, first: int, columns: Mapping[str, int]) -> Iterator[Line]:
    for number, row in enumerate(grid.rows[first:], first + 1):
        key = row[0].strip() if row else ""
        values = {
            code: said
            for code, column in columns.items()
            if column < len(row) and (said := plain(row[column].strip(_BLANK)))
        }
        if key or values:
            yield Line(number, key, values)
