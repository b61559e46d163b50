"""Many offices at once: the spells of a whole import cut and begun by a few statements.

Each helper tells what it left behind, so that `undoing.py` can take it back and see whether
anything was built on it since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..exchange.known import Known, Standing
from ..exchange.office_planning import PATHS, trees
from ..exchange.office_rows import Wanted
from ..exchange.trees import Tree
from ..models import Event, Office, Part, Spell
from ..rules import SEGMENT
from .timeline import COPIED, folded
from .traces import BATCH, chunks, digest, upsert


@dataclass(slots=True)
class Back:
    """What takes an import back: rows made, and rows as they were.

    `spells` maps a spell to the digest of how the import left it; `before` holds the columns that
    it changed, for spells that were there already. `moved` are the spells
    whose path by "parent" or by "line" is new.
    """

    offices: list[int] = field(default_factory=list)
    events: list[int] = field(default_factory=list)
    moved: dict[str, list[int]] = field(default_factory=dict)
    spells: dict[int, str] = field(default_factory=dict)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)


def write_offices(good: Sequence[Wanted], known: Known, reason: str) -> tuple[dict[str, int], Back]:
    """The rows hold from the day on; what was true before stays true of the days before.

    Gives the ids of all offices by key, and what takes it back.
    """
    back = Back()
    ids = _open(good, known, back)
    grown = trees(good, known, ids)
    rows = {row.key: row for row in good}
    spells = _Spells(known.day)
    _follow_later(known, grown, spells)  # first: it looks at what stands before anything is cut
    for standing in known.offices.values():
        if standing.spell.since <= known.day:
            _carry(standing, rows.get(standing.key), grown, ids, spells)
    for row in good:
        if row.standing is None:
            spells.begin(_first(row, ids, grown, known))
    spells.write(back)
    back.moved = {name: [spell.pk for spell in moved] for name, moved in spells.moved.items()}
    back.events = _events(good, ids, known.day, reason)
    return ids, back


@dataclass(slots=True)
class _Spells:
    """Spells to be cut, begun and altered, gathered before anything is written."""

    day: date
    cut: list[Spell] = field(default_factory=list)
    fresh: list[Spell] = field(default_factory=list)
    altered: list[Spell] = field(default_factory=list)
    moved: dict[str, list[Spell]] = field(default_factory=lambda: {name: [] for name in PATHS})
    before: dict[int, dict[str, Any]] = field(default_factory=dict)

    def change(self, spell: Spell, columns: Mapping[str, Any]) -> None:
        """The spell goes on from the day with these columns, as `timeline.change` does it."""
        if spell.since >= self.day:
            new = spell
            self.before[spell.pk] = {name: getattr(spell, name) for name in columns}
            self.altered.append(spell)
        else:
            new = Spell(office_id=spell.office_id, since=self.day, until=spell.until)
            for name in COPIED:
                setattr(new, name, getattr(spell, name))
            self.before[spell.pk] = {"until": spell.until.isoformat()}
            spell.until = self.day
            self.cut.append(spell)
            self.fresh.append(new)
        for name, value in columns.items():
            setattr(new, name, value)
        new.folded = folded(new)
        for name, path in PATHS.items():
            if path in columns:
                self.moved[name].append(new)

    def begin(self, spell: Spell) -> None:
        """The first spell of a new office."""
        self.fresh.append(spell)
        for moved in self.moved.values():
            moved.append(spell)

    def write(self, back: Back) -> None:
        """Everything gathered is in the table; room is made before it is taken."""
        for portion in chunks(spell.pk for spell in self.cut):
            Spell.objects.filter(pk__in=portion).update(until=self.day)
        upsert(self.altered, [*COPIED, "folded"])
        Spell.objects.bulk_create(self.fresh, batch_size=BATCH)
        back.before = self.before
        touched = (*self.cut, *self.altered, *self.fresh)
        back.spells = {spell.pk: digest(spell) for spell in touched}


def _open(good: Sequence[Wanted], known: Known, back: Back) -> dict[str, int]:
    """New offices are there; the ids of all by key."""
    new = [row for row in good if row.standing is None]
    made = Office.objects.bulk_create(
        [Office(key=row.key, opened=row.since or known.day) for row in new], batch_size=BATCH
    )
    back.offices = [office.pk for office in made]
    ids = {standing.key: standing.id for standing in known.offices.values()}
    return ids | {office.key: office.pk for office in made}


def _carry(
    standing: Standing,
    row: Wanted | None,
    grown: Mapping[str, Tree],
    ids: Mapping[str, int],
    spells: _Spells,
) -> None:
    """What the row says of an office, and where what is above it takes it, holds from the day."""
    columns: dict[str, Any] = {}
    for name, path in PATHS.items():
        old: str = getattr(standing.spell, path)
        to = grown[name].paths.get(standing.key, old)
        if to != old:
            columns[path] = to
    for edit in row.edits if row else ():
        if edit.column in PATHS:
            columns[f"{edit.column}_id"] = ids[edit.after] if edit.after else None
        else:
            columns["place_id" if edit.column == "place" else edit.column] = edit.after
    if columns:
        spells.change(standing.spell, columns)


def _first(row: Wanted, ids: Mapping[str, int], grown: Mapping[str, Tree], known: Known) -> Spell:
    spell = Spell(office_id=ids[row.key], since=row.since or known.day)
    for name, text in row.facts.items():
        setattr(spell, "place_id" if name == "place" else name, text)
    for name, path in PATHS.items():
        above = row.above.get(name)
        setattr(spell, f"{name}_id", ids[above] if above else None)
        setattr(spell, path, grown[name].paths[row.key])
    spell.folded = folded(spell)
    return spell


def _follow_later(known: Known, grown: Mapping[str, Tree], spells: _Spells) -> None:
    """Spells that begin after the day stand where the offices above them went."""
    for spell in known.later:
        columns = {}
        for name, column in PATHS.items():
            path: str = getattr(spell, column)
            to = _replanted(path, known, grown[name])
            if to != path:
                columns[column] = to
        if columns:
            spells.change(spell, columns)


def _replanted(path: str, known: Known, tree: Tree) -> str:
    """The path below the nearest office above that stays for good where it is put."""
    above = [int(path[at : at + SEGMENT]) for at in range(0, len(path) - SEGMENT, SEGMENT)]
    for depth in range(len(above), 0, -1):
        over = known.by_id.get(above[depth - 1])
        if over and over.lasting and over.spell.since <= known.day:
            return tree.paths[over.key] + path[depth * SEGMENT :]
    return path


def _events(good: Sequence[Wanted], ids: Mapping[str, int], day: date, reason: str) -> list[int]:
    """One dated event for what happened to each office; their ids."""
    told: list[tuple[Event, int]] = []
    for row in good:
        for kind in _kinds(row):
            since = (row.since or day) if kind == "open" else day
            told.append((Event(kind=kind, day=since, reason=reason), ids[row.key]))
    Event.objects.bulk_create([event for event, _ in told], batch_size=BATCH)
    parts = [Part(event=event, office_id=office, after=True) for event, office in told]
    parts += [
        Part(event=event, office_id=office, after=False)
        for event, office in told
        if event.kind != "open"
    ]
    Part.objects.bulk_create(parts, batch_size=BATCH)
    return [event.pk for event, _ in told]


def _kinds(row: Wanted) -> Iterator[str]:
    if row.standing is None:
        yield "open"
        return
    columns = {edit.column for edit in row.edits}
    if "name_th" in columns:
        yield "rename"
    elif columns - PATHS.keys():
        yield "change"
    if row.moves:
        yield "move"
