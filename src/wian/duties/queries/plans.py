"""Plans as the acting person may see them: lists by office and year, and one with its months."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import QuerySet

from wian.offices.acting import Actor, check, today, where_of
from wian.offices.queries.offices import names
from wian.offices.queries.reach import kept, standing

from .. import planning
from ..models import Activity, EvidenceUse, Plan, PlanTemplate, Progress
from ..plan_values import (
    ActivityView,
    MonthCell,
    MonthView,
    PlanBrief,
    PlanTemplateView,
    PlanView,
    ProgressView,
)
from .evidence_things import ACTIVITY, DO
from .plans_seen import visible
from .seeing import SEE

PAGE = 100
_LATE = frozenset({"overdue", "silent", "behind"})


def plans(
    actor: Actor,
    *,
    office: int | None = None,
    year: int | None = None,
    duty: int | None = None,
    before: int | None = None,
) -> list[PlanBrief]:
    """The newest hundred plans of an office, a year, for a duty, as wanted, from behind the one
    `before` on; four queries."""
    rows = visible(actor).select_related("duty").order_by("-pk")
    wanted = {"office": office, "year": year, "duty": duty, "pk__lt": before}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    return _briefs(list(rows[:PAGE]))


def plan_page(actor: Actor, id_: int) -> PlanView:
    """The plan with all its months; LookupError where it is not seen. Seven queries at most."""
    row = visible(actor).select_related("duty").filter(pk=id_).first()
    if row is None:
        raise LookupError("plan")
    rows = _activities([row.pk])[row.pk]
    told = _told([one.pk for one in rows])
    counted = _evidence([one.pk for one in rows])
    now = planning.month_at(row.year, today())
    views = tuple(_activity(one, told[one.pk], counted[one.pk], now) for one in rows)
    stands = [view.standing for view in views if not view.dropped]
    brief = _brief(row, names([row.office_id]), stands)
    return PlanView(brief, row.revision, _months(row.year, now), views, _steps(actor, row))


def check_doer(actor: Actor, office: int) -> None:
    """Pass who does the duties of the office; others are Denied."""
    check(actor, DO, standing(office))


def plan_spots(actor: Actor) -> list[tuple[int, int]]:
    """(office, year) of every plan that the person sees, each once; one query."""
    rows = visible(actor).order_by("office", "year")
    return list(rows.values_list("office", "year").distinct())


def plan_templates(actor: Actor, *, office: int | None = None) -> list[PlanTemplateView]:
    """The templates of plans of the person's offices, or of one of them, by name."""
    rows = templates(actor).order_by("office", "name")
    rows = rows if office is None else rows.filter(office=office)
    return [
        PlanTemplateView(row.pk, row.office_id, row.name, row.at, len(row.content)) for row in rows
    ]


def templates(actor: Actor) -> QuerySet[PlanTemplate]:
    """The templates that the person may see."""
    rows = PlanTemplate.objects.all()
    return rows if actor.system else rows.filter(office__in=kept(actor, SEE).values("office"))


def newest(told: Iterable[ProgressView]) -> Mapping[int, int]:
    """How far it was in each month that was told of, by its newest row."""
    return {one.month: one.percent for one in told if one.counts}


def _briefs(rows: Sequence[Plan]) -> list[PlanBrief]:
    activities = _activities([row.pk for row in rows])
    told = _told([one.pk for some in activities.values() for one in some])
    named, found = names({row.office_id for row in rows}), []
    for row in rows:
        now = planning.month_at(row.year, today())
        stands = [
            planning.standing(planning.months_of(one.months), newest(told[one.pk]), now)
            for one in activities[row.pk]
            if not one.dropped
        ]
        found.append(_brief(row, named, stands))
    return found


def _brief(row: Plan, named: Mapping[int, str], stands: Collection[planning.Standing]) -> PlanBrief:
    return PlanBrief(
        id=row.pk,
        office=row.office_id,
        office_name=named.get(row.office_id, ""),
        year=row.year,
        title=row.title,
        duty=row.duty_id,
        duty_action=row.duty.action if row.duty else "",
        closed_at=row.closed_at,
        activities=len(stands),
        percent=planning.whole([one.percent for one in stands]),
        late=sum(one.code in _LATE for one in stands),
    )


def _activities(plans: Collection[int]) -> Mapping[int, list[Activity]]:
    found: dict[int, list[Activity]] = defaultdict(list)
    for row in Activity.objects.filter(plan__in=plans).order_by("order", "pk"):
        found[row.plan_id].append(row)
    return found


def _told(activities: Collection[int]) -> Mapping[int, list[ProgressView]]:
    """All that was told of each activity, newest first."""
    found: dict[int, list[ProgressView]] = defaultdict(list)
    said: set[tuple[int, int]] = set()
    rows = Progress.objects.filter(activity__in=activities).order_by("-pk")
    columns = ("activity", "pk", "month", "percent", "note", "account", "at")
    for activity, id_, month, percent, note, account, at in rows.values_list(*columns):
        counts = (activity, month) not in said
        said.add((activity, month))
        view = ProgressView(id_, month, percent, note, account, at, counts)
        found[activity].append(view)
    return found


def _evidence(activities: Collection[int]) -> Mapping[int, Counter[str]]:
    """How many pieces each activity has for each month; "" are those of none."""
    rows = EvidenceUse.objects.filter(
        kind=ACTIVITY.name, thing__in=[str(id_) for id_ in activities]
    )
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for thing, wanted in rows.values_list("thing", "wanted"):
        found[int(thing)][wanted] += 1
    return found


def _activity(
    row: Activity, told: Sequence[ProgressView], evidence: Mapping[str, int], now: int
) -> ActivityView:
    months, percents = planning.months_of(row.months), newest(told)
    codes = planning.cells(months, percents, now)
    cells = tuple(
        MonthCell(month, code, percents.get(month), evidence.get(str(month), 0))
        for month, code in zip(planning.MONTHS, codes, strict=True)
    )
    return ActivityView(
        id=row.pk,
        order=row.order,
        title=row.title,
        owner=row.owner,
        target=row.target,
        dropped=row.dropped,
        months=months,
        cells=cells,
        standing=planning.standing(months, percents, now, dropped=row.dropped),
        history=tuple(told),
        evidence=sum(evidence.values()),
    )


def _months(year: int, now: int) -> tuple[MonthView, ...]:
    return tuple(
        MonthView(
            month,
            planning.short(month),
            planning.short_en(month),
            planning.first_day(year, month),
            "past" if month < now else "now" if month == now else "to_come",
        )
        for month in planning.MONTHS
    )


def _steps(actor: Actor, row: Plan) -> frozenset[str]:
    """What is open to the person: "write", "progress", "close", or "reopen"; and "template"."""
    if not actor.may(DO, where_of(standing(row.office_id))).allowed:
        return frozenset()
    open_ = {"reopen"} if row.closed_at else {"write", "progress", "close"}
    return frozenset(open_ | {"template"})
