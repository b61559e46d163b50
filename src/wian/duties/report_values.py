"""What the room hands out about reports and leaves: plain values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .deadlines import Said, Standing
from .forms import Form, Found
from .stages import Stage


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a report was sent: its number, the server's moment, the digest of what was sent."""

    sending: int
    number: str
    at: datetime
    digest: str
    version: int
    days_late: int = 0
    again: bool = False

    @property
    def short(self) -> str:
        """The beginning of the digest, as a receipt prints it."""
        return self.digest[:16]


@dataclass(frozen=True, slots=True)
class ReceiptCheck:
    """A receipt that was looked up: whether it is one of this house, and what it says then.

    `intact`: what stands in the tables still has the digest that the receipt was given with.
    """

    known: bool
    intact: bool = False
    number: str = ""
    at: datetime | None = None
    office: str = ""
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """A receipt as it is printed, for who may see the report."""

    receipt: Receipt
    duty: int
    action: str
    office: int
    office_name: str
    period: str
    period_th: str
    period_en: str
    sender: str
    reason: str
    paper_day: date | None
    paper_by: str
    taken_back: bool


@dataclass(frozen=True, slots=True)
class SendingView:
    """One sending of a report, with what became of it; `reasons` by field where it was returned."""

    id: int
    version: int
    receipt: str
    at: datetime
    by: str
    days_late: int
    reason: str
    note: str
    paper_day: date | None
    paper_by: str
    digest: str
    seen_at: datetime | None
    taken_back_at: datetime | None
    returned_at: datetime | None
    accepted_at: datetime | None
    decided_by: str
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that another report gave: its value, and where it came from in words."""

    value: Any
    sending: int
    duty: int
    action: str
    th: str
    en: str


@dataclass(frozen=True, slots=True)
class StepOpen:
    """Something that may be done with a report next, or why this person cannot; in words."""

    step: str
    allowed: bool
    problem: str = ""
    thai: str = ""
    english: str = ""


@dataclass(frozen=True, slots=True)
class WantedView:
    """A piece of evidence that the duty asks for, and whether it is given."""

    code: str
    label: str
    required: bool
    given: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The report of an office for a duty and a period, as its page shows it.

    `content` is the draft for whoever writes it, else what was sent; `last` what the period before
    said, `given` the figures of other reports by field, `returned` why fields were sent back.
    `revision` 0: nobody has written yet. `beside` are the office's neighbours in time: (period,
    Thai name) before and after, "" where there is none.
    """

    duty: int
    action: str
    letter: int | None
    office: int
    office_name: str
    period: str
    period_th: str
    period_en: str
    stage: Stage
    standing: Standing
    said: Said
    form: Form
    content: Mapping[str, Any]
    why: Mapping[str, str]
    copied: frozenset[str]
    note: str
    revision: int
    changed_at: datetime | None
    changed_by: str
    mine: bool
    last: Mapping[str, Any]
    last_period_th: str
    given: Mapping[str, Given]
    wanted: tuple[WantedView, ...]
    problems: tuple[Found, ...]
    returned: Mapping[str, str]
    sendings: tuple[SendingView, ...]
    leaves: tuple[LeaveView, ...]
    steps: tuple[StepOpen, ...]


@dataclass(frozen=True, slots=True)
class ToAccept:
    """A report that waits to be accepted, in one line."""

    sending: int
    duty: int
    action: str
    office: int
    office_name: str
    period: str
    period_th: str
    at: datetime
    until: datetime
    days_late: int
    late: bool
    version: int
    explained: bool
    seen: bool
    receipt: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Reports that wait, of one duty and period together."""

    duty: int
    action: str
    period: str
    period_th: str
    count: int


@dataclass(frozen=True, slots=True)
class Inbox:
    """Reports to accept: a page of them, the key of the next, how many wait by duty and period."""

    lines: tuple[ToAccept, ...]
    next: str
    count: int
    groups: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """A report that was left as it is when many were accepted, with the reason."""

    sending: int
    problem: str
    thai: str
    english: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many were accepted at once, and which were not."""

    count: int
    left: tuple[NotAccepted, ...]


@dataclass(frozen=True, slots=True)
class LeaveView:
    """A request for more time (`until`) or to be let off (`until` None), and what became of it.

    `unasked`: it was given without anybody asking. `due` is the day that it would move.
    """

    id: int
    duty: int
    action: str
    office: int
    office_name: str
    period: str
    period_th: str
    until: date | None
    reason: str
    by: str
    at: datetime
    granted: bool | None
    decided_by: str
    decided_at: datetime | None
    note: str
    taken_back_at: datetime | None
    unasked: bool
    may_decide: bool = False
    may_take_back: bool = False


@dataclass(frozen=True, slots=True)
class OpenFor:
    """Whom of a duty a person may grant leave: offices by name, and periods, still open."""

    duty: int
    action: str
    offices: tuple[tuple[int, str], ...]
    periods: tuple[str, ...]
