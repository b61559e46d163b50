"""Background entry points of this room, and what comes round."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from wian.jobs.periodic import every

from .kinds import DRAWN
from .models import Blob
from .upkeep import malware, pictures, sweeping

HOUR_SECONDS = 3600
DAY_SECONDS = 24 * HOUR_SECONDS
AT_ONCE = 500


@task
def draw_first(blob: int) -> int:
    """Pictures of the first pages of newly stored bytes are there."""
    return pictures.draw_first(Blob.objects.get(pk=blob))


@task
def check(blob: int) -> str:
    """The bytes are checked for malware, where a program is set."""
    return malware.check(blob)


@task
def sweep() -> int:
    """The store has nothing old that nobody names."""
    return sweeping.sweep()


def after_storing(blob: Blob) -> None:
    """What newly stored bytes need waits for a worker; commits with their row."""
    if settings.WIAN_MALWARE_COMMAND:
        check.enqueue(blob.pk)
    if blob.media in DRAWN:
        draw_first.enqueue(blob.pk)


def check_left() -> None:
    """Bytes that no check has spoken of are asked about again: it was off, or did not answer."""
    if not settings.WIAN_MALWARE_COMMAND:
        return
    left = Blob.objects.filter(checked="").order_by("pk")
    for blob in left.values_list("pk", flat=True)[:AT_ONCE]:
        check.enqueue(blob)


def sweep_daily() -> None:
    """The store is swept by a worker."""
    sweep.enqueue()


def register() -> None:
    """Both come round."""
    every(seconds=HOUR_SECONDS)(check_left)
    every(seconds=DAY_SECONDS)(sweep_daily)
