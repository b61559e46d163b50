"""A report's form: its fields as plain checked values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, get_args

from ..errors import Refused

Kind = Literal["number", "text", "choice", "date", "table", "file"]
KINDS: Final = get_args(Kind)
MOST_FIELDS: Final = 100
MOST_COLUMNS: Final = 20
MOST_CHOICES: Final = 200
MOST_DECIMALS: Final = 6
LONGEST: Final = 4_000
"""Letters of a text, unless its field allows fewer."""
MOST_ROWS: Final = 200
"""Rows of a table, unless its field allows fewer."""
_CODE: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_FIGURE: Final = re.compile(r"[a-z][a-z0-9._-]{0,59}")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick: its code is kept, its words are shown."""

    code: str
    th: str
    en: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a report tells, or a column of a table in it.

    `least` and `most` bound a number, its letters for a text, its rows for a table. `figure` is a
    name under which several duties ask for the same number: it is asked once. `differs`: in percent
    of last period's value; beyond it the value must be explained. `cumulative`: a running total of
    the fiscal year, which does not fall.
    """

    code: str
    th: str
    kind: Kind = "text"
    en: str = ""
    required: bool = False
    unit: str = ""
    hint: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    decimals: int = 0
    choices: tuple[Choice, ...] = ()
    columns: tuple[Field, ...] = ()
    figure: str = ""
    differs: Decimal | None = None
    cumulative: bool = False

    def __post_init__(self) -> None:
        _require(bool(_CODE.fullmatch(self.code)), self.code or "code")
        _require(self.kind in KINDS and bool(self.th.strip()), self.code)
        _require(0 <= self.decimals <= MOST_DECIMALS, self.code)
        _require(not self.figure or bool(_FIGURE.fullmatch(self.figure)), self.code)
        if self.least is not None and self.most is not None and self.least > self.most:
            raise Refused("D262", path=self.code)
        if self.kind == "choice" and not 0 < len(self.choices) <= MOST_CHOICES:
            raise Refused("D263", path=self.code)
        once(choice.code for choice in self.choices)
        self._check_table()
        compared = self.differs is not None or self.cumulative or self.figure
        if compared and self.kind != "number":
            raise Refused("D266", path=self.code)
        _require(self.differs is None or self.differs >= 0, self.code)

    def _check_table(self) -> None:
        if self.kind != "table":
            _require(not self.columns, self.code)
            return
        if not self.columns:
            raise Refused("D265", path=self.code)
        if len(self.columns) > MOST_COLUMNS:
            raise Refused("D264", path=self.code, most=MOST_COLUMNS)
        once(column.code for column in self.columns)
        for column in self.columns:
            plain = column.kind not in ("table", "file") and not column.compared
            _require(plain, f"{self.code}.{column.code}")

    @property
    def compared(self) -> bool:
        """Whether its value is held against another one."""
        return self.differs is not None or self.cumulative or bool(self.figure)

    @property
    def longest(self) -> int:
        """Letters of a text at most."""
        return LONGEST if self.most is None else min(LONGEST, int(self.most))

    @property
    def rows(self) -> int:
        """Rows of a table at most."""
        return MOST_ROWS if self.most is None else min(MOST_ROWS, int(self.most))


Form = tuple[Field, ...]


def checked(fields: tuple[Field, ...]) -> Form:
    """The fields as a form; Refused D261, D264 for two of a code or too many."""
    if len(fields) > MOST_FIELDS:
        raise Refused("D264", path="form", most=MOST_FIELDS)
    once(field.code for field in fields)
    once(field.figure for field in fields if field.figure)
    return fields


def once(codes: Iterable[str]) -> None:
    """Pass where each code is there once; Refused D261."""
    seen = set[str]()
    for code in codes:
        if code in seen:
            raise Refused("D261", path=code)
        seen.add(code)


def _require(holds: bool, path: str) -> None:
    if not holds:
        raise Refused("D260", path=path[:60])


DEFAULT: Final[Form] = (
    Field("done", "ผลการดำเนินงาน", en="What was done", required=True),
    Field("problems", "ปัญหาและอุปสรรค", en="Problems"),
    Field("next", "แผนงานต่อไป", en="What comes next"),
)
"""What is asked where a duty has no form of its own."""
