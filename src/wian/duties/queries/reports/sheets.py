"""Reports go down as a workbook, pre-filled, and what came back is looked through before it acts.

A line's hidden key names its report and the draft's revision, signed: whoever alters it has a line
that is nobody's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet

from wian.offices.acting import Actor
from wian.offices.errors import PROBLEMS as OFFICE_PROBLEMS
from wian.offices.exchange.unpacking import Fault, Grid
from wian.offices.queries.offices import names
from wian.offices.queries.reach import kept
from wian.scanning.errors import ScanError
from wian.scanning.pool import shared_pool
from wian.typeset import ReportSheet, SheetField, SheetRow, report_sheet_xlsx

from ... import forms
from ...deadlines import ONCE, named
from ...errors import PROBLEMS, Refused
from ...models import Assignment, Duty, Owed, Report
from ...saying_days import said_moment
from ...sheet_values import CellProblem, PlannedLine, SheetPlan, cell_problem
from ...sheets.reading import Line, Returned, key_of, read
from ...sheets.unpacking import CAPS, ROWS, unpack_report
from ...stages import Stage
from ...standings import period_of
from ..seeing import duty as seen_duty
from ..seeing import owed
from .rights import DO

_CELLS: Final = ("number", "text", "choice", "date")
_SIGNER: Final = "wian.duties.sheets"
_WRITABLE: Final = (Stage.WAITING, Stage.RETURNED)
Key = tuple[int, str]
"""An office and a period."""


def report_sheet(
    actor: Actor, *, duty: int, office: int | None = None, period: str | None = None
) -> bytes:
    """The duty's reports as a workbook to fill in, as far as this person writes them.

    Of one office all periods, or of one period all offices. What was sent is locked. Tables and
    files are not in it: those stay in the browser. LookupError where the duty is not seen, Refused
    D201 where there is nothing to write, D222 for more than a thousand lines. Six queries.
    """
    row = seen_duty(actor, duty)
    rows = _rows(actor, duty)
    rows = rows if office is None else rows.filter(office=office)
    rows = rows if period is None else rows.filter(period=period)
    found = list(rows.order_by("nominal", "office")[: ROWS + 1])
    if not found:
        raise Refused("D201")
    if len(found) > ROWS:
        raise Refused("D222", most=f"{ROWS:,}")
    fields = cells_of(forms.from_json(row.form))
    written = _reports(duty, found)
    called = names({one.office_id for one in found}, day=date.max)
    return report_sheet_xlsx(
        ReportSheet(
            seal(duty, row.form),
            row.action,
            ("กรอกเฉพาะช่องสีขาว แล้วส่งไฟล์นี้กลับ · fill in the white cells, then send this file back",),
            ("หน่วยงาน", "งวด", "กำหนดส่ง"),
            tuple(_field(field) for field in fields),
            [_line(one, called, written.get(_key(one)), fields) for one in found],
        )
    )


def plan_sheet(actor: Actor, *, data: bytes, send: bool = False) -> SheetPlan:
    """What taking this workbook in would do, each problem with its cell; nothing is written.

    With `send` also what keeps a report from being sent. Refused D270 to D274, D277.
    """
    grids = opened(data)
    duty = _opened_seal(key_of(grids))
    try:
        row = seen_duty(actor, duty[0])
    except LookupError:
        raise Refused("D201") from None
    if duty[1] != form_digest(row.form):
        raise Refused("D271")
    form = forms.from_json(row.form)
    found = read(grids, [field.code for field in cells_of(form)])
    return SheetPlan(row.pk, row.action, tuple(_planned(actor, row, form, found, send)))


def opened(data: bytes) -> list[Grid]:
    """The sheets of a foreign workbook, read in a child that it can at most end; Refused."""
    if len(data) > CAPS.bytes:
        raise _fault("O201", {"most": CAPS.bytes // 2**20})
    try:
        found = shared_pool().submit(unpack_report, data).result()
    except ScanError:
        raise _fault("O219", {}) from None
    if isinstance(found, Fault):
        raise _fault(found.number, found.words)
    return found


def cells_of(form: forms.Form) -> tuple[forms.Field, ...]:
    """The fields that a cell can hold."""
    return tuple(field for field in form if field.kind in _CELLS)


def seal(duty: int, form: list[Any]) -> str:
    """The hidden key of a workbook: the duty and the form that it was made for, signed."""
    return Signer(salt=_SIGNER).sign(f"{duty}:{form_digest(form)}")


def form_digest(form: list[Any]) -> str:
    """By which a form is known to be the same."""
    return hashlib.sha256(json.dumps(form, sort_keys=True).encode()).hexdigest()[:16]


def _fault(number: str, words: Mapping[str, Any]) -> Refused:
    if number in PROBLEMS:
        return Refused(number, **words)
    if number == "O204":
        return Refused("D274", most=f"{ROWS:,}")
    problem = OFFICE_PROBLEMS[number]
    thai, english = problem.thai.format(**words), problem.english.format(**words)
    return Refused("D277", why=thai, why_en=english)


def _opened_seal(key: str) -> tuple[int, str]:
    try:
        duty, _, form = Signer(salt=_SIGNER).unsign(key).partition(":")
        return int(duty), form
    except (BadSignature, ValueError):
        raise Refused("D270") from None


def _rows(actor: Actor, duty: int) -> QuerySet[Owed]:
    """What of the duty this person writes: of offices where they do duties, or that gave it to
    them."""
    rows = owed(actor).filter(duty=duty)
    if actor.system:
        return rows
    reach = kept(actor, DO).values("office")
    given = Assignment.objects.filter(duty=duty)
    mine = given.filter(Q(unit__in=reach) | Q(holder=actor.account, holder__isnull=False))
    return rows.filter(Q(office__in=reach) | Q(office__in=mine.values("office")))


def _reports(duty: int, rows: Iterable[Owed]) -> dict[Key, Report]:
    offices = {row.office_id for row in rows}
    found = Report.objects.filter(duty=duty, office__in=offices)
    return {(one.office_id, one.period): one for one in found}


def _key(row: Owed) -> Key:
    return row.office_id, row.period


def _hidden(duty: int, office: int, period: str, revision: int) -> str:
    """A line's key: what it is about, and a signature over that and its duty."""
    said = f"{office}|{period}|{revision}"
    return f"{said}|{Signer(salt=_SIGNER).signature(f'{duty}|{said}')[:22]}"


def _shown(duty: int, key: str) -> tuple[int, str, int] | None:
    """The office, period and revision that a line's key names; None for an altered one."""
    parts = key.split("|")
    if len(parts) != 4 or not (parts[0].isascii() and parts[0].isdecimal()):
        return None
    if not (parts[2].isascii() and parts[2].isdecimal()):
        return None
    office, period, revision = int(parts[0]), parts[1], int(parts[2])
    good = _hidden(duty, office, period, revision) == key
    return (office, period, revision) if good else None


def _field(field: forms.Field) -> SheetField:
    kind: Any = field.kind
    unit = f" ({field.unit})" if field.unit else ""
    return SheetField(
        field.code,
        f"{field.th}{unit}",
        kind,
        field.required,
        field.hint,
        field.least if kind == "number" else None,
        field.most if kind == "number" else None,
        field.decimals,
        tuple(choice.th for choice in field.choices),
    )


def _line(
    row: Owed, called: Mapping[int, str], report: Report | None, fields: Iterable[forms.Field]
) -> SheetRow:
    content = report.content if report else {}
    period = named(period_of(row.period, row.nominal)) or "ครั้งเดียว"
    labels = (called.get(row.office_id, ""), period, said_moment(row.until))
    shown = {f.code: _cell(f, content[f.code]) for f in fields if f.code in content}
    locked = row.stage not in _WRITABLE or row.duty.state != "open"
    revision = report.revision if report else 0
    key = _hidden(row.duty_id, row.office_id, row.period, revision)
    return SheetRow(key, labels, shown, locked)


def _cell(field: forms.Field, said: Any) -> str | Decimal | date:
    """A value as its cell has it: a number, a day, the words of a choice."""
    if field.kind == "number" and (number := forms.decimal(said)) is not None:
        return number
    if field.kind == "date" and isinstance(said, str):
        try:
            return date.fromisoformat(said)
        except ValueError:
            return said
    if field.kind == "choice":
        return next((choice.th for choice in field.choices if choice.code == said), str(said))
    return str(said)


def _planned(
    actor: Actor, duty: Duty, form: forms.Form, found: Returned, send: bool
) -> Iterator[PlannedLine]:
    rows = {_key(row): row for row in _rows(actor, duty.pk).select_related("duty")}
    written = _reports(duty.pk, rows.values())
    called = names({office for office, _ in rows}, day=date.max)
    first: dict[Key, int] = {}
    for line in found.lines:
        shown = _shown(duty.pk, line.key)
        row = rows.get(shown[:2]) if shown else None
        if shown is None or row is None:
            yield _strange(line, "D275")
        elif _key(row) in first:
            yield _strange(line, "D276", row=first[_key(row)])
        else:
            first[_key(row)] = line.number
            report, name = written.get(_key(row)), called.get(row.office_id, "")
            yield _plan(line, found, form, row, report, name, shown[2], send)


def _strange(line: Line, number: str, **words: object) -> PlannedLine:
    said = _row_problem(line, number, **words)
    return PlannedLine(line.number, 0, "", "", "", 0, {}, False, (said,))


def _row_problem(line: Line, number: str, **words: object) -> CellProblem:
    problem = PROBLEMS[number]
    thai, english = problem.thai.format(**words), problem.english.format(**words)
    return CellProblem(f"A{line.number}", number, thai, english)


def _plan(
    line: Line,
    sheet: Returned,
    form: forms.Form,
    row: Owed,
    report: Report | None,
    name: str,
    revision: int,
    send: bool,
) -> PlannedLine:
    """What the line would write over the draft: its cells; tables stay as they are there."""
    kept_, cells = dict(report.content) if report else {}, cells_of(form)
    codes = {field.code for field in cells}
    content, wrong = forms.read(cells, line.values)
    values = {**{code: said for code, said in kept_.items() if code not in codes}, **content}
    changed = values != kept_
    problems = [cell_problem(sheet.cell(line.number, one.field), one) for one in wrong]
    if (changed or send) and (number := _closed(row)) and changed:
        problems.append(_row_problem(line, number))
    elif changed and revision != (report.revision if report else 0):
        problems.append(_row_problem(line, "D202"))
    lacking = _lacking(line, sheet, cells, values, wrong) if send and changed else []
    period = named(period_of(row.period, row.nominal)) if row.period != ONCE else ""
    return PlannedLine(
        line.number, row.office_id, name, row.period, period, revision, values, changed,
        (*problems, *lacking),
    )  # fmt: skip


def _closed(row: Owed) -> str:
    """Why the row takes nothing, "" where it does."""
    if row.duty.state != "open":
        return "D211"
    if row.stage == Stage.EXEMPT:
        return "D208"
    return "" if row.stage in _WRITABLE else "D203"


def _lacking(
    line: Line,
    sheet: Returned,
    cells: tuple[forms.Field, ...],
    values: Mapping[str, Any],
    wrong: Iterable[forms.Found],
) -> list[CellProblem]:
    """The cells that must be filled before it is sent."""
    told = {one.field for one in wrong}
    found = forms.check(cells, {f.code: values.get(f.code) for f in cells})
    return [
        cell_problem(sheet.cell(line.number, one.field), one)
        for one in forms.stopping(found)
        if one.field and one.field not in told
    ]
