"""Reports go down as a workbook and come back: looked through first, then all or line by line."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import python_calamine as calamine
import xlsxwriter

from tests.duties.reporting import (
    FORM,
    FULL,
    HOME,
    KEPT,
    OTHER,
    asks,
    at,
    due_in,
    officer,
    owed,
)
from tests.letters.conftest import having
from wian.duties.actions.reports import save_draft, send_report, take_sheet
from wian.duties.errors import Refused
from wian.duties.models import Duty, Report, Sending
from wian.duties.queries.reports import plan_sheet, report_sheet
from wian.duties.stages import Stage
from wian.ledger.models import Entry
from wian.offices.acting import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]
Change = Callable[[list[list[Any]]], None]


def rewritten(data: bytes, change: Change | None = None, title: str = "รายงาน") -> bytes:
    """The workbook as a person saves it again: its cells changed, its sheet perhaps renamed."""
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        day = made.add_format({"num_format": "d mmm yyyy"})
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if name == "รายงาน" and change:
                change(rows)
            page = made.add_worksheet(title if name == "รายงาน" else name)
            for at_, row in enumerate(rows):
                for column, said in enumerate(row):
                    if hasattr(said, "isoformat"):
                        page.write_datetime(at_, column, said, day)
                    elif isinstance(said, str):
                        page.write_string(at_, column, said)
                    else:
                        page.write(at_, column, said)
    return out.getvalue()


def filled(*lines: list[Any], skip: int = 0) -> Change:
    """The cells of these lines are typed in."""

    def change(rows: list[list[Any]]) -> None:
        for at_, line in enumerate(lines, 5 + skip):
            rows[at_][4 : 4 + len(line)] = line

    return change


def refused(number: str, actor: Actor, data: bytes) -> Refused:
    """The file is refused by that number before anything is looked at."""
    with pytest.raises(Refused) as seen:
        plan_sheet(actor, data=data)
    assert seen.value.number == number
    return seen.value


@pytest.fixture
def duty() -> Duty:
    """A duty of which two districts report once."""
    return asks(due_in(3))


@pytest.fixture
def province() -> Actor:
    """Somebody of the province who reports for its districts."""
    return having("officer", "p57", scope="subtree")


def test_a_sheet_is_filled_in_and_taken_in_as_drafts(duty: Duty, province: Actor) -> None:
    data = report_sheet(province, duty=duty.pk, period="once")
    line = ["๑๒๐", "จัดประชุมแล้ว", "ประชุม", "20 ธ.ค. 2567"]
    back = rewritten(data, filled(line), title="ของฉัน")
    plan = plan_sheet(province, data=back)
    assert [(one.changed, one.values) for one in plan.lines] == [(True, KEPT), (False, {})]
    assert not Report.objects.exists()
    assert take_sheet(province, data=back).count == 1
    assert Report.objects.get().content == KEPT
    assert Entry.objects.filter(verb="report.import", count=1).exists()
    again = take_sheet(province, data=back)
    assert (again.count, Report.objects.get().revision) == (0, 1)


def test_what_went_down_comes_back_unchanged(duty: Duty) -> None:
    who = officer()
    save_draft(who, **at(duty), values={**FULL, "done": "=1+1 ' จริง"})
    data = report_sheet(who, duty=duty.pk)
    assert b"<f>" not in b"".join(
        zipfile.ZipFile(io.BytesIO(data)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
        if name.startswith("xl/worksheets/")
    )
    [line] = plan_sheet(who, data=rewritten(data)).lines
    assert not line.changed
    assert not line.problems


def test_each_problem_names_its_cell_and_nothing_is_taken_in(duty: Duty, province: Actor) -> None:
    data = report_sheet(province, duty=duty.pk)
    good, bad = [1, "ดี"], ["หลายคน", "ดี", "โทร", "วันไหน"]
    back = rewritten(data, filled(good, bad))
    plan = plan_sheet(province, data=back)
    assert [(one.cell, one.problem) for one in plan.wrong[0].problems] == [
        ("E7", "D242"), ("G7", "D246"), ("H7", "D247"),
    ]  # fmt: skip
    with pytest.raises(Refused, match="D278"):
        take_sheet(province, data=back)
    assert not Report.objects.exists()
    taken = take_sheet(province, data=back, each=True)
    assert (taken.count, len(taken.left), Report.objects.count()) == (1, 1, 1)


def test_a_sheet_is_sent_with_the_same_check_as_a_page(duty: Duty, province: Actor) -> None:
    data = report_sheet(province, duty=duty.pk)
    back = rewritten(data, filled([1, "ดี"], [2]))
    [wrong] = plan_sheet(province, data=back, send=True).wrong
    assert [(one.cell, one.problem) for one in wrong.problems] == [("F7", "D240")]
    taken = take_sheet(province, data=back, send=True, each=True)
    assert (taken.count, Sending.objects.count()) == (1, 1)
    whole = rewritten(data, filled([1, "ดี"], [2, "ดี"]))
    plan = plan_sheet(province, data=whole, send=True)
    assert [one.problem for line in plan.wrong for one in line.problems] == []
    assert take_sheet(province, data=whole, send=True).count == 1
    assert {owed(duty, key).stage for key in (HOME, OTHER)} == {Stage.SENT}


def test_what_was_sent_is_not_changed_by_a_sheet(duty: Duty) -> None:
    who = officer()
    data = report_sheet(who, duty=duty.pk)
    send_report(who, **at(duty), values=FULL)
    [line] = plan_sheet(who, data=rewritten(data, filled([9, "อื่น"]))).lines
    assert [one.problem for one in line.problems] == ["D203"]


def test_a_sheet_older_than_the_draft_is_told(duty: Duty) -> None:
    who = officer()
    data = report_sheet(who, duty=duty.pk)
    save_draft(who, **at(duty), values=FULL)
    [line] = plan_sheet(who, data=rewritten(data, filled([9]))).lines
    assert [one.problem for one in line.problems] == ["D202"]


def test_rows_of_other_offices_altered_or_twice_are_refused(duty: Duty, province: Actor) -> None:
    data = report_sheet(province, duty=duty.pk)
    plan = plan_sheet(officer(), data=rewritten(data, filled([1, "x"], [2, "x"])))
    assert [[one.problem for one in line.problems] for line in plan.lines] == [[], ["D275"]]

    def altered(rows: list[list[Any]]) -> None:
        rows[5][0] = re.sub(r"^\d+", "1", rows[5][0])
        rows.append(list(rows[6]))

    plan = plan_sheet(province, data=rewritten(data, altered))
    assert [[one.problem for one in line.problems] for line in plan.lines] == [
        ["D275"], [], ["D276"],
    ]  # fmt: skip

    def cut(rows: list[list[Any]]) -> None:
        del rows[5]

    assert len(plan_sheet(province, data=rewritten(data, cut)).lines) == 1


def test_a_sheet_of_another_making_or_another_form_is_refused(duty: Duty) -> None:
    who = officer()
    data = report_sheet(who, duty=duty.pk)

    def swapped(rows: list[list[Any]]) -> None:
        rows[3][4] = "secret"

    assert refused("D272", who, rewritten(data, swapped)).thai.count("(E4)")
    assert refused("D277", who, b"not a workbook")
    assert refused("D277", who, data[: len(data) // 2])
    other = io.BytesIO()
    with xlsxwriter.Workbook(other) as book:
        book.add_worksheet("รายงาน").write(0, 0, "wian")
    refused("D270", who, other.getvalue())
    stranger = having("officer", "p50")
    refused("D201", stranger, data)
    duty.form = FORM[:2]
    duty.save()
    refused("D271", who, data)


def test_a_seal_of_ones_own_making_opens_nothing(duty: Duty) -> None:
    who, data = officer(), report_sheet(officer(OTHER), duty=duty.pk)
    book, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in book.namelist():
            text = book.read(name)
            made.writestr(name, text.replace(f"{duty.pk}:".encode(), b"99:"))
    refused("D270", who, out.getvalue())


def test_macros_and_a_hundred_thousand_rows_are_refused(duty: Duty) -> None:
    who = officer()
    out = io.BytesIO(report_sheet(who, duty=duty.pk))
    with zipfile.ZipFile(out, "a") as book:
        book.writestr("xl/vbaProject.bin", b"macro")
    refused("D273", who, out.getvalue())
    large = io.BytesIO()
    with xlsxwriter.Workbook(large, {"constant_memory": True}) as made:
        page = made.add_worksheet("รายงาน")
        for at_ in range(100_000):
            page.write_number(at_, 0, at_)
    assert "1,000" in refused("D274", who, large.getvalue()).thai


def test_who_writes_nothing_there_gets_no_sheet(duty: Duty) -> None:
    with pytest.raises(Refused, match="D201"):
        report_sheet(having("member", HOME), duty=duty.pk)
    with pytest.raises(LookupError):
        report_sheet(having("officer", "p50"), duty=duty.pk)
