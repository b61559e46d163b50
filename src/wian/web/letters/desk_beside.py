"""What lies beside a letter at the desk: the other documents of its file, letters like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wian.letters.desk_values import DeskLetter, TieView
from wian.web.letters.desk_slots import choice
from wian.web.when import Clock

ALIKE: Final = {
    "same_bytes": "tie_same_bytes",
    "same_number": "tie_same_number",
    "near_text": "tie_near_text",
}
TIES: Final = {
    ("reference", True): "tie_refers_to",
    ("reference", False): "tie_referred_by",
    ("enclosure", True): "tie_encloses",
    ("enclosure", False): "tie_enclosed_by",
    ("forwarded", True): "tie_forwarded_by",
    ("forwarded", False): "tie_forwards",
    ("reply", True): "tie_answers",
    ("reply", False): "tie_answered_by",
}
"""How a letter belongs to another one, by the kind and whether it is the later of both."""


@dataclass(frozen=True, slots=True)
class Part:
    """A document of the same file: a tab."""

    id: int
    n: int
    kind: str
    here: bool
    enclosed: bool


@dataclass(frozen=True, slots=True)
class Tied:
    """Another letter and how it belongs to this one; `word` is the key of a sentence."""

    tie: int
    other: int
    word: str
    title: str
    number: str
    day: str
    suggested: bool


def parts_of(letter: DeskLetter, seen: Clock) -> list[Part]:
    """The documents of the file in their order, where there are several."""
    return [
        Part(
            one.id,
            at,
            choice(one.kind, seen),
            one.id == letter.row.id,
            one.state == "enclosed",
        )
        for at, one in enumerate(letter.parts, start=1)
    ]


def alike_of(letter: DeskLetter, seen: Clock) -> list[Tied]:
    """Letters that this one may be again."""
    return [_tied(tie, ALIKE[tie.kind], letter, seen) for tie in letter.ties if tie.kind in ALIKE]


def ties_of(letter: DeskLetter, seen: Clock) -> list[Tied]:
    """Letters that it cites, encloses or answers, and those that do so with it.

    Not those of its own file, which are its tabs.
    """
    parts = {one.id for one in letter.parts}
    return [
        _tied(tie, TIES[tie.kind, tie.later], letter, seen)
        for tie in letter.ties
        if tie.kind not in ALIKE and tie.other not in parts
    ]


def _tied(tie: TieView, word: str, letter: DeskLetter, seen: Clock) -> Tied:
    return Tied(
        tie.id,
        tie.other,
        word,
        seen.n(letter.veil.text(tie.subject)) or seen.say("no_subject"),
        seen.n(tie.number),
        seen.day(tie.dated) if tie.dated else "",
        tie.state == "suggested",
    )
