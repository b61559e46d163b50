"""In which column of the sums a row stands, as conditions of rows."""

from __future__ import annotations

from typing import Final

from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from ..deadlines import CountsAs
from ..stages import Stage
from ..summing import late_sql
from .overview.scope import Clock

_HERE: Final = (Stage.SENT, Stage.ACCEPTED)


def counts_as(column: CountsAs, clock: Clock) -> Q:
    """The rows of Owed that stand in the column, as `deadlines.standing` would say of each."""
    passed = Q(until__lt=clock.now)
    return {
        CountsAs.ON_TIME: Q(stage__in=_HERE) & ~late() & passed,
        CountsAs.EARLY: Q(stage__in=_HERE) & ~late() & ~passed,
        CountsAs.LATE: Q(stage__in=_HERE) & late(),
        CountsAs.RETURNED: Q(stage=Stage.RETURNED) & passed,
        CountsAs.MISSING: Q(stage=Stage.WAITING) & passed,
        CountsAs.WAITING: Q(stage__in=(Stage.WAITING, Stage.RETURNED)) & ~passed,
        CountsAs.EXEMPT: Q(stage=Stage.EXEMPT),
    }[column]


def late() -> Q:
    """What was sent too late; never what was not sent."""
    return Q(RawSQL(f"CASE WHEN {late_sql()} THEN TRUE ELSE FALSE END", (), BooleanField()))


def behind(key: tuple[int, int, str]) -> Q:
    """The rows behind this one in the order of duty, office and period, as one range of the key:
    what Django makes of `pk__gt` makes PostgreSQL look at all that lie before."""
    row = "duties_owed.duty_id, duties_owed.office_id, duties_owed.period"
    return Q(RawSQL(f"({row}) > (%s, %s, %s)", key, BooleanField()))


def open_still() -> Q:
    """What waits or is to be sent again."""
    return Q(stage__in=(Stage.WAITING, Stage.RETURNED))
