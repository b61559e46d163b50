"""The head of a letter's page: what the letter is, where it lies, what it asks, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wian.letters.asking import Asked
from wian.letters.inside_values import Holding
from wian.letters.page_values import LetterLine, LetterView
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.letters.box_lines import SOURCES
from wian.web.when import Clock, When

STATES: Final = {
    "reading": "at_reading",
    "desk": "at_desk",
    "enclosed": "at_enclosed",
    "registered": "at_registered",
    "aside": "at_aside",
    "draft": "at_draft",
    "checking": "at_checking",
    "signing": "at_signing",
    "signed": "at_signed",
    "issued": "at_issued",
}
"""The word for where a letter stands on its way."""


@dataclass(frozen=True, slots=True)
class Head:
    """The letter in words."""

    title: str
    number: str
    dated: When | None
    issuer: str
    addressee: str
    urgency: str
    secrecy: str
    state: str
    came: str
    at: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A line that asks something: whom, and by when in words; `when` where it has a day."""

    line: str
    assignee: str
    when: When | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lies:
    """Where the letter lies in one office: the unit, in it a person or "" for nobody yet."""

    office: int
    office_name: str
    unit_name: str
    person: str
    mine: bool
    since: str
    due: When | None
    closed: str


@dataclass(frozen=True, slots=True)
class BookLine:
    """A number in a register: "ทะเบียนรับ 2569 · เลขที่ 12"."""

    id: int
    word: str
    office: str
    year: int
    number: str
    day: str
    void: bool


def head_of(found: LetterView, seen: Clock) -> Head:
    """What the letter is, as a person reads it."""
    letter = found.brief
    return Head(
        title=seen.n(letter.subject) or found.name or seen.say("no_subject"),
        number=seen.n(letter.number),
        dated=seen.when(letter.dated) if letter.dated else None,
        issuer=seen.n(letter.issuer),
        addressee=seen.n(letter.addressee),
        urgency=letter.urgency,
        secrecy=found.secrecy,
        state=STATES[letter.state],
        came=SOURCES[found.source],
        at=seen.moment(found.at),
    )


def asks_of(asked: Sequence[Asked], seen: Clock) -> list[Ask]:
    """What the letter asks: by day, and then what has none, in the order of the letter."""
    dated = sorted((one for one in asked if one.due), key=lambda one: str(one.due))
    return [_ask(one, seen) for one in (*dated, *(one for one in asked if not one.due))]


def _ask(one: Asked, seen: Clock) -> Ask:
    notes = []
    if one.recurrence:
        notes.append(seen.recurrence(one.recurrence))
    if one.relative:
        notes.append(seen.relative(one.relative, one.start or None, one.working))
    if one.time:
        notes.append(seen.n(seen.say("by_time", time=one.time.replace(":", "."))))
    when = seen.when(one.due) if one.due else None
    return Ask(seen.n(one.line), seen.n(one.assignee), when, tuple(notes))


def lies_at(holding: Holding, me: int | None, seen: Clock) -> Lies:
    """Where the letter lies, as a person reads it."""
    return Lies(
        office=holding.office,
        office_name=holding.office_name,
        unit_name=holding.unit_name,
        person=holding.holder_name,
        mine=me is not None and holding.holder == me,
        since=seen.moment(holding.since),
        due=seen.when(holding.due) if holding.due else None,
        closed=seen.moment(holding.closed_at) if holding.closed_at else "",
    )


def book_line(line: LetterLine, seen: Clock) -> BookLine:
    """The line of a register as a person reads it."""
    return BookLine(
        id=line.id,
        word="line_in" if line.way == "in" else "line_out",
        office=line.office_name,
        year=line.year + BUDDHIST_ERA,
        number=seen.n(line.number),
        day=seen.day(line.day),
        void=line.state != "issued",
    )
