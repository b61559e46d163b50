"""A letter is sent to all whom a rule means: one statement writes all receipts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import F

from wian.offices.acting import Actor, today
from wian.offices.actions.telling import tell
from wian.offices.audience import AudienceError, Outline, Rule, outlined, spells

from ...circulating import PURPOSES
from ...errors import Refused
from ...fields import SECRECIES
from ...models import Dispatch, Entry, Letter, Receipt, Round
from ...parts import ahead
from ..indexing import index
from ..registers.papers import held
from .announcing import announce
from .passing import passed_on
from .sending import SENDABLE, sendable

_INSERT: Final = (
    "INSERT INTO letters_receipt (letter_id, office_id, dispatch_id, state)"
    " SELECT %s, meant.office_id, %s, 0 FROM ({}) AS meant"
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A dispatch, and how many offices it reached that had not got the letter before."""

    dispatch: int
    offices: int


def dispatch(
    actor: Actor,
    *,
    letter: int,
    rule: Rule,
    purpose: str,
    expected: int | None = None,
    reply_by: date | None = None,
) -> Sent:
    """Every office that the rule means today has a receipt of the letter; who had one keeps it.

    `expected` is how many the person was shown: where the directory has changed since and it
    would be others, nothing is sent and L604 refused. By who sends letters of its office. Refused
    L601 for a rule that cannot stand, L602 for no such purpose, L603 where all have the letter
    already, L605 for a reply wanted before today, L203 for a classified letter, L108 for one that
    is not registered or issued. Outside a transaction.
    """
    found, day = sendable(actor, letter), today()
    _check(found, purpose, reply_by, day)
    outline = _outlined(rule, day, found.office_id)
    ahead(letter)
    with transaction.atomic():
        row = held(letter)
        _check(row, purpose, reply_by, day)
        made = _made(actor, row, rule, outline, day=day, purpose=purpose, reply_by=reply_by)
        count = _receipts(made, rule)
        if expected is not None and expected not in (count, outline.sent):
            raise Refused("L604", shown=expected, now=outline.sent)
        if not count:
            raise Refused("L603")
        Dispatch.objects.filter(pk=made.pk).update(sent=count)
        _counted(row.pk, count)
        passed_on(actor, row)
        announce.enqueue(made.pk)
        after = {"dispatch": made.pk, "purpose": purpose}
        touched = [("office", row.office_id)]
        tell(actor, "letter.send", ("letter", row.pk), touched=touched, after=after, count=count)
    return Sent(made.pk, count)


def _check(row: Letter, purpose: str, reply_by: date | None, day: date) -> None:
    """Pass for a letter that may go round, wanted for something that there is."""
    if purpose not in PURPOSES:
        raise Refused("L602")
    if reply_by is not None and reply_by < day:
        raise Refused("L605")
    if row.secrecy in SECRECIES:
        raise Refused("L203")
    if row.state not in SENDABLE:
        raise Refused("L108")


def _made(actor: Actor, row: Letter, rule: Rule, outline: Outline, **said: Any) -> Dispatch:
    return Dispatch.objects.create(
        letter=row,
        office_id=row.office_id,
        account_id=actor.account,
        rule=rule.to_dict(),
        sentence=outline.sentence,
        sum=outline.sum[:80],
        left_out=[[out.office.id, out.reason] for out in outline.left_out],
        **said,
    )


def _outlined(rule: Rule, day: date, sender: int) -> Outline:
    try:
        return outlined(rule, day=day, sender=sender)
    except AudienceError as wrong:
        raise Refused("L601", why=wrong.thai, why_en=wrong.english) from wrong


def _receipts(made: Dispatch, rule: Rule) -> int:
    """A receipt for each office meant that has none of this letter yet; how many were made."""
    rows = spells(rule, day=made.day).exclude(office=made.office_id).order_by()
    there = Receipt.objects.filter(letter=made.letter_id)
    if there.exists():  # nobody else sends the letter meanwhile: it is locked
        rows = rows.exclude(office__in=there.values("office"))
    meant = rows.values("office_id").query.get_compiler(connection=connection)
    sql, params = meant.as_sql()
    with connection.cursor() as cursor:
        cursor.execute(_INSERT.format(sql), [made.letter_id, made.pk, *params])
        return int(cursor.rowcount)


def _counted(letter: int, count: int) -> None:
    """The letter's round counts them as sent; the letter is locked.

    From the first time on search finds it by no words of its sender's register.
    """
    if not Round.objects.filter(letter=letter).update(sent=F("sent") + count):
        Round.objects.create(letter_id=letter, sent=count)
        if Entry.objects.filter(letter=letter).exists():
            index(letter)
