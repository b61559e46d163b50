"""A duty ends with a summary and lessons, and may be opened again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from wian.notices.actions import withdraw_under
from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ..errors import Refused
from ..notice_keys import of_duty
from .asking import askable, change, locked
from .letter_days import tell_letters

MOST = 10_000


def close_duty(
    actor: Actor, *, duty: int, summary: str, lessons: str = "", revision: int | None = None
) -> None:
    """The duty takes no more reports, and nobody is reminded of it; its summary and lessons stand
    for who does it next year.

    `queries.lookback` gives a first wording of both. By who asks duties at its office. Refused
    D121 without a summary, D106 for one too long, D102, D103.
    """
    askable(actor, [duty])
    summary, lessons = summary.strip(), lessons.strip()
    if not summary:
        raise Refused("D121")
    if max(len(summary), len(lessons)) > MOST:
        raise Refused("D106", most=MOST)
    with transaction.atomic():
        rows = locked([duty], "open", revision=revision)
        at = timezone.now()
        change([duty], state="closed", closed_at=at, summary=summary, lessons=lessons)
        tell_letters(rows)
        withdraw_under(actor, prefix=of_duty(duty))
        tell(actor, "duty.close", ("duty", duty))


def reopen_duty(actor: Actor, *, duty: int, revision: int | None = None) -> None:
    """The closed duty takes reports again; what was written on closing it stays to be edited."""
    askable(actor, [duty])
    with transaction.atomic():
        rows = locked([duty], "closed", revision=revision)
        change([duty], state="open", closed_at=None)
        tell_letters(rows)
        tell(actor, "duty.reopen", ("duty", duty))
