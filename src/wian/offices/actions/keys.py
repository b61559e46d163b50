"""Secrets that open a door: a program's token, and a link for an office without accounts.

A secret is shown once, by the action that makes it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final, Literal, NoReturn

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from wian.ledger import actions as ledger

from ..acting import Actor, check
from ..doors import WINDOW, digest, miss, new_secret, too_many
from ..errors import Refused
from ..models import Key
from ..queries.accounts import check_account
from ..queries.keys import link_view, open_keys
from ..queries.reach import standing, standings
from ..values import LinkView
from .closing import locked_account
from .telling import tell
from .texts import check_texts

MOST_DAYS: Final = 366


def make_token(actor: Actor, *, label: str, expires_at: datetime) -> str:
    """A program acts as the acting person until it expires; its secret, told this once."""
    if actor.account is None:
        raise Refused("O164")
    _in_time(expires_at)
    label = label.strip()
    check_texts(Key, label=label)
    secret = new_secret()
    with transaction.atomic():
        locked_account(actor.account)
        key = Key.objects.create(
            digest=digest(secret),
            purpose="api",
            account_id=actor.account,
            made_by_id=actor.account,
            label=label,
            expires_at=expires_at,
        )
        tell(actor, "token.make", ("key", key.pk), after={"expires_at": expires_at})
    return secret


def revoke_token(actor: Actor, *, token: int) -> None:
    """The token opens nothing any more; by its owner or who administers the account."""
    key = Key.objects.filter(pk=token, purpose="api").first()
    if key is None or key.account_id is None:
        raise Refused("O170")
    if key.account_id != actor.account:
        check_account(actor, key.account_id)
    _revoke(actor, "token.revoke", key)


def make_link(
    actor: Actor,
    *,
    sender: int,
    office: int,
    purpose: Literal["acknowledge", "reply"],
    thing_kind: str,
    thing: int | str,
    expires_at: datetime,
    uses: int | None = None,
) -> str:
    """Whoever has the link does one thing about one thing for the office; its secret, told once.

    The right is needed at the office that sends it. `uses` is how often it serves, None for any.
    """
    check(actor, "link.make", standing(sender))
    standing(office)
    _in_time(expires_at)
    check_texts(Key, purpose=purpose, thing_kind=thing_kind, thing=str(thing))
    if uses is not None and uses < 1:
        raise Refused("O175")
    secret = new_secret()
    with transaction.atomic():
        key = Key.objects.create(
            digest=digest(secret),
            purpose=purpose,
            office_id=office,
            sender_id=sender,
            thing_kind=thing_kind,
            thing=str(thing),
            made_by_id=actor.account,
            expires_at=expires_at,
            uses_left=uses,
        )
        touched = [("office", office), (thing_kind, thing)]
        after = {"purpose": purpose, "expires_at": expires_at, "uses": uses}
        tell(actor, "link.make", ("key", key.pk), touched=touched, after=after)
    return secret


def make_links(
    actor: Actor,
    *,
    sender: int,
    offices: Collection[int],
    purpose: Literal["acknowledge", "reply"],
    thing_kind: str,
    thing: int | str,
    expires_at: datetime,
    anew: bool = False,
) -> Mapping[int, str]:
    """Each of these offices has such a link, which serves any number of times; its secret by
    office, told once.

    The right as for `make_link`. One statement writes them, one ledger row tells of all. `anew`:
    those of the same purpose that they had open nothing any more.
    """
    check(actor, "link.make", standing(sender))
    if len(standings(offices)) != len(set(offices)):
        raise Refused("O101", day=timezone.localdate().isoformat())
    _in_time(expires_at)
    check_texts(Key, purpose=purpose, thing_kind=thing_kind, thing=str(thing))
    secrets = {office: new_secret() for office in offices}
    shared = {"sender_id": sender, "thing_kind": thing_kind, "thing": str(thing)}
    shared |= {"purpose": purpose, "expires_at": expires_at, "made_by_id": actor.account}
    with transaction.atomic():
        if anew:
            _stop(actor, sender, open_keys(thing_kind, thing, purpose).filter(office__in=offices))
        Key.objects.bulk_create(
            Key(digest=digest(secret), office_id=office, **shared)
            for office, secret in secrets.items()
        )
        after = {"purpose": purpose, "expires_at": expires_at, "uses": None}
        about, touched = ("office", sender), [(thing_kind, thing)]
        tell(actor, "link.make", about, touched=touched, after=after, count=len(secrets))
    return secrets


def open_link(secret: str, *, address: str) -> LinkView:
    """What the link is for, nothing used up. To be called outside a transaction.

    Refused O118 in the same words for every link that does not serve; the failed try stands in
    the ledger with its reason. Refused O171 after too many of them, before anything is looked up.
    """
    hashed = digest(secret)
    if too_many(hashed, address):
        raise Refused("O171", minutes=int(WINDOW.total_seconds()) // 60)
    key = Key.objects.exclude(purpose="api").filter(digest=hashed).first()
    if reason := _dead(key):
        _missed(key, reason, hashed, address)
    assert key is not None
    return link_view(key)


def use_link(link: LinkView, *, address: str) -> None:
    """One use of the opened link is consumed; Refused O118 where another was faster.

    For the transaction of what the link is for, after `open_link`.
    """
    with transaction.atomic():
        rows = Key.objects.filter(pk=link.id, revoked_at=None, expires_at__gt=timezone.now())
        rows = rows.filter(Q(uses_left=None) | Q(uses_left__gt=0))
        if not rows.update(uses_left=F("uses_left") - 1, used_at=timezone.now()):
            raise Refused("O118")
        ledger.record(
            verb="link.use",
            office=link.office,
            thing=("key", link.id),
            touched=[(link.thing_kind, link.thing)],
            after={"purpose": link.purpose},
            origin="link",
            address=address,
        )


def revoke_link(actor: Actor, *, link: int) -> None:
    """The link opens nothing any more; by who may make links where it was sent from."""
    key = Key.objects.exclude(purpose="api").filter(pk=link).first()
    if key is None or key.sender_id is None:
        raise Refused("O170")
    check(actor, "link.make", standing(key.sender_id))
    _revoke(actor, "link.revoke", key)


def _in_time(expires_at: datetime) -> None:
    now = timezone.now()
    if not now < expires_at <= now + timedelta(days=MOST_DAYS):
        raise Refused("O169", days=MOST_DAYS)


def _revoke(actor: Actor, verb: str, key: Key) -> None:
    with transaction.atomic():
        rows = Key.objects.filter(pk=key.pk, revoked_at=None)
        if rows.update(revoked_at=timezone.now()):
            tell(actor, verb, ("key", key.pk))


def _stop(actor: Actor, sender: int, keys: QuerySet[Key]) -> None:
    """These links open nothing any more; one ledger row tells of all."""
    if count := keys.update(revoked_at=timezone.now()):
        tell(actor, "link.revoke", ("office", sender), count=count)


def _dead(key: Key | None) -> str:
    """Why the link does not serve, as a code; empty when it does."""
    if key is None:
        return "unknown"
    if key.revoked_at is not None:
        return "revoked"
    if key.expires_at <= timezone.now():
        return "expired"
    return "used-up" if key.uses_left == 0 else ""


def _missed(key: Key | None, reason: str, hashed: str, address: str) -> NoReturn:
    miss(hashed, address)
    ledger.record(
        verb="link.use",
        office=key.office_id if key else None,
        thing=("key", key.pk) if key else None,
        denied_because=reason,
        origin="link",
        address=address,
    )
    raise Refused("O118")
