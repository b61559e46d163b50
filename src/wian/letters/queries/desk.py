"""The boxes of the reading desk, each a list with counts of all; one letter: `desk_letter`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from wian.jobs.queries import Status, statuses
from wian.offices.acting import Actor

from ..desk_values import Counts, Desk, DeskRow
from ..masking import Veil
from ..models import Letter
from .boxes import box, box_of, ordered, row, tallied, told
from .veiling import veils
from .within import own

PAGE = 50
_FAR = 2000
"""Letters of a box among which the neighbours of one are looked for."""


def desk(
    actor: Actor,
    *,
    name: str = "look",
    office: int | None = None,
    after: str = "",
    limit: int = PAGE,
) -> Desk:
    """A page of one box, and how many letters lie in each; the same few queries for any number.

    `after` is that of the page before; LookupError for no such box or page.
    """
    rows = incoming(actor, office)
    try:
        chosen = ordered(rows.filter(box(name)))
        if after:
            rank, id_ = map(int, after.split("."))
            chosen = chosen.filter(Q(rank__gt=rank) | Q(rank=rank, pk__gt=id_))
    except (KeyError, ValueError):
        raise LookupError(name) from None
    page = ordered(Letter.objects.filter(pk__in=chosen.values("pk")[: limit + 1]))
    found: list[Any] = list(told(actor, page))
    shown, last = found[:limit], found[limit - 1] if len(found) > limit else None
    over = veils(actor, [one.pk for one in shown if one.state != "reading"])
    return Desk(
        box=name,
        rows=tuple(veiled(row(one), over.get(one.pk)) for one in shown),
        counts=Counts(**tallied(rows)),
        after=f"{last.rank}.{last.pk}" if last else None,
        jobs=jobs_of(shown),
    )


def counted(actor: Actor) -> Counts:
    """How many letters lie in each box: one query."""
    return Counts(**tallied(incoming(actor, None)))


def incoming(actor: Actor, office: int | None) -> QuerySet[Letter]:
    """The letters that came in where this person reads; what was sent round has its own inbox."""
    rows = own(actor).filter(way="in")
    return rows if office is None else rows.filter(office=office)


def veiled(line: DeskRow, over: Veil | None) -> DeskRow:
    """The line without what this person may not see."""
    if over is None:
        return line
    return replace(line, subject=over.text(line.subject), issuer=over.text(line.issuer))


def job_of(found: Letter) -> Status | None:
    """How far the reading is, of a letter that is being read."""
    return jobs_of([found]).get(found.pk)


def jobs_of(found: Iterable[Letter]) -> dict[int, Status]:
    """How far the reading is of each letter that is being read."""
    read = {one.pk: one.job for one in found if one.state == "reading" and one.job}
    known = statuses(read.values()) if read else {}
    return {letter: known[job] for letter, job in read.items() if job in known}


def neighbours(actor: Actor, found: Letter, asked: int) -> tuple[int | None, int | None]:
    """The letters before and after this one in its box at its office."""
    name = box_of(found.state, trouble=bool(found.trouble), asked=asked)
    if not name:
        return None, None
    rows = ordered(incoming(actor, found.office_id).filter(box(name)))
    ids = list(rows.values_list("pk", flat=True)[:_FAR])
    if found.pk not in ids:
        return None, None
    at = ids.index(found.pk)
    return (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)
