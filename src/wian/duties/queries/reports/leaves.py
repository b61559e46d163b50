"""Requests for more time, or to be let off: those that wait for the acting person, and others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wian.offices.acting import Actor, where_of
from wian.offices.queries.offices import names
from wian.offices.queries.people import account_names
from wian.offices.queries.reach import kept, standings

from ...deadlines import named
from ...models import Leave, Owed
from ...report_values import LeaveView, OpenFor
from ...standings import period_of
from ..columns import open_still
from ..seeing import SEE, SHOWN, owed
from ..seeing import duty as seen_duty
from .rights import GRANT

PAGE: Final = 50


def leaves_waiting(actor: Actor, *, most: int = PAGE) -> tuple[LeaveView, ...]:
    """The requests that this person may decide on, the oldest first: three queries."""
    rows = waiting(actor).select_related("duty").order_by("pk")[:most]
    return _views(list(rows), may_decide=True)


def count_leaves_waiting(actor: Actor) -> int:
    """How many wait for this person: one query."""
    return waiting(actor).count()


def leaves_of(actor: Actor, *, duty: int, office: int | None = None) -> tuple[LeaveView, ...]:
    """All that was asked and given of the duty, as far as this person may see it, the newest
    first: three queries."""
    rows = visible(actor).filter(duty=duty)
    if office is not None:
        rows = rows.filter(office=office)
    return _views(list(rows.select_related("duty").order_by("-pk")[:200]))


def leaves_told(actor: Actor, *, most: int = PAGE) -> tuple[LeaveView, ...]:
    """What was asked and given lately, as far as this person may see it, the newest first: three
    queries."""
    rows = visible(actor).select_related("duty").order_by("-pk")[:most]
    return _views(list(rows))


def open_for(actor: Actor, *, duty: int) -> OpenFor:
    """Which offices still owe which periods of the duty, of those to which this person may grant
    leave; LookupError where the duty is not seen. Six queries."""
    row = seen_duty(actor, duty)
    rows = owed(actor).filter(open_still(), duty=duty).order_by()
    over = dict(rows.values_list("office", "above").distinct())
    there = standings({row.office_id, *over.values()} - {None})
    able = {at for at, spell in there.items() if actor.may(GRANT, where_of(spell)).allowed}
    may = [at for at in over if (able & {row.office_id, over[at]}) - {at}]
    called = names(may, day=date.max) if may else {}
    periods = rows.filter(office__in=may).order_by("nominal", "period")
    told = sorted(((id_, called.get(id_, "")) for id_ in may), key=lambda one: one[1])
    keys = tuple(dict.fromkeys(periods.values_list("period", flat=True)))
    return OpenFor(duty, row.action, tuple(told), keys)


def visible(actor: Actor) -> QuerySet[Leave]:
    """The requests that this person may see: of offices, or to offices, that they reach."""
    rows = Leave.objects.filter(duty__state__in=SHOWN)
    if actor.system:
        return rows
    offices = kept(actor, SEE).values("office")
    return rows.filter(Q(office__in=offices) | Q(duty__office__in=offices))


def waiting(actor: Actor) -> QuerySet[Leave]:
    """Of the offices below, asked by somebody else; nobody decides on the own office's."""
    rows = Leave.objects.filter(granted=None, taken_back_at=None, duty__state="open")
    if actor.system:
        return rows
    offices = kept(actor, GRANT).values("office")
    over = Owed.objects.filter(duty=OuterRef("duty"), office=OuterRef("office"), above__in=offices)
    asks = Q(duty__office__in=offices) & ~Q(duty__office=F("office"))
    rows = rows.filter(asks | Exists(over))
    return rows.exclude(account=actor.account) if actor.account is not None else rows


def _views(rows: list[Leave], *, may_decide: bool = False) -> tuple[LeaveView, ...]:
    accounts = {id_ for row in rows for id_ in (row.account_id, row.decided_by_id) if id_}
    called = account_names(accounts)
    offices = names({row.office_id for row in rows}, day=date.max)
    return tuple(
        leave_view(
            row, row.duty.action, offices.get(row.office_id, ""), called, may_decide=may_decide
        )
        for row in rows
    )


def leave_view(
    row: Leave,
    action: str,
    office_name: str,
    accounts: Mapping[int, str],
    nominal: date = date.min,
    *,
    may_decide: bool = False,
    may_take_back: bool = False,
) -> LeaveView:
    """The request as a value."""
    period = named(period_of(row.period, nominal)) if row.period else ""
    same = row.decided_by_id is not None and row.decided_by_id == row.account_id
    return LeaveView(
        row.pk,
        row.duty_id,
        action,
        row.office_id,
        office_name,
        row.period,
        period,
        row.until,
        row.reason,
        accounts.get(row.account_id or 0, ""),
        row.at,
        row.granted,
        accounts.get(row.decided_by_id or 0, ""),
        row.decided_at,
        row.note,
        row.taken_back_at,
        bool(row.granted) and same,
        may_decide,
        may_take_back,
    )
