"""Cutting spells: what holds of an office changes from a day on and never before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from django.db import transaction

from wian.thai.folding import fold

from ..errors import Refused
from ..kinds import KINDS
from ..models import FOREVER, Event, Office, Part, Place, Spell
from ..queries.spells import on
from ..rules import SEGMENT, segment
from .texts import check_key, check_texts

COPIED: Final = (
    "kind",
    "place_id",
    "parent_id",
    "path",
    "line_id",
    "line_path",
    "name_th",
    "name_en",
    "short",
    "code",
    "phone",
)
Tree = Literal["path", "line_path"]
_DEEPEST: Final = Spell._meta.get_field("path").max_length or 0


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What an office needs to begin; parent and line are office ids."""

    key: str
    kind: str
    place: str
    name_th: str
    parent: int | None = None
    line: int | None = None
    name_en: str = ""
    short: str = ""
    code: str = ""
    phone: str = ""


@contextmanager
def changing() -> Iterator[None]:
    """One transaction, and the only one that changes offices meanwhile.

    Two moves at once could each be right and make a circle between them.
    """
    with transaction.atomic():
        Office.objects.select_for_update().order_by("pk").first()
        yield


def spell_of(office: int, day: date) -> Spell:
    """The office's spell on that day; Refused O101 when there is none."""
    found = on(day).filter(office=office).select_related("office").first()
    if found is None:
        raise Refused("O101", day=day.isoformat())
    return found


def last_spell(office: int, day: date) -> Spell:
    """The spell on `day`, which must be the last of an office that goes on.

    Refused O102 where a later change stands, O131 where the office closes later.
    """
    spell = spell_of(office, day)
    if spell.office.closed != FOREVER:
        raise Refused("O131", later=spell.office.closed.isoformat())
    if spell.until != FOREVER:
        last = Spell.objects.filter(office=office).latest("since")
        raise Refused("O102", day=day.isoformat(), later=last.since.isoformat())
    return spell


def root_of(office: int | None, tree: Tree, day: date) -> str:
    """The path that stands before those under `office` from `day` on, "" under none.

    Refused O132 where it does not stay so for good, O133 where nothing more fits under it.
    """
    if office is None:
        return ""
    path: str = getattr(spell_of(office, day), tree)
    later = Spell.objects.filter(office=office, since__gt=day).exclude(**{tree: path})
    if moved := later.order_by("since").first():
        raise Refused("O132", later=moved.since.isoformat())
    closed = Office.objects.values_list("closed", flat=True).get(pk=office)
    if closed != FOREVER:
        raise Refused("O132", later=closed.isoformat())
    fitting(path + segment(office))
    return path


def fitting(path: str) -> str:
    """The path, Refused O133 when it is deeper than the table holds."""
    if len(path) > _DEEPEST:
        raise Refused("O133", most=_DEEPEST // SEGMENT)
    return path


def begin(new: NewOffice, day: date) -> Spell:
    """A new office and its first spell, from `day` on."""
    details = {
        "kind": new.kind,
        "place_id": new.place,
        "name_th": new.name_th.strip(),
        "name_en": new.name_en.strip(),
        "short": new.short.strip(),
        "code": new.code.strip(),
        "phone": new.phone.strip(),
    }
    check_details(details, day)
    check_key(Office, new.key)
    if Office.objects.filter(key=new.key).exists():
        raise Refused("O105", key=new.key)
    above, above_line = root_of(new.parent, "path", day), root_of(new.line, "line_path", day)
    office = Office.objects.create(key=new.key, opened=day)
    own = segment(office.pk)
    spell = Spell(
        office=office,
        since=day,
        parent_id=new.parent,
        path=above + own,
        line_id=new.line,
        line_path=above_line + own,
        **details,
    )
    spell.folded = folded(spell)
    spell.save(force_insert=True)
    return spell


def check_details(details: Mapping[str, str], day: date) -> None:
    """Pass when an office may have these from `day` on; Refused O106, O107, O108 or for a text."""
    kind, place = details.get("kind"), details.get("place_id")
    if kind is not None and kind not in KINDS:
        raise Refused("O106", kind=kind)
    if not details.get("name_th", "-"):
        raise Refused("O108")
    check_texts(Spell, **details)
    places = Place.objects.filter(code=place, since__lte=day, until__gt=day)
    if place is not None and not places.exists():
        raise Refused("O107", place=place)


def change(spell: Spell, day: date, **fields: Any) -> Spell:
    """The spell goes on from `day` with other facts; before that day nothing differs."""
    if spell.since == day:
        new = spell
    else:
        new = Spell(
            office_id=spell.office_id,
            since=day,
            until=spell.until,
            **{column: getattr(spell, column) for column in COPIED},
        )
        spell.until = day
        spell.save(update_fields=["until"])
    for name, value in fields.items():
        setattr(new, name, value)
    new.folded = folded(new)
    new.save()
    return new


def end(office: int, day: date) -> None:
    """The office exists no longer from `day` on; Refused O119 on the very day it was opened."""
    spell = last_spell(office, day)
    if spell.office.opened >= day:
        raise Refused("O119", day=day.isoformat())
    Office.objects.filter(pk=office).update(closed=day)
    if spell.since == day:  # changed and closed on one day: the change never came to be
        spell.delete()
        return
    spell.until = day
    spell.save(update_fields=["until"])


def folded(spell: Spell) -> str:
    """What search looks in: names and short name, evened out."""
    return fold(f"{spell.name_th} {spell.short} {spell.name_en}")[:300]


def event(
    kind: str, day: date, *, before: tuple[int, ...] = (), after: tuple[int, ...] = (), reason: str
) -> Event:
    """The dated event with the offices that were there before and those that came of it."""
    check_texts(Event, reason=reason)
    row = Event.objects.create(kind=kind, day=day, reason=reason)
    Part.objects.bulk_create(
        [Part(event=row, office_id=office, after=False) for office in before]
        + [Part(event=row, office_id=office, after=True) for office in after]
    )
    return row
