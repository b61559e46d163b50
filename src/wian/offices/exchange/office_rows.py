"""One row of the sheet of offices: each cell read, and told where it cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from wian.thai.digits import to_arabic
from wian.thai.folding import fold

from ..kinds import KINDS
from .cells import read_day, same, write_day
from .columns import OFFICES
from .known import Known, Standing
from .tables import Row
from .values import CellProblem, Edit, problem

ROOT: Final = "root"
ABOVE: Final = ("parent", "line")
_KEY: Final = re.compile(r"[-a-zA-Z0-9_]+")
_DIGITS: Final = frozenset({"code", "phone"})  # kept with Arabic digits
_FILLED: Final = ("kind", "name_th", "place")
_CODES_TOLD: Final = 3
_KIND_OF: Final = {
    fold(word): kind.name
    for kind in KINDS.values()
    for word in (kind.name, kind.thai, kind.english, kind.short)
    if word
}


@dataclass(slots=True)
class Wanted:
    """A row on its way to an outcome: what its cells say, and what is wrong with it so far.

    Only what the file says is in `facts` and `above`; `above` names keys.
    """

    row: int
    key: str
    standing: Standing | None
    facts: dict[str, str] = field(default_factory=dict)
    above: dict[str, str | None] = field(default_factory=dict)
    since: date | None = None
    edits: tuple[Edit, ...] = ()
    problems: list[CellProblem] = field(default_factory=list)

    @property
    def moves(self) -> tuple[str, ...]:
        """Which of the two trees it goes elsewhere in."""
        return tuple(edit.column for edit in self.edits if edit.column in ABOVE)

    def wrong(self, column: str, number: str, /, **words: object) -> None:
        """Something is wrong with a cell of the row."""
        self.problems.append(problem(column, number, **words))


def read_office(row: Row, known: Known) -> Wanted:
    """What the row says; its problems so far are those of single cells."""
    cells = dict(row.cells)
    key = to_arabic(cells.pop("key", ""))
    wanted = Wanted(row.number, key, known.offices.get(key))
    _key(wanted)
    _since(wanted, cells.pop("since", ""))
    for name in ABOVE:
        if name in cells:
            wanted.above[name] = to_arabic(cells.pop(name)) or None
    for name, text in cells.items():
        wanted.facts[name] = to_arabic(text) if name in _DIGITS else text
    _lengths(wanted)
    _filled(wanted)
    _kind(wanted, known)
    _place(wanted, known)
    return wanted


def _key(wanted: Wanted) -> None:
    most = OFFICES.column("key").most
    if not wanted.key:
        wanted.wrong("key", "O213", column=OFFICES.column("key").heading)
    elif len(wanted.key) > most or not _KEY.fullmatch(wanted.key):
        wanted.wrong("key", "O135", key=wanted.key[:most], most=most)


def _since(wanted: Wanted, text: str) -> None:
    if not text:
        return
    wanted.since = read_day(text)
    if wanted.since is None:
        wanted.wrong("since", "O217", text=text[:20])
    elif wanted.standing and wanted.since != wanted.standing.opened:
        wanted.wrong("since", "O211", known=write_day(wanted.standing.opened))


def _lengths(wanted: Wanted) -> None:
    for name, text in wanted.facts.items():
        most = OFFICES.column(name).most
        if name not in ("kind", "place") and len(text) > most:
            wanted.wrong(name, "O134", text=text[:20], most=most)


def _filled(wanted: Wanted) -> None:
    """What every office has is there; a file without the column leaves it to the directory."""
    for name in _FILLED:
        if not wanted.facts.get(name, "-" if wanted.standing else ""):
            number = "O108" if name == "name_th" else "O213"
            wanted.wrong(name, number, column=OFFICES.column(name).heading)


def _kind(wanted: Wanted, known: Known) -> None:
    text = wanted.facts.get("kind", "")
    kind = _KIND_OF.get(fold(text))
    stays = wanted.standing is not None and wanted.standing.spell.kind == kind
    if kind and (kind != ROOT or stays or known.opens_roots):
        wanted.facts["kind"] = kind
    elif text:
        wanted.wrong("kind", "O106", kind=text[:40])


def _place(wanted: Wanted, known: Known) -> None:
    text = wanted.facts.get("place", "")
    standing = wanted.standing
    if not text or (standing and same(text, standing.spell.place_id)):
        return
    kind = wanted.facts.get("kind") or (standing.spell.kind if standing else "")
    found = known.places.meant(text, kind)
    if len(found) == 1:
        wanted.facts["place"] = found[0].code
    elif found:
        codes = ", ".join(place.code for place in found[:_CODES_TOLD])
        wanted.wrong("place", "O218", name=text[:40], codes=codes)
    else:
        wanted.wrong("place", "O107", place=text[:40])
