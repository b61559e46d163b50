"""Duties are asked again: next year, or under another letter from a template."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from django.db import transaction

from wian.letters.queries.asked import asked
from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ..deadlines import RuleError, from_json, to_json
from ..errors import Refused
from ..models import Duty, Need, Template
from ..shifting import shifted
from .asking import ASK, askable, change, locked
from .writing import YEARS

NAME: Final = 200
_KEPT: Final = (
    "item", "action", "assignee", "doer", "kind", "year", "rule", "asks", "wanted", "form", "ways",
)  # fmt: skip
_Data = Mapping[str, Any]


def copy_to_next_year(actor: Actor, *, duties: Collection[int]) -> tuple[int, ...]:
    """The duties are proposed again for the fiscal year after theirs; the new ids, in order of the
    old ones.

    Their days move with the year, and what becomes of those that then fall on a day off is asked
    anew; what they need among themselves they still need. Refused D116 for one that was copied
    already, D103 for one that is not open or closed.
    """
    askable(actor, duties)
    with transaction.atomic():
        rows = locked(duties, "open", "closed")
        copied = Duty.objects.filter(earlier__in=rows).exclude(state="dropped")
        if copied.exists():
            raise Refused("D116")
        data = [_data(row) for row in rows]
        fresh = [
            _fresh(actor, one, row.office_id, row.year + 1)
            for row, one in zip(rows, data, strict=True)
        ]
        for row, new in zip(rows, fresh, strict=True):
            new.earlier, new.letter_id = row, row.letter_id
            new.quote, new.start, new.end, new.order = row.quote, row.start, row.end, row.order
        _save(fresh, _needs(rows))
        change([row.pk for row in rows])
        for row, new in zip(rows, fresh, strict=True):
            tell(actor, "duty.copy", ("duty", row.pk), touched=[("duty", new.pk)])
    return tuple(new.pk for new in fresh)


def keep_template(actor: Actor, *, name: str, duties: Sequence[int]) -> int:
    """The duties of one office stand as its template of this name; the template's id.

    Refused D114 for a name that is taken, D106 without one, D112 for duties of several offices.
    """
    askable(actor, duties)
    name = " ".join(name.split())
    if not name or len(name) > NAME:
        raise Refused("D106", most=NAME)
    with transaction.atomic():
        rows = {row.pk: row for row in locked(duties, "proposed", "open", "closed", "dropped")}
        ordered = [rows[id_] for id_ in dict.fromkeys(duties)]
        [office, *others] = {row.office_id for row in ordered}
        if others:
            raise Refused("D112")
        if Template.objects.filter(office=office, name=name).exists():
            raise Refused("D114", name=name)
        needs = _needs(ordered)
        content = [{**_data(row), "needs": needs[at]} for at, row in enumerate(ordered)]
        made = Template.objects.create(
            office_id=office, account_id=actor.account, name=name, content=content
        )
        touched = [("office", office)]
        tell(actor, "duty.template", ("template", made.pk), touched=touched, count=len(content))
    return made.pk


def drop_template(actor: Actor, *, template: int) -> None:
    """The template is no more; the duties that were made from it stay."""
    row = _template(actor, template)
    with transaction.atomic():
        touched = [("office", row.office_id)]
        after = {"gone": True}
        tell(actor, "duty.template", ("template", template), touched=touched, after=after)
        Template.objects.filter(pk=template).delete()


def from_template(
    actor: Actor, *, template: int, year: int, letter: int | None = None
) -> tuple[int, ...]:
    """The template's duties are proposed for the fiscal year (CE, of its end); their ids.

    Their days move with the year as in `copy_to_next_year`. With a `letter` they are of that one.
    Refused D115 for no such template, D125 for no such year, D108 for no such letter.
    """
    row = _template(actor, template)
    if year not in YEARS:
        raise Refused("D125")
    if letter is not None:
        try:
            asked(actor, letter)
        except LookupError:
            raise Refused("D108") from None
    with transaction.atomic():
        fresh = [_fresh(actor, one, row.office_id, year) for one in row.content]
        for at, new in enumerate(fresh):
            new.letter_id, new.order = letter, at
        _save(fresh, [one["needs"] for one in row.content])
        touched = [("duty", new.pk) for new in fresh[:40]]
        count = len(fresh)
        tell(actor, "duty.template", ("template", template), touched=touched, count=count)
    return tuple(new.pk for new in fresh)


def _template(actor: Actor, id_: int) -> Template:
    row = Template.objects.filter(pk=id_).first()
    if row is None:
        raise Refused("D115")
    check(actor, ASK, standing(row.office_id))
    return row


def _data(row: Duty) -> dict[str, Any]:
    """The duty as data: what it is, not of which letter or of whom."""
    return {name: getattr(row, name) for name in _KEPT}


def _needs(rows: Sequence[Duty]) -> list[list[int]]:
    """Which of the others each of the rows needs, by their places."""
    places = {row.pk: at for at, row in enumerate(rows)}
    found: list[list[int]] = [[] for _ in rows]
    ties = Need.objects.filter(duty__in=places, needed__in=places).order_by("duty", "needed")
    for duty, needed in ties.values_list("duty", "needed"):
        found[places[duty]].append(places[needed])
    return found


def _fresh(actor: Actor, data: _Data, office: int, year: int) -> Duty:
    """A proposed duty of this data, its days as many years later as the year is."""
    kept = {name: data[name] for name in _KEPT}
    if kept["rule"]:
        try:
            kept["rule"] = to_json(shifted(from_json(kept["rule"]), year - data["year"]))
        except (RuleError, ValueError) as wrong:
            raise Refused("D107", field="when", why=str(wrong)) from wrong
    return Duty(office_id=office, account_id=actor.account, **{**kept, "year": year})


def _save(fresh: Sequence[Duty], needs: Sequence[Sequence[int]]) -> None:
    for row in fresh:
        row.save(force_insert=True)
    Need.objects.bulk_create(
        Need(duty=row, needed=fresh[place])
        for row, places in zip(fresh, needs, strict=True)
        for place in places
    )
