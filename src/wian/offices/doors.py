"""Coming in by a secret: what is kept of it, and how failed tries are counted.

Only the SHA-256 of a secret of 256 random bits is stored, and a key is looked up by it: nothing
is compared letter by letter, so the time taken tells nothing. Failed tries are rows in the
database, so the limit holds over any number of web processes.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from ipaddress import IPv6Network, ip_address
from typing import Final

from django.db.models import Q
from django.utils import timezone

from wian.ledger import actions as ledger

from .models import Feed, Key, Miss

WINDOW: Final = timedelta(minutes=15)
MOST_BY_ADDRESS: Final = 30  # a whole office may sit behind one address
MOST_BY_KEY: Final = 10
_NOTED: Final = timedelta(hours=1)
_FETCHED: Final = timedelta(minutes=1)


def new_secret() -> str:
    """A secret that nobody can guess, fit for an address."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def account_of_token(secret: str, *, address: str = "") -> int | None:
    """The account of a living token, noting its use once an hour at most; None for any other.

    One query. A failed try stands in the ledger, as long as the address has not tried too often.
    """
    now = timezone.now()
    key = Key.objects.filter(digest=digest(secret), purpose="api").select_related("account").first()
    alive = key is not None and key.revoked_at is None and key.expires_at > now
    if key is None or not alive or key.account is None or not key.account.is_active:
        if not too_many("", address):
            miss("", address)
            ledger.record(
                verb="sign.fail", origin="api", denied_because="dead-token", address=address
            )
        return None
    stale = Q(used_at=None) | Q(used_at__lt=now - _NOTED)
    if key.used_at is None or key.used_at < now - _NOTED:
        Key.objects.filter(stale, pk=key.pk).update(used_at=now)
    return key.account_id


def account_of_feed(secret: str, *, address: str = "") -> int | None:
    """The account whose calendar stands at this address, noting to the minute that it was fetched.

    None for every address that serves nothing, revoked or never made: the caller cannot tell them
    apart. One query. A failed try stands in the ledger, as long as there are not too many.
    """
    now = timezone.now()
    rows = Feed.objects.filter(digest=digest(secret), account__is_active=True)
    feed = rows.first()
    if feed is None:
        if not too_many("", address):
            miss("", address)
            ledger.record(
                verb="sign.fail", origin="link", denied_because="dead-calendar", address=address
            )
        return None
    if feed.used_at is None or feed.used_at < now - _FETCHED:
        rows.update(used_at=now)
    return feed.account_id


def too_many(hashed: str, address: str) -> bool:
    """Whether this key, or anything from this address, was tried in vain too often of late."""
    recent = Miss.objects.filter(at__gt=timezone.now() - WINDOW)
    by_key = recent.filter(source=f"key {hashed}").count() if hashed else 0
    by_address = recent.filter(source=f"from {_network(address)}").count() if address else 0
    return by_key >= MOST_BY_KEY or by_address >= MOST_BY_ADDRESS


def miss(hashed: str, address: str) -> None:
    """One failed try more of the key and from the address; those of long ago are forgotten."""
    now = timezone.now()
    Miss.objects.filter(at__lte=now - WINDOW).delete()
    sources = [f"key {hashed}"] if hashed else []
    sources += [f"from {_network(address)}"] if address else []
    Miss.objects.bulk_create(Miss(source=source, at=now) for source in sources)


def _network(address: str) -> str:
    """Who asks: one IPv4 address, or the /64 of IPv6 that one subscriber has."""
    try:
        found = ip_address(address.strip())
    except ValueError:
        return "nowhere"
    found = getattr(found, "ipv4_mapped", None) or found
    return str(found if found.version == 4 else IPv6Network((int(found), 64), strict=False))
