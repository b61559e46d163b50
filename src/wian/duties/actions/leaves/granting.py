"""More time is given, or an office is let off, by the level above: asked for or not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from wian.notices.actions import push, withdraw, withdraw_all
from wian.offices.acting import Actor, refuse, where_of
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standings

from ... import notice_keys
from ...deadlines.clock import moment
from ...errors import Refused
from ...models import Assignment, Duty, Leave, Owed
from ...queries.doers import doers
from ...saying_days import said_day
from ..reporting_rows import bring
from ..words import REASON, bounded
from .moving import check_rows, closing, give, open_rows, reminders

GRANT: Final = "duty.grant"
MOST: Final = 10_000


def decide_leave(
    actor: Actor, *, leave: int, granted: bool, until: date | None = None, note: str = ""
) -> int:
    """The request is granted, up to another day where one is given, or it is not; how many periods
    moved.

    By who grants leave at the office that asks, or at the one above it; never by who made the
    request. Refused D230, D231 for a refusal without a word, D232, D234 to D236.
    """
    found = Leave.objects.select_related("duty").filter(pk=leave).first()
    if found is None:
        raise Refused("D230")
    check_grants(actor, found.duty, [found.office_id])
    if actor.account is not None and found.account_id == actor.account:
        raise Refused("D236")
    said = bounded(note, REASON)
    if not granted and not said:
        raise Refused("D231")
    with transaction.atomic():
        rows = open_rows(found.duty_id, [found.office_id], found.period)
        found = Leave.objects.select_for_update(of=("self",)).select_related("duty").get(pk=leave)
        if found.granted is not None or found.taken_back_at is not None:
            raise Refused("D234")
        day = (until or found.until) if found.until else None
        moved = _given(actor, rows, day) if granted else []
        found.granted, found.decided_at, found.note = granted, timezone.now(), said
        found.until, found.decided_by_id = day, actor.account
        found.save(update_fields=["granted", "decided_at", "note", "until", "decided_by"])
        _told(actor, found, len(moved))
    return len(moved)


def grant_leave(
    actor: Actor,
    *,
    duty: int,
    offices: Collection[int],
    until: date | None,
    reason: str,
    period: str = "",
) -> int:
    """These offices have time up to that day, or are let off, unasked; how many rows moved.

    One statement, whatever their number. By who grants leave at the office that asks, or at those
    above each of them. Refused D211, D222, D231, D232, D235.
    """
    wanted = sorted(set(offices))
    if len(wanted) > MOST:
        raise Refused("D222", most=f"{MOST:,}")
    asked = Duty.objects.filter(pk=duty).first()
    if asked is None:
        raise Refused("D101")
    check_grants(actor, asked, wanted)
    said = bounded(reason, REASON)
    if not said:
        raise Refused("D231")
    with transaction.atomic():
        rows = open_rows(duty, wanted, period)
        moved = _given(actor, rows, until)
        _written(actor, moved, period, until, said)
        after = {"duty": duty, "period": period, "until": until, "off": until is None}
        touched = [("office", office) for office in sorted({row.office_id for row in moved})[:100]]
        tell(
            actor, "leave.decide", ("duty", duty), touched=touched, after=after,
            count=max(1, len(moved)),
        )  # fmt: skip
    return len(moved)


def extend(actor: Actor, row: Owed, until: date, said: object) -> Owed:
    """The locked row of a report that is sent back has time up to that day; the row as it is now.

    In the transaction of who sends it back, who grants leave at the office that asks.
    """
    check_rows([row], until)
    withdraw_all(actor, keys=reminders(row))
    moved = bring(row, until=max(row.until, moment(until, closing(row.duty))))
    reason = str(next(iter(said.values()))) if isinstance(said, dict) else ""
    _written(actor, [moved], row.period, until, reason)
    return moved


def check_grants(actor: Actor, duty: Duty, offices: Collection[int]) -> None:
    """Pass for who grants leave to each of the offices; else Denied. Outside a transaction.

    One level up: at the office that asks, or at that above the one that owes; never at that one
    itself.
    """
    asker = standings([duty.office_id])[duty.office_id]
    by_asker = actor.may(GRANT, where_of(asker)).allowed
    left = [office for office in offices if not by_asker or office == duty.office_id]
    if not left and offices:
        return
    rows = Owed.objects.filter(duty=duty, office__in=left).exclude(above=None)
    over = dict(rows.values_list("office", "above").distinct())
    there = standings(over.values())
    for office in left:
        spell = there.get(over.get(office, 0))
        if spell is None or not actor.may(GRANT, where_of(spell)).allowed:
            refuse(actor, GRANT, spell or asker)
    if not offices:
        refuse(actor, GRANT, asker)


def above(rows: Iterable[Owed]) -> set[int]:
    """The offices that stood over who owes these."""
    return {row.above_id for row in rows if row.above_id is not None}


def _given(actor: Actor, rows: Sequence[Owed], until: date | None) -> list[Owed]:
    check_rows(rows, until)
    return give(actor, rows, until)


def _written(
    actor: Actor, moved: Collection[Owed], period: str, until: date | None, reason: str
) -> None:
    """What was given unasked is kept beside what was asked for: a row for each office."""
    now, offices = timezone.now(), sorted({(row.duty_id, row.office_id) for row in moved})
    Leave.objects.bulk_create(
        Leave(
            duty_id=duty, office_id=office, period=period, until=until, reason=reason,
            account_id=actor.account, at=now, granted=True, decided_by_id=actor.account,
            decided_at=now,
        )
        for duty, office in offices
    )  # fmt: skip


def _told(actor: Actor, found: Leave, moved: int) -> None:
    """The ledger and whoever asked know what became of the request."""
    after = {"granted": found.granted, "until": found.until, "period": found.period, "rows": moved}
    touched = [("duty", found.duty_id), ("office", found.office_id)]
    tell(actor, "leave.decide", ("leave", found.pk), touched=touched, after=after)
    withdraw(actor, key=notice_keys.leave_asked(found.pk))
    holder = Assignment.objects.filter(duty=found.duty_id, office=found.office_id)
    given = holder.values_list("unit", "holder").first()
    th, en = _words(found)
    push(
        actor,
        key=notice_keys.leave_decided(found.pk),
        accounts=doers(found.office_id, given, found.account_id),
        th=f"{th}: {found.duty.action[:120]}",
        en=f"{en}: {found.duty.action[:120]}",
        address=f"/duties/{found.duty_id}",
        thing=("leave", found.pk),
    )


def _words(found: Leave) -> tuple[str, str]:
    if not found.granted:
        return "ไม่อนุมัติคำขอขยายเวลาหรือยกเว้น", "Leave was not granted"
    if found.until is None:
        return "อนุมัติให้ยกเว้น ไม่ต้องส่ง", "Let off"
    return f"อนุมัติให้ขยายเวลาถึง{said_day(found.until)}", f"More time, until {found.until}"
