"""Accounts that the acting person administers, roles given, and why somebody may or may not.

An account is administered by who may change accounts at every office where it holds a role, and
as wide as that role reaches; so nobody takes over an account that can do more than they may give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from wian.thai.folding import fold

from ..acting import Actor, actor_of, today, where_of
from ..models import Account, Grant, Tenure
from ..models.accounts import ROLES
from ..rules import weigh
from ..values import AccountView, Explanation, GrantView
from .offices import names
from .people import full_name
from .reach import (
    beyond,
    check_each,
    check_width,
    keepers,
    reached,
    root,
    standing,
    standings,
)

CHANGE_ACCOUNT = "account.change"
_ROLES_THAI = dict(ROLES)


@dataclass(frozen=True, slots=True)
class Bond:
    """The offices that an account belongs to, and those of them under which it reaches all."""

    offices: frozenset[int]
    wide: frozenset[int]


def accounts(
    actor: Actor, *, words: str = "", after: str = "", limit: int = 200
) -> list[AccountView]:
    """The accounts that the person administers, by login, those behind the login `after`."""
    rows = Account.objects.filter(_near(actor)).select_related("person").order_by("login")
    for word in words.split():
        rows = rows.filter(Q(login__contains=word.lower()) | Q(person__folded__contains=fold(word)))
    found: list[AccountView] = []
    while len(found) < limit:
        chunk = list(rows.filter(login__gt=after)[:limit])
        mine = _administered(actor, [row.pk for row in chunk])
        found += [_account(row) for row in chunk if row.pk in mine]
        if len(chunk) < limit:
            break
        after = chunk[-1].login
    return found[:limit]


def account(actor: Actor, account: int) -> AccountView:
    """The account, for itself and who administers it; Denied for others."""
    found = Account.objects.select_related("person").filter(pk=account).first()
    if found is None:
        raise LookupError(account)
    if account != actor.account:
        check_account(actor, account)
    return _account(found)


def grants_of(actor: Actor, account: int, *, past: bool = False) -> list[GrantView]:
    """The roles of an account, for itself and for who administers it; Denied for others.

    Only those that count today or later, the `past` ones too if asked.
    """
    if account != actor.account:
        check_account(actor, account)
    rows = (Grant.objects.all() if past else _lasting()).filter(account=account)
    found = list(rows.select_related("delegated").order_by("-since", "pk"))
    called = names({row.office_id for row in found})
    return [_grant(row, called) for row in found]


def why(
    actor: Actor, verb: str, *, office: int, account: int | None = None, day: date | None = None
) -> Explanation:
    """Why the person, or another account they administer, may or may not do this at the office."""
    asked = actor
    if account is not None and account != actor.account:
        check_account(actor, account)
        asked = actor_of(account, origin=actor.origin, address=actor.address)
    if asked.system:
        return Explanation(True, "", "ระบบทำได้ทุกอย่าง", "The machine itself may.", None)
    where = where_of(standing(office))
    decision, held = weigh(asked.grants, verb, where, day or today())
    if held is None:
        return Explanation(False, decision.code, decision.thai, decision.english, None)
    row = Grant.objects.select_related("delegated").get(pk=held.id)
    grant = _grant(row, names({row.office_id}))
    thai, english = f"{grant.role_thai} {grant.office_name}", f"{grant.role}, {grant.office_name}"
    if decision.allowed:
        return Explanation(
            True, "", f"ทำได้ด้วยบทบาท {thai}", f"Allowed by the role: {english}.", grant
        )
    thai = f"{decision.thai} · บทบาทที่ใกล้เคียงที่สุด: {thai}"
    english = f"{decision.english} The nearest role: {english}."
    return Explanation(False, decision.code, thai, english, grant)


def check_account(actor: Actor, account: int) -> None:
    """Pass where the person administers the account, or Denied, and in the ledger."""
    bond = _bonds((account,))[account]
    check_each(actor, CHANGE_ACCOUNT, bond.offices)
    check_width(actor, CHANGE_ACCOUNT, bond.wide)


def _administered(actor: Actor, accounts: Collection[int]) -> set[int]:
    """Those of the accounts for which `check_account` passes."""
    bonds = _bonds(accounts)
    places = standings(office for bond in bonds.values() for office in bond.offices)
    reach = {
        office
        for office, spell in places.items()
        if actor.may(CHANGE_ACCOUNT, where_of(spell)).allowed
    }
    wide = {office for bond in bonds.values() for office in bond.wide} & reach
    too_wide = beyond(actor, CHANGE_ACCOUNT, [places[office] for office in wide])
    return {
        account
        for account, bond in bonds.items()
        if bond.offices <= reach and not bond.wide & too_wide
    }


def _bonds(accounts: Collection[int]) -> Mapping[int, Bond]:
    """Where each account holds roles; without any, where its person is kept, or the very top."""
    held: dict[int, set[int]] = defaultdict(set)
    wide: dict[int, set[int]] = defaultdict(set)
    rows = _lasting().filter(account__in=accounts)
    for account, office, scope in rows.values_list("account", "office", "scope"):
        held[account].add(office)
        if scope == "subtree":
            wide[account].add(office)
    idle = [account for account in accounts if account not in held]
    persons = dict(Account.objects.filter(pk__in=idle).values_list("pk", "person"))
    kept = keepers([person for person in persons.values() if person])
    for account in idle:
        person = persons.get(account)
        held[account] = set(kept[person]) if person else {root()}
    return {
        account: Bond(frozenset(held[account]), frozenset(wide[account])) for account in accounts
    }


def _lasting() -> QuerySet[Grant]:
    """The roles that count today or later."""
    alive = Q(delegated=None) | Q(delegated__until__gt=today())
    return Grant.objects.filter(alive, until__gt=today())


def _near(actor: Actor) -> Q:
    """The accounts that could be administered: all of them from the top, else those that touch."""
    reach = reached(actor, CHANGE_ACCOUNT)
    if actor.system or reach.filter(kind="root").exists():
        return Q()
    offices = reach.values("office")
    stays = Tenure.objects.filter(post__office__in=offices).values("person")
    return (
        Q(pk__in=_lasting().filter(office__in=offices).values("account"))
        | Q(person__in=stays)
        | Q(person__office__in=offices)
    )


def _account(row: Account) -> AccountView:
    name = full_name(row.person) if row.person else ""
    return AccountView(row.pk, row.login, row.email, row.person_id, name, row.is_active)


def _grant(row: Grant, called: Mapping[int, str]) -> GrantView:
    source = row.delegated
    return GrantView(
        row.pk,
        row.account_id,
        row.office_id,
        called.get(row.office_id, ""),
        row.role,
        _ROLES_THAI[row.role],
        row.scope,
        row.since,
        min(row.until, source.until) if source else row.until,
        source.account_id if source else None,
    )
