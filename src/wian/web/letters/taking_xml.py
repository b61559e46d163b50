"""XML among the papers that are taken in: a letter of another system, or its reply to one."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from wian.files.kinds import told
from wian.letters.actions.ecms import choices_for, take_in_document, take_in_reply
from wian.letters.actions.taking import Taken
from wian.letters.desk_values import Earlier
from wian.letters.ecms import Note
from wian.letters.ecms_values import Choices
from wian.offices.acting import Actor
from wian.offices.errors import Refused

_REPLY = "L666"
_HEAD = 400
_OPEN: Final = frozenset({"L606", "L607", "L669", "L670", "L671", "L673"})
"""What a choice of the letter or of the office may mend."""
_LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A reply that waits for a choice: itself as text, what there is to choose, and the choice."""

    data: str
    choices: Choices
    letter: int | None = None
    office: int | None = None


@dataclass(frozen=True, slots=True)
class Exchanged(Taken):
    """What became of a document, with what was not understood; `reply` for one to a letter.

    `asked` where a person must choose before it can be taken.
    """

    notes: tuple[Note, ...] = ()
    same: tuple[Earlier, ...] = ()
    reply: bool = False
    asked: Asked | None = None


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
        return _answered(who, name, data)
    return Exchanged(name, came.letter, None, came.notes, came.same)


def chosen(who: Actor, sent: Mapping[str, str]) -> Exchanged:
    """The reply taken in with the letter and the office that were chosen for it; LookupError for
    what is no reply that this page gave out."""
    name = sent.get("name", "")[:200]
    try:
        data = b64decode(sent.get("reply", ""), validate=True)
    except (Error, ValueError):
        raise LookupError("reply") from None
    picked = {key: _number(sent.get(key, "")) for key in ("letter", "office")}
    try:
        return _answered(who, name, data, **picked)
    except Refused as refusal:
        return Exchanged(name, None, refusal)


def _answered(
    who: Actor, name: str, data: bytes, letter: int | None = None, office: int | None = None
) -> Exchanged:
    try:
        answer = take_in_reply(who, data=data, letter=letter, office=office)
    except Refused as refusal:
        if refusal.number not in _OPEN or len(data) > _LARGEST:
            raise
        there = choices_for(who, data=data)
        asked = Asked(b64encode(data).decode(), there, letter, office)
        return replace(Exchanged(name, None, refusal), asked=asked if there.letters else None)
    return Exchanged(name, answer.letter, None, answer.notes, reply=True)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
