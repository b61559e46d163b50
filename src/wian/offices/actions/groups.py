"""Groups of offices, as of a day: what was a member before that day stays one of those days."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from ..acting import Actor, check
from ..errors import Refused
from ..models import Group, Membership
from ..queries.offices import visible
from ..queries.reach import standing
from .telling import tell
from .texts import check_key, check_texts

CHANGE = "group.change"


def make_group(
    actor: Actor,
    *,
    key: str,
    owner: int,
    name_th: str,
    day: date,
    name_en: str = "",
    members: Collection[int] = (),
) -> int:
    """The offices are a group of this name from `day` on; its id."""
    check(actor, CHANGE, standing(owner))
    if not name_th.strip():
        raise Refused("O174")
    check_key(Group, key)
    names = {"name_th": name_th.strip(), "name_en": name_en.strip()}
    check_texts(Group, **names)
    _seen(actor, members, day)
    with transaction.atomic():
        group, new = Group.objects.get_or_create(
            key=key, defaults={"owner_id": owner, "since": day, **names}
        )
        if not new:
            raise Refused("O105", key=key)
        _join(group, set(members), day)
        touched = [("office", owner)]
        after = {"key": key, "day": day, "members": len(set(members))}
        tell(actor, "group.make", ("group", group.pk), touched=touched, after=after)
    return group.pk


def change_members(actor: Actor, *, group: int, day: date, members: Collection[int]) -> None:
    """Exactly these offices are members from `day` on; the days before answer as they did.

    Refused O173 where a later change stands.
    """
    check(actor, CHANGE, standing(_group(group, day).owner_id))
    _seen(actor, members, day)
    with transaction.atomic():
        found = _last(group, day)
        rows = Membership.objects.filter(group=group, until__gt=day)
        before = set(rows.values_list("office", flat=True))
        left, joined = before - set(members), set(members) - before
        if not left and not joined:
            return
        _leave(found, left, day)
        _join(found, joined, day)
        after = {"day": day, "joined": len(joined), "left": len(left)}
        count = len(joined) + len(left)
        tell(actor, "group.change", ("group", group), after=after, count=count)


def close_group(actor: Actor, *, group: int, day: date) -> None:
    """The group is no more from `day` on. Refused O112 on the very day it began."""
    check(actor, CHANGE, standing(_group(group, day).owner_id))
    with transaction.atomic():
        found = _last(group, day)
        if found.since >= day:
            raise Refused("O112")
        rows = Membership.objects.filter(group=group, until__gt=day)
        _leave(found, set(rows.values_list("office", flat=True)), day)
        Group.objects.filter(pk=group).update(until=day)
        tell(actor, "group.close", ("group", group), after={"day": day})


def _group(group: int, day: date) -> Group:
    found = Group.objects.filter(pk=group, since__lte=day, until__gt=day).first()
    if found is None:
        raise Refused("O172", day=day.isoformat())
    return found


def _last(group: int, day: date) -> Group:
    """The group, locked; Refused O173 where its members change on a day after this one."""
    found = Group.objects.select_for_update().get(pk=group)
    if not found.since <= day < found.until:  # closed since it was looked up
        raise Refused("O172", day=day.isoformat())
    rows = Membership.objects.filter(group=group, until__gt=day)
    turns = rows.exclude(until=found.until).values_list("until", flat=True)
    later = [*turns, *rows.filter(since__gt=day).values_list("since", flat=True)]
    if later:
        raise Refused("O173", day=day.isoformat(), later=max(later).isoformat())
    return found


def _seen(actor: Actor, members: Collection[int], day: date) -> None:
    """Every member is an office of that day that the acting person sees."""
    wanted = set(members)
    if visible(actor, day).filter(office__in=wanted).count() != len(wanted):
        raise Refused("O101", day=day.isoformat())


def _leave(group: Group, offices: Collection[int], day: date) -> None:
    rows = Membership.objects.filter(group=group, office__in=offices, until__gt=day)
    rows.filter(since=day).delete()  # joined and left on one day: it was never a member
    rows.update(until=day)


def _join(group: Group, offices: Collection[int], day: date) -> None:
    Membership.objects.bulk_create(
        Membership(group=group, office_id=office, since=day, until=group.until)
        for office in sorted(offices)
    )
