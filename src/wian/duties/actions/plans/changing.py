"""A plan's lines are written: added, changed, put in another order, dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db import transaction

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ...errors import Refused
from ...models import Activity
from ...plan_values import ActivityText
from .locking import MOST, change, columns_of, locked, titled, writable

_WRITTEN: Final = ("order", "title", "owner", "target", "months", "dropped")


def change_plan(
    actor: Actor,
    *,
    plan: int,
    title: str,
    lines: Sequence[ActivityText],
    revision: int | None = None,
) -> int:
    """The plan reads so, its activities in this order; the revision that it is at now.

    Activities that are not among the lines stay as they are, behind the others. Denied, Refused
    D310, D320, D321 where somebody changed it since `revision`, D322 to D325, D330, D333.
    """
    writable(actor, plan)
    title, written = titled(title), columns_of(lines)
    with transaction.atomic():
        found = locked(plan, revision)
        rows = {row.pk: row for row in Activity.objects.filter(plan=plan).order_by("order", "pk")}
        new, changed = _laid(rows, lines, written)
        if not new and not changed and title == found.title:
            return found.revision
        Activity.objects.bulk_create(Activity(plan=found, **columns) for columns in new)
        Activity.objects.bulk_update(changed, _WRITTEN)
        change(plan, title=title)
        touched = [("office", found.office_id)]
        after = {"added": len(new), "changed": len(changed), "revision": found.revision + 1}
        tell(actor, "plan.change", ("plan", plan), touched=touched, after=after)
    return found.revision + 1


def _laid(
    rows: dict[int, Activity], lines: Sequence[ActivityText], written: Sequence[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[Activity]]:
    """What is to be added, and the rows that are otherwise now; Refused D330, D333."""
    known = [line.id for line in lines if line.id is not None]
    if len(set(known)) < len(known) or not set(known) <= rows.keys():
        raise Refused("D333")
    left = [row for id_, row in rows.items() if id_ not in set(known)]
    if len(lines) + len(left) > MOST:
        raise Refused("D330", most=MOST)
    new, changed = [], []
    for line, columns in zip(lines, written, strict=True):
        if line.id is None:
            new.append(columns)
        elif _written(rows[line.id], columns | {"dropped": line.dropped}):
            changed.append(rows[line.id])
    for order, row in enumerate(left, len(lines) + 1):
        if _written(row, {"order": order}):
            changed.append(row)
    return new, changed


def _written(row: Activity, columns: dict[str, Any]) -> bool:
    """The row has these columns; whether it had others."""
    before = {name: getattr(row, name) for name in columns}
    for name, value in columns.items():
        setattr(row, name, value)
    return before != columns
