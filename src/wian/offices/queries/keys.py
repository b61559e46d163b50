"""Tokens of accounts and links of offices, never their secrets."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from ..acting import Actor
from ..doors import account_of_token
from ..models import Key
from ..values import LinkView, TokenView
from .accounts import check_account
from .reach import reached

__all__ = ["account_of_token", "link_view", "links", "open_keys", "open_since", "tokens"]


def tokens(actor: Actor, *, account: int | None = None) -> list[TokenView]:
    """The tokens of the acting person, or of an account they administer, the newest first."""
    whose = actor.account if account is None else account
    if whose is None:
        return []
    if whose != actor.account:
        check_account(actor, whose)
    rows = Key.objects.filter(purpose="api", account=whose).order_by("-pk")
    columns = ("id", "label", "made_at", "expires_at", "used_at", "revoked_at")
    return [TokenView(*row) for row in rows.values_list(*columns)]


def links(actor: Actor, *, thing_kind: str, thing: int | str) -> list[LinkView]:
    """The links about a thing that were sent by offices where the person may make links."""
    rows: QuerySet[Key] = Key.objects.exclude(purpose="api")
    rows = rows.filter(thing_kind=thing_kind, thing=str(thing))
    rows = rows.filter(sender__in=reached(actor, "link.make").values("office"))
    return [link_view(row) for row in rows.order_by("office", "-pk")]


def open_keys(thing_kind: str, thing: int | str, purpose: str) -> QuerySet[Key]:
    """The links of this purpose about the thing that still open; for this room."""
    rows = Key.objects.filter(thing_kind=thing_kind, thing=str(thing), purpose=purpose)
    rows = rows.filter(revoked_at=None, expires_at__gt=timezone.now())
    return rows.filter(Q(uses_left=None) | Q(uses_left__gt=0))


def open_since(
    thing_kind: str, thing: int | str, *, purpose: str, offices: Collection[int]
) -> Mapping[int, datetime]:
    """Those of the offices that have such a link, with when the newest was made: one query."""
    rows = open_keys(thing_kind, thing, purpose).filter(office__in=offices).order_by("made_at")
    return {office: at for office, at in rows.values_list("office", "made_at") if office}


def link_view(row: Key) -> LinkView:
    """The link of this row."""
    assert row.office_id is not None  # as the table's constraint says of every link
    assert row.sender_id is not None
    return LinkView(
        row.pk,
        row.office_id,
        row.sender_id,
        row.purpose,
        row.thing_kind,
        row.thing,
        row.expires_at,
        row.revoked_at,
        row.uses_left,
    )
