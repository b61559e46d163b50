"""A plan begins: empty, as an earlier one was, or from a template."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ...errors import Refused
from ...models import Activity, Assignment, Plan, PlanTemplate
from ...planning import YEARS
from ...queries import seeing
from ...queries.evidence_things import DO
from ...queries.plans import templates
from ...queries.plans_seen import visible
from .locking import titled, typed, writable

_COPIED = ("title", "owner", "target", "months")
_BUDDHIST_ERA = 543


def make_plan(
    actor: Actor,
    *,
    office: int,
    year: int,
    title: str,
    duty: int | None = None,
    like: int | None = None,
    template: int | None = None,
) -> int:
    """The office has a plan for the fiscal year that ends in `year` (CE); its id.

    For a `duty` that the office owes, or its own. With the activities of a plan that it is `like`
    (last year's, without those dropped and without progress), or of a template. By who does the
    duties of the office. Denied, Refused D310, D320, D323, D331, D334, D336, D337.
    """
    check(actor, DO, standing(office))
    if year not in YEARS:
        first, last = (edge + _BUDDHIST_ERA for edge in (YEARS[0], YEARS[-1]))
        raise Refused("D336", first=first, last=last)
    if like is not None and template is not None:
        raise Refused("D337")
    if duty is not None:
        _check_owed(actor, duty, office)
    title, content = titled(title), _content(actor, like, template)
    with transaction.atomic():
        plan = Plan.objects.create(
            office_id=office, year=year, title=title, duty_id=duty, account_id=actor.account
        )
        Activity.objects.bulk_create(
            Activity(plan=plan, order=order, **line) for order, line in enumerate(content, 1)
        )
        touched = [("office", office)]
        touched += [("duty", duty)] if duty is not None else []
        after = {"year": year, "activities": len(content), "like": like, "template": template}
        tell(actor, "plan.make", ("plan", plan.pk), touched=touched, after=after)
    return plan.pk


def keep_plan_template(actor: Actor, *, plan: int, name: str) -> int:
    """The plan's activities are a template of its office under this name; its id.

    Denied, Refused D310, D320, D323 without a name, D332 where the name is taken.
    """
    found = writable(actor, plan)
    name = typed("template", titled(name))
    try:
        with transaction.atomic():
            made = PlanTemplate.objects.create(
                office_id=found.office_id,
                account_id=actor.account,
                name=name,
                content=_of_plan(plan),
            )
            touched = [("office", found.office_id)]
            after = {"template": made.pk, "activities": len(made.content)}
            tell(actor, "plan.template", ("plan", plan), touched=touched, after=after)
    except IntegrityError:
        raise Refused("D332", name=name) from None
    return made.pk


def _check_owed(actor: Actor, duty: int, office: int) -> None:
    """Pass for a duty that the person sees and that the office owes; Refused D334."""
    owed = Assignment.objects.filter(duty=duty, office=office)
    if not (seeing.visible(actor).filter(pk=duty).exists() and owed.exists()):
        raise Refused("D334")


def _content(actor: Actor, like: int | None, template: int | None) -> list[dict[str, Any]]:
    """The activities that it begins with; Refused D320, D331 for what is not seen."""
    if like is not None:
        if not visible(actor).filter(pk=like).exists():
            raise Refused("D320")
        return _of_plan(like)
    if template is None:
        return []
    found = templates(actor).filter(pk=template).values_list("content", flat=True).first()
    if found is None:
        raise Refused("D331")
    return [{name: line[name] for name in _COPIED} for line in found]


def _of_plan(plan: int) -> list[dict[str, Any]]:
    rows = Activity.objects.filter(plan=plan, dropped=False).order_by("order", "pk")
    return list(rows.values(*_COPIED))
