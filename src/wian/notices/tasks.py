"""What comes round: the outbox is filled and emptied, a task for each channel."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from wian.jobs.periodic import every
from wian.jobs.queries import under_way

from .actions.choosing import seal_anew
from .actions.sweeping import sweep
from .outbox import left_behind, plan, send, waits

ROUND_SECONDS = 60
DAY_SECONDS = 24 * 3600


@task()
def send_mail() -> int:
    """The mails that wait have left."""
    return send("mail")


@task()
def send_line() -> int:
    """What waits for LINE has left."""
    return send("line")


@task()
def send_hook() -> int:
    """What waits for webhooks has left."""
    return send("hook")


@task()
def sweep_old() -> int:
    """What people were told long ago is gone."""
    return sweep()


SENDERS = {"mail": send_mail, "line": send_line, "hook": send_hook}


def come_round() -> None:
    """What is due is in the outbox, and a worker sends what waits there; safe to repeat."""
    now = timezone.now()
    left_behind(now)
    plan(now)
    for channel, sender in SENDERS.items():
        if waits(channel, now) and not under_way(sender.module_path):
            sender.enqueue()


def come_round_daily() -> None:
    """A worker sweeps what is old; safe to repeat."""
    if not under_way(sweep_old.module_path):
        sweep_old.enqueue()


def register() -> None:
    """The outbox comes round every minute, the keys of webhooks and what is old once a day."""
    every(seconds=ROUND_SECONDS)(come_round)
    every(seconds=DAY_SECONDS)(seal_anew)
    every(seconds=DAY_SECONDS)(come_round_daily)
