"""How a person signs on a day: in the own post, or on behalf of whose post it is. Pure.

ปฏิบัติราชการแทน: the holder is there and has handed the power on. รักษาราชการแทน: the post is vacant or
its holder cannot serve (domain.md §2). Each holds for some days only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

ON_BEHALF: Final = {"acting_for": "ปฏิบัติราชการแทน", "acting": "รักษาราชการแทน"}
"""The words between the own post and the one signed for, by the mode of the stay in it."""
_ORDER: Final = ("holder", "acting_for", "acting")
LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Seat:
    """A post that the person is in today; `mode` as of a stay, [since, until) its days."""

    post: int
    office: int
    title: str
    head: bool
    mode: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Signature:
    """One way in which the person may sign; `whom` is the post signed for, if another's.

    `head`: for the head of the office, in the own post or on behalf. [since, until): the days.
    """

    post: int
    title: str
    words: str
    whom: str
    head: bool
    since: date
    until: date

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines under the name, as a letter has them."""
        if not self.words:
            return (self.title,)
        return (f"{self.title} {self.words}".strip(), self.whom)

    @property
    def text(self) -> str:
        """The lines as they are kept with what was signed."""
        return "\n".join(self.lines)[:LONGEST]


def signatures(
    seats: Sequence[Seat], handed_on: Iterable[Seat], offices: frozenset[int]
) -> tuple[Signature, ...]:
    """Every way to sign for these offices, the first one meant where nothing is said.

    `seats` are the person's own posts, anywhere; `handed_on` the posts whose holders handed their
    role on to the person, over the days it was handed on for. The own post comes first, then the
    head's.
    """
    held = [seat for seat in seats if seat.mode == "holder"]
    held.sort(key=lambda seat: (seat.office not in offices, not seat.head, seat.post))
    own = held[0].title if held else ""
    found = [
        Signature(seat.post, *_words(seat, own), seat.head, seat.since, seat.until)
        for seat in sorted(seats, key=lambda seat: (_ORDER.index(seat.mode), not seat.head))
        if seat.office in offices
    ]
    known = {signature.post for signature in found}
    found += [
        Signature(
            seat.post, own, ON_BEHALF["acting_for"], seat.title, seat.head, seat.since, seat.until
        )
        for seat in handed_on
        if seat.office in offices and seat.post not in known
    ]
    return tuple(found)


def _words(seat: Seat, own: str) -> tuple[str, str, str]:
    if seat.mode == "holder":
        return seat.title, "", ""
    return own, ON_BEHALF[seat.mode], seat.title
