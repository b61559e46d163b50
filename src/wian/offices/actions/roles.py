"""Roles at offices: given, taken back, and handed on for some days by who holds them."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ..acting import Actor, check
from ..errors import Refused
from ..models import FOREVER, Grant, Post
from ..queries.reach import standing
from ..queries.width import check_extents, extent
from ..rules import DELEGABLE, VERBS_OF
from ..terms import counted, sourced
from .closing import end_grants, locked_account
from .telling import tell
from .texts import check_texts

GIVE = "role.give"
DELEGATE = "role.delegate"


def give_role(
    actor: Actor,
    *,
    account: int,
    office: int,
    role: str,
    since: date,
    until: date = FOREVER,
    scope: str = "own",
    post: int | None = None,
) -> int:
    """The account has the role at the office over [since, until); the grant's id.

    Nobody gives what reaches further than they do: not to all under an office without reaching
    all of it, and no administrator lasts longer than the one who made them. One bound to a post
    counts only while the account's person is in it.
    """
    if role not in VERBS_OF:
        raise Refused("O114", role=role)
    if since >= until:
        raise Refused("O112")
    check_texts(Grant, scope=scope)
    standing(office)
    check_extents(actor, GIVE, [extent(role, office, scope, until)])
    if post is not None and not Post.objects.filter(pk=post, office=office).exists():
        raise Refused("O117")
    with transaction.atomic():
        locked_account(account)
        grant = Grant.objects.create(
            account_id=account,
            office_id=office,
            role=role,
            scope=scope,
            since=since,
            until=until,
            post_id=post,
            given_by_id=actor.account,
        )
        _tell(actor, "role.give", grant)
    return grant.pk


def take_role(actor: Actor, *, grant: int) -> None:
    """The role counts no more from today on, nor what was handed on from it.

    By who may give it there, and by who handed it on. Refused O168 for the last administrator of
    the whole.
    """
    row = Grant.objects.select_related("delegated").filter(pk=grant).first()
    if row is None:
        raise Refused("O165")
    if row.delegated is None or row.delegated.account_id != actor.account:
        check_extents(actor, GIVE, [extent("", row.office_id, row.scope, row.until)])
    with transaction.atomic():
        if end_grants(Grant.objects.filter(pk=grant)):
            _tell(actor, "role.take", row)


def delegate_role(actor: Actor, *, grant: int, to: int, since: date, until: date) -> int:
    """Another account has the acting person's own role too, over [since, until); the grant's id.

    Refused O113 for a role that is not theirs on all those days or is not for handing on, O166
    for one that was handed on to them. It ends when the grant it comes from ends.
    """
    own = Grant.objects.filter(pk=grant, account=actor.account).first()
    if own is None or own.role not in DELEGABLE:
        raise Refused("O113")
    if own.delegated_id is not None:
        raise Refused("O166")
    check(actor, DELEGATE, standing(own.office_id))
    if since >= until:
        raise Refused("O112")
    if to == actor.account:
        raise Refused("O167")
    with transaction.atomic():
        locked_account(to)
        days = counted(sourced(Grant.objects.filter(pk=grant)))[grant]
        if not any(first <= since and until <= behind for first, behind in days):
            raise Refused("O113")
        row = Grant.objects.create(
            account_id=to,
            office_id=own.office_id,
            role=own.role,
            scope=own.scope,
            post_id=own.post_id,
            delegated=own,
            since=since,
            until=until,
            given_by_id=actor.account,
        )
        _tell(actor, "role.delegate", row)
    return row.pk


def _tell(actor: Actor, verb: str, grant: Grant) -> None:
    after = {
        "grant": grant.pk,
        "role": grant.role,
        "scope": grant.scope,
        "since": grant.since,
        "until": grant.until,
        "source": grant.delegated_id,
    }
    touched = [("office", grant.office_id)]
    tell(actor, verb, ("account", grant.account_id), touched=touched, after=after)
