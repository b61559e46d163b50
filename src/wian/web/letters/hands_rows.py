"""Letters that lie with somebody, as lines of a list: what came, with what words, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wian.letters.inside_values import Brief, CopyOf, InHand
from wian.letters.page_values import OnDesk
from wian.web.letters.endorsing_steps import KINDS, receiver
from wian.web.letters.letter_head import STATES
from wian.web.when import Clock, When

_LONGEST_LINE = 240


@dataclass(frozen=True, slots=True)
class Row:
    """A letter of a list. `words` is what was written on it; `quote` the letter's own.

    `lies` is where it lies, "" where that goes without saying; `step` a copy to be noted.
    """

    id: int
    title: str
    number: str
    issuer: str
    urgency: str
    state: str
    kind: str
    words: str
    quote: str
    when: When | None
    lies: str
    since: str
    step: int = 0
    sender: str = ""


def row_in_hand(found: InHand, seen: Clock, *, ours: bool) -> Row:
    """A letter in hand; with `ours` it is told who of the unit has it."""
    lies = found.holding
    day = _nearest(lies.due, found.letter.earliest_due)
    return _row(
        found.letter,
        seen,
        kind=KINDS.get(found.kind, ""),
        words=found.instruction,
        when=seen.when(day) if day else None,
        lies=receiver(lies.unit_name, lies.holder_name or seen.say("nobody_yet")) if ours else "",
        since=seen.say("lies_since", day=seen.moment(lies.since)),
        own=lies.office == found.letter.office,
    )


def row_of_copy(found: CopyOf, seen: Clock) -> Row:
    """A copy for information, with who sent it."""
    return _row(
        found.letter,
        seen,
        words=found.instruction,
        when=seen.when(found.due) if found.due else None,
        since=seen.moment(found.at),
        step=found.step,
        sender=receiver(found.unit_name, found.name),
    )


def row_on_desk(found: OnDesk, seen: Clock) -> Row:
    """A letter on a person's desk, with the very line that asks."""
    return _row(
        found.letter,
        seen,
        kind=KINDS.get(found.kind, ""),
        words=found.told,
        quote=found.line if len(found.line) <= _LONGEST_LINE else f"{found.line[:_LONGEST_LINE]}…",
        when=seen.when(found.day) if found.day else None,
        lies=seen.say("nobody_yet") if found.free else "",
    )


def _nearest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def _row(
    letter: Brief,
    seen: Clock,
    *,
    kind: str = "",
    words: str = "",
    quote: str = "",
    when: When | None = None,
    lies: str = "",
    since: str = "",
    step: int = 0,
    sender: str = "",
    own: bool = True,
) -> Row:
    return Row(
        id=letter.id,
        title=seen.n(letter.subject) or seen.say("no_subject"),
        number=seen.n(letter.number),
        issuer=seen.n(letter.issuer),
        urgency=letter.urgency,
        state=STATES[letter.state] if letter.way == "out" and own else "",
        kind=kind,
        words=seen.n(words),
        quote=seen.n(quote),
        when=when,
        lies=lies,
        since=since,
        step=step,
        sender=sender,
    )
