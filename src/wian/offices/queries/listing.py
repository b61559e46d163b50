"""Lists for the pages of administration: groups with their members, links that were sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from ..acting import Actor, today
from ..models import Account, Change, Group, Key, Membership
from ..values import LinkView, OfficeView
from .keys import link_view
from .offices import visible
from .reach import reached
from .spells import on, views

MOST_LINKS = 200


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of offices on a day; `owner` is the office that keeps it."""

    id: int
    key: str
    name_th: str
    name_en: str
    owner: int
    since: date
    until: date
    members: int


def groups(actor: Actor, *, office: int | None = None, day: date | None = None) -> list[GroupView]:
    """The groups of the day with an owner or a member that the person sees, by name.

    With `office` only those that it is in. One query.
    """
    day = day or today()
    seen = visible(actor, day).values("office")
    inside = Membership.objects.filter(since__lte=day, until__gt=day)
    known = Q(owner__in=seen) | Q(pk__in=inside.filter(office__in=seen).values("group"))
    rows = Group.objects.filter(known, since__lte=day, until__gt=day)
    if office is not None:
        rows = rows.filter(pk__in=inside.filter(office=office).values("group"))
    lasting = Q(memberships__since__lte=day, memberships__until__gt=day)
    rows = rows.annotate(n=Count("memberships", filter=lasting)).order_by("name_th")
    columns = ("id", "key", "name_th", "name_en", "owner_id", "since", "until", "n")
    return [GroupView(*row) for row in rows.values_list(*columns)]


def group(actor: Actor, key: str, *, day: date | None = None) -> tuple[GroupView, list[OfficeView]]:
    """The group with its members on the day; LookupError where the person knows of none such.

    The names of all members are told: names of public bodies are public.
    """
    day = day or today()
    found = next((view for view in groups(actor, day=day) if view.key == key), None)
    if found is None:
        raise LookupError(key)
    inside = Membership.objects.filter(group=found.id, since__lte=day, until__gt=day)
    members = on(day).filter(office__in=inside.values("office"))
    return found, views(members.order_by("place_id", "path"))


def members(actor: Actor, *, day: date | None = None) -> list[tuple[GroupView, tuple[int, ...]]]:
    """The groups of `groups` with the ids of their members on the day: two queries."""
    day = day or today()
    found = groups(actor, day=day)
    rows = Membership.objects.filter(group__in=[view.id for view in found])
    rows = rows.filter(since__lte=day, until__gt=day).order_by("office")
    inside: dict[int, list[int]] = {view.id: [] for view in found}
    for group, office in rows.values_list("group", "office"):
        inside[group].append(office)
    return [(view, tuple(inside[view.id])) for view in found]


def links_sent(
    actor: Actor, *, before: int | None = None, limit: int = MOST_LINKS
) -> list[LinkView]:
    """The links sent by offices where the person may make some, the newest first; one query.

    From those made before the one of this id on.
    """
    rows = Key.objects.exclude(purpose="api")
    rows = rows.filter(pk__lt=before) if before is not None else rows
    rows = rows.filter(sender__in=reached(actor, "link.make").values("office"))
    return [link_view(row) for row in rows.order_by("-pk")[:limit]]


@dataclass(frozen=True, slots=True)
class ImportView:
    """One import: when, by which account, as of which day, how many rows; `undone` when it was."""

    id: int
    at: datetime
    account: int | None
    day: date
    rows: int
    undone: datetime | None


def imports(actor: Actor, *, limit: int = 20) -> list[ImportView]:
    """The person's own imports, and all of them for who may import at the top; newest first."""
    rows = Change.objects.order_by("-pk")
    if not reached(actor, "directory.import").filter(kind="root").exists():
        rows = rows.filter(account=actor.account, account__isnull=False)
    columns = ("id", "at", "account_id", "day", "rows", "undone_at")
    return [ImportView(*row) for row in rows.values_list(*columns)[:limit]]


def account_of_login(actor: Actor, login: str) -> int | None:
    """The open account of this login, for who hands a role on and knows the login of the other."""
    if not actor.system and not reached(actor, "role.delegate").exists():
        return None
    rows = Account.objects.filter(login=login.strip().lower(), is_active=True)
    return rows.values_list("pk", flat=True).first()


def logins(accounts: Iterable[int]) -> dict[int, str]:
    """The login of each account, for who may read the ledger that names them by number."""
    return dict(Account.objects.filter(pk__in=set(accounts)).values_list("pk", "login"))
