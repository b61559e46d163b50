"""A plan is closed with its evidence, and opened again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ...models import Activity
from ...queries.evidence_things import ACTIVITY
from ..evidence.freezing import freeze_all
from .locking import change, locked, writable


def close_plan(actor: Actor, *, plan: int, revision: int | None = None) -> None:
    """Nothing of the plan changes any more, and it keeps its evidence.

    Denied, Refused D320, D321, D322 where it is closed already.
    """
    writable(actor, plan)
    with transaction.atomic():
        found = locked(plan, revision)
        change(plan, closed_at=timezone.now())
        ids = Activity.objects.filter(plan=plan).values_list("pk", flat=True)
        freeze_all(ACTIVITY.name, [str(id_) for id_ in ids])
        tell(actor, "plan.close", ("plan", plan), touched=[("office", found.office_id)])


def reopen_plan(actor: Actor, *, plan: int, revision: int | None = None) -> None:
    """The plan is worked on again; evidence that it was closed with stays. Nothing changes where
    it is open.

    Denied, Refused D320, D321.
    """
    writable(actor, plan)
    with transaction.atomic():
        found = locked(plan, revision, closed=True)
        if found.closed_at is None:
            return
        change(plan, closed_at=None)
        tell(actor, "plan.reopen", ("plan", plan), touched=[("office", found.office_id)])
