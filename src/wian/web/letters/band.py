"""What a letter's page tells first of one that goes round: at who got it, and at who sent it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from wian.letters.circulating import State, next_steps
from wian.letters.circulation_values import Counts, Here
from wian.letters.endorsing import PASSED_ON
from wian.letters.fields import SECRECIES
from wian.letters.page_values import LetterView
from wian.letters.queries.hands import REGISTER, WRITE
from wian.offices.acting import Actor
from wian.offices.rules import Where
from wian.web.letters.round_words import PURPOSES, SIGNS, Sign
from wian.web.when import Clock, When

SEND: Final = "letter.send"
_BACK: Final = (State.RETURNED, State.DONE)


@dataclass(frozen=True, slots=True)
class Band:
    """How the letter stands at one office of the person, and what they may do with it there."""

    office: int
    line: str
    purpose: str
    when: When | None
    sign: Sign
    by: str
    said: str
    received: str
    open: frozenset[str]


@dataclass(frozen=True, slots=True)
class Went:
    """How far the letter went, for who sent it; `may_send` where it may go (further) round."""

    counts: Counts
    silent: int
    returned: int
    may_send: bool


def bands(
    who: Actor, found: LetterView, here: tuple[Here, ...], where: Mapping[int, Where], seen: Clock
) -> Iterator[Band]:
    """The letter at each office of this person that was sent it."""
    for one in here:
        lines = (line for line in found.lines if line.office == one.office and line.way == "in")
        number = next((line.number for line in lines if line.state == "issued"), "")
        moved = seen.moment(one.moved_at) if one.moved_at else ""
        yield Band(
            office=one.office,
            line=seen.say("band_line", sender=one.sender, office=one.office_name),
            purpose=PURPOSES[one.purpose],
            when=seen.when(one.reply_by) if one.reply_by else None,
            sign=SIGNS[one.state],
            by=seen.say("band_by", name=one.by, at=moved) if one.by else moved,
            said=one.said,
            received=seen.n(number),
            open=frozenset(_open(who, one, where[one.office], bool(number))),
        )


def _open(who: Actor, at: Here, where: Where, numbered: bool) -> Iterator[str]:
    """What the person may do with it there."""
    to = next_steps(at.state)
    if who.may(REGISTER, where).allowed:
        if not numbered:
            yield "receive"
        if State.RETURNED in to:
            yield "return"
    if who.may(WRITE, where).allowed:
        if State.ACKNOWLEDGED in to and at.state is not State.DONE:
            yield "know"
        if State.RELAYED in to:
            yield "relay"
        if at.state is not State.RETURNED:
            yield from ("up", "reply")
        if State.DONE in to:
            yield "finish"
        if at.state in _BACK:
            yield "back"


def went(who: Actor, found: LetterView, kept: Where) -> Went | None:
    """How far it went, for who reads at its sender; None where that says nothing."""
    letter = found.brief
    if not found.inside or letter.state not in PASSED_ON:
        return None
    counts = found.counts
    may_send = who.may(SEND, kept).allowed and found.secrecy not in SECRECIES
    silent, returned = (counts.of.get(state, 0) for state in (State.SENT, State.RETURNED))
    return Went(counts, silent, returned, may_send) if counts.all or may_send else None


def of_round(
    who: Actor, found: LetterView, here: tuple[Here, ...], where: Mapping[int, Where], seen: Clock
) -> dict[str, Any]:
    """Both, for the page."""
    return {
        "inside": found.inside,
        "bands": list(bands(who, found, here, where, seen)),
        "went": went(who, found, where[found.brief.office]),
    }
