"""What comes round for duties: who owes is reminded."""

from __future__ import annotations

from typing import Final

from django.utils import timezone
from django_tasks import task

from wian.jobs.periodic import every
from wian.jobs.queries import under_way

from .actions.chasing import chase
from .deadlines.clock import second

HOUR_SECONDS: Final = 3600
HOURS: Final = (5, 12)
"""Of Bangkok: before the day's digests leave, and once more for what was opened meanwhile."""


@task()
def chase_all() -> int:
    """Everybody who is to be reminded today has the notice; how many were new."""
    return chase()


def come_round() -> None:
    """At its hours the chasing waits for a worker; safe to repeat."""
    if second(timezone.now()).hour in HOURS and not under_way(chase_all.module_path):
        chase_all.enqueue()


def register() -> None:
    """Looked at every hour."""
    every(seconds=HOUR_SECONDS)(come_round)
