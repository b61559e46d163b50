"""Ending what an account may do, today and at once; one administrator of the whole remains."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet
from django.utils import timezone

from ..acting import today
from ..errors import Refused
from ..models import Account, Feed, Grant, Key, Office
from ..queries.reach import root


def locked_account(account: int) -> Account:
    """The account, and nobody else changes or closes it until this transaction ends.

    Refused O164 where it is closed by now.
    """
    rows = Account.objects.select_for_update(no_key=True).filter(is_active=True)
    found = rows.filter(pk=account).first()
    if found is None:
        raise Refused("O164")
    return found


def shut(accounts: Collection[int]) -> None:
    """The accounts sign in no more: their roles end today, their tokens open nothing and their
    calendars are fetched by nobody."""
    end_grants(Grant.objects.filter(account__in=accounts))
    Feed.objects.filter(account__in=accounts).delete()
    Key.objects.filter(account__in=accounts, revoked_at=None).update(revoked_at=timezone.now())
    Account.objects.filter(pk__in=accounts).update(is_active=False)


def end_grants(grants: QuerySet[Grant]) -> bool:
    """The roles count no more from today on; one to come ends before it began, without a day.

    False where none was left to end. Refused O168 where nobody would be left to administer the
    whole; one who does so only while in a post is not counted on.
    """
    if not grants.filter(until__gt=today()).exists():
        return False
    top = root()
    Office.objects.select_for_update().get(pk=top)  # two may not leave at once
    stood = _administrators(top).exists()
    grants.filter(since__gt=today()).update(since=today())
    ended = grants.filter(until__gt=today()).update(until=today())
    if stood and not _administrators(top).exists():
        raise Refused("O168")
    return bool(ended)


def _administrators(top: int) -> QuerySet[Grant]:
    return Grant.objects.filter(
        office=top,
        role="administrator",
        scope="subtree",
        delegated=None,
        post=None,
        since__lte=today(),
        until__gt=today(),
        account__is_active=True,
    )
