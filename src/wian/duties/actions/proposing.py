"""A letter's reading becomes proposed duties; asked again, only what is new joins them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction

from wian.letters.queries.asked import Asked, asked
from wian.offices.acting import Actor, check, today
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year

from ..deadlines import DueRule, On, to_json
from ..errors import Refused
from ..models import Duty, Need
from ..proposing import Proposed, proposed
from .asking import ASK

_COLUMNS: Final = (
    "item", "action", "assignee", "doer", "kind", "quote", "start", "end", "rule", "asks",
    "wanted", "ways",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """The duties that are new, and those nobody had touched that are as the letter holds now."""

    new: tuple[int, ...]
    mended: tuple[int, ...]


def propose(actor: Actor, *, letter: int, office: int | None = None) -> Made:
    """What the letter asks stands as proposed duties of the office, of the letter's own for None.

    Safe to repeat: what a person has written, dropped or opened stays as it is; what nobody has
    touched is mended where the letter's facts were corrected since. By who asks duties there.
    Refused D108 for no such letter; Denied for one that may not be seen.
    """
    try:
        found = asked(actor, letter)
    except LookupError:
        raise Refused("D108") from None
    office = found.office if office is None else office
    check(actor, ASK, standing(office))
    rows = proposed(found.facts)
    with transaction.atomic():
        known = {
            row.row: row
            for row in Duty.objects.select_for_update().filter(
                letter=letter, office=office, row__isnull=False
            )
        }
        fresh = [one for one in rows if one.row not in known]
        duties = [_duty(actor, one, found, office) for one in fresh]
        Duty.objects.bulk_create(duties, ignore_conflicts=True)
        mended = _mend(known, rows, found)
        ids = dict(Duty.objects.filter(letter=letter, office=office).values_list("row", "pk"))
        new = tuple(ids[one.row] for one in fresh)
        _tie(ids, rows, {*new, *mended})
        if new or mended:
            after = {"new": len(new), "mended": len(mended)}
            touched = [("office", office)]
            count = len(new) + len(mended)
            tell(
                actor, "duty.propose", ("letter", letter), touched=touched, after=after, count=count
            )
    return Made(new, mended)


def year_of(rule: DueRule | None, else_: date | None) -> int:
    """The fiscal year (CE, of its end) in which something is due, else that of the other day."""
    on = rule.when.day if rule and isinstance(rule.when, On) else else_ or today()
    return fiscal_year(on) - BUDDHIST_ERA


def _duty(actor: Actor, one: Proposed, found: Asked, office: int) -> Duty:
    return Duty(
        letter_id=found.id,
        office_id=office,
        account_id=actor.account,
        row=one.row,
        order=one.row,
        year=year_of(one.rule, found.dated),
        **_columns(one, found),
    )


def _columns(one: Proposed, found: Asked) -> dict[str, Any]:
    quote = "" if one.start is None else found.text[one.start : one.end]
    return {
        "item": one.item,
        "action": one.action,
        "assignee": one.assignee,
        "doer": one.doer,
        "kind": one.kind,
        "quote": " ".join(quote.split()),
        "start": one.start,
        "end": one.end,
        "rule": to_json(one.rule) if one.rule else {},
        "asks": [str(ask) for ask in one.asks],
        "wanted": [[piece.code, piece.label, piece.required] for piece in one.wanted],
        "ways": [[way.code, way.label] for way in one.ways],
    }


def _mend(
    known: Mapping[int | None, Duty], rows: Sequence[Proposed], found: Asked
) -> tuple[int, ...]:
    """Proposals that nobody has touched say what the letter says now."""
    mended = []
    for one in rows:
        row = known.get(one.row)
        if row is None or row.state != "proposed" or row.revision != 1:
            continue
        now = _columns(one, found)
        if any(getattr(row, name) != now[name] for name in _COLUMNS):
            Duty.objects.filter(pk=row.pk).update(**now, year=year_of(one.rule, found.dated))
            mended.append(row.pk)
    return tuple(mended)


def _tie(ids: Mapping[int | None, int], rows: Sequence[Proposed], touched: set[int]) -> None:
    """What the new and the mended need is as the letter says."""
    Need.objects.filter(duty__in=touched).delete()
    Need.objects.bulk_create(
        (
            Need(duty_id=ids[one.row], needed_id=ids[need])
            for one in rows
            if ids[one.row] in touched
            for need in one.needs
            if need in ids
        ),
        ignore_conflicts=True,
    )
