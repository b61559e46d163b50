"""A message is pushed to people under a key, and taken back by that key."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ..models import SENT, UNSURE, Carried, Message, Notice

_KEY: Final = re.compile(r"[A-Za-z0-9._:-]{1,100}")
_PATH: Final = re.compile(r"/(?![/\\])[^\s\x00-\x1f\x7f\ud800-\udfff\\]*")
_BREAKS: Final = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
_INSERT: Final = (
    "INSERT INTO notices_notice (message_id, account_id)"
    " SELECT %s, meant.id FROM ({}) AS meant WHERE true ON CONFLICT DO NOTHING"
)


def push(
    actor: Actor,
    *,
    key: str,
    accounts: QuerySet[Any, Any] | Collection[int],
    th: str,
    en: str,
    address: str,
    urgent: bool = False,
    thing: tuple[str, int],
) -> int:
    """Each of the accounts that is open has the message once; how many had not got it before.

    `accounts` are ids, at best a queryset of them: one statement writes all rows. Under a known
    key the first words stand and only new people are added; under one that was withdrawn nothing
    happens. `address` is a path of this site or empty. The words may leave the house by mail and
    LINE, so nothing private stands in them. `thing` is what it is about, for the ledger. Who may
    push what to whom is decided above; called inside the caller's transaction.
    """
    _check(key, address)
    with transaction.atomic():
        message = Message(
            key=key,
            th=_line(th) or _line(en),
            en=_line(en),
            address=address,
            urgent=urgent,
            at=timezone.now(),
        )
        Message.objects.bulk_create([message], ignore_conflicts=True)
        kept = Message.objects.select_for_update().get(key=key)
        if kept.withdrawn_at is not None:
            return 0
        count = _notices(kept.pk, accounts)
        if count:
            after = {"message": kept.pk, "key": key, "urgent": kept.urgent}
            tell(actor, "notice.push", thing, after=after, count=count)
    return count


@dataclass(frozen=True, slots=True)
class Told:
    """A message of many that are pushed together; as for `push`."""

    key: str
    accounts: Collection[int]
    th: str
    en: str
    address: str


def push_many(actor: Actor, messages: Iterable[Told], *, thing: tuple[str, int]) -> set[str]:
    """Those of the messages whose key nobody has used yet are there, each with its people; their
    keys. A message without people is kept too: its key is used then.

    Four statements for a thousand messages, one ledger row for all. As `push`, in the caller's
    transaction; whoever pushes the same keys at the same time must be kept out by the caller.
    """
    told = list(messages)
    for one in told:
        _check(one.key, one.address)
    known = Message.objects.filter(key__in=[one.key for one in told])
    used = set(known.values_list("key", flat=True))
    fresh = {one.key: one for one in told if one.key not in used}
    if not fresh:
        return set()
    now = timezone.now()
    made = Message.objects.bulk_create(
        Message(
            key=one.key, th=_line(one.th) or _line(one.en), en=_line(one.en), address=one.address,
            at=now,
        )
        for one in fresh.values()
    )  # fmt: skip
    meant = {account for one in fresh.values() for account in one.accounts}
    active = get_user_model().objects.filter(is_active=True, pk__in=meant)
    there = set(active.values_list("pk", flat=True))
    notices = Notice.objects.bulk_create(
        Notice(message=row, account_id=account)
        for row in made
        for account in sorted(set(fresh[row.key].accounts) & there)
    )
    after = {"messages": len(made), "first": made[0].key}
    tell(actor, "notice.push", thing, after=after, count=max(1, len(notices)))
    return set(fresh)


def withdraw(actor: Actor, *, key: str) -> bool:
    """The message is in nothing that has not left yet, and in the app it is marked as taken back.

    One row is written, however many people have it. False where there is no such message, or it
    was withdrawn before. What a channel was given already cannot be fetched back.
    """
    with transaction.atomic():
        message = Message.objects.select_for_update().filter(key=key, withdrawn_at=None).first()
        if message is None:
            return False
        message.withdrawn_at = timezone.now()
        message.save(update_fields=["withdrawn_at"])
        count = message.notices.count()
        after = {"key": key}
        tell(actor, "notice.withdraw", ("message", message.pk), after=after, count=max(1, count))
    return True


def withdraw_all(actor: Actor, *, keys: Collection[str]) -> int:
    """The same of each of these keys under which there is a message; how many were withdrawn.

    One statement where there is none, for callers with many keys that were seldom used.
    """
    with transaction.atomic(savepoint=False):
        rows = Message.objects.select_for_update().filter(key__in=keys, withdrawn_at=None)
        found = dict(rows.order_by("pk").values_list("pk", "key"))
        if found:
            Message.objects.filter(pk__in=found).update(withdrawn_at=timezone.now())
            after = {"keys": sorted(found.values())}
            tell(actor, "notice.withdraw", ("message", min(found)), after=after, count=len(found))
    return len(found)


def withdraw_under(actor: Actor, *, prefix: str) -> int:
    """The same of every message whose key begins so; how many were withdrawn: two statements."""
    with transaction.atomic(savepoint=False):
        rows = Message.objects.select_for_update().filter(key__startswith=prefix, withdrawn_at=None)
        found = list(rows.order_by("pk").values_list("pk", flat=True))
        if found:
            rows = Message.objects.filter(key__startswith=prefix, withdrawn_at=None)
            rows.update(withdrawn_at=timezone.now())
            after = {"key": prefix}
            tell(actor, "notice.withdraw", ("message", found[0]), after=after, count=len(found))
    return len(found)


def withdraw_from(actor: Actor, *, key: str, accounts: QuerySet[Any, Any] | Collection[int]) -> int:
    """These accounts have the message no more where no channel has told them of it; how many.

    Who was told of it outside, or may have been, keeps it. Others keep it too. It is in no digest
    that has failed once and is tried again.
    """
    with transaction.atomic():
        message = Message.objects.select_for_update().filter(key=key, withdrawn_at=None).first()
        if message is None:
            return 0
        told = Q(delivery__state__in=(SENT, UNSURE)) | Q(delivery__maybe=True)
        carried = Carried.objects.filter(told, notice=OuterRef("pk"))
        rows = Notice.objects.filter(~Exists(carried), message=message, account__in=accounts)
        count = rows.delete()[1].get(Notice._meta.label, 0)
        if count:
            after = {"key": key}
            tell(actor, "notice.withdraw", ("message", message.pk), after=after, count=count)
    return count


def withdraw_under_from(
    actor: Actor, *, prefix: str, accounts: QuerySet[Any, Any] | Collection[int]
) -> int:
    """The same from these accounts only, as `withdraw_from`; how many notices."""
    rows = Message.objects.filter(key__startswith=prefix, withdrawn_at=None)
    keys = list(rows.values_list("key", flat=True))
    return sum(withdraw_from(actor, key=key, accounts=accounts) for key in keys)


def _check(key: str, address: str) -> None:
    if not _KEY.fullmatch(key):
        raise ValueError("a key is Latin letters, digits and . _ : -, at most 100")
    if address and not (len(address) <= 300 and _PATH.fullmatch(address)):
        raise ValueError("an address is a path of this site")


def _notices(message: int, accounts: QuerySet[Any, Any] | Collection[int]) -> int:
    """A notice for each account that is open and has none of this message; how many were made."""
    meant = get_user_model().objects.filter(is_active=True, pk__in=accounts).order_by()
    try:
        sql, params = meant.values("id").query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_INSERT.format(sql), [message, *params])
        return int(cursor.rowcount)


def _line(text: str) -> str:
    """One line of text, as long as the column; no controls, and nothing that turns its direction.

    Words come from letters, which are attacker input.
    """
    text = _BREAKS.sub(" ", text).strip()
    return text if len(text) <= 500 else f"{text[:499]}…"
