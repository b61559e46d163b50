"""Lists of duties: those that an office asks, and those that it owes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Count, F, Min, Q, QuerySet, Sum
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

from ..duty_values import DutyLine, DutyView, TemplateView
from ..models import Assignment, Duty, Tally, Template
from ..stages import Stage
from .seeing import SEE, SHOWN, asked, owed, visible
from .views import views

COLUMNS: Final = ("waiting", "sent", "late", "returned", "exempt", "extended", "accepted")
MISSING: Final = "missing"
"""Of what waits or was returned that which has come due."""
MOST: Final = 500
_SECOND: Final = timedelta(seconds=1)
_STILL: Final = (Stage.WAITING, Stage.RETURNED)


def duties_asked(
    actor: Actor,
    *,
    office: int | None = None,
    year: int | None = None,
    states: Sequence[str] = ("proposed", "open"),
    most: int = MOST,
) -> tuple[DutyLine, ...]:
    """Duties that offices of the person ask, with the sums of all who owe them: five queries."""
    rows = _narrowed(asked(actor), office, year, states)[:most]
    found = list(rows)
    told = Tally.objects.filter(duty__in=[row.pk for row in found]).values("duty")
    sums = {f"all_{name}": Sum(name) for name in COLUMNS}
    still = Q(waiting__gt=0) | Q(returned__gt=0)
    past = Q(until__lt=timezone.now().replace(microsecond=0))
    missing = Sum(F("waiting") + F("returned"), filter=past)
    next_ = Min("until", filter=still & Q(until__gte=timezone.now()))
    counts = {one["duty"]: one for one in told.annotate(**sums, all_missing=missing, next=next_)}
    return _lines(found, counts, asked=True)


def duties_owed(
    actor: Actor,
    *,
    office: int | None = None,
    year: int | None = None,
    states: Sequence[str] = ("open",),
    most: int = MOST,
) -> tuple[DutyLine, ...]:
    """Duties that offices of the person owe (of this one, or of all), with what those owe alone.

    Five queries.
    """
    own = kept(actor, SEE).values("office")
    rows = Assignment.objects.all() if actor.system else Assignment.objects.filter(office__in=own)
    mine = owed(actor) if actor.system else owed(actor).filter(office__in=own)
    if office is not None:
        rows, mine = rows.filter(office=office), mine.filter(office=office)
    shown = visible(actor).filter(pk__in=rows.values("duty"))
    found = list(_narrowed(shown, None, year, [s for s in states if s in SHOWN])[:most])
    told = mine.filter(duty__in=[row.pk for row in found]).values("duty")
    counts = {one["duty"]: one for one in told.annotate(**_counts(timezone.now()))}
    return _lines(found, counts, asked=False)


def asked_of_ids(actor: Actor, ids: Sequence[int]) -> tuple[DutyView, ...]:
    """These duties in their order; LookupError where one is none of the person's: three queries."""
    rows = asked(actor).filter(pk__in=ids).order_by("letter", "order", "pk")
    found = tuple(views(list(rows)).values())
    if len(found) != len(set(ids)):
        raise LookupError("duty")
    return found


def asked_beside(actor: Actor, duty: DutyView) -> tuple[DutyView, ...]:
    """The other duties that its office asks by the same letter, or in the same year by none, and
    those that it needs; dropped ones aside: three queries."""
    rows = asked(actor).filter(office=duty.office).exclude(pk=duty.id).exclude(state="dropped")
    beside = Q(letter=duty.letter) if duty.letter is not None else Q(letter=None, year=duty.year)
    rows = rows.filter(beside | Q(pk__in=duty.needs)).order_by("order", "pk")
    return tuple(views(list(rows[:MOST])).values())


def years(actor: Actor) -> tuple[tuple[int, str, int], ...]:
    """(fiscal year, state, how many) of the duties that the person's offices ask, newest first."""
    rows = asked(actor).values_list("year", "state").annotate(n=Count("pk"))
    return tuple((year, state, n) for year, state, n in rows.order_by("-year", "state"))


def templates(actor: Actor, *, office: int | None = None) -> tuple[TemplateView, ...]:
    """The templates of offices that the person reaches, by name."""
    rows = Template.objects.all()
    if not actor.system:
        rows = rows.filter(office__in=kept(actor, SEE).values("office"))
    if office is not None:
        rows = rows.filter(office=office)
    return tuple(
        TemplateView(
            row.pk,
            row.office_id,
            row.name,
            len(row.content),
            max((one["year"] for one in row.content), default=0),
            row.at,
        )
        for row in rows.order_by("name", "pk")
    )


def _narrowed(
    rows: QuerySet[Duty], office: int | None, year: int | None, states: Sequence[str]
) -> QuerySet[Duty]:
    rows = rows.filter(state__in=states)
    rows = rows if office is None else rows.filter(office=office)
    rows = rows if year is None else rows.filter(year=year)
    return rows.order_by("-year", "office", "letter", "order", "pk")


def _lines(
    rows: Sequence[Duty], counts: Mapping[int, Mapping[str, Any]], *, asked: bool
) -> tuple[DutyLine, ...]:
    none: Mapping[str, Any] = defaultdict(int, next=None)
    return tuple(
        DutyLine(
            view,
            asked,
            {name: counts.get(id_, none)[f"all_{name}"] or 0 for name in (*COLUMNS, MISSING)},
            counts.get(id_, none)["next"],
        )
        for id_, view in views(rows).items()
    )


def _counts(now: datetime) -> Mapping[str, Any]:
    """The columns of the sums over rows of Owed; late is what was sent after its second."""
    here = Q(stage__in=(Stage.SENT, Stage.ACCEPTED))
    # A second that has begun is still that second (`deadlines.standing`).
    behind = Q(days_late__gt=0) | Q(sent_at__gte=F("until") + _SECOND)
    past = Q(stage__in=_STILL, until__lt=now.replace(microsecond=0))
    told = {
        "waiting": Count("office", filter=Q(stage=Stage.WAITING)),
        "sent": Count("office", filter=here & ~behind),
        "late": Count("office", filter=here & behind),
        "returned": Count("office", filter=Q(stage=Stage.RETURNED)),
        "exempt": Count("office", filter=Q(stage=Stage.EXEMPT)),
        "extended": Count("office", filter=Q(until__gt=F("due"))),
        "accepted": Count("office", filter=Q(stage=Stage.ACCEPTED)),
        MISSING: Count("office", filter=past),
    }
    next_ = Min("until", filter=Q(stage__in=_STILL, until__gte=now))
    return {f"all_{name}": count for name, count in told.items()} | {"next": next_}
