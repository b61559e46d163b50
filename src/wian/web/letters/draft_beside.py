"""What stands beside a draft: what it lacks, whom it addresses, its versions, what was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from wian.letters.draft_values import Addressed, DraftView, VersionView
from wian.letters.drafting import Enclosed, LineChange, Wording
from wian.letters.inside_values import StepOpen, StepView
from wian.letters.queries.drafts import addressed, changes
from wian.letters.queries.inside import history
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.thai.digits import to_arabic
from wian.web.called import offices, own_names
from wian.web.when import Clock

COURSE: Final = ("draft", "checking", "signing", "signed", "issued")
_NAMED: Final = 60
_PARTS: Final = {
    "secrecy": "slot_secrecy",
    "urgency": "urgency",
    "number": "draft_number",
    "place": "draft_place",
    "subject": "subject",
    "addressee": "draft_addressee",
    "references": "references",
    "enclosures": "enclosures",
    "cause": "draft_cause",
    "aim": "draft_aim",
    "conclusion": "draft_conclusion",
    "owner": "draft_owner",
    "phone": "draft_phone",
    "copies": "draft_copies",
}
"""The parts of a wording in the order of the paper, and the word of each."""
_ELSEWHEN: Final = "L108"
"""Says that a step is of another day of the draft: that need not be told."""


@dataclass(frozen=True, slots=True)
class Receivers:
    """Whom the addressee means: the sum in words, the offices by name, what to ask."""

    sum: str
    offices: tuple[str, ...]
    more: int
    asks: tuple[str, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version by its number; `older` is the one to compare it with."""

    number: int
    name: str
    at: str
    checked: bool
    signed: bool
    older: int


@dataclass(frozen=True, slots=True)
class Written:
    """A step of the draft's way in words."""

    step: str
    name: str
    posts: tuple[str, ...]
    to: str
    note: str
    at: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions line by line."""

    older: int
    newer: int
    lines: tuple[LineChange, ...]


def course(state: str) -> Iterator[tuple[str, bool, bool]]:
    """The way of a letter that goes out: each state, whether it is past, whether it is now."""
    at = COURSE.index(state) if state in COURSE else -1
    for n, one in enumerate(COURSE):
        yield f"course_{one}", n < at, n == at


def paper(wording: Wording, seen: Clock) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parts of a wording that is not written any more, each with its label and its lines."""
    for name, label in _PARTS.items():
        value = getattr(wording, name)
        texts = value if isinstance(value, tuple) else str(value or "").splitlines()
        lines = [one if isinstance(one, str) else " ".join(_enclosed(one)) for one in texts]
        if lines:
            yield label, tuple(seen.n(line.strip()) for line in lines)


def _enclosed(row: Enclosed) -> Iterator[str]:
    yield from filter(None, (row.title, row.quantity, row.link))


def receivers_of(who: Actor, letter: int, seen: Clock) -> Receivers | None:
    """Whom the saved addressee means today; None where nobody is named yet."""
    found: Addressed = addressed(who, letter)
    if not (found.offices or found.asks or found.problem):
        return None
    first = found.offices[:_NAMED]
    called = offices(first, seen.say) if first else {}
    return Receivers(
        seen.n(found.sum),
        tuple(called[id_] for id_ in first if id_ in called),
        len(found.offices) - len(first),
        tuple(seen.say.pick(*ask) for ask in found.asks),
        seen.say.pick(*found.problem) if found.problem else "",
    )


def versions_of(view: DraftView, seen: Clock) -> list[Version]:
    """The versions, the newest first."""
    return [_version(one, seen) for one in reversed(view.versions)]


def compared(who: Actor, letter: int, older: str, newer: str) -> Compared | None:
    """The two versions that an address names; None where it names none."""
    numbers = [to_arabic(text) for text in (older, newer)]
    if not all(text.isdecimal() and len(text) < 6 for text in numbers):
        return None
    first, second = map(int, numbers)
    try:
        return Compared(first, second, changes(who, letter, older=first, newer=second))
    except Refused:
        return None


def written(who: Actor, letter: int, seen: Clock) -> list[Written]:
    """What was written on the draft on its way, the newest first."""
    return [_written(one, seen) for one in reversed(own_names(history(who, letter), seen.say))]


def closed(steps: Sequence[StepOpen], lacking: int, seen: Clock) -> list[tuple[str, str]]:
    """The steps of this day of the draft that this person cannot take, each with the reason."""
    return [
        (f"deed_{one.step}", _why(one, lacking, seen))
        for one in steps
        if not one.allowed and one.problem != _ELSEWHEN and one.step != "drop"
    ]


def _why(one: StepOpen, lacking: int, seen: Clock) -> str:
    if one.problem == "L320":
        return seen.n(seen.say("draft_lacks", n=lacking))
    return seen.say.pick(one.thai, one.english)


def _version(one: VersionView, seen: Clock) -> Version:
    at = seen.moment(one.at)
    return Version(one.version, one.name, at, one.checked, one.signed, one.version - 1)


def _written(one: StepView, seen: Clock) -> Written:
    to = " · ".join(filter(None, (one.to_name, one.to_unit_name)))
    moved = one.kind in ("submit", "return") and to
    return Written(
        f"draft_did_{one.kind}",
        one.name,
        one.signed_as,
        to if moved else "",
        one.note,
        seen.moment(one.at),
    )
