"""The directory goes out as a file, and the file comes back without a difference."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest
import python_calamine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.offices.doing import administrator, moved, renamed
from tests.offices.hands import last_line, post
from tests.offices.sheets import DAY, as_is, both, csv_of, office, planned, told
from wian.offices.acting import NOBODY, SYSTEM
from wian.offices.actions.importing import import_directory
from wian.offices.actions.offices import change_office
from wian.offices.actions.people import erase_person
from wian.offices.exchange.cells import clean
from wian.offices.exchange.columns import LISTS, OFFICES, PEOPLE
from wian.offices.exchange.tables import read_tables
from wian.offices.exchange.writing import Sheet, write_csv, write_xlsx
from wian.offices.models import Person
from wian.offices.queries.exporting import export_directory, import_template
from wian.offices.queries.offices import by_key, visible

pytestmark = pytest.mark.django_db
LETTERS = "กขคงจฉชซญดตถทธนบปผพฟภมยรลวศสหอฮะาำิีึืุูเแโใไ็่้๊๋์ฯ๐๑๒๓๔๕๖๗๘๙ "
TEXT = st.text(st.sampled_from(LETTERS + "=+-@'\"\t\n,;#0123456789abc…"), max_size=30)


def lines_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.usefixtures("directory")
def test_what_goes_out_comes_back_unchanged_in_both_formats() -> None:
    post("p57-office", "ตำแหน่งว่าง")
    files = [export_directory(SYSTEM, day=DAY)]
    files += [
        export_directory(SYSTEM, day=DAY, format="csv", sheet=sheet)
        for sheet in ("offices", "people")
    ]
    for data in files:
        plan = planned(data)
        assert set(told(plan).values()) == {"unchanged"}
        assert import_directory(SYSTEM, plan=plan) is None
    assert len(planned(files[0]).outcomes) == sum(len(lines_of(data)) for data in files[1:])


@pytest.mark.usefixtures("directory")
def test_a_day_of_before_goes_out_as_it_was() -> None:
    renamed("d5701", "ชื่อใหม่", DAY)
    moved("d5702", parent="p53", day=DAY)
    eve = date(2025, 9, 30)
    by_day = {
        day: {
            row["รหัสหน่วยงาน (key)"]: row
            for row in lines_of(export_directory(SYSTEM, day=day, format="csv"))
        }
        for day in (eve, DAY)
    }
    names = [by_day[day]["d5701"]["ชื่อภาษาไทย (name_th)"] for day in by_day]
    assert names == ["ที่ว่าการอำเภอเมืองเชียงราย", "ชื่อใหม่"]
    assert [by_day[day]["d5702"]["รหัสสังกัด (parent)"] for day in by_day] == ["p57", "p53"]


@pytest.mark.usefixtures("directory")
def test_only_what_the_person_may_see_goes_out_and_it_stands_in_the_ledger() -> None:
    actor = administrator("p57")
    data = export_directory(actor, day=DAY, format="csv")
    assert len(lines_of(data)) == visible(actor, DAY).count()
    assert "d5301," not in data.decode()
    line = last_line()
    assert (line.verb.name, line.account, line.count) == (
        "directory.export",
        7,
        len(lines_of(data)),
    )
    assert set(told(planned(data, actor=actor)).values()) == {"unchanged"}
    people = export_directory(actor, day=DAY, format="csv", sheet="people").decode()
    assert "d5701," in people
    assert "d5301," not in people
    assert lines_of(export_directory(NOBODY, day=DAY, format="csv")) == []


@pytest.mark.usefixtures("directory")
def test_an_erased_person_goes_out_no_more() -> None:
    who = Person.objects.filter(tenures__post__office__key="p57", tenures__until__gt=DAY).first()
    assert who
    erase_person(SYSTEM, person=who.pk)
    data = export_directory(SYSTEM, day=DAY)
    assert who.family not in str(read_tables(data, "").people)
    assert set(told(planned(data)).values()) == {"unchanged"}


@pytest.mark.usefixtures("directory")
def test_a_name_that_looks_like_a_formula_goes_out_harmless_and_comes_back() -> None:
    name = '=HYPERLINK("http://x","y")'
    change_office(SYSTEM, office=by_key("d5701"), day=DAY, name_th=name, phone="+66 5300")
    data = export_directory(SYSTEM, day=DAY, format="csv")
    row = next(row for row in lines_of(data) if row["รหัสหน่วยงาน (key)"] == "d5701")
    assert row["ชื่อภาษาไทย (name_th)"] == f"'{name}"
    assert not any(
        cell[:1] in tuple("=+-@\t") for line in lines_of(data) for cell in line.values() if cell
    )
    assert set(told(planned(data)).values()) == {"unchanged"}


@pytest.mark.usefixtures("directory")
def test_the_template_has_words_to_pick_from_and_an_example_that_is_passed_over() -> None:
    data = import_template(day=DAY)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["หน่วยงาน", "ตำแหน่งและบุคคล", LISTS]
    assert b"dataValidation" in unzipped(data, "xl/worksheets/sheet1.xml")
    first = book.get_sheet_by_index(0).to_python()
    assert first[0] == [column.heading for column in OFFICES.columns]
    assert first[1][0].startswith("#")
    words = book.get_sheet_by_index(2).to_python()
    assert "ที่ว่าการอำเภอ" in {row[0] for row in words}
    assert "5701 เมืองเชียงราย" in {row[1] for row in words}
    assert planned(data).outcomes == ()
    for sheet in ("offices", "people"):
        assert planned(import_template(day=DAY, format="csv", sheet=sheet)).outcomes == ()


@pytest.mark.usefixtures("directory")
def test_the_example_of_the_template_can_be_imported_once_its_mark_is_gone() -> None:
    offices, people = (
        [{column.name: column.example for column in form.columns}] for form in (OFFICES, PEOPLE)
    )
    plan = planned(both(offices, people))
    assert not plan.errors
    assert plan.counts["open"] == 2


def unzipped(data: bytes, part: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(part)


@given(st.lists(st.fixed_dictionaries({c.name: TEXT for c in OFFICES.columns}), max_size=4))
def test_whatever_is_written_is_read_back_to_the_same(lines: list[dict[str, str]]) -> None:
    lines = [line | {"key": f"k{n}"} for n, line in enumerate(lines)]
    expected = [{name: clean(text) for name, text in line.items()} for line in lines]
    sheet = Sheet(OFFICES, lines)
    for data in (write_csv(sheet), write_xlsx([sheet], {"kinds": ["=1"]})):
        table = read_tables(data, "").offices
        assert table
        assert [dict(row.cells) for row in table.rows] == expected


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(TEXT.filter(str.strip), min_size=1, max_size=4), phone=TEXT, short=TEXT)
def test_offices_of_any_name_go_out_and_come_back(
    directory: None, names: list[str], phone: str, short: str
) -> None:
    with transaction.atomic():
        for name in names:
            change_office(
                SYSTEM, office=by_key("d5701"), day=DAY, name_th=name, phone=phone, short=short
            )
        for form in ("xlsx", "csv"):
            data = export_directory(SYSTEM, day=DAY, format=form)
            assert set(told(planned(data)).values()) == {"unchanged"}
        transaction.set_rollback(True)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(
            TEXT.filter(lambda text: any("ก" <= c <= "ฮ" for c in text)),
            TEXT,
            st.dates(date(1900, 1, 1), DAY),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_random_offices_come_in_go_out_and_come_back(
    directory: None, rows: list[tuple[str, str, date]]
) -> None:
    lines = [
        office(f"n{n}", name=f"ก{name}", short=short, since=since.isoformat())
        for n, (name, short, since) in enumerate(rows)
    ]
    with transaction.atomic():
        plan = planned(csv_of(lines))
        assert not plan.errors
        import_directory(SYSTEM, plan=plan)
        assert set(told(planned(csv_of(lines))).values()) == {"unchanged"}
        for form in ("xlsx", "csv"):
            data = export_directory(SYSTEM, day=DAY, format=form)
            assert set(told(planned(data)).values()) == {"unchanged"}
        assert as_is("n0")["parent"] == "p57"
        transaction.set_rollback(True)
