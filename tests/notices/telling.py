"""What the tests of this room do: people, a push, a round of the outbox at a moment of choice."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model

from wian.notices.actions import push
from wian.notices.models import Delivery, Message, Notice
from wian.notices.outbox import plan, send
from wian.notices.rules import BANGKOK
from wian.offices.acting import SYSTEM, Actor, actor_of

NUMBERS = itertools.count(1)
WORKDAY = datetime(2026, 11, 18, 9, 0, tzinfo=BANGKOK)
"""A Wednesday morning, an hour after the usual digest."""
EVENING = WORKDAY - timedelta(hours=15)


def person(email: str = "") -> Actor:
    """Somebody with an account and no role."""
    number = next(NUMBERS)
    rows = get_user_model().objects
    account = rows.create(login=f"reader.{number}", password="!", email=email)
    return actor_of(account.pk, origin="web", address="203.0.113.77")


def told(key: str, *people: Actor, at: datetime = EVENING, **more: Any) -> int:
    """A message was pushed to these people at that moment; how many notices are new."""
    values = {"th": f"เรื่อง {key}", "en": f"Matter {key}", "address": "/letters/1"} | more
    accounts = [one.account for one in people if one.account]
    count = push(SYSTEM, key=key, accounts=accounts, thing=("letter", 1), **values)
    Message.objects.filter(key=key).update(at=at)
    return count


def round_at(now: datetime = WORKDAY, channel: str = "mail") -> int:
    """One round of the outbox at that moment; how many attempts were made."""
    plan(now)
    return send(channel, clock=lambda: now)


def states(channel: str = "mail") -> list[str]:
    """How the deliveries of the channel stand, in their order."""
    rows = Delivery.objects.filter(channel=channel).order_by("pk")
    return list(rows.values_list("state", flat=True))


def mine(actor: Actor) -> list[int]:
    """The ids of somebody's notices."""
    return list(
        Notice.objects.filter(account=actor.account).order_by("pk").values_list("pk", flat=True)
    )
