"""One duty as its page shows it: to who asks it, and to who owes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone

from wian.letters.inside_values import Brief
from wian.letters.queries.briefly import in_brief
from wian.letters.queries.briefs import name_columns, name_of
from wian.letters.queries.hands import stands_in
from wian.offices.acting import Actor, today, where_of
from wian.offices.queries.offices import names
from wian.offices.queries.reach import standings
from wian.offices.rules import Where

from ..deadlines import Due, named, said
from ..duty_values import AssignmentView, DutyPage, DutyView, OwedView
from ..foreseeing import foreseen
from ..models import Assignment, Duty, Owed, Tally
from ..standings import due_of, period_of, standing_of
from ..stepping import Stand, asker_steps, doer_steps
from ..unanswered import Ask, unanswered
from .calendar import calendar_of
from .lookback import counted_of
from .meaning import ASK
from .seeing import SEE, asked, duty, owed, visible
from .views import views

DO: Final = "duty.do"
PLACES: Final = 20
"""Own offices whose part is shown; nobody works in more."""
ROWS: Final = 400


def duty_page(actor: Actor, id_: int) -> DutyPage:
    """The duty with all that this person may see of it; LookupError where that is nothing.

    About fifteen queries, whoever owes it. What other offices owe is asked of the matrix.
    """
    row, now = duty(actor, id_), timezone.now()
    own = asked(actor).filter(pk=id_).exists()
    places = _places(actor, id_)
    where = {at: where_of(spell) for at, spell in standings(_involved(row, places)).items()}
    view = views([row])[id_]
    asks = _asks(row, own)
    copied = Duty.objects.filter(earlier=id_).exclude(state="dropped").exists()
    may = own and actor.may(ASK, where[row.office_id]).allowed
    stand = Stand(row.state, row.kind, bool(asks), may, copied)
    letter = in_brief(actor, row.letter_id) if row.letter_id is not None else None
    return DutyPage(
        duty=view,
        letter=letter,
        asked=own,
        asks=asks,
        dues=_foreseen(view, letter),
        counts=counted_of(Tally.objects.filter(duty=id_), now) if own else {},
        needs=_needed(actor, view.needs),
        mine=tuple(_mine(actor, row, places, where)),
        owed=tuple(_owed(actor, id_, [one["office"] for one in places], now)),
        summary=row.summary if own or row.state == "closed" else "",
        lessons=row.lessons if own or row.state == "closed" else "",
        steps=asker_steps(stand),
    )


def duty_title(actor: Actor, id_: int) -> str:
    """What the duty asks, for a page that is about something of it; LookupError as `duty_page`."""
    return duty(actor, id_).action


def steps_open(actor: Actor, id_: int) -> frozenset[str]:
    """Which steps are open to this person: those of who asks, and those of the own offices.

    LookupError where the duty may not be seen.
    """
    row = duty(actor, id_)
    own = asked(actor).filter(pk=id_).exists()
    places = _places(actor, id_)
    where = {at: where_of(spell) for at, spell in standings(_involved(row, places)).items()}
    copied = Duty.objects.filter(earlier=id_).exclude(state="dropped").exists()
    may = own and actor.may(ASK, where[row.office_id]).allowed
    steps = asker_steps(Stand(row.state, row.kind, bool(_asks(row, own)), may, copied))
    return steps.union(*(one.steps for one in _mine(actor, row, places, where)))


def _places(actor: Actor, id_: int) -> list[dict[str, Any]]:
    """How the duty is given at the offices where the person's own roles stand."""
    own = stands_in(actor, SEE)
    rows = Assignment.objects.filter(
        Q(office__in=own) | Q(unit__in=own) | Q(holder=actor.account, holder__isnull=False),
        duty=id_,
    )
    columns = ("office", "way", "unit", "holder", *name_columns("holder"))
    return list(rows.order_by("office").values(*columns)[:PLACES])


def _involved(row: Duty, places: Iterable[Mapping[str, Any]]) -> set[int]:
    return {row.office_id} | {
        one[column] for one in places for column in ("office", "unit") if one[column]
    }


def _asks(row: Duty, own: bool) -> tuple[Ask, ...]:
    if not own or row.state != "proposed" or row.kind == "information":
        return ()
    rule = views([row])[row.pk].rule
    return unanswered(rule, row.asks, row.anchor, calendar_of())


def _foreseen(view: DutyView, letter: Brief | None) -> tuple[Due, ...]:
    """What would be due of one that is not opened yet."""
    if view.state != "proposed":
        return ()
    dated = letter.dated if letter and view.earlier is None else None
    return foreseen(view.rule, view.anchor, dated or today(), calendar_of())


def _needed(actor: Actor, ids: Collection[int]) -> tuple[tuple[int, str, str], ...]:
    """(id, item, action) of what must be done first, as far as the person sees it."""
    rows = visible(actor).filter(pk__in=ids).order_by("order", "pk")
    return tuple(rows.values_list("pk", "item", "action")) if ids else ()


def _mine(
    actor: Actor, row: Duty, places: Iterable[Mapping[str, Any]], where: Mapping[int, Where]
) -> Iterable[AssignmentView]:
    places = list(places)
    offices = {one[column] for one in places for column in ("office", "unit")} - {None}
    called = names(offices, day=date.max) if offices else {}
    for one in places:
        office, unit = one["office"], one["unit"]
        may = actor.may(DO, where[office]).allowed
        given = one["holder"] is not None and one["holder"] == actor.account
        given = given or (unit is not None and actor.may(DO, where[unit]).allowed)
        yield AssignmentView(
            office,
            called.get(office, ""),
            one["way"],
            unit,
            called.get(unit, "") if unit else "",
            one["holder"],
            name_of(one, "holder"),
            doer_steps(state=row.state, ways=bool(row.ways), may_do=may, given=given),
        )


def _owed(actor: Actor, id_: int, offices: Collection[int], now: datetime) -> Iterable[OwedView]:
    """What the own offices owe, by period."""
    rows: Collection[Owed] = ()
    if offices:
        rows = owed(actor).filter(duty=id_, office__in=offices).order_by("period", "office")[:ROWS]
    called = names(offices, day=date.max) if offices else {}
    for row in rows:
        due, at = due_of(row), standing_of(row, now)
        period = period_of(row.period, row.nominal)
        yield OwedView(
            row.office_id,
            called.get(row.office_id, ""),
            row.period,
            named(period),
            named(period, "en"),
            at,
            said(due, now, at),
            row.sent_at,
            at.extended,
        )
