"""The reports of a duty and period compiled into one, each figure with its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.queries.reach import stood
from wian.thai.holidays import format_th
from wian.typeset import Head, TableSheet
from wian.typeset.values import Digits

from .. import forms
from ..compiling import Compiled, Source, joined
from ..deadlines import named
from ..list_values import Mark, mark_of
from ..models import Owed, Sending
from ..standings import period_of, standing_of
from .matrix_paper import WORDS
from .seeing import SHOWN, asked

HEADS: Final = (
    Head("รายการ", 62),
    Head("หน่วย", 20, middle=True),
    Head("รวม", 70),
    Head("ที่มา"),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """An office whose report is not in the sums, and how it stands."""

    office: int
    name: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Compilation:
    """The reports of a period as one: `sources` are in it, `missing` are not, `exempt` need not.

    `only_accepted`: reports that nobody accepted yet are missing too.
    """

    duty: int
    action: str
    office: int
    office_name: str
    letter: int | None
    period: str
    period_th: str
    period_en: str
    fields: tuple[Compiled, ...]
    sources: tuple[Source, ...]
    missing: tuple[Missing, ...]
    exempt: tuple[Missing, ...]
    only_accepted: bool
    at: datetime


def compiled(
    actor: Actor,
    *,
    duty: int,
    period: str,
    only_accepted: bool = True,
    now: datetime | None = None,
) -> Compilation:
    """What the offices reported for the period, joined in the order of the tree: four queries.

    For who reaches the office that asks. LookupError for no such duty, or none of that period.
    """
    now = now or timezone.now()
    found = asked(actor).filter(pk=duty, state__in=SHOWN).first()
    rows = {row.office_id: row for row in Owed.objects.filter(duty=duty, period=period)}
    if found is None or not rows:
        raise LookupError("duty")
    order = stood(timezone.localdate(now)).filter(office__in={*rows, found.office_id})
    called = dict(order.order_by("path").values_list("office", "name_th"))
    sent = _sendings(duty, period, only_accepted=only_accepted)
    sources, rest = _parted(called, rows, sent, now)
    of = period_of(period, next(iter(rows.values())).nominal)
    return Compilation(
        duty=found.pk,
        action=found.action,
        office=found.office_id,
        office_name=called.get(found.office_id, ""),
        letter=found.letter_id,
        period=period,
        period_th=named(of),
        period_en=named(of, "en"),
        fields=joined(forms.from_json(found.form), sources),
        sources=sources,
        missing=tuple(one for one in rest if one.mark is not Mark.EXEMPT),
        exempt=tuple(one for one in rest if one.mark is Mark.EXEMPT),
        only_accepted=only_accepted,
        at=now,
    )


def _parted(
    called: Mapping[int, str], rows: Mapping[int, Owed], sent: Mapping[int, Sending], now: datetime
) -> tuple[tuple[Source, ...], list[Missing]]:
    """Who is in the sums with what they said, and who is not."""
    owing = [(office, name) for office, name in called.items() if office in rows]
    sources = tuple(
        Source(office, name, sent[office].pk, sent[office].content)
        for office, name in owing
        if office in sent
    )
    rest = [
        Missing(office, name, mark_of(standing_of(rows[office], now)))
        for office, name in owing
        if office not in sent
    ]
    return sources, rest


def _sendings(duty: int, period: str, *, only_accepted: bool) -> dict[int, Sending]:
    """The newest sending of each office that counts: one query."""
    rows = Sending.objects.filter(
        report__duty=duty, report__period=period, returned_at=None, taken_back_at=None
    )
    if only_accepted:
        rows = rows.filter(accepted_at__isnull=False)
    newest = Window(RowNumber(), partition_by=F("report"), order_by=F("version").desc())
    found = rows.annotate(nth=newest).filter(nth=1)
    return {row.office_id: row for row in found}


def compiled_sheet(found: Compilation, *, digits: Digits = "thai") -> TableSheet:
    """The compilation as a table: a line for each figure and choice, texts and rows by office."""
    rows = [row for field in found.fields for row in _rows(field)]
    if found.missing:
        lacking = (f"{one.name} ({WORDS[one.mark]})" for one in found.missing)
        rows.append(["ยังไม่มีในยอดรวม", "แห่ง", str(len(found.missing)), ", ".join(lacking)])
    if found.exempt:
        free = ", ".join(one.name for one in found.exempt)
        rows.append(["ยกเว้น", "แห่ง", str(len(found.exempt)), free])
    kind = "ที่รับแล้ว" if found.only_accepted else "ที่ส่งแล้ว"
    return TableSheet(
        office=found.office_name,
        title="สรุปผลการรายงาน",
        subject=f"{found.action} {found.period_th}".strip(),
        heads=HEADS,
        rows=rows,
        foot=f"รวมจากรายงาน{kind} {len(found.sources)} แห่ง",
        printed=found.at,
        digits=digits,
    )


def _rows(one: Compiled) -> Iterator[list[str]]:
    field = one.field
    if field.kind == "number":
        said = "–" if one.total is None else f"{one.total:,f}"
        yield [field.th, field.unit, said, _sources(one)]
    elif field.kind == "choice":
        for count in one.counts:
            offices = ", ".join(part.name for part in count.parts)
            yield [f"{field.th}: {count.choice.th}", "แห่ง", str(len(count.parts)), offices]
    elif field.kind == "table":
        for part in one.parts:
            yield from ([field.th, "", _line(field, row), part.name] for row in part.value)
        if one.sums:
            sums = {code: f"{total:,f}" for code, total in one.sums.items()}
            yield [f"{field.th}: รวม", "", _line(field, sums), f"{len(one.parts)} แห่ง"]
    else:
        for part in one.parts:
            yield [field.th, "", _said(field, part.value), part.name]


def _sources(one: Compiled) -> str:
    return ", ".join(f"{part.name} {part.value}" for part in one.parts)


def _line(field: forms.Field, row: dict[str, Any]) -> str:
    told = ((c, row[c.code]) for c in field.columns if row.get(c.code) is not None)
    return " · ".join(f"{column.th} {_said(column, value)}" for column, value in told)


def _said(field: forms.Field, value: Any) -> str:
    if field.kind == "date":
        return format_th(date.fromisoformat(value), short=True)
    if field.kind == "choice":
        return next((c.th for c in field.choices if c.code == value), str(value))
    return f"{value} {field.unit}".strip()


def told_of(field: forms.Field, value: Any) -> list[str]:
    """What one office reported in a field, as lines of text."""
    if field.kind == "table":
        return [_line(field, row) for row in value]
    return [_said(field, value)]
