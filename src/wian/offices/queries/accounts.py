"""Accounts that the acting person administers, roles given, and why somebody may or may not.

An account is administered by who may change accounts wherever its roles reach, and as long as
those of an administrator last; so nobody takes over an account that can do more than they may give
(the rule is told in `rules.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import F, FilteredRelation, Q, QuerySet

from wian.thai.folding import fold

from ..acting import Actor, actor_of, today, where_of
from ..models import Account, Grant, Tenure
from ..models.accounts import ROLES
from ..rules import weigh
from ..stays import Days
from ..terms import counted, sourced, span
from ..values import AccountView, Explanation, GrantView, RoleView
from .browsing import labels
from .people import full_name
from .reach import keepers, reached, root, standing
from .width import Extent, check_extents, exceeding, extent

CHANGE_ACCOUNT = "account.change"
_ROLES_THAI = dict(ROLES)


def accounts(
    actor: Actor, *, words: str = "", after: str = "", limit: int = 200
) -> list[AccountView]:
    """The accounts that the person administers, by login, those behind the login `after`.

    Each with its roles of today; those of all the accounts are one query.
    """
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
    roles = _today([view.id for view in found[:limit]])
    return [replace(view, roles=tuple(roles[view.id])) for view in found[:limit]]


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
    found = _views(rows.order_by("-since", "pk"))
    return [view for view in found if past or view.until > today()]


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
    (grant,) = _views(Grant.objects.filter(pk=held.id))
    thai = f"{grant.role_thai} {grant.office_name}"
    english = f"{grant.role}, {grant.office_english or grant.office_name}"
    if grant.post_title:
        thai += f" (ผูกกับตำแหน่ง {grant.post_title})"
        english += f" (bound to the post {grant.post_title})"
    if decision.allowed:
        return Explanation(
            True, "", f"ทำได้ด้วยบทบาท {thai}", f"Allowed by the role: {english}.", grant
        )
    thai = f"{decision.thai} · บทบาทที่ใกล้เคียงที่สุด: {thai}"
    english = f"{decision.english} The nearest role: {english}."
    return Explanation(False, decision.code, thai, english, grant)


def check_account(actor: Actor, account: int) -> None:
    """Pass where the person administers the account, or Denied, and in the ledger."""
    check_extents(actor, CHANGE_ACCOUNT, _extents((account,))[account])


def _today(accounts: Collection[int]) -> Mapping[int, list[RoleView]]:
    """The roles of each account that hold today, at offices that stand, in the order given.

    One query for all of them; `counted` asks another where a role is bound to a post.
    """
    found: dict[int, list[RoleView]] = {account: [] for account in accounts}
    stands = Q(office__spells__since__lte=today(), office__spells__until__gt=today())
    rows = _lasting().filter(account__in=accounts, account__is_active=True).order_by("since", "pk")
    held = list(
        sourced(rows)
        .annotate(spell=FilteredRelation("office__spells", condition=stands))
        .filter(spell__isnull=False)
        .annotate(short=F("spell__short"), thai=F("spell__name_th"), english=F("spell__name_en"))
    )
    days = counted(held)
    for row in held:
        if any(since <= today() < until for since, until in days[row.pk]):
            view = RoleView(row.role, row.scope, row.short, row.thai, row.english)
            found[row.account_id].append(view)
    return found


def _administered(actor: Actor, accounts: Collection[int]) -> set[int]:
    """Those of the accounts for which `check_account` passes."""
    extents = _extents(accounts)
    every = {one for each in extents.values() for one in each}
    beyond = exceeding(actor, CHANGE_ACCOUNT, every)
    return {account for account, each in extents.items() if not each & beyond}


def _extents(accounts: Collection[int]) -> Mapping[int, set[Extent]]:
    """What the roles of each account reach; without any, where its person is kept, or the top."""
    found: dict[int, set[Extent]] = {account: set() for account in accounts}
    rows = _lasting().filter(account__in=accounts)
    columns = ("account", "role", "office", "scope", "until")
    for account, role, office, scope, until in rows.values_list(*columns):
        found[account].add(extent(role, office, scope, until))
    idle = [account for account in accounts if not found[account]]
    persons = dict(Account.objects.filter(pk__in=idle).values_list("pk", "person"))
    kept = keepers([person for person in persons.values() if person])
    for account in idle:
        person = persons.get(account)
        for office in kept[person] if person else (root(),):
            found[account].add(extent("", office, "own", today()))
    return found


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


def _views(rows: QuerySet[Grant]) -> list[GrantView]:
    """The grants with the days on which they count: three queries at most."""
    found = list(sourced(rows).select_related("post"))
    called, days = labels({row.office_id for row in found}), counted(found)
    return [_grant(row, called, days[row.pk]) for row in found]


def _grant(row: Grant, called: Mapping[int, tuple[str, str]], days: Collection[Days]) -> GrantView:
    since, until = span(days, today(), row.since)
    return GrantView(
        row.pk,
        row.account_id,
        row.office_id,
        *called.get(row.office_id, ("", "")),
        row.role,
        _ROLES_THAI[row.role],
        row.scope,
        since,
        until,
        row.delegated.account_id if row.delegated else None,
        row.post.title if row.post else "",
    )
