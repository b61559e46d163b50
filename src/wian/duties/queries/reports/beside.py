"""What a report is held against: the period before, figures given elsewhere, its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import F

from wian.thai.holidays import fiscal_year

from ...deadlines import ONCE
from ...forms import Beside, Form, Piece, Value
from ...models import Duty, EvidenceUse, Figure, Owed, Sending
from ...standings import period_of

KIND: Final = "report"
"""How reports are called among the things that evidence serves."""
_KEPT: Final = ("digest", "title", "place", "day", "people")


def evidence_listed(thing: str) -> list[dict[str, Any]]:
    """The evidence of a report as a sending keeps it, in the order it came: one query."""
    rows = EvidenceUse.objects.filter(kind=KIND, thing=thing).order_by("pk")
    found = rows.values("evidence", "wanted", **{name: F(f"evidence__{name}") for name in _KEPT})
    return [_plain(row) for row in found]


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "day": row["day"].isoformat() if row["day"] else None}


def pieces(duty: Duty) -> tuple[Piece, ...]:
    """The pieces of evidence that the duty wants."""
    return tuple(Piece(str(code), str(label), bool(must)) for code, label, must in duty.wanted)


def last_sent(duty: int, office: int, period: str) -> Sending | None:
    """What the office sent for the latest period before this one: one query."""
    if period == ONCE:
        return None
    rows = Sending.objects.filter(report__duty=duty, report__office=office)
    rows = rows.filter(report__period__lt=period, taken_back_at=None, returned_at=None)
    return rows.select_related("report").order_by("-report__period", "-version").first()


def figure_period(duty: Duty, period: str) -> str:
    """The period under which figures of this report are kept: what is due once tells of a year."""
    return f"12m:{duty.year - 1}-10" if period == ONCE else period


def figures(row: Owed, form: Form) -> Mapping[str, Figure]:
    """What other duties' reports of the office gave for the period, by name: one query, none
    without a form that asks."""
    names = [field.figure for field in form if field.figure]
    if not names:
        return {}
    rows = Figure.objects.filter(
        office=row.office_id, period=figure_period(row.duty, row.period), code__in=names
    )
    rows = rows.exclude(sending__report__duty=row.duty_id)
    return {figure.code: figure for figure in rows.select_related("sending__report__duty")}


def beside(
    row: Owed,
    form: Form,
    *,
    last: Sending | None,
    given: Mapping[str, Figure],
    codes: Iterable[str],
    why: Mapping[str, str],
    copied: Iterable[str] = (),
) -> Beside:
    """All of it together, as the check of forms wants it; `codes` are of the evidence given."""
    return Beside(
        last=last.content if last else {},
        same_year=last is None or _year(row, row.period) == _year(row, last.report.period),
        figures=values_of(given),
        evidence=frozenset(codes),
        wanted=pieces(row.duty),
        why=why,
        copied=frozenset(copied),
    )


def values_of(given: Mapping[str, Figure]) -> dict[str, Value]:
    """The bare values of figures."""
    return {name: figure.value for name, figure in given.items()}


def compares(form: Form) -> bool:
    """Whether a field is held against the period before."""
    return any(field.differs is not None or field.cumulative for field in form)


def _year(row: Any, period: str) -> int:
    return fiscal_year(period_of(period, row.nominal).last)
