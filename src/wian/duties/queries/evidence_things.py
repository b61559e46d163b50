"""The things of this room that evidence serves: reports of what is owed, activities of plans.

A report is told by its duty, office and period ("12-345-1m:2025-01"), an activity by its id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from django.db.models import Exists, OuterRef, Q

from wian.offices.acting import Actor, check, where_of
from wian.offices.queries.reach import kept, standing

from ..errors import Refused
from ..evidence_kinds import Kind, Sight, Told
from ..models import Activity, Assignment, Duty, Owed, Plan
from ..stages import Stage
from . import seeing
from .plans_seen import visible as visible_plans

DO: Final = "duty.do"
ACCEPT: Final = "duty.accept"
_LARGEST: Final = 2**63 - 1
Owing = tuple[int, int, str]
"""A duty, the office that owes it, the period."""


def thing_of(duty: int, office: int, period: str) -> str:
    """How the report of what is owed is called among things that evidence serves."""
    return f"{duty}-{office}-{period}"


def owing(thing: str) -> Owing | None:
    """What is owed that this names; None where it names nothing."""
    duty, _, rest = thing.partition("-")
    office, _, period = rest.partition("-")
    ids = [int(part) for part in (duty, office) if part.isascii() and part.isdecimal()]
    if len(ids) < 2 or max(ids) > _LARGEST or not period:
        return None
    return ids[0], ids[1], period


def _report_sights(actor: Actor, things: Collection[str]) -> Mapping[str, Sight]:
    """Who owes it sees what is being written, who asks what was sent; who accepts, originals."""
    rows = (
        seeing.owed(actor)
        .filter(_among(things))
        .annotate(
            inner=Exists(kept(actor, seeing.SEE).filter(office=OuterRef("office"))),
            accepts=Exists(kept(actor, ACCEPT).filter(office=OuterRef("duty__office"))),
        )
    )
    columns = ("duty_id", "office_id", "period", "inner", "accepts")
    found = {
        thing_of(duty, office, period): Sight(inner, accepts)
        for duty, office, period, inner, accepts in rows.values_list(*columns)
    }
    return {thing: found[thing] for thing in things if thing in found}


def _report_changing(actor: Actor, thing: str) -> None:
    """Pass for who may do the duty at its office or the unit that has it, and for its holder."""
    key = owing(thing)
    if key is None:
        raise LookupError("report")
    duty, office, period = key
    if not seeing.owed(actor).filter(duty=duty, office=office, period=period).exists():
        raise LookupError("report")
    given = Assignment.objects.filter(duty=duty, office=office).values_list("unit", "holder")
    unit, holder = given.first() or (None, None)
    if holder is not None and holder == actor.account:
        return
    if unit is not None and actor.may(DO, where_of(standing(unit))).allowed:
        return
    check(actor, DO, standing(office))


def _report_open(things: Collection[str]) -> set[str]:
    rows = Owed.objects.select_for_update(of=("self",)).filter(
        _among(things), stage__in=(Stage.WAITING, Stage.RETURNED), duty__state="open"
    )
    listed = rows.order_by("duty", "office", "period").values_list("duty", "office", "period")
    return {thing_of(*key) for key in listed} & set(things)


def _report_wants(thing: str) -> set[str]:
    """The pieces that the duty asks for, and the fields of its form that take a file."""
    key = owing(thing)
    row = Duty.objects.filter(pk=key[0]).values_list("wanted", "form").first() if key else None
    if row is None:
        return set()
    wanted, form = row
    return {piece[0] for piece in wanted} | {f["code"] for f in form if f.get("kind") == "file"}


def _report_told(things: Collection[str]) -> Mapping[str, Told]:
    keys = {thing: key for thing in things if (key := owing(thing))}
    rows = Duty.objects.filter(pk__in={key[0] for key in keys.values()})
    duties = {row[0]: row[1:] for row in rows.values_list("pk", "action", "letter")}
    return {
        thing: Told(duties[duty][0], office, duty, duties[duty][1], period)
        for thing, (duty, office, period) in keys.items()
        if duty in duties
    }


def _among(things: Iterable[str]) -> Q:
    """Rows of Owed with these duties, offices and periods: those of the things, and perhaps more
    that mix them."""
    keys = [key for thing in things if (key := owing(thing))]
    columns = [set(column) for column in zip(*keys, strict=True)] or [set(), set(), set()]
    return Q(duty__in=columns[0], office__in=columns[1], period__in=columns[2])


def _activity_sights(actor: Actor, things: Collection[str]) -> Mapping[str, Sight]:
    """Whoever sees a plan sees its evidence; who accepts the duty it is made for, originals."""
    rows = Activity.objects.filter(pk__in=ids_of(things), plan__in=visible_plans(actor)).annotate(
        accepts=Exists(kept(actor, ACCEPT).filter(office=OuterRef("plan__duty__office")))
    )
    return {str(id_): Sight(True, accepts) for id_, accepts in rows.values_list("pk", "accepts")}


def _activity_changing(actor: Actor, thing: str) -> None:
    found = Activity.objects.filter(pk__in=ids_of([thing]), plan__in=visible_plans(actor))
    office = found.values_list("plan__office", flat=True).first()
    if office is None:
        raise LookupError("activity")
    check(actor, DO, standing(office))


def _activity_open(things: Collection[str]) -> set[str]:
    """A plan's row is locked for its activities, which nobody changes without it."""
    rows = Activity.objects.filter(pk__in=ids_of(things))
    plans = Plan.objects.select_for_update().filter(pk__in=rows.values("plan"), closed_at=None)
    open_ = [row.pk for row in plans.order_by("pk")]
    left = rows.filter(plan__in=open_, dropped=False)
    return {str(id_) for id_ in left.values_list("pk", flat=True)}


def _activity_wants(thing: str) -> set[str]:
    """Evidence of an activity may be of one of the months of the fiscal year."""
    return {str(month) for month in range(1, 13)}


def _activity_told(things: Collection[str]) -> Mapping[str, Told]:
    rows = Activity.objects.filter(pk__in=ids_of(things))
    columns = ("pk", "title", "plan__office", "plan__duty", "plan__duty__letter")
    return {str(id_): Told(*told) for id_, *told in rows.values_list(*columns)}


def ids_of(things: Iterable[str]) -> set[int]:
    """The numbers that these things are called by; what is none is left out."""
    told = {int(thing) for thing in things if thing.isascii() and thing.isdecimal()}
    return {id_ for id_ in told if id_ <= _LARGEST}


REPORT: Final = Kind(
    "report", _report_sights, _report_changing, _report_open, _report_wants, _report_told
)
ACTIVITY: Final = Kind(
    "activity",
    _activity_sights,
    _activity_changing,
    _activity_open,
    _activity_wants,
    _activity_told,
)


def check_wanted(kind: Kind, thing: str, wanted: str) -> None:
    """Pass for no piece in particular and for one that the thing asks for; Refused D308."""
    if wanted and wanted not in kind.wants(thing):
        raise Refused("D308", wanted=wanted[:40])
