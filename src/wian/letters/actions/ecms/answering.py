"""The reply of an office to who sent it a letter, by how the letter stands there."""

from __future__ import annotations

from typing import Final

from wian.offices.acting import Actor, check, today
from wian.offices.actions.telling import tell
from wian.offices.queries.offices import keys
from wian.offices.queries.reach import standing

from ...circulating import State
from ...ecms import Day, Reply, ReplyKind, write
from ...ecms.storing import from_json
from ...ecms_values import XML, Written
from ...errors import Refused
from ...models import Entry, Envelope, Letter, Receipt, Tie
from ...registering import number_text
from ..enveloping import codes_here
from ..locking import REGISTER
from ..registers.papers import known, line_of
from .naming import message_of, named

_SAME: Final = ("same_bytes", "same_number", "near_text")


def reply_document(actor: Actor, *, letter: int, office: int) -> Written:
    """The office's reply as XML: received, accepted with its number, or rejected.

    By who registers there. Refused L606 for an office that has not got the letter, L672 before it
    was taken up. Nothing is sent by it.
    """
    check(actor, REGISTER, standing(office))
    row = known(actor, letter)
    kind, line = _stands(row, office)
    reply = _reply(row, office, kind, line)
    after = {"ecms": kind}
    tell(actor, "letter.export", ("letter", letter), touched=[("office", office)], after=after)
    return Written(named(row, f"{kind}.xml"), write(reply), XML)


def _stands(row: Letter, office: int) -> tuple[ReplyKind, Entry | None]:
    """What the office can say of the letter, and the line of its book."""
    receipt = Receipt.objects.filter(letter=row, office=office).exclude(state=State.RECALLED)
    if (stands := receipt.first()) is not None:
        return _by_receipt(State(stands.state), line_of(row.pk, office, "in"))
    if row.office_id != office or row.way != "in":
        raise Refused("L606")
    if row.state == "aside":
        twin = _twin(row)
        return ("reject", None) if twin is None else _by_line(line_of(twin, office, "in"))
    return _by_line(line_of(row.pk, office, "in"))


def _by_receipt(state: State, line: Entry | None) -> tuple[ReplyKind, Entry | None]:
    if state == State.SENT:
        raise Refused("L672")
    return ("reject", None) if state == State.RETURNED else _by_line(line)


def _by_line(line: Entry | None) -> tuple[ReplyKind, Entry | None]:
    return ("receive", None) if line is None else ("accept", line)


def _twin(row: Letter) -> int | None:
    """The letter as which this one was set aside, because it is that one again."""
    ties = Tie.objects.filter(letter=row, kind__in=_SAME, state="confirmed")
    back = Tie.objects.filter(other=row, kind__in=_SAME, state="confirmed")
    found = ties.values_list("other", flat=True).first()
    return found if found is not None else back.values_list("letter", flat=True).first()


def _reply(row: Letter, office: int, kind: ReplyKind, line: Entry | None) -> Reply:
    """The letter is called as the document called it by which it came, else as it stands here."""
    envelope = Envelope.objects.filter(letter=row).first()
    said = from_json(envelope.said) if envelope else None
    dated = Day.of(row.dated) if row.dated else None
    key = keys((office,)).get(office, "")
    organisation = codes_here().office(key)
    return Reply(
        kind=kind,
        number=(said.number if said else "") or row.number,
        dated=(said.dated if said else None) or dated,
        subject=(said.subject if said else "") or row.subject,
        accept=number_text(line.number, line.insert) if line else "",
        accepted=Day.of(line.day if line else today()),
        by=organisation.department if organisation else key,
        own=organisation is None,
        message=message_of(row.pk, office, kind),
    )
