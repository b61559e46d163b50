"""How one's own notices went out, and what went wrong with it."""

from __future__ import annotations

from django.db.models import Max

from wian.offices.acting import Actor

from ..models import DROPPED, FAILED, SENT, UNSURE, Delivery
from ..values import DeliveryView

PAGE = 50


def deliveries(actor: Actor, *, before: int | None = None, limit: int = PAGE) -> list[DeliveryView]:
    """What left for the person, or will: the newest first, behind the one called `before`."""
    if actor.account is None:
        return []
    rows = Delivery.objects.filter(account=actor.account).exclude(state=DROPPED).order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [_view(row) for row in rows[:limit]]


def troubles(actor: Actor) -> list[DeliveryView]:
    """The newest delivery of each channel, where it failed or nobody knows. One query."""
    if actor.account is None:
        return []
    ended = Delivery.objects.filter(account=actor.account, state__in=(SENT, FAILED, UNSURE))
    newest = ended.order_by().values("channel").annotate(newest=Max("pk")).values("newest")
    rows = Delivery.objects.filter(pk__in=newest, state__in=(FAILED, UNSURE))
    return [_view(row) for row in rows.order_by("channel")]


def _view(row: Delivery) -> DeliveryView:
    return DeliveryView(
        row.pk,
        row.channel,
        row.message_id is not None,
        row.day,
        row.state,
        row.code,
        row.attempts,
        row.count,
        row.planned_at,
        row.done_at,
    )
