"""A duty's year in figures, with a first wording of its summary and lessons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Q, Sum
from django.utils import timezone

from wian.offices.acting import Actor

from .. import forms, lookback
from ..lookback import Lookback
from ..models import Duty, Sending, Tally
from ..rates import Counted
from .seeing import asked

MOST: Final = 5
_READ: Final = 5_000
"""Returned reports that are looked at; nobody returns more of one duty."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The figures and what they say, for the person who closes the duty to edit."""

    told: Lookback
    summary: str
    lessons: str


def wording(actor: Actor, duty: int) -> Wording:
    """The duty's year as it stands now; LookupError where it is none of the person's asking.

    Four queries.
    """
    row = asked(actor).filter(pk=duty).first()
    if row is None:
        raise LookupError("duty")
    told = _told(row, timezone.now())
    return Wording(told, lookback.summary(told), lookback.lessons(told))


def counted_of(rows: Any, now: datetime) -> Mapping[str, int]:
    """The sums of these rows of Tally, what waits told apart by whether it has come due."""
    past = Q(until__lt=now.replace(microsecond=0))
    names = ("waiting", "sent", "late", "returned", "exempt", "extended", "accepted", "days_late")
    sums = {f"all_{name}": Sum(name) for name in names}
    sums |= {f"due_{name}": Sum(name, filter=past) for name in ("waiting", "sent", "returned")}
    told = {name: number or 0 for name, number in rows.aggregate(**sums).items()}
    return {name.removeprefix("all_"): number for name, number in told.items()}


def _told(row: Duty, now: datetime) -> Lookback:
    sums = counted_of(Tally.objects.filter(duty=row), now)
    sendings = Sending.objects.filter(report__duty=row, taken_back_at=None)
    reasons = (
        sendings.exclude(reason="").values_list("reason").annotate(n=Count("pk")).order_by("-n")
    )
    returned = sendings.filter(returned_at__isnull=False).values_list("reasons", flat=True)
    told = list(returned[:_READ])
    labels = {field.code: field.th for field in forms.from_json(row.form)}
    fields = Counter(labels.get(code, code) for each in told for code in each if code)
    return Lookback(
        row.year,
        row.assigned,
        _counted(sums),
        sums["days_late"],
        sums["extended"],
        len(told),
        tuple(reasons[:MOST]),
        tuple(fields.most_common(MOST)),
    )


def _counted(sums: Mapping[str, int]) -> Counted:
    return Counted(
        on_time=sums["due_sent"],
        late=sums["late"],
        returned=sums["due_returned"],
        missing=sums["due_waiting"],
        early=sums["sent"] - sums["due_sent"],
        waiting=sums["waiting"] + sums["returned"] - sums["due_waiting"] - sums["due_returned"],
        exempt=sums["exempt"],
    )
