"""A reply of another system moves the receipt of the office that it names."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import QuerySet

from wian.offices.acting import Actor, check, refuse
from wian.offices.actions.telling import tell
from wian.offices.queries.offices import names
from wian.offices.queries.reach import reached, root, standing

from ...circulating import State, before
from ...ecms import LetterDocument, Note, Reply
from ...ecms_values import Answered
from ...errors import Refused
from ...models import Doubt, Letter, Move
from ...queries.ecms import numbered, sent_round
from ..circulation.moving import bring, locked, move
from ..circulation.sending import SEND
from ..enveloping import codes_here, office_of
from ..locking import REGISTER, change
from ..registers.papers import held, known
from .confined import found_in

WRONG_NUMBER = "ecms_accept"
"""The kind of doubt that a sender raises who finds our number wrong."""
_VERBS = {State.RECEIVED: "receipt.receive", State.RETURNED: "receipt.return"}


def take_in_reply(
    actor: Actor,
    *,
    data: bytes,
    letter: int | None = None,
    office: int | None = None,
    also: Callable[[Answered], object] | None = None,
) -> Answered:
    """The receipt of the office that answers stands as it says; a second time nothing changes.

    `letter` and `office` are what a person chose where the reply does not tell. By who sends
    letters of the sender's office. Refused L667 for a letter, L669, L670 where the letter is not
    known or not the only one, L671 where the office is not, L673 where it is another, L606, L607.
    That our own number is wrong becomes a doubt about the letter that came in. `also` is called
    with the outcome in the same transaction. Outside a transaction.
    """
    _sends_somewhere(actor)
    found = found_in(data)
    reply = found.document
    if isinstance(reply, LetterDocument):
        raise Refused("L667")
    if reply.kind == "invalid_accept":
        row = _letter(actor, reply, letter, numbered(actor, reply.number, None).filter(way="in"))
        check(actor, REGISTER, standing(row.office_id))
        with transaction.atomic():
            new = _wrong_number(actor, row, reply)
            return _told(Answered(row.pk, None, reply.kind, None, new, found.notes), also)
    row = _letter(actor, reply, letter, sent_round(numbered(actor, reply.number, None)))
    check(actor, SEND, standing(row.office_id))
    who = _office(reply, office)
    with transaction.atomic():
        state, changed = _moved(actor, row.pk, who, reply)
        notes = _noted(row, reply, found.notes)
        return _told(Answered(row.pk, who, reply.kind, state, changed, notes), also)


def _told(done: Answered, also: Callable[[Answered], object] | None) -> Answered:
    if also is not None:
        also(done)
    return done


def _sends_somewhere(actor: Actor) -> None:
    """Nobody's file is looked into who could do nothing by it."""
    if not reached(actor, SEND).exists():
        refuse(actor, SEND, standing(actor.office or root()))


def _letter(actor: Actor, reply: Reply, chosen: int | None, rows: QuerySet[Letter]) -> Letter:
    """The letter that is meant: the one chosen, else the only one of this number and day."""
    if chosen is not None:
        return known(actor, chosen)
    day = reply.dated.day if reply.dated else None
    if day is not None:
        rows = rows.filter(dated=day)
    found = list(rows.order_by("pk")[:10])
    if not found:
        shown = day.isoformat() if day else "-"
        raise Refused("L669", called=reply.number[:80], day=shown)
    if len(found) > 1:
        raise Refused("L670", called=reply.number[:80], count=len(found))
    return found[0]


def _office(reply: Reply, chosen: int | None) -> int:
    """The office that answers, by its code or by choice; never guessed."""
    told = office_of(reply.by, codes_here(), own=reply.own) if reply.by else None
    if told is not None and chosen is not None and told != chosen:
        raise Refused("L673", name=names((told,)).get(told, reply.by))
    found = told if told is not None else chosen
    if found is None:
        raise Refused("L671", code=reply.by[:40] or "-")
    return found


def _moved(actor: Actor, letter: int, office: int, reply: Reply) -> tuple[State, bool]:
    """Where the receipt stands now, and whether that is new."""
    to = State.RETURNED if reply.kind in ("reject", "invalid") else State.RECEIVED
    row, reason = locked(letter, office), _reason(reply)
    at = State(row.state)
    if _leads(reply, at, to):
        move(actor, letter=letter, office=office, to=to, verb=_VERBS[to], reason=reason)
        return to, True
    if not reason or _said(letter, office, reason):
        return at, False
    bring(actor, row, at, reason=reason)
    touched, after = [("office", office)], {"to": at.word, "office": office}
    tell(actor, _VERBS[to], ("letter", letter), touched=touched, after=after)
    return at, True


def _leads(reply: Reply, at: State, to: State) -> bool:
    """Whether the reply moves a receipt that stands so; that it merely arrived undoes nothing."""
    if reply.kind == "receive":
        return at == State.SENT
    return at in before(to) or (to == State.RETURNED and at != to)


def _said(letter: int, office: int, reason: str) -> bool:
    """Whether the office's receipt tells this already."""
    return Move.objects.filter(letter=letter, office=office, reason=reason).exists()


def _reason(reply: Reply) -> str:
    said = f": {reply.reason}" if reply.reason else ""
    words = {
        "accept": f"เลขรับ {reply.accept} (e-CMS)" if reply.accept else "",
        "reject": f"ปฏิเสธการรับ (e-CMS){said}",
        "invalid": f"แจ้งว่าหนังสือผิดหรือส่งผิด (e-CMS){said}",
    }
    return words.get(reply.kind, "")[:500]


def _wrong_number(actor: Actor, row: Letter, reply: Reply) -> bool:
    """The sender finds our number wrong: a doubt about the letter; whether it is a new one."""
    thai = f"ผู้ส่งแจ้งว่าเลขรับ “{reply.accept[:60]}” ไม่ถูกต้อง ตรวจทะเบียนแล้วแจ้งเลขใหม่"
    english = f"The sender finds the number “{reply.accept[:60]}” wrong: look at the register."
    held(row.pk)
    if Doubt.objects.filter(letter=row, kind=WRONG_NUMBER, note=thai).exists():
        return False
    quotes = [[row.pk, 0, 0]]
    Doubt.objects.create(letter=row, kind=WRONG_NUMBER, note=thai, note_en=english, quotes=quotes)
    change(row.pk)
    tell(actor, "letter.answer", ("letter", row.pk), after={"ecms": reply.kind})
    return True


def _noted(row: Letter, reply: Reply, notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """With a word where the reply calls the letter otherwise than it stands here."""
    day = reply.dated.day if reply.dated else None
    if day == row.dated or day is None:
        return notes
    thai = f"หนังสือตอบรับลงวันที่หนังสือ {day.isoformat()} ไม่ตรงกับหนังสือที่เลือก"
    english = f"The reply dates the letter {day.isoformat()}, the one chosen is of another day."
    return (*notes, Note("day_differs", thai, english))
