"""Rows of duties become values here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from wian.offices.queries.offices import names

from .. import forms, pieces
from ..deadlines import from_json
from ..duty_values import DutyView
from ..models import Duty, Need


def views(rows: Collection[Duty]) -> dict[int, DutyView]:
    """The duties by id, in their order: two queries."""
    called = names({row.office_id for row in rows}, day=date.max) if rows else {}
    needs = needs_of(row.pk for row in rows)
    return {row.pk: view(row, called.get(row.office_id, ""), needs[row.pk]) for row in rows}


def needs_of(duties: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
    """What each of the duties needs, by id: one query."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Need.objects.filter(duty__in=list(duties)).order_by("needed__order", "needed")
    for duty, needed in rows.values_list("duty", "needed"):
        found[duty].append(needed)
    return defaultdict(tuple, {duty: tuple(needed) for duty, needed in found.items()})


def view(row: Duty, office_name: str, needs: tuple[int, ...]) -> DutyView:
    """The duty as a value."""
    return DutyView(
        id=row.pk,
        office=row.office_id,
        office_name=office_name,
        letter=row.letter_id,
        state=row.state,
        kind=row.kind,
        year=row.year,
        order=row.order,
        item=row.item,
        action=row.action,
        assignee=row.assignee,
        doer=row.doer,
        quote=row.quote,
        start=row.start,
        end=row.end,
        rule=from_json(row.rule) if row.rule else None,
        anchor=row.anchor,
        wanted=pieces.wanted_in(row.wanted),
        ways=pieces.ways_in(row.ways),
        needs=needs,
        sentence=row.sentence,
        assigned=row.assigned,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        earlier=row.earlier_id,
        merged=row.merged_id,
        revision=row.revision,
        row=row.row,
        form=forms.from_json(row.form),
    )
