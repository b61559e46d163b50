"""Who clerks where a letter was sent is told of it, once, in the background; and told no more when
it is recalled."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from wian.notices.actions import (
    push,
    withdraw,
    withdraw_from,
    withdraw_under,
    withdraw_under_from,
)
from wian.offices.acting import SYSTEM, Actor, today
from wian.offices.actions.telling import tell
from wian.offices.queries.offices import names

from ...circulating import State
from ...errors import Refused
from ...inside_values import Brief
from ...models import Dispatch, Letter, Move, Receipt
from ...queries.briefs import BRIEF, brief, veiled
from ...queries.circulation.telling import came_back, key_of, reminder_of
from ...queries.houses import working
from ...queries.veiling import veils_over
from ..locking import WRITE
from ..registers.papers import held
from .sending import sendable

PURPOSES: Final = {
    "information": ("เพื่อทราบ", "for information"),
    "decision": ("เพื่อพิจารณา", "for consideration"),
    "action": ("เพื่อดำเนินการ", "for action"),
}


@task
def announce(dispatch: int) -> int:
    """Everybody who may acknowledge what was sent has a notice of it; safe to repeat.

    How many were new. What was recalled meanwhile is told to nobody.
    """
    row = Dispatch.objects.get(pk=dispatch)
    with transaction.atomic():
        held(row.letter_id)  # nobody recalls it meanwhile
        offices = Receipt.objects.filter(dispatch=dispatch, state=State.SENT)
        th, en = _words(row)
        return push(
            SYSTEM,
            key=key_of(dispatch),
            accounts=working(offices.values("office"), verb=WRITE),
            th=th,
            en=en,
            address=f"/letters/{row.letter_id}",
            urgent=bool(row.letter.urgency),
            thing=("letter", row.letter_id),
        )


def remind(actor: Actor, *, letter: int) -> int:
    """Everybody who may acknowledge it at offices that are silent has a reminder; how many.

    Once a day: a second time on the same day tells only who is new. By who sends letters of its
    office. Refused L609 where nobody is silent.
    """
    found = sendable(actor, letter)
    with transaction.atomic():
        held(letter)
        silent = Receipt.objects.filter(letter=letter, state=State.SENT)
        if not silent.exists():
            raise Refused("L609")
        th, en = _reminder(found)
        count = push(
            actor,
            key=reminder_of(letter, today().isoformat()),
            accounts=working(silent.values("office"), verb=WRITE),
            th=th,
            en=en,
            address=f"/letters/{letter}",
            thing=("letter", letter),
        )
        touched = [("office", found.office_id)]
        tell(actor, "letter.remind", ("letter", letter), touched=touched, count=max(1, count))
    return count


def unannounce(actor: Actor, letter: int, offices: Collection[int]) -> None:
    """What was recalled from these offices is in no notice that has not left yet; in the caller's
    transaction."""
    held_still = Receipt.objects.filter(letter=letter).exclude(state=State.RECALLED)
    for dispatch in Dispatch.objects.filter(letter=letter).values_list("pk", flat=True):
        have = held_still.filter(dispatch=dispatch)
        if have.exists():
            withdraw_from(actor, key=key_of(dispatch), accounts=_lost(offices, have))
        else:
            withdraw(actor, key=key_of(dispatch))
    silent = held_still.filter(state=State.SENT)
    if silent.exists():
        lost = _lost(offices, silent)
        withdraw_under_from(actor, prefix=reminder_of(letter), accounts=lost)
    else:
        withdraw_under(actor, prefix=reminder_of(letter))


def tell_returned(actor: Actor, letter: int, office: int) -> None:
    """Who clerks where the letter was sent from has a notice that the office returned it; in the
    caller's transaction."""
    times = Move.objects.filter(letter=letter, office=office, state=State.RETURNED).count()
    key = came_back(letter, f"returned.{office}.{times}")
    th, en = "{office} ส่งคืนหนังสือ {letter}", "{office} returned {letter}"
    _tell_sender(actor, letter, office, key=key, th=th, en=en)


def tell_answered(actor: Actor, letter: int, office: int, answer: int) -> None:
    """The same of an answer, which lies on their reading desk."""
    th, en = "{office} ตอบหนังสือ {letter}", "{office} answered {letter}"
    key = came_back(letter, f"answered.{answer}")
    _tell_sender(actor, letter, office, key=key, th=th, en=en, opens=answer)


def _tell_sender(
    actor: Actor, letter: int, office: int, *, key: str, th: str, en: str, opens: int | None = None
) -> None:
    row = Letter.objects.get(pk=letter)
    short = _open(row)
    said = {
        "office": names([office]).get(office, ""),
        "letter": f"{short.number} {short.subject}".strip(),
    }
    push(
        actor,
        key=key,
        accounts=working([row.office_id], verb=WRITE),
        th=th.format(**said),
        en=en.format(**said),
        address=f"/letters/{letter}/round" if opens is None else f"/letters/{opens}",
        thing=("letter", letter),
    )


def _lost(offices: Collection[int], have: QuerySet[Receipt]) -> QuerySet[Any, Any]:
    """Who works at these offices, and at none of those that have it still."""
    accounts = get_user_model().objects.filter(pk__in=working(list(offices), verb=WRITE))
    return accounts.exclude(pk__in=working(have.values("office"), verb=WRITE)).values("pk")


def _words(row: Dispatch) -> tuple[str, str]:
    letter = _open(row.letter)
    sender = names([row.office_id]).get(row.office_id, "")
    th, en = PURPOSES[row.purpose]
    said = f"{letter.number} {letter.subject}".strip()
    return (
        f"หนังสือเวียน{letter.urgency}{th} จาก{sender}: {said}",
        f"A letter came round {en}, from {sender}: {said}",
    )


def _reminder(row: Letter) -> tuple[str, str]:
    letter = _open(row)
    said = f"{letter.number} {letter.subject}".strip()
    return f"ยังไม่ได้รับหนังสือ: {said}", f"Not received yet: {said}"


def _open(row: Letter) -> Brief:
    """The letter in short, as words that leave the house may say it."""
    found = Letter.objects.filter(pk=row.pk).values(*BRIEF, "text__facts").get()
    over = veils_over({row.pk: found["text__facts"]})[row.pk]
    return veiled(brief(found), over)
