"""Lays out one document: which lines are head, body and tail.

The head is a run of labelled blocks (``heads.py``); the body begins at the first line of prose; the
tail begins at the closing, the signature or the sender's line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .anchors import label_of
from .heads import Block, read_head
from .source import Line
from .vocabulary import CLOSING, ORGANISATION, SIGNATURE_NAME

_LONG = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """The head's blocks, then where the body and the tail lie."""

    head: tuple[Block, ...]
    body: tuple[int, int]
    tail: tuple[int, int]

    def blocks(self, *roles: str) -> list[Block]:
        return [block for block in self.head if block.role in roles]

    def first(self, *roles: str) -> Block | None:
        return next(iter(self.blocks(*roles)), None)


def lay_out(lines: Sequence[Line], kind: str) -> Layout:
    """The layout of a document's lines; an attachment has no head beyond its first labelled
    lines."""
    if not lines:
        return Layout((), (0, 0), (0, 0))
    finish = lines[-1].end
    head, body = read_head(lines, kind)
    tail = _tail_index(lines, body, kind)
    prose = (lines[body].start, lines[tail - 1].end) if body < tail else (finish, finish)
    rest = (lines[tail].start, finish) if tail < len(lines) else (finish, finish)
    return Layout(tuple(head), prose, rest)


def _tail_index(lines: Sequence[Line], body: int, kind: str) -> int:
    """The first line of the tail: closing, signature, or for a stamped letter the sender after
    the last prose."""
    for index in range(body, len(lines)):
        if CLOSING.match(lines[index].text) or _fuzzy_closing(lines[index].text):
            return index
    signed = [i for i in range(body, len(lines)) if _signs(lines[i].text)]
    if signed and kind != "minutes":
        return signed[0] if kind in ("external_letter", "memo") else signed[-1]
    prose = [
        i
        for i in range(body, len(lines))
        if len(lines[i].text) > _LONG and not ORGANISATION.fullmatch(lines[i].text)
    ]
    return (prose[-1] + 1) if prose and kind == "stamped_letter" else len(lines)


def _signs(text: str) -> bool:
    return bool(SIGNATURE_NAME.match(text)) or text.startswith(("(ลงชื่อ", "ลงชื่อ"))


def _fuzzy_closing(text: str) -> bool:
    if not 10 <= len(text) <= 40:
        return False
    label = label_of(text)
    return bool(label and label.name == "closing")
