"""My work (งานของฉัน): what my offices owe by due day, each with the line that asks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone

from wian.letters.fields import SECRECIES
from wian.letters.inside_values import Brief
from wian.letters.masking import CLEAR, Veil
from wian.letters.queries.briefly import in_briefs
from wian.letters.queries.veiling import veils_and_covers
from wian.offices.acting import SYSTEM, Actor, counting
from wian.offices.queries.offices import names
from wian.offices.queries.people import account_names
from wian.offices.queries.reach import kept
from wian.offices.rules import VERBS_OF

from ..deadlines import named, said
from ..deadlines.clock import moment
from ..mine_values import Entry, Mine, Nearest, ToDo
from ..models import Assignment, EvidenceUse, Leave, Owed
from ..pieces import wanted_in
from ..stages import Stage
from ..standings import due_of, period_of, standing_of
from .columns import open_still
from .days_owed import moved_at, with_moved
from .evidence_things import thing_of
from .reports.beside import KIND
from .reports.inbox import waiting
from .reports.leaves import waiting as leaves_waiting
from .reports.rights import DO
from .rows import line_of, with_report
from .seeing import SEE

MOST: Final = 60
ENTRIES: Final = 2_000
"""Days of a calendar that are told at once."""
Letters = Mapping[int, tuple[Brief, Veil]]


def mine(actor: Actor, *, now: datetime | None = None, most: int = MOST) -> Mine:
    """What the person's own offices and units owe and what was given to the person, still open, by
    the day it is due; and how much waits for the person to accept or to grant. Eight queries
    at most.

    A role that reaches further down makes nobody the doer of all that lies below.
    """
    now = now or timezone.now()
    found = owed_by(actor).filter(open_still(), duty__state="open")
    rows = list(_told(found).select_related("duty").order_by("until", "pk")[: most + 1])
    told = rows[:most]
    offices = {id_ for row in told for id_ in (row.office_id, row.unit) if id_}
    called = names(offices, day=date.max) if told else {}
    people = account_names({row.holder for row in told if row.holder})
    letters = in_briefs(actor, {row.duty.letter_id for row in told if row.duty.letter_id})
    given, before = _given(told), _before(told)
    todo = tuple(_todo(row, called, people, letters, given, before, now) for row in told)
    counts = _waiting(actor)
    return Mine(todo, len(rows) > most, counts["accept"], counts["leave"], now)


def nearest(actor: Actor, *, before: datetime, most: int) -> tuple[Nearest, ...]:
    """What the person's own offices owe up to `before`, the nearest first: one query."""
    now = timezone.now()
    found = owed_by(actor).filter(open_still(), duty__state="open", until__lte=before)
    rows = with_report(found).select_related("duty").order_by("until", "pk")[:most]
    return tuple(Nearest(line_of(row, {}, now), row.duty.letter_id, row.duty.quote) for row in rows)


def counted_beside(actor: Actor, **more: QuerySet[Any]) -> dict[str, int]:
    """How much waits for the person to accept ("accept") and to grant ("leave"), and how many of
    these rows there are: one query for all."""
    parts = {"accept": waiting(actor), "leave": leaves_waiting(actor), **more}
    first, *rest = (_counted(rows, what) for what, rows in parts.items())
    return dict.fromkeys(parts, 0) | dict(first.union(*rest, all=True))


def entries_between(
    actor: Actor, since: date, until: date, *, now: datetime | None = None
) -> tuple[Entry, ...]:
    """What the person's own offices owe with a day from `since` to `until`, for a calendar: four
    queries."""
    begins, ends = moment(since, time.min), moment(until, time.max)
    days = Q(until__gte=begins, until__lte=ends)
    rows = with_moved(owed_by(actor).filter(days, duty__state="open").select_related("duty"))
    rows = rows.annotate(secrecy=F("duty__letter__secrecy"))
    told = list(rows.order_by("until", "pk")[:ENTRIES])
    called = names({row.office_id for row in told}, day=date.max) if told else {}
    letters = {row.duty.letter_id for row in told if row.duty.letter_id}
    covers = veils_and_covers(SYSTEM, letters)[1] if letters else {}
    now = now or timezone.now()
    return tuple(_entry(row, called, covers.get(row.duty.letter_id, CLEAR), now) for row in told)


def owed_by(actor: Actor) -> QuerySet[Owed]:
    """The rows that are for this person to do: of the very offices at which they do duties, given
    to one of their units, or to the person."""
    held = {grant.office for grant in counting(actor, chosen=True) if DO in VERBS_OF[grant.role]}
    own = Q(office__in=held) | Q(kind="unit", parent__in=held)
    here = kept(actor, DO).filter(own).values("office")
    given = Assignment.objects.filter(duty=OuterRef("duty"), office=OuterRef("office"))
    to_me = Q(unit__in=here)
    if actor.account is not None:
        seen = kept(actor, SEE).values("office")
        to_me |= Q(holder=actor.account) & (Q(unit=None, office__in=seen) | Q(unit__in=seen))
    return Owed.objects.filter(Q(office__in=here) | Exists(given.filter(to_me)))


def _told(found: QuerySet[Owed]) -> QuerySet[Any]:
    """The rows with their report, who has them, and whether leave is asked."""
    given = Assignment.objects.filter(duty=OuterRef("duty"), office=OuterRef("office"))
    asked = Leave.objects.filter(duty=OuterRef("duty"), office=OuterRef("office"), granted=None)
    asked = asked.filter(Q(period="") | Q(period=OuterRef("period")), taken_back_at=None)
    return with_report(found).annotate(
        unit=Subquery(given.values("unit")[:1]),
        holder=Subquery(given.values("holder")[:1]),
        asked=Exists(asked),
    )


def _given(rows: Sequence[Any]) -> Mapping[str, set[str]]:
    """The pieces of evidence that each row's report has: one query."""
    things = [thing_of(row.duty_id, row.office_id, row.period) for row in rows if row.duty.wanted]
    found: dict[str, set[str]] = defaultdict(set)
    if things:
        uses = EvidenceUse.objects.filter(kind=KIND, thing__in=things).exclude(wanted="")
        for thing, code in uses.values_list("thing", "wanted"):
            found[thing].add(code)
    return found


def _before(rows: Sequence[Any]) -> Mapping[tuple[int, int], list[str]]:
    """What each office still owes that a duty needs: one query."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    duties, offices = {row.duty_id for row in rows}, {row.office_id for row in rows}
    if not rows:
        return found
    lacking = Owed.objects.filter(
        open_still(), office__in=offices, duty__needed_by__duty__in=duties
    ).order_by("duty__order", "duty")
    columns = ("office", "duty__needed_by__duty", "duty__item", "duty__action")
    for office, duty, item, action in lacking.values_list(*columns).distinct():
        found[duty, office].append(f"{item} {action}".strip())
    return found


def _todo(
    row: Any,
    called: Mapping[int, str],
    people: Mapping[int, str],
    letters: Letters,
    given: Mapping[str, Collection[str]],
    before: Mapping[tuple[int, int], Sequence[str]],
    now: datetime,
) -> ToDo:
    duty, thing = row.duty, thing_of(row.duty_id, row.office_id, row.period)
    letter, veil = letters.get(duty.letter_id, (None, None))
    there = given.get(thing, ())
    lacks = [one.label for one in wanted_in(duty.wanted) if one.required and one.code not in there]
    return ToDo(
        line_of(row, called, now),
        duty.kind,
        duty.item,
        veil.text(duty.quote) if veil else "",
        letter,
        row.unit,
        called.get(row.unit, ""),
        row.holder,
        people.get(row.holder, ""),
        tuple(lacks),
        tuple(before.get((row.duty_id, row.office_id), ())),
        row.asked,
    )


def _waiting(actor: Actor) -> dict[str, int]:
    """How much waits for the person's decision: one query."""
    return counted_beside(actor)


def _counted(rows: QuerySet[Any], what: str) -> QuerySet[Any, Any]:
    found = rows.order_by().annotate(what=Value(what)).values("what")
    told: QuerySet[Any, Any] = found.annotate(n=Count("pk")).values_list("what", "n")
    return told


def _entry(row: Any, called: Mapping[int, str], cover: Veil, now: datetime) -> Entry:
    period, changed = period_of(row.period, row.nominal), moved_at(row)
    secret = row.secrecy in SECRECIES
    return Entry(
        key=thing_of(row.duty_id, row.office_id, row.period),
        until=row.until,
        action="" if secret else cover.text(row.duty.action),
        office_name=called.get(row.office_id, ""),
        period_th=named(period),
        period_en=named(period, "en"),
        done=row.stage not in (Stage.WAITING, Stage.RETURNED),
        exempt=row.stage == Stage.EXEMPT,
        secret=secret,
        item="" if secret else row.duty.item,
        quote="" if secret else cover.text(row.duty.quote),
        said=said(due_of(row), now, standing_of(row, now)),
        changed_at=changed,
        sequence=max(0, int((changed - row.duty.opened_at).total_seconds())),
    )
