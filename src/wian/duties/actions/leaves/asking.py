"""An office asks for more time, or to be let off, and may take that back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from wian.letters.queries.houses import working
from wian.notices.actions import push, withdraw
from wian.offices.acting import Actor
from wian.offices.actions.telling import tell
from wian.offices.queries.offices import names

from ... import notice_keys
from ...errors import Refused
from ...models import Leave
from ...saying_days import said_day
from ..reporting_rows import doable
from ..words import REASON, bounded
from .granting import GRANT, above
from .moving import check_rows, open_rows


def ask_leave(
    actor: Actor, *, duty: int, office: int, until: date | None, reason: str, period: str = ""
) -> int:
    """The office asks for time up to that day, or with None to be let off; the request's id.

    For one period, or for all that are still owed. By who does duties there; those one level up
    are told. Refused D211, D231 to D233, D235.
    """
    doable(actor, duty, office)
    said = bounded(reason, REASON)
    if not said:
        raise Refused("D231")
    with transaction.atomic():
        rows = open_rows(duty, [office], period)
        check_rows(rows, until)
        waiting = Leave.objects.filter(duty=duty, office=office, granted=None, taken_back_at=None)
        if waiting.filter(period=period).exists():
            raise Refused("D233")
        found = Leave.objects.create(
            duty_id=duty, office_id=office, period=period, until=until, reason=said,
            account_id=actor.account, at=timezone.now(),
        )  # fmt: skip
        after = {"period": period, "until": until, "off": until is None}
        touched = [("duty", duty), ("office", office)]
        tell(actor, "leave.ask", ("leave", found.pk), touched=touched, after=after)
        _announce(actor, found, {rows[0].duty.office_id, *above(rows)} - {office})
    return found.pk


def take_back_leave(actor: Actor, *, leave: int) -> None:
    """The office asks no more. Refused D230, D234 once it was decided."""
    found = Leave.objects.filter(pk=leave).first()
    if found is None:
        raise Refused("D230")
    doable(actor, found.duty_id, found.office_id)
    with transaction.atomic():
        found = Leave.objects.select_for_update().get(pk=leave)
        if found.granted is not None or found.taken_back_at is not None:
            raise Refused("D234")
        found.taken_back_at = timezone.now()
        found.save(update_fields=["taken_back_at"])
        withdraw(actor, key=notice_keys.leave_asked(leave))
        touched = [("duty", found.duty_id), ("office", found.office_id)]
        tell(actor, "leave.take_back", ("leave", leave), touched=touched)


def _announce(actor: Actor, found: Leave, offices: set[int]) -> None:
    """Who may grant it knows that it waits."""
    name = names([found.office_id], day=date.max).get(found.office_id, "")
    what = f"ขอขยายเวลาถึง{said_day(found.until)}" if found.until else "ขอยกเว้นการรายงาน"
    push(
        actor,
        key=notice_keys.leave_asked(found.pk),
        accounts=working(sorted(offices), verb=GRANT),
        th=f"{name} {what}",
        en=f"{name} asks for more time" if found.until else f"{name} asks to be let off",
        address="/duties/leaves",
        thing=("leave", found.pk),
    )
