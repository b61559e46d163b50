"""Private addresses of one's calendar: made, renewed, revoked; a secret is told once."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils import timezone

from ..acting import Actor
from ..doors import digest, new_secret
from ..errors import Refused
from ..models import Feed
from .closing import locked_account
from .telling import tell
from .texts import check_texts

MOST: Final = 10
"""Addresses of one account: a telephone, a computer, and those that were forgotten."""


def make_feed(actor: Actor, *, label: str = "") -> str:
    """The acting person's calendar has one more address; its secret, told this once.

    Refused O164 for nobody, O179 where there are too many.
    """
    if actor.account is None:
        raise Refused("O164")
    label = label.strip()
    check_texts(Feed, label=label)
    secret = new_secret()
    with transaction.atomic():
        locked_account(actor.account)
        if Feed.objects.filter(account=actor.account).count() >= MOST:
            raise Refused("O179", most=MOST)
        feed = Feed.objects.create(
            digest=digest(secret), account_id=actor.account, label=label, made_at=timezone.now()
        )
        tell(actor, "calendar.make", ("calendar", feed.pk))
    return secret


def renew_feed(actor: Actor, *, feed: int) -> str:
    """The address has a new secret, told this once; the old one serves nothing from now on.

    Refused O180 where the acting person has no such address.
    """
    secret = new_secret()
    with transaction.atomic():
        found = _own(actor, feed)
        Feed.objects.filter(pk=found.pk).update(
            digest=digest(secret), made_at=timezone.now(), used_at=None
        )
        tell(actor, "calendar.renew", ("calendar", found.pk))
    return secret


def revoke_feed(actor: Actor, *, feed: int) -> None:
    """The address serves nothing any more; Refused O180 as `renew_feed`."""
    with transaction.atomic():
        found = _own(actor, feed)
        tell(actor, "calendar.revoke", ("calendar", found.pk))
        Feed.objects.filter(pk=found.pk).delete()


def _own(actor: Actor, feed: int) -> Feed:
    """The acting person's address, which nobody else changes until this transaction ends."""
    rows = Feed.objects.select_for_update().filter(pk=feed, account=actor.account)
    found = rows.first() if actor.account is not None else None
    if found is None:
        raise Refused("O180")
    return found
