"""What queries about duties give: plain values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from wian.letters.inside_values import Brief

from .deadlines import Due, DueRule, Flag, Said, Standing
from .forms import Form
from .proposing import Wanted, Way
from .unanswered import Ask


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty as those see it who ask or owe it; `year` is the fiscal year (CE, of its end).

    `rule` None: nobody has said when. `start` and `end` are the place of the quote in the letter,
    `row` its number among the duties that were read there. `form` is what its report tells.
    """

    id: int
    office: int
    office_name: str
    letter: int | None
    state: str
    kind: str
    year: int
    order: int
    item: str
    action: str
    assignee: str
    doer: str
    quote: str
    start: int | None
    end: int | None
    rule: DueRule | None
    anchor: date | None
    wanted: tuple[Wanted, ...]
    ways: tuple[Way, ...]
    needs: tuple[int, ...]
    sentence: str
    assigned: int
    opened_at: datetime | None
    closed_at: datetime | None
    earlier: int | None
    merged: int | None
    revision: int
    row: int | None
    form: Form

    @property
    def tracked(self) -> bool:
        """Whether somebody owes it, or would."""
        return self.kind != "information"


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A duty of a letter with what a person must look at before it is opened.

    `asks` are open questions, `flags` what is wrong with its days (their keys are ids of duties).
    `due_with` is the duty whose day it took, `repeats` the one whose results it tells; `gone`: the
    letter's facts, as they hold now, do not ask it any more. `first` and `last` are proposed for
    the periods, never taken silently; `dues` are by them what would be due of one that is not
    dropped. `by_office`: the owing offices will choose among its ways.
    """

    duty: DutyView
    asks: tuple[Ask, ...]
    flags: tuple[Flag, ...]
    due_with: int | None
    repeats: int | None
    condition: str
    gone: bool
    first: date | None
    last: date | None
    dues: tuple[Due, ...]

    @property
    def by_office(self) -> bool:
        """Whether each office will say which way it goes."""
        return bool(self.duty.ways)


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a letter asks, in its order: `fresh` counts what was read and is not proposed yet.

    `tracked` counts the duties that somebody owes or would; dropped ones are in neither.
    """

    letter: int
    office: int
    duties: tuple[ProposalView, ...]
    fresh: int
    steps: frozenset[str]

    @property
    def live(self) -> tuple[ProposalView, ...]:
        """Those that were not dropped."""
        return tuple(one for one in self.duties if one.duty.state != "dropped")

    @property
    def tracked(self) -> int:
        """How many of them somebody owes or would."""
        return sum(one.duty.tracked for one in self.live)


@dataclass(frozen=True, slots=True)
class OwedView:
    """What one of the person's offices owes of a duty for a period, and how that stands now."""

    office: int
    office_name: str
    period: str
    name_th: str
    name_en: str
    standing: Standing
    said: Said
    sent_at: datetime | None
    extended: bool


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """How a duty stands inside one of the person's offices: its way, its unit, who does it."""

    office: int
    office_name: str
    way: str
    unit: int | None
    unit_name: str
    holder: int | None
    holder_name: str
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class DutyPage:
    """A duty as its page shows it.

    `letter` where the person may see it; `dues` is what would be due of a proposed one. `asked`:
    the person reaches the asking office and sees `counts` (the columns of the sums, over all),
    summary and lessons; the others see what their own offices owe, in `owed` and `mine`.
    """

    duty: DutyView
    letter: Brief | None
    asked: bool
    asks: tuple[Ask, ...]
    dues: tuple[Due, ...]
    counts: Mapping[str, int]
    needs: tuple[tuple[int, str, str], ...]
    mine: tuple[AssignmentView, ...]
    owed: tuple[OwedView, ...]
    summary: str
    lessons: str
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty as a line of a list, with its sums: of all for who asks, of the own offices else."""

    duty: DutyView
    asked: bool
    counts: Mapping[str, int]
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class TemplateView:
    """Duties kept to be asked again: how many, of which year."""

    id: int
    office: int
    name: str
    duties: int
    year: int
    at: datetime
