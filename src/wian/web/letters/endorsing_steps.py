"""What was written on a letter, as a conversation on paper: each endorsement with its signature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from wian.letters.endorsing import PHRASES
from wian.letters.inside_values import StepView
from wian.web.when import Clock, When

KINDS: Final = {
    "begin": "step_begin",
    "submit": "step_submit",
    "assign": "step_assign",
    "note": "step_note",
    "return": "step_return",
    "check": "step_check",
    "sign": "step_sign",
    "close": "step_close",
    "reopen": "step_reopen",
}
_ENGLISH: Final = {phrase.thai: phrase.english for phrase in PHRASES}


@dataclass(frozen=True, slots=True)
class Written:
    """One endorsement as it stands on the paper; `back` when its writer took it back."""

    id: int
    kind: str
    to: str
    instruction: str
    gloss: str
    note: str
    due: When | None
    name: str
    posts: tuple[str, ...]
    unit: str
    at: str
    back: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """To whom a copy went out; `seen` when it was looked at."""

    to: str
    seen: str


def written(steps: Iterable[StepView], seen: Clock) -> list[Written]:
    """The endorsements in their order."""
    return [_written(step, seen) for step in steps]


def receiver(unit: str, person: str) -> str:
    """To whom something went: the person and the unit, or the unit alone."""
    return " · ".join(filter(None, (person, unit)))


def _written(step: StepView, seen: Clock) -> Written:
    english = _ENGLISH.get(step.instruction, "") if seen.say.lang == "en" else ""
    copies = [*([step] if step.for_information else []), *step.copies]
    return Written(
        id=step.id,
        kind=KINDS[step.kind],
        to="" if step.for_information else receiver(step.to_unit_name, step.to_name),
        instruction=seen.n(step.instruction),
        gloss=english,
        note=seen.n(step.note),
        due=seen.when(step.due) if step.due else None,
        name=step.name,
        posts=step.signed_as,
        unit=step.unit_name,
        at=seen.moment(step.at),
        back=seen.moment(step.taken_back_at) if step.taken_back_at else "",
        copies=tuple(_copy(copy, seen) for copy in copies),
    )


def _copy(step: StepView, seen: Clock) -> Copy:
    at = seen.moment(step.seen_at) if step.seen_at else ""
    return Copy(receiver(step.to_unit_name, step.to_name), at)
