"""One row of posts and people: each cell read, and told where it cannot be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from wian.thai.digits import to_arabic
from wian.thai.folding import fold

from ..models import FOREVER, Post, Tenure
from ..stays import HOLDER
from .cells import clean, read_day
from .columns import PEOPLE
from .tables import Row
from .values import CellProblem, Edit, problem

MODE_WORDS: Final = dict(Tenure.MODES)
_NAMES: Final = ("title", "given", "family")
_YES: Final = frozenset(map(fold, ("ใช่", "yes", "true", "1", "y", "x", "✓")))
_NO: Final = frozenset(map(fold, ("", "ไม่ใช่", "ไม่", "no", "false", "0", "n", "-")))
_MODES: Final = {fold(text): mode for mode, thai in Tenure.MODES for text in (mode, thai)} | {
    fold(word): HOLDER for word in ("", "ดำรงตำแหน่ง")
}


@dataclass(slots=True)
class Placed:
    """A row on its way to an outcome: a post, and who is in it when; `head` None leaves it.

    `last` says that the file tells when the stay ends; `until` is the day after.
    """

    row: int
    office: str
    title: str
    head: bool | None = None
    names: tuple[str, str, str] = ("", "", "")
    mode: str = HOLDER
    since: date | None = None
    until: date = FOREVER
    last: bool = False
    post: Post | None = None
    tenure: Tenure | None = None
    person: int | None = None
    edits: tuple[Edit, ...] = ()
    problems: list[CellProblem] = field(default_factory=list)

    @property
    def who(self) -> str:
        """The name as it is compared; empty for a vacant post."""
        return name_key(*self.names[1:])

    @property
    def desk(self) -> tuple[str, str]:
        """The post by the office's key and its title."""
        return self.office, fold(self.title)

    def wrong(self, column: str, number: str, /, **words: object) -> None:
        """Something is wrong with a cell of the row."""
        self.problems.append(problem(column, number, **words))


def name_key(given: str, family: str) -> str:
    """A name for comparison, however it is spaced."""
    return fold(clean(f"{given} {family}"))


def read_place(row: Row) -> Placed:
    """What the row says; its problems so far are those of single cells."""
    cells = row.cells
    title, given, family = (cells.get(name, "") for name in _NAMES)
    placed = Placed(row.number, to_arabic(cells["office"]), cells["post"])
    placed.names = (title, given, family)
    for name in ("office", "post"):
        if not cells[name]:
            placed.wrong(name, "O213", column=PEOPLE.column(name).heading)
    for name in ("post", *_NAMES):
        most = PEOPLE.column(name).most
        if len(cells.get(name, "")) > most:
            placed.wrong(name, "O134", text=cells[name][:20], most=most)
    if not given and any(cells.get(name) for name in ("title", "family", "mode", "until")):
        placed.wrong("given", "O159")
    _head(placed, cells.get("head"))
    _mode(placed, cells.get("mode", ""))
    _days(placed, cells.get("since", ""), cells.get("until"))
    return placed


def _head(placed: Placed, text: str | None) -> None:
    word = fold(text or "")
    if text is None:
        return
    placed.head = word in _YES
    if word not in _YES | _NO:
        placed.wrong("head", "O225", text=text[:20], words="ใช่ (yes), ไม่ใช่ (no)")


def _mode(placed: Placed, text: str) -> None:
    mode = _MODES.get(fold(text))
    if mode is None:
        words = ", ".join(f"{thai} ({name})" for name, thai in MODE_WORDS.items())
        placed.wrong("mode", "O225", text=text[:20], words=words)
    else:
        placed.mode = mode


def _days(placed: Placed, since: str, until: str | None) -> None:
    """The file names the last day; a stay ends on the day after it."""
    placed.last = until is not None
    days = {name: read_day(text) for name, text in (("since", since), ("until", until)) if text}
    for name, day in days.items():
        if day is None:
            placed.wrong(name, "O217", text=(since if name == "since" else str(until))[:20])
    placed.since = days.get("since")
    last = days.get("until")
    if last is not None:
        placed.until = last + timedelta(days=1) if last < FOREVER else FOREVER
