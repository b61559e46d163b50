"""Roles at offices: given, taken back, and handed on for some days by who holds them."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ..acting import Actor, check, deny, today, where_of
from ..errors import Refused
from ..models import FOREVER, Account, Grant, Post, Spell
from ..queries.reach import check_width, standing
from ..rules import DELEGABLE, VERBS_OF, WIDER
from .closing import end_grants
from .telling import tell

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
    all of it, and no administrator lasts longer than the one who made them.
    """
    if role not in VERBS_OF:
        raise Refused("O114", role=role)
    if since >= until:
        raise Refused("O112")
    spell = standing(office)
    check(actor, GIVE, spell)
    if scope == "subtree":
        check_width(actor, GIVE, (office,))
    if role == "administrator" and not _lasts(actor, spell, since, until):
        deny(actor, GIVE, ("office", office), WIDER)
    _account(account)
    if post is not None and not Post.objects.filter(pk=post, office=office).exists():
        raise Refused("O117")
    with transaction.atomic():
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
        check(actor, GIVE, standing(row.office_id))
        if row.scope == "subtree":
            check_width(actor, GIVE, (row.office_id,))
    if row.until <= today():
        return
    with transaction.atomic():
        end_grants(Grant.objects.filter(pk=grant))
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
    if since < own.since or until > own.until:
        raise Refused("O113")
    if to == actor.account:
        raise Refused("O167")
    _account(to)
    with transaction.atomic():
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


def _lasts(actor: Actor, spell: Spell, since: date, until: date) -> bool:
    """Whether the acting person may give roles there on all of these days that are to come."""
    where, first = where_of(spell), max(since, today())
    return actor.system or any(
        GIVE in VERBS_OF[held.role]
        and held.reaches(where)
        and held.since <= first
        and until <= held.until
        for held in actor.grants or ()
    )


def _account(account: int) -> None:
    if not Account.objects.filter(pk=account, is_active=True).exists():
        raise Refused("O164")


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
