"""Opening, renaming, moving, merging, splitting and closing offices, each as of a day.

Every verb takes the acting person first and is one transaction with one ledger row; what was true
before the day stays true of the days before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ..acting import Actor, check
from ..errors import Refused
from ..kinds import TOP
from ..models import Spell
from .telling import tell
from .timeline import (
    NewOffice,
    begin,
    change,
    changing,
    check_details,
    end,
    event,
    last_spell,
    spell_of,
)
from .trees import hand_over, rehome, replant

CHANGE = "directory.change"
_DETAILS = frozenset({"name_th", "name_en", "short", "code", "phone", "kind", "place_id"})


def open_office(actor: Actor, *, new: NewOffice, day: date, reason: str = "") -> int:
    """A new office stands from `day` on; its id. Refused for a taken key or an unknown place."""
    _check_new(actor, new, day)
    with changing():
        spell = begin(new, day)
        event("open", day, after=(spell.office_id,), reason=reason)
        _record(actor, _verb(spell, "open"), spell.office_id, after=_told(spell, day))
    return spell.office_id


def change_office(
    actor: Actor, *, office: int, day: date, reason: str = "", **details: str
) -> None:
    """The office has other details from `day` on: name, short name, code, phone, kind, place_id."""
    if unknown := details.keys() - _DETAILS:
        raise TypeError(f"no such detail of an office: {sorted(unknown)}")
    _check(actor, day, office)
    wanted = {name: text.strip() for name, text in details.items()}
    with changing():
        spell = last_spell(office, day)
        before = {name: getattr(spell, name) for name in wanted}
        if before == wanted:
            return
        check_details(wanted, day)
        _check_top(actor, wanted.get("kind", spell.kind), spell.kind)
        change(spell, day, **wanted)
        renamed = before.get("name_th") != wanted.get("name_th")
        kind = "rename" if renamed else "change"
        event(kind, day, before=(office,), after=(office,), reason=reason)
        after = {**wanted, "day": day.isoformat()}
        _record(actor, _verb(spell, kind), office, before=before, after=after)


def move_office(
    actor: Actor, *, office: int, day: date, parent: int | None, line: int | None, reason: str = ""
) -> None:
    """The office, and all under it, stands under other offices from `day` on."""
    was = spell_of(office, day)
    check(actor, CHANGE, was)
    if parent != was.parent_id:
        _check_above(actor, day, parent)
    if line is not None and line != was.line_id:
        _check(actor, day, line)
    with changing():
        spell = last_spell(office, day)
        before = {"parent": spell.parent_id, "line": spell.line_id}
        if before == {"parent": parent, "line": line}:
            return
        replant(office, day, parent=parent, line=line)
        event("move", day, before=(office,), after=(office,), reason=reason)
        after = {"parent": parent, "line": line, "day": day.isoformat()}
        _record(actor, "office.move", office, before=before, after=after)


def close_office(
    actor: Actor,
    *,
    office: int,
    day: date,
    successor: int | None = None,
    reason: str = "",
) -> None:
    """The office is no more from `day` on; what stands under it goes to the successor.

    Refused O104 when offices stand under it and no successor is named.
    """
    if successor == office:
        raise Refused("O103")
    after = () if successor is None else (successor,)
    _check(actor, day, office, *after)
    with changing():
        spell = last_spell(office, day)
        hand_over(office, successor, day)
        end(office, day)
        event("close", day, before=(office,), after=after, reason=reason)
        told = {"day": day.isoformat(), "successor": successor}
        _record(actor, _verb(spell, "close"), office, after=told, touched=after)


def merge_offices(
    actor: Actor, *, offices: Sequence[int], into: NewOffice | int, day: date, reason: str = ""
) -> int:
    """Several offices are one from `day` on, a new one or one that was there; its id.

    What stood under any of them stands under the one.
    """
    merged = tuple(dict.fromkeys((*offices, into) if isinstance(into, int) else offices))
    if len(merged) < 2:
        raise Refused("O109")
    _check(actor, day, *merged)
    if isinstance(into, NewOffice):
        _check_new(actor, into, day)
    with changing():
        spells = [last_spell(office, day) for office in merged]
        kept = into if isinstance(into, int) else begin(into, day).office_id
        # The lowest first: one that goes may stand under another that goes.
        for spell in sorted(spells, key=lambda spell: -len(spell.path)):
            if spell.office_id != kept:
                hand_over(spell.office_id, kept, day)
                end(spell.office_id, day)
        event("merge", day, before=merged, after=(kept,), reason=reason)
        told = {"day": day.isoformat(), "merged": list(merged)}
        _record(actor, "office.merge", kept, after=told, touched=merged)
    return kept


def split_office(
    actor: Actor,
    *,
    office: int,
    day: date,
    into: Sequence[NewOffice],
    children: Mapping[int, str] | None = None,
    reason: str = "",
) -> tuple[int, ...]:
    """New offices come out of one that goes on, from `day` on; their ids in order.

    `children` says which of the offices under it go to which new one, by its key; the others stay.
    Refused O136 for a child that is none or a key that is not among the new.
    """
    if not into:
        raise Refused("O110")
    _check(actor, day, office)
    for new in into:
        _check_new(actor, new, day)
    with changing():
        last_spell(office, day)
        born = {new.key: begin(new, day).office_id for new in into}
        for child, key in (children or {}).items():
            if key not in born or not rehome(child, office, born[key], day):
                raise Refused("O136", key=key)
        event("split", day, before=(office,), after=(office, *born.values()), reason=reason)
        told = {"day": day.isoformat(), "born": list(born.values())}
        _record(actor, "office.split", office, after=told, touched=tuple(born.values()))
    return tuple(born.values())


def _check(actor: Actor, day: date, *offices: int) -> None:
    for office in offices:
        check(actor, CHANGE, spell_of(office, day))


def _check_above(actor: Actor, day: date, parent: int | None) -> None:
    """Only the machine puts an office at the very top."""
    if parent is not None:
        _check(actor, day, parent)
    elif not actor.system:
        raise Refused("O101", day=day.isoformat())


def _check_new(actor: Actor, new: NewOffice, day: date) -> None:
    _check_top(actor, new.kind)
    _check_above(actor, day, new.parent)
    if new.line is not None:
        _check(actor, day, new.line)


def _verb(spell: Spell, what: str) -> str:
    """The ledger's verb; units have their own, and are changed where offices are renamed."""
    if spell.kind != "unit":
        return f"office.{what}"
    return f"unit.{'change' if what == 'rename' else what}"


def _check_top(actor: Actor, kind: str, was: str = "") -> None:
    """Pass unless an office would become the top of the house, or cease to be; Refused O106."""
    if kind != was and TOP in (kind, was) and not actor.system:
        raise Refused("O106", kind=kind)


def _told(spell: Spell, day: date) -> dict[str, object]:
    return {"name_th": spell.name_th, "kind": spell.kind, "day": day.isoformat()}


def _record(
    actor: Actor,
    verb: str,
    office: int,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    touched: Sequence[int] = (),
) -> None:
    also = [("office", other) for other in touched if other != office]
    tell(actor, verb, ("office", office), touched=also, before=before, after=after)
