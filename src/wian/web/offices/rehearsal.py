"""What would happen: the action is done for real and taken back, so the preview cannot lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from wian.offices.acting import Actor
from wian.offices.queries import browsing
from wian.offices.queries import offices as directory
from wian.offices.values import OfficeView
from wian.web.called import keyed, places
from wian.web.offices.story import Change, differences
from wian.web.when import Clock


@dataclass(frozen=True, slots=True)
class Standing:
    """One office as it would stand, with how many stand under it then."""

    office: OfficeView
    below: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What the change does: to the office itself, to those that follow, what is new and what ends.

    `ends` are offices that would be no more, `born` those that come to be; `grown` others that
    have more or fewer under them then.
    """

    day: str
    changes: tuple[Change, ...]
    follow: int
    ends: tuple[OfficeView, ...]
    born: tuple[Standing, ...]
    grown: tuple[Grown, ...]

    @property
    def any(self) -> bool:
        """Whether anything at all would differ."""
        return bool(self.changes or self.ends or self.born or self.grown)


@dataclass(frozen=True, slots=True)
class Grown:
    """An office that has more or fewer under it than it had."""

    office: OfficeView
    was: int
    below: int


def rehearse(
    who: Actor,
    office: OfficeView,
    others: tuple[OfficeView, ...],
    *,
    day: date,
    act: Callable[[], object],
    seen: Clock,
) -> Preview:
    """The difference that `act` would make on `day`; nothing is changed.

    Refused as the action refuses, Denied as it denies.
    """
    before = _standing(who, (office, *others), day)
    acted = False
    try:
        with transaction.atomic():
            result = act()
            acted = True
            born = tuple(id_ for id_ in _ids(result) if id_ not in before)
            after = _standing(who, (office, *others), day, born)
            changes = _changes(before.get(office.id), after.get(office.id), seen)
            transaction.set_rollback(True)
    except RuntimeError:
        # A denied attempt refuses to be recorded in a transaction that is taken back. Outside of
        # one the same checks, which come before any change, deny it again and record it.
        if not acted:
            act()
        raise
    moved = any(
        change.label in (seen.say("fact_parent"), seen.say("fact_line")) for change in changes
    )
    return Preview(
        day=seen.day(day),
        changes=changes,
        follow=after[office.id].below if moved and office.id in after else 0,
        ends=tuple(old.office for id_, old in before.items() if id_ not in after),
        born=tuple(after[id_] for id_ in born if id_ in after),
        grown=tuple(
            Grown(new.office, before[id_].below, new.below)
            for id_, new in after.items()
            if id_ in before and new.below != before[id_].below
        ),
    )


def _ids(result: object) -> tuple[int, ...]:
    if isinstance(result, int):
        return (result,)
    return tuple(result) if isinstance(result, tuple) else ()


def _standing(
    who: Actor, offices: tuple[OfficeView, ...], day: date, born: tuple[int, ...] = ()
) -> dict[int, Standing]:
    """Those of the offices that stand on the day, and how many are anywhere below each."""
    ids = dict.fromkeys((*(office.id for office in offices), *born))
    rows = {row.id: row for row in browsing.of_ids(who, ids, day=day)}
    return {
        id_: Standing(rows[id_], sum(browsing.tally_below(who, rows[id_], day=day).values()))
        for id_ in ids
        if id_ in rows
    }


def _changes(old: Standing | None, new: Standing | None, seen: Clock) -> tuple[Change, ...]:
    if old is None or new is None:
        return ()
    views = (old.office, new.office)
    upper = {i for view in views for i in (view.parent, view.line) if i is not None}
    labels = keyed(upper, seen.say, day=max(view.since for view in views))
    lying = places({view.place for view in views}, seen.say)
    return tuple(differences(*views, labels, lying, seen))


def still_there(who: Actor, key: str, day: date) -> bool:
    """Whether the office stands on the day, for where to go after a change."""
    return directory.visible(who, day).filter(office__key=key).exists()
