"""How far an activity is, told in a month; what was told before stays."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from wian.offices.acting import Actor, today
from wian.offices.actions.telling import tell

from ...errors import Refused
from ...evidence_values import For
from ...models import Activity, Progress
from ...planning import MONTHS, WHOLE, month_at
from ...queries.evidence_things import ACTIVITY
from ...queries.plans_seen import visible
from ..evidence.locking import changeable, typed
from ..evidence.locking import locked as locked_evidence
from ..evidence.using import serve
from .locking import locked, writable


def tell_progress(
    actor: Actor,
    *,
    activity: int,
    month: int,
    percent: int,
    note: str = "",
    evidence: Collection[int] = (),
) -> int:
    """The activity was so far in that month of the plan's year (1: October); the row's id.

    A newer row of a month corrects it, and both stay. `evidence` serves the activity in that month.
    Denied, Refused D301, D310, D322, D325 to D329, D333. Outside a transaction.
    """
    found = Activity.objects.filter(pk=activity, plan__in=visible(actor)).first()
    if found is None:
        raise Refused("D333")
    plan = writable(actor, found.plan_id)
    for id_ in evidence:
        changeable(actor, id_)
    note = typed(note=note)["note"]
    _check(month, percent, month_at(plan.year, today()))
    with transaction.atomic():
        locked(found.plan_id)
        if Activity.objects.get(pk=activity).dropped:
            raise Refused("D329")
        if not note:
            _check_not_less(activity, month, percent)
        row = Progress.objects.create(
            activity=found, month=month, percent=percent, note=note, account_id=actor.account
        )
        for id_ in sorted(set(evidence)):
            purpose = For(ACTIVITY.name, str(activity), str(month))
            serve(actor, locked_evidence(id_), [purpose])
        touched = [("activity", activity), ("office", plan.office_id)]
        after = {"month": month, "percent": percent}
        tell(actor, "plan.progress", ("plan", plan.pk), touched=touched, after=after)
    return row.pk


def _check(month: int, percent: int, now: int) -> None:
    """Pass for a month that has begun and a whole percentage; Refused D325 to D327."""
    if month not in MONTHS:
        raise Refused("D325")
    if isinstance(percent, bool) or not isinstance(percent, int) or not 0 <= percent <= WHOLE:
        raise Refused("D326")
    if month > now:
        raise Refused("D327")


def _check_not_less(activity: int, month: int, percent: int) -> None:
    """Pass where no earlier month tells of more; Refused D328, for that needs a word."""
    rows = Progress.objects.filter(activity=activity, month__lt=month).order_by("pk")
    earlier = dict(rows.values_list("month", "percent"))
    most = earlier[max(earlier)] if earlier else 0
    if percent < most:
        raise Refused("D328", percent=most)
