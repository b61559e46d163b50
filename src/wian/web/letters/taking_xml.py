"""XML among the papers that are taken in: a letter of another system, or its reply to one."""

from __future__ import annotations

from dataclasses import dataclass

from wian.files.kinds import told
from wian.letters.actions.ecms import take_in_document, take_in_reply
from wian.letters.actions.taking import Taken
from wian.letters.desk_values import Earlier
from wian.letters.ecms import Note
from wian.offices.acting import Actor
from wian.offices.errors import Refused

_REPLY = "L666"
_HEAD = 400


@dataclass(frozen=True, slots=True)
class Exchanged(Taken):
    """What became of a document, with what was not understood; `reply` for one to a letter."""

    notes: tuple[Note, ...] = ()
    same: tuple[Earlier, ...] = ()
    reply: bool = False


def is_document(name: str, data: bytes) -> bool:
    """Whether the paper may be such a document: by its name, or by how it begins."""
    return name.lower().endswith(".xml") or told(data[:_HEAD]) == "XML"


def exchanged(who: Actor, office: int, name: str, data: bytes) -> Exchanged:
    """The document taken in, as a letter or as a reply; or why it was refused."""
    try:
        return _exchanged(who, office, name, data)
    except Refused as refusal:
        return Exchanged(name, None, refusal)


def _exchanged(who: Actor, office: int, name: str, data: bytes) -> Exchanged:
    try:
        came = take_in_document(who, office=office, data=data)
    except Refused as refusal:
        if refusal.number != _REPLY:
            raise
        answer = take_in_reply(who, data=data)
        return Exchanged(name, answer.letter, None, answer.notes, reply=True)
    return Exchanged(name, came.letter, None, came.notes, came.same)
