"""Taking an import back: first whether nothing was built on it, then every row as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import Model, ProtectedError, RestrictedError

from ..acting import Actor, refuse, where_of
from ..errors import Refused
from ..exchange.office_planning import IMPORT, PATHS
from ..exchange.people_planning import CHANGE
from ..models import Event, Office, Part, Post, Spell, Tenure
from ..queries.reach import check_each
from .timeline import COPIED, folded
from .traces import chunks, rows_of, untouched, upsert
from .undoing_people import people_back

Saved = Mapping[str, Mapping[str, Any]]


def check_undoer(actor: Actor, back: Saved) -> None:
    """Pass for somebody who may import at every office that the import touched, or Denied."""
    for spell in rows_of(Spell, back["offices"]["spells"]).values():
        if not actor.may(IMPORT, where_of(spell)).allowed:
            refuse(actor, IMPORT, spell)
    stays = rows_of(Tenure, back["people"]["tenures"]).values()
    posts = {*map(int, back["people"]["posts"]), *(stay.post_id for stay in stays)}
    check_each(actor, CHANGE, {post.office_id for post in rows_of(Post, posts).values()})


def take_back(back: Saved) -> None:
    """Every row is as it was before the import; Refused O222 where something builds on it."""
    offices = back["offices"]
    spells = untouched(Spell, offices["spells"])
    _nothing_below(offices["moved"], spells)
    try:
        people_back(back["people"])
        _offices_back(offices, spells)
    except (ProtectedError, RestrictedError) as held:
        what = _names(offices["offices"], _holders(held))
        raise Refused("O222", what=what) from None


def _nothing_below(moved: Mapping[str, list[int]], spells: Mapping[int, Spell]) -> None:
    """Nobody came to stand under what the import opened or moved, while it stands there."""
    for name in PATHS:
        over = defaultdict(list)
        for pk in moved[name]:
            over[spells[pk].office_id].append(spells[pk])
        for portion in chunks(over):
            for spell in Spell.objects.filter(**{f"{name}__in": portion}):
                above = over[getattr(spell, f"{name}_id")]
                if spell.pk not in spells and any(_meet(spell, upper) for upper in above):
                    raise Refused("O222", what=spell.name_th)


def _meet(one: Spell, other: Spell) -> bool:
    """Whether both have a day in common."""
    return one.since < other.until and other.since < one.until


def _offices_back(offices: Mapping[str, Any], spells: Mapping[int, Spell]) -> None:
    """What the import made is gone before what it cut takes its days again."""
    for portion in chunks(offices["events"]):
        Part.objects.filter(event__in=portion).delete()
        Event.objects.filter(pk__in=portion).delete()
    before = {int(pk): columns for pk, columns in offices["before"].items()}
    for portion in chunks(spells.keys() - before.keys()):
        Spell.objects.filter(pk__in=portion).delete()
    for pk, columns in before.items():
        spell = spells[pk]
        for name, value in columns.items():
            setattr(spell, name, date.fromisoformat(value) if name == "until" else value)
        spell.folded = folded(spell)
    upsert([spells[pk] for pk in before], [*COPIED, "folded", "until"])
    for portion in chunks(offices["offices"]):
        Office.objects.filter(pk__in=portion).delete()


def _holders(held: ProtectedError | RestrictedError) -> list[Model]:
    if isinstance(held, ProtectedError):
        return list(held.protected_objects)
    return list(held.restricted_objects)


def _names(offices: Collection[int], holders: list[Model]) -> str:
    """The key of the office that something else is bound to."""
    for holder in holders:
        for column in holder._meta.concrete_fields:
            if column.related_model is Office and getattr(holder, column.attname) in offices:
                return Office.objects.get(pk=getattr(holder, column.attname)).key
    return "…"
