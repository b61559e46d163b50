"""A workbook of reports is taken in: all of it or line by line, as drafts or as sent reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from wian.ledger.actions import denials_outlive
from wian.offices.acting import Actor, Denied
from wian.offices.actions.telling import tell

from ...errors import Refused
from ...models import Report
from ...queries.reports.sheets import plan_sheet
from ...sheet_values import CellProblem, PlannedLine, SheetPlan, SheetTaken, cell_problem
from ..words import Incomplete
from .sending import send_report
from .writing import save_draft


def take_sheet(
    actor: Actor, *, data: bytes, send: bool = False, each: bool = False, reason: str = ""
) -> SheetTaken:
    """The lines that say something new are drafts now, or with `send` sent reports.

    All or none: Refused D278 where one of them has a problem; with `each` those without one, and
    the others are told. What no line changes stays. Refused as `plan_sheet` refuses the file.
    """
    plan = plan_sheet(actor, data=data, send=send)
    if plan.wrong and not each:
        raise Refused("D278", count=len(plan.wrong))
    if each:
        taken, left = _one_by_one(actor, plan, send, reason)
    else:
        taken, left = len(plan.ready), []
        with denials_outlive(), transaction.atomic():
            for line in _ordered(plan):
                _take(actor, plan.duty, line, send, reason)
            _tell(actor, plan, taken, send)
    return SheetTaken(taken, (*plan.wrong, *left))


def _one_by_one(
    actor: Actor, plan: SheetPlan, send: bool, reason: str
) -> tuple[int, list[PlannedLine]]:
    taken, left = 0, []
    for line in _ordered(plan):
        try:
            _take(actor, plan.duty, line, send, reason)
            taken += 1
        except (Refused, Denied) as why:
            left.append(replace(line, problems=_problems(line, why)))
    if taken:
        with transaction.atomic():
            _tell(actor, plan, taken, send)
    return taken, left


def _ordered(plan: SheetPlan) -> list[PlannedLine]:
    """The lines in the order in which everybody locks what is owed."""
    return sorted(plan.ready, key=lambda line: (line.office, line.period))


def _take(actor: Actor, duty: int, line: PlannedLine, send: bool, reason: str) -> None:
    where: dict[str, Any] = {"duty": duty, "office": line.office, "period": line.period}
    kept = _kept(where)
    why, note = (kept.why, kept.note) if kept else ({}, "")
    said: dict[str, Any] = {"values": line.values, "why": why, "note": note}
    if send:
        send_report(actor, **where, **said, reason=reason, revision=line.revision)
    else:
        save_draft(actor, **where, **said, revision=line.revision)


def _kept(where: Mapping[str, Any]) -> Report | None:
    """What stands in the draft beside its fields, which a sheet does not touch."""
    return Report.objects.filter(**where).first()


def _problems(line: PlannedLine, why: Refused | Denied) -> tuple[CellProblem, ...]:
    if isinstance(why, Incomplete):
        return tuple(cell_problem(f"A{line.number}", found) for found in why.found)
    if isinstance(why, Denied):
        said = why.decision
        return (CellProblem(f"A{line.number}", said.code, said.thai, said.english),)
    return (CellProblem(f"A{line.number}", why.number, why.thai, why.english),)


def _tell(actor: Actor, plan: SheetPlan, count: int, send: bool) -> None:
    if count:
        tell(actor, "report.import", ("duty", plan.duty), after={"sent": send}, count=count)
