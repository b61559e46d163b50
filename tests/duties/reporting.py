"""Duties with real rules and forms, what offices owe of them, and people who report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from tests.letters.conftest import having
from wian.duties.actions.tallying import opened
from wian.duties.deadlines import (
    DueRule,
    On,
    Policy,
    from_json,
    monthly,
    occurrence,
    periods,
    to_json,
)
from wian.duties.models import Assignment, Duty, Owed
from wian.offices.acting import Actor
from wian.offices.queries.offices import by_key
from wian.offices.queries.reach import standings

PROVINCE, HOME, OTHER = "p57", "d5701", "d5702"
FORM: list[dict[str, Any]] = [
    {"code": "people", "kind": "number", "label_th": "ผู้เข้าร่วม", "required": True, "min": "0",
     "max": "5000", "unit": "คน", "compare": "50"},
    {"code": "done", "kind": "text", "label_th": "ผลการดำเนินงาน", "required": True, "max": "500"},
    {"code": "how", "kind": "choice", "label_th": "วิธี",
     "choices": [["meet", "ประชุม"], ["visit", "ลงพื้นที่"]]},
    {"code": "day", "kind": "date", "label_th": "วันที่จัด"},
]  # fmt: skip
FULL: dict[str, Any] = {
    "people": "๑๒๐",
    "done": "จัดประชุมแล้ว",
    "how": "ประชุม",
    "day": "20 ธ.ค. 2567",
}
KEPT = {"people": "120", "done": "จัดประชุมแล้ว", "how": "meet", "day": "2024-12-20"}


def monthly_rule(first: date, last: date, **columns: Any) -> DueRule:
    """On the 20th of each of these months, days off or not."""
    return DueRule(monthly(20), first=first, last=last, moves=Policy.AS_IS, **columns)


def due_in(days: int, **columns: Any) -> DueRule:
    """Once, so many days from today."""
    return DueRule(On(timezone.localdate() + timedelta(days=days)), moves=Policy.AS_IS, **columns)


def asks(rule: DueRule, offices: Sequence[str] = (HOME, OTHER), **columns: Any) -> Duty:
    """The province asks these offices for reports, in the open."""
    values: dict[str, Any] = {
        "action": "รายงานผลการจัดตั้งศูนย์เรียนรู้", "year": 2025, "state": "open", "kind": "again",
        "form": FORM, "opened_at": timezone.now(), "office_id": by_key(PROVINCE),
    }  # fmt: skip
    duty = Duty.objects.create(rule=to_json(rule), **(values | columns))
    owe(duty, [by_key(key) for key in offices])
    return duty


def owe(duty: Duty, offices: Sequence[int]) -> None:
    """The offices owe the duty for all its periods, counted as opening does."""
    rule = from_json(duty.rule)
    above = {office: spell.parent_id for office, spell in standings(offices).items()}
    dues = [occurrence(rule, period) for period in periods(rule)]
    with transaction.atomic():
        Assignment.objects.bulk_create(Assignment(duty=duty, office_id=one) for one in offices)
        Owed.objects.bulk_create(
            Owed(
                duty=duty,
                office_id=office,
                period=due.period.key,
                above_id=above[office],
                nominal=due.nominal,
                due=due.due,
                until=due.due,
                opens=due.opens,
                late_until=due.late_until,
                locks=due.locks,
            )
            for office in offices
            for due in dues
        )
        opened(duty.pk, list(offices))


def owed(duty: Duty, key: str = HOME, period: str = "once") -> Owed:
    """What the office owes now."""
    return Owed.objects.get(duty=duty, office=by_key(key), period=period)


def at(duty: Duty, key: str = HOME, period: str = "once") -> dict[str, Any]:
    """Which report is meant, as actions are told."""
    return {"duty": duty.pk, "office": by_key(key), "period": period}


def officer(key: str = HOME) -> Actor:
    """An officer of the office."""
    return having("officer", key)


def head(key: str = PROVINCE) -> Actor:
    """The head of the office, who grants leave there."""
    return having("head", key)


def moment(text: str) -> datetime:
    """A moment of Bangkok."""
    return datetime.fromisoformat(f"{text}+07:00")
