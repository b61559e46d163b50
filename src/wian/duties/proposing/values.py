"""A duty as a letter is understood to ask it, before any person has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..deadlines import Continuous, DueRule, Every, Information, Weekly
from ..unanswered import Ask

Kind = Literal["once", "again", "continuous", "information"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A piece of evidence that a duty asks for."""

    code: str
    label: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways in which an office may do a conditional duty."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a row of the letter's duties asks; the row's number says which it is.

    `needs` are the rows that must be done first, `repeats` the one whose results it tells again
    and again. `due_with` is the row whose day it is due on, because it must be ready for that one
    and the letter says no day of its own. `when` is the place of the words that say the time.
    """

    row: int
    item: str
    action: str
    start: int | None
    end: int | None
    assignee: str
    doer: str
    kind: Kind
    rule: DueRule | None
    asks: tuple[Ask, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    ways: tuple[Way, ...] = ()
    needs: tuple[int, ...] = ()
    repeats: int | None = None
    due_with: int | None = None
    when: tuple[int, int] | None = None
    condition: str = ""

    @property
    def tracked(self) -> bool:
        """Whether somebody owes it; what only informs is owed by nobody."""
        return self.kind != "information"


def kind_of(rule: DueRule | None) -> Kind:
    """What kind of duty a rule makes; one without a rule is due once, nobody knows when."""
    match rule.when if rule else None:
        case Every() | Weekly():
            return "again"
        case Continuous():
            return "continuous"
        case Information():
            return "information"
        case _:
            return "once"
