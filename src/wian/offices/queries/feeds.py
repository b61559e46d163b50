"""Private addresses of one's calendar, never their secrets."""

from __future__ import annotations

from ..acting import Actor
from ..doors import account_of_feed
from ..models import Feed
from ..values import FeedView

__all__ = ["account_of_feed", "feeds"]


def feeds(actor: Actor) -> list[FeedView]:
    """The addresses of the acting person's own calendar, the newest first."""
    if actor.account is None:
        return []
    rows = Feed.objects.filter(account=actor.account).order_by("-pk")
    return [FeedView(*row) for row in rows.values_list("id", "label", "made_at", "used_at")]
