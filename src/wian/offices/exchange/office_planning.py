"""What would happen to each row of offices; the order of the rows makes no difference.

A row that fails may take others with it (its children, whoever stood in its way): the rows that
are left are looked at again until nothing more fails.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..models import FOREVER, Spell
from ..rules import SEGMENT, Where, segment
from .cells import same
from .columns import OFFICES
from .known import Known, Standing
from .office_rows import ABOVE, Wanted, read_office
from .tables import Table
from .trees import Tree, grow
from .values import Edit

IMPORT: Final = "directory.import"
PATHS: Final = {"parent": "path", "line": "line_path"}
_PARENT: Final = OFFICES.column("parent").heading
_DEEPEST: Final = Spell._meta.get_field("path").max_length or 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """Every row as it was understood; rows without problems are what an import writes."""

    known: Known
    wanted: tuple[Wanted, ...] = ()

    @property
    def good(self) -> tuple[Wanted, ...]:
        """The rows that can be imported."""
        return tuple(wanted for wanted in self.wanted if not wanted.problems)


def draw_offices(table: Table | None, known: Known) -> Drawn:
    """The rows of offices with what they would change, or why they cannot."""
    wanted = tuple(read_office(row, known) for row in table.rows) if table else ()
    _repeated(wanted)
    new = {row.key: row for row in wanted if row.standing is None and row.key}
    everywhere = _reaches_all(known)
    for row in wanted:
        _known_above(row, known, new)
        if row.standing is None:
            _opens(row, known)
        else:
            _compares(row, row.standing, known)
        _allowed(row, known, new, everywhere)
    drawn = Drawn(known, wanted)
    while _orphans(drawn.good, new) or _crooked(drawn.good, known):
        pass
    return drawn


def trees(good: Iterable[Wanted], known: Known, ids: Mapping[str, int]) -> dict[str, Tree]:
    """Both trees as they would be; `ids` are those of new offices, as far as they have one."""
    rows = tuple(good)
    grown = {}
    for name, column in PATHS.items():
        above: dict[str, str | None] = {}
        segments: dict[str, str] = {}
        for standing in known.offices.values():
            if standing.spell.since > known.day:
                continue
            over = known.above(standing, name)
            path: str = getattr(standing.spell, column)
            above[standing.key] = over.key if over else None
            segments[standing.key] = path[-SEGMENT:] if over else path
        for row in rows:
            if row.standing is None:
                above[row.key] = row.above.get(name)
                # Until it has an id, the number of its row stands for it, and is no id.
                own = ids.get(row.key)
                segments[row.key] = segment(own) if own else f"+{row.row:0{SEGMENT - 1}x}"
            elif name in row.moves:
                above[row.key] = row.above[name]
                segments[row.key] = segment(row.standing.id)
        grown[name] = grow(above, segments, _DEEPEST)
    return grown


def _repeated(wanted: Sequence[Wanted]) -> None:
    rows = defaultdict(list)
    for row in wanted:
        if row.key:
            rows[row.key].append(row)
    for same_key in rows.values():
        for row in same_key if len(same_key) > 1 else ():
            others = ", ".join(str(other.row) for other in same_key if other is not row)
            row.wrong("key", "O216", rows=others[:60])


def _known_above(row: Wanted, known: Known, new: Mapping[str, Wanted]) -> None:
    for name, key in row.above.items():
        if key and key not in known.offices and key not in new:
            row.wrong(name, "O210", key=key[:40])


def _opens(row: Wanted, known: Known) -> None:
    if row.key in known.gone:
        row.wrong("key", "O105", key=row.key)
    if not row.above.get("parent") and not known.opens_roots:
        row.wrong("parent", "O213", column=_PARENT)
    facts = [(name, text) for name, text in row.facts.items() if text]
    facts += [(name, key) for name, key in row.above.items() if key]
    row.edits = tuple(Edit(name, "", text) for name, text in facts)


def _compares(row: Wanted, standing: Standing, known: Known) -> None:
    """The edits of a row that differs; a later change or a closing forbids them."""
    edits = []
    for name, text in row.facts.items():
        before = str(getattr(standing.spell, "place_id" if name == "place" else name))
        if not same(before, text):
            edits.append(Edit(name, before, text))
    for name, key in row.above.items():
        over = known.above(standing, name)
        if (over.key if over else None) != key:
            edits.append(Edit(name, over.key if over else "", key or ""))
    row.edits = tuple(edits)
    if not edits:
        return
    if standing.spell.since > known.day:
        row.wrong("", "O212", later=standing.spell.since.isoformat())
    elif standing.closed != FOREVER:
        row.wrong("", "O131", later=standing.closed.isoformat())
    elif not standing.lasting:
        row.wrong("", "O102", day=known.day.isoformat(), later=standing.last.isoformat())
    if "parent" in row.moves and not row.above["parent"] and not known.opens_roots:
        row.wrong("parent", "O213", column=_PARENT)


def _reaches_all(known: Known) -> bool:
    """Whether the person may import at the top of the directory, so that nothing is hidden."""
    tops = [spot for spot in known.offices.values() if spot.spell.parent_id is None]
    return bool(tops) and all(known.reach(IMPORT, top.where) for top in tops)


def _allowed(row: Wanted, known: Known, new: Mapping[str, Wanted], everywhere: bool) -> None:
    """Rows that would change something outside the person's reach are told nothing else.

    What was not to be seen is not told by the way its row differs either; who reaches everything
    is told that an office is not there.
    """
    places = [row.standing.where] if row.standing is not None and row.edits else []
    for name, key in row.above.items():
        nowhere = everywhere and key not in known.offices and key not in new
        if key and not nowhere and (row.standing is None or name in row.moves):
            places.append(where_of(key, known, new))
    hidden = row.standing is not None and not row.standing.seen
    if (hidden and not row.edits) or not all(known.reach(IMPORT, place) for place in places):
        row.edits = ()
        row.problems[:] = []
        row.wrong("", "O214")


def where_of(key: str, known: Known, new: Mapping[str, Wanted]) -> Where:
    """Where an office stands, or would stand once its row is imported."""
    if key in known.offices:
        return known.offices[key].where
    unit = key in new and new[key].facts.get("kind") == "unit"
    return Where(_climbed(key, "parent", known, new), _climbed(key, "line", known, new), unit)


def _climbed(start: str, name: str, known: Known, new: Mapping[str, Wanted]) -> str:
    """The path of the nearest office that exists, with a piece for each new one below it."""
    below: dict[str, None] = {}
    key = start
    while key in new and key not in below:
        below[key] = None
        key = new[key].above.get(name) or ""
    top = known.offices.get(key)
    path: str = getattr(top.spell, PATHS[name]) if top else ""
    return path + "".join("+" * SEGMENT for _ in below)


def _orphans(good: Sequence[Wanted], new: Mapping[str, Wanted]) -> bool:
    """Rows whose parent is a row that fails fail too; whether there were any."""
    found = False
    for row in good:
        for name, key in row.above.items():
            if key and key in new and new[key].problems:
                row.wrong(name, "O215", key=key)
                found = True
    return found


def _crooked(good: Sequence[Wanted], known: Known) -> bool:
    """Rows that cannot stand where they would: in a circle, too deep, under what goes away."""
    if not any(row.standing is None or row.moves for row in good):
        return False
    grown = trees(good, known, {})
    new = {row.key: row for row in good if row.standing is None}
    found = False
    for row in good:
        before = len(row.problems)
        for name in ABOVE if row.standing is None else row.moves:
            _stands(row, name, grown[name], known, new)
        found = found or len(row.problems) > before
    return found or _too_deep_below(good, grown)


def _too_deep_below(good: Sequence[Wanted], grown: Mapping[str, Tree]) -> bool:
    """Rows that take somebody far below them too deep fail; whether there were any."""
    found = False
    for name, tree in grown.items():
        movers = {row.key: row for row in good if name in row.moves}
        for deep in tree.deep:
            at: str | None = deep
            while at is not None and at not in movers:
                at = tree.above[at]
            if at is not None:
                movers[at].wrong(name, "O133", most=_DEEPEST // SEGMENT)
                found = True
    return found


def _stands(row: Wanted, name: str, tree: Tree, known: Known, new: Mapping[str, Wanted]) -> None:
    key = row.above.get(name)
    if row.key in tree.circles:
        row.wrong(name, "O103")
    elif row.key in tree.deep:
        row.wrong(name, "O133", most=_DEEPEST // SEGMENT)
    if not key:
        return
    start = (row.since or known.day) if row.standing is None else known.day
    later = _unsteady(key, name, start, tree, known, new)
    if later is not None:
        early = row.standing is None and start < known.day
        row.wrong("since" if early else name, "O132", later=later.isoformat())


def _unsteady(
    key: str, name: str, start: date, tree: Tree, known: Known, new: Mapping[str, Wanted]
) -> date | None:
    """The day on which an office moves or closes after others are to stand under it."""
    if key in new:
        opened = new[key].since or known.day
        return opened if opened > start else None
    standing = known.offices[key]
    if standing.closed != FOREVER:
        return standing.closed
    steady = standing.steady if name == "parent" else standing.steady_line
    if tree.paths.get(key) != getattr(standing.spell, PATHS[name]):
        steady = max(steady, known.day)
    return steady if steady > min(start, known.day) else None
