"""What was found, as the person reads it: each letter a line, its words marked where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from django.urls import reverse

from wian.letters.inside_values import Holding
from wian.letters.search.folding import even
from wian.letters.search.values import Hit, Segment, Shown
from wian.web.when import Clock, When

_DRAFTS: Final = ("draft", "checking", "signing", "signed")
_KEPT: Final = ("registered", "issued", "round")
_NEAR: Final = 6
_ON_THE_LINE: Final = ("subject", "number", "issuer")
Stretches: TypeAlias = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A letter that was found; its texts are stretches, marked or not.

    `pieces` are places in what is not on the line already, each with its source.
    """

    id: int
    address: str
    title: Stretches
    urgency: str
    number: Stretches
    issuer: Stretches
    dated: When | None
    due: When | None
    state: str
    office: str
    holder: str
    pieces: tuple[tuple[str, Stretches], ...]
    sure: bool


def lines(
    hits: Sequence[Hit],
    holders: Mapping[int, Sequence[Holding]],
    offices: Mapping[int, str],
    seen: Clock,
) -> list[Line]:
    """The hits in their order; `offices` names those that are worth naming."""
    return [_line(hit, holders.get(hit.id, ()), offices.get(hit.office, ""), seen) for hit in hits]


def address_of(state: str, letter: int) -> str:
    """Where a letter in this state is dealt with: the reading desk, its draft, its own page."""
    if state in _DRAFTS:
        return reverse("letters:draft", args=[letter])
    return reverse("letters:letter" if state in _KEPT else "letters:read", args=[letter])


def _line(hit: Hit, holders: Sequence[Holding], office: str, seen: Clock) -> Line:
    return Line(
        id=hit.id,
        address=address_of(hit.state, hit.id),
        title=_marked(hit, "subject", seen) or (Segment(seen.say("no_subject")),),
        urgency=hit.urgency,
        number=_marked(hit, "number", seen),
        issuer=_marked(hit, "issuer", seen),
        dated=seen.when(hit.dated) if hit.dated else None,
        due=seen.when(hit.earliest_due) if hit.earliest_due else None,
        state=f"letter_{hit.state}",
        office=office,
        holder=_holder(hit, holders, seen),
        pieces=tuple(_pieces(hit)),
        sure=hit.sure,
    )


def _marked(hit: Hit, source: str, seen: Clock) -> Stretches:
    """The whole text, with what was asked for marked where it fits into one piece."""
    text: str = getattr(hit, source)
    one = next((one for one in hit.shown if one.source == source and _text(one) == text), None)
    segments = one.segments if one else (Segment(text),) if text else ()
    return tuple(Segment(seen.n(each.text), each.marked) for each in segments)


def _pieces(hit: Hit) -> Iterator[tuple[str, Stretches]]:
    """Places in what is not on the line already, quoted as they stand."""
    for one in hit.shown:
        told = one.source in _ON_THE_LINE and _text(one) == getattr(hit, one.source)
        if not told and not _repeats(one, hit.subject):
            yield f"found_in_{one.source}", one.segments


def _repeats(shown: Shown, subject: str) -> bool:
    """Whether a place is only where the text says its subject, which stands above it already."""
    if shown.source == "subject":
        return False
    said, text, at = even(subject), _text(shown), 0
    for segment in shown.segments:
        start, at = at, at + len(segment.text)
        around = (text[max(0, start - _NEAR) : at], text[start : at + _NEAR])
        if segment.marked and not any(even(piece) in said for piece in around):
            return False
    return True


def _text(shown: Shown) -> str:
    return "".join(segment.text for segment in shown.segments)


def _holder(hit: Hit, holders: Sequence[Holding], seen: Clock) -> str:
    """Who has it in hand at the office that keeps it, else wherever it is."""
    if hit.state not in (*_DRAFTS, "registered", "round"):
        return ""
    at = next((one for one in holders if one.office == hit.office), None)
    at = at or next(iter(holders), None)
    if at is None:
        return ""
    if at.closed_at is not None:
        return seen.say("matter_closed")
    if at.holder is None:
        return seen.say("lies_with_unit", unit=at.unit_name)
    return seen.say("lies_with", name=at.holder_name, unit=at.unit_name)
