"""Tokens of accounts and links of offices, never their secrets."""

from __future__ import annotations

from django.db.models import QuerySet

from ..acting import Actor
from ..doors import account_of_token
from ..models import Key
from ..values import LinkView, TokenView
from .accounts import check_account
from .reach import reached

__all__ = ["account_of_token", "link_view", "links", "tokens"]


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
