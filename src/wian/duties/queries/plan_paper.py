"""A plan on paper or as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.utils import timezone

from wian.offices.acting import Actor
from wian.typeset import (
    Digits,
    PlanCell,
    PlanLine,
    PlanSheet,
    TypesetError,
    plan_pdf,
    plan_xlsx,
)

from ..errors import Refused
from ..plan_values import ActivityView, PlanView
from .plans import plan_page

FORMS: Final[Mapping[str, Callable[[PlanSheet], bytes]]] = {"pdf": plan_pdf, "xlsx": plan_xlsx}


def plan_paper(actor: Actor, id_: int, *, form: str = "pdf", digits: Digits = "thai") -> bytes:
    """The plan as it is now, as "pdf" or "xlsx", by who sees it.

    LookupError for no such plan or form, Refused D335 where it cannot be set.
    """
    if form not in FORMS:
        raise LookupError(form)
    try:
        return FORMS[form](_sheet(plan_page(actor, id_), digits))
    except TypesetError as wrong:
        raise Refused("D335", why=wrong.th, why_en=wrong.en) from wrong


def _sheet(view: PlanView, digits: Digits) -> PlanSheet:
    brief = view.brief
    return PlanSheet(
        office=brief.office_name,
        title=brief.title,
        year=brief.year,
        lines=[_line(one) for one in view.activities],
        percent=brief.percent,
        duty=brief.duty_action,
        printed=timezone.now(),
        digits=digits,
    )


def _line(one: ActivityView) -> PlanLine:
    return PlanLine(
        title=one.title,
        cells=[PlanCell(cell.code, cell.percent) for cell in one.cells],
        target=one.target,
        owner=one.owner,
        percent=one.standing.percent,
        said=one.standing.thai,
        dropped=one.dropped,
    )
