"""A delivery leaves at most once, whatever dies.

The rule: before a channel is given anything, a claim is committed. Then

- the channel took it: `sent`;
- the channel said no, or was never reached: it waits for its next attempt, or has failed;
- the channel was given it and did not answer, or whoever sent it died with the claim: nobody
  knows, so it is not sent again. It ends as `unsure`, its owner reads so, and in the app the
  notices stand anyway. A lost digest is a smaller harm than two.

Only where the other side itself takes a parcel once (LINE's retry key, `REPEATABLE`) a claim of
the dead is tried again, on the same day: there it is exactly once.

What a digest says is looked up after the claim and right before it leaves, and the rooms that
pushed it are asked again (`worth.py`): what was withdrawn until then is in none, nor what its
reader lost the right to. An attempt never leaves in quiet hours, and a digest never on another day:
what a failed one held goes with the next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ..channels import CHANNELS, Outcome, Unreached
from ..channels.hook import SEAL
from ..channels.outcome import End, Send
from ..models import CLAIMED, DROPPED, FAILED, SENT, UNSURE, WAITING, Carried, Delivery, Preference
from ..rules import TRIES, Hours, local_day, next_loud, pause, quiet
from ..values import Item, Parcel
from ..worth import still_worth
from .planning import pending

LOST: Final = timedelta(minutes=5)
"""A claim this old is one of the dead: no attempt takes so long."""
SECONDS: Final = 240.0
"""One run is no longer; what is left waits for the next."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery in the hands of one sender, for one attempt."""

    id: int
    account: int
    attempt: int
    to: str
    secret: str
    urgent: bool
    parcel: str


def waits(channel: str, now: datetime) -> bool:
    """Whether something in the outbox may leave by the channel."""
    return _waiting(channel, now).exists()


def send(
    channel: str, *, seconds: float = SECONDS, clock: Callable[[], datetime] = timezone.now
) -> int:
    """What waits for the channel has left, or its attempt ended otherwise; how many attempts."""
    way, end, count = CHANNELS[channel], monotonic() + seconds, 0
    while monotonic() < end and waits(channel, clock()):
        try:
            with way.opened() as give:
                made, broken = _run(channel, give, end, clock)
        except Unreached:  # nothing was claimed: it waits for the next round
            return count
        count += made
        if not broken:
            break
    return count


def _run(channel: str, give: Send, end: float, clock: Callable[[], datetime]) -> tuple[int, bool]:
    """How many attempts one open channel made, and whether it broke."""
    count = 0
    while monotonic() < end and (claim := _claim(channel, clock())) is not None:
        count += 1
        parcel = _packed(claim)
        outcome = give(parcel) if parcel else None
        _settle(claim, outcome, clock(), len(parcel.items) if parcel else 0)
        if outcome is not None and outcome.broken:
            return count, True
    return count, False


def left_behind(now: datetime) -> int:
    """Claims of senders that died have ended, or wait where a repetition does no harm."""
    count = 0
    for row in Delivery.objects.filter(state=CLAIMED, claimed_at__lt=now - LOST):
        mine = Delivery.objects.filter(pk=row.pk, state=CLAIMED, attempts=row.attempts)
        again = (
            CHANNELS[row.channel].REPEATABLE
            and row.attempts < TRIES
            and row.claimed_at is not None
            and local_day(row.claimed_at) == local_day(now)
        )
        if again:
            count += mine.update(state=WAITING, maybe=True, code="sender-died", not_before=now)
        else:
            count += mine.update(state=UNSURE, maybe=True, code="sender-died", done_at=now)
    return count


def _waiting(channel: str, now: datetime) -> QuerySet[Delivery]:
    return Delivery.objects.filter(channel=channel, state=WAITING, not_before__lte=now)


def _claim(channel: str, now: datetime) -> Claim | None:
    """The next delivery is this sender's, committed; None where none may leave now."""
    while True:
        with transaction.atomic(durable=True):
            rows = _waiting(channel, now).select_for_update(skip_locked=True, of=("self",))
            row = rows.order_by("not_before", "pk").first()
            if row is None:
                return None
            if (claim := _claimed(row, now)) is not None:
                return claim


def _claimed(row: Delivery, now: datetime) -> Claim | None:
    """The claim; None where the delivery has ended or waits longer instead."""
    choices = Preference.objects.filter(pk=row.account_id).first() or Preference()
    to, secret = _addressed(row, choices)
    if not to:
        _ended(row, "unreachable", now)
        return None
    hours = Hours(choices.digest_at, choices.quiet_from, choices.quiet_until, choices.quiet_days)
    urgent = row.message_id is not None
    if quiet(now, hours) and not (urgent and choices.urgent_anytime):
        if not urgent or row.maybe:  # a retry key does not last until it is loud again
            _ended(row, row.code or "late", now)
            return None
        row.not_before = next_loud(now, hours)
        row.save(update_fields=["not_before"])
        return None
    if not urgent and row.day != local_day(now):
        _ended(row, row.code or "late", now)
        return None
    _carry(row, now)
    row.state, row.attempts, row.claimed_at = CLAIMED, row.attempts + 1, now
    row.save(update_fields=["state", "attempts", "claimed_at"])
    name = f"wian:notice:{row.pk}:{row.planned_at.isoformat()}"
    parcel = str(uuid5(NAMESPACE_URL, name))
    return Claim(row.pk, row.account_id, row.attempts, to, secret, urgent, parcel)


def _addressed(row: Delivery, choices: Preference) -> tuple[str, str]:
    """Where the person is reached by this channel today, and the secret that goes with it."""
    account = row.account
    if not account.is_active or not getattr(choices, row.channel):
        return "", ""
    if row.channel == "mail":
        return account.email, ""
    if row.channel == "line":
        return choices.line_user, ""
    if not choices.hook_url:
        return "", ""
    return SEAL.open(choices.hook_url) or "", SEAL.open(choices.hook_secret) or ""


def _carry(row: Delivery, now: datetime) -> None:
    """The delivery holds what it is to tell, so that no other one of the channel does."""
    rows = pending(now, row.channel).filter(account=row.account_id, message__at__lte=row.upto)
    if row.message_id is not None:
        rows = rows.filter(message=row.message_id)
    Carried.objects.bulk_create(
        (
            Carried(delivery=row, notice_id=notice, channel=row.channel)
            for notice in rows.values_list("pk", flat=True)
        ),
        ignore_conflicts=True,
    )


def _packed(claim: Claim) -> Parcel | None:
    """What leaves now: nothing that was read, withdrawn or lost meanwhile; None for nothing."""
    rows = Carried.objects.filter(
        delivery=claim.id, notice__read_at=None, notice__message__withdrawn_at=None
    )
    columns = ("key", "th", "en", "address", "urgent", "at")
    found = rows.order_by("-notice__message__urgent", "notice_id").values_list(
        *(f"notice__message__{column}" for column in columns)
    )
    worth = still_worth(claim.account, {row[0] for row in found})
    items = tuple(Item(*row) for row in found if row[0] in worth)
    if not items:
        return None
    return Parcel(claim.parcel, claim.to, claim.secret, claim.urgent, items)


def _settle(claim: Claim, outcome: Outcome | None, now: datetime, count: int) -> None:
    """What came of the attempt is written down; a claim that was given up is told here too."""
    with transaction.atomic():
        rows = Delivery.objects.select_for_update().filter(
            pk=claim.id, attempts=claim.attempt, state__in=(CLAIMED, UNSURE)
        )
        row = rows.first()
        if row is None:
            return
        if outcome is None:
            _close(row, UNSURE if row.maybe else DROPPED, row.code, now)
            return
        row.count, row.maybe = count, row.maybe or outcome.maybe
        if outcome.end is End.SENT:
            _close(row, SENT, "", now)
        elif outcome.end is End.UNSURE:
            _close(row, UNSURE, outcome.code, now)
        elif outcome.end is End.AGAIN and (rest := pause(row.attempts)) is not None:
            row.state, row.code, row.not_before = WAITING, outcome.code[:20], now + rest
            row.save(update_fields=["state", "code", "not_before", "count", "maybe"])
        else:
            _close(row, UNSURE if row.maybe else FAILED, outcome.code, now)


def _ended(row: Delivery, code: str, now: datetime) -> None:
    """It leaves no more: its day is over, or there is no way to the person."""
    _close(row, UNSURE if row.maybe else FAILED if code != "unreachable" else DROPPED, code, now)


def _close(row: Delivery, state: str, code: str, now: datetime) -> None:
    """The delivery has ended so; what surely did not arrive goes with the next one."""
    row.state, row.code, row.done_at = state, code[:20], now
    row.save(update_fields=["state", "code", "done_at", "count", "maybe"])
    if state in (FAILED, DROPPED):
        row.carried.all().delete()
