"""Files for tests of import: rows typed as dictionaries become a CSV or an XLSX."""

from __future__ import annotations

import csv
import io
from datetime import date

import xlsxwriter

from wian.offices.acting import SYSTEM, Actor
from wian.offices.actions.importing import import_directory
from wian.offices.exchange.columns import OFFICES, PEOPLE
from wian.offices.exchange.values import ImportPlan, Outcome
from wian.offices.models import Spell
from wian.offices.queries.directory import plan_import
from wian.offices.queries.spells import on

DAY = date(2025, 10, 1)
Line = dict[str, str]


def csv_of(rows: list[Line], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The rows as a CSV; the headings are the keys of the first row."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_of(**sheets: list[list[object]]) -> bytes:
    """Sheets of cells, as they come."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        for title, rows in sheets.items():
            page = book.add_worksheet(title)
            for number, cells in enumerate(rows):
                page.write_row(number, 0, cells)
    return data.getvalue()


def both(offices: list[Line], people: list[Line]) -> bytes:
    """A workbook of offices and of posts and people."""
    sheets = {form.thai: rows for form, rows in ((OFFICES, offices), (PEOPLE, people))}
    return xlsx_of(
        **{
            title: [list(rows[0]), *([row.get(name, "") for name in rows[0]] for row in rows)]
            for title, rows in sheets.items()
        }
    )


def office(key: str, *, name: str = "กลุ่มงานทดลอง", parent: str = "p57", **more: str) -> Line:
    """A row of a unit in the province."""
    row = {"key": key, "kind": "กลุ่มงาน", "name_th": name, "place": "57", "parent": parent}
    return row | {"line": parent, "since": "", **more}


def as_is(key: str, *, day: date = DAY, **more: str) -> Line:
    """The row of an office as it stands, but for what is given."""
    spell = on(day).select_related("office", "parent", "line").get(office__key=key)
    row = {"key": key, "kind": spell.kind, "name_th": spell.name_th, "place": spell.place_id}
    row |= {name: over.key for name in ("parent", "line") if (over := getattr(spell, name))}
    return {"line": "", "since": "", **row, **more}


def planned(data: bytes, *, actor: Actor = SYSTEM, day: date = DAY) -> ImportPlan:
    return plan_import(actor, data=data, name="ทำเนียบ", day=day)


def plan_of(*rows: Line, actor: Actor = SYSTEM, day: date = DAY) -> ImportPlan:
    return planned(csv_of(list(rows)), actor=actor, day=day)


def imported(*rows: Line, actor: Actor = SYSTEM, day: date = DAY) -> int:
    """The rows are in the directory; the id of the change."""
    change = import_directory(actor, plan=plan_of(*rows, actor=actor, day=day))
    assert change is not None
    return change


def told(plan: ImportPlan) -> dict[int, str]:
    """What happens to each row by its number."""
    return {outcome.row: outcome.kind for outcome in plan.outcomes}


def wrong(plan: ImportPlan) -> set[tuple[int, str, str]]:
    """Row, column and number of every problem."""
    return {
        (outcome.row, problem.column, problem.number)
        for outcome in plan.outcomes
        for problem in outcome.problems
    }


def edits(outcome: Outcome) -> dict[str, tuple[str, str]]:
    return {edit.column: (edit.before, edit.after) for edit in outcome.edits}


def whole() -> list[dict[str, object]]:
    """Every spell there is or was: all that any day answers."""
    return list(Spell.objects.order_by("office", "since").values())
