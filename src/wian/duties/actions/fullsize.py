"""A country in which everybody owes everything, every month: to measure with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone

from wian.offices.acting import SYSTEM, today
from wian.offices.actions.telling import tell

from ..deadlines import DueRule, monthly, to_json
from ..deadlines.clock import moment
from ..models import Duty
from ..stages import Stage
from .proving import rebuild

MONTHS: Final = 12
_ASSIGN: Final = (
    "INSERT INTO duties_assignment (duty_id, office_id, way)"
    " SELECT {duty}, office_id, '' FROM offices_spell"
    " WHERE since <= '{day}' AND until > '{day}' AND parent_id IS NOT NULL"
)
_OWE: Final = (
    "INSERT INTO duties_owed (duty_id, office_id, period, above_id, nominal, due, until, stage,"
    " sent_at, days_late)"
    " SELECT {duty}, office_id, '{period}', parent_id, '{nominal}', %s, %s,"
    " CASE WHEN {past} = 0 OR {lot} = 0 THEN {waiting} WHEN {lot} = 1 THEN {returned}"
    " WHEN {lot} = 2 THEN {exempt} WHEN {lot} % 2 = 0 THEN {accepted} ELSE {sent} END,"
    " CASE WHEN {past} = 0 OR {lot} IN (0, 2) THEN NULL WHEN {lot} < 6 THEN %s ELSE %s END,"
    " CASE WHEN {past} = 1 AND {lot} IN (1, 3, 4, 5) THEN 2 ELSE 0 END"
    " FROM offices_spell"
    " WHERE since <= '{day}' AND until > '{day}' AND parent_id IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The duties that were made, and how many rows are owed of them."""

    duties: tuple[int, ...]
    rows: int


def load_owed(*, sender: int, duties: int) -> Loaded:
    """So many duties of the sender are owed by every office for twelve months about today, what is
    past answered in every way there is."""
    first = _months(today())[0]
    rule = to_json(DueRule(monthly(20), first=first, last=_months(today())[-1]))
    year = first.year + 1
    with transaction.atomic():
        made = Duty.objects.bulk_create(
            Duty(
                office_id=sender, state="open", kind="again", year=year, order=at + 1, rule=rule,
                action=f"รายงานผลการดำเนินงาน เรื่องที่ {at + 1}", opened_at=timezone.now(),
            )
            for at in range(duties)
        )  # fmt: skip
        tell(SYSTEM, "duty.open", ("office", sender), after={"source": "full size"}, count=duties)
    rows = sum(_fill(duty.pk, day=1 + at % 28) for at, duty in enumerate(made))
    rebuild()
    return Loaded(tuple(duty.pk for duty in made), rows)


def _fill(duty: int, *, day: int) -> int:
    here = today()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ASSIGN.format(duty=duty, day=here))
        assigned = int(cursor.rowcount)
        for month in _months(here):
            due = moment(month.replace(day=day), DueRule(monthly(day)).closes)
            lot = f"((office_id * 31 + {duty} * 17 + {month.month * 7}) % 23)"
            told = {
                "duty": duty, "period": f"1m:{month:%Y-%m}", "nominal": due.date(), "day": here,
                "past": int(due < timezone.now()), "lot": lot.replace("%", "%%"),
                "waiting": int(Stage.WAITING), "returned": int(Stage.RETURNED),
                "exempt": int(Stage.EXEMPT), "accepted": int(Stage.ACCEPTED),
                "sent": int(Stage.SENT),
            }  # fmt: skip
            times = (due, due, due + timedelta(days=2), due - timedelta(hours=5))
            cursor.execute(_OWE.replace(" % 2", " %% 2").format(**told), _adapted(times))
        Duty.objects.filter(pk=duty).update(assigned=assigned)
    return assigned * MONTHS


def _months(here: date) -> list[date]:
    """The twelve months of which this one is the eighth."""
    first = here.year * 12 + here.month - 1 - 7
    return [date(at // 12, at % 12 + 1, 1) for at in range(first, first + MONTHS)]


def _adapted(times: tuple[datetime, ...]) -> list[Any]:
    return [connection.ops.adapt_datetimefield_value(at) for at in times]
