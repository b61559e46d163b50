"""What is owed leaves as CSV and workbook, all of it and nothing else, a piece at a time."""

from __future__ import annotations

import csv
import io
import zipfile

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from tests.duties.owing import MONTHS, asks, keyed, owe, send
from tests.duties.test_overview import NOW, a_year
from tests.ledger.support import undone
from tests.letters.conftest import having
from wian.duties.actions.exporting import export_matrix, export_rows
from wian.duties.deadlines import CountsAs
from wian.duties.models import Owed
from wian.duties.queries.exporting import HEADS
from wian.duties.queries.overview import Scope
from wian.duties.queries.seeing import owed
from wian.ledger.models import Entry
from wian.offices.acting import SYSTEM
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.usefixtures("both")


def read(pieces: bytes) -> list[list[str]]:
    """The rows of a CSV."""
    return list(csv.reader(io.StringIO(pieces.decode("utf-8-sig"))))


def test_every_row_that_is_seen_leaves_once_and_the_ledger_tells_how_many() -> None:
    with undone():
        a_year()
        for who in (SYSTEM, having("officer", "p57"), having("officer", "d5701")):
            told = read(b"".join(export_rows(who, Scope(), now=NOW)))
            assert tuple(told[0]) == HEADS
            assert len(told) - 1 == owed(who).count()
        assert Entry.objects.filter(verb="duty.export").order_by("-pk")[0].count == len(told) - 1
        assert "จังหวัดเชียงราย" not in {row[3] for row in told[1:]}


def test_a_workbook_has_the_same_rows_with_days_as_days() -> None:
    with undone():
        a_year()
        scope = Scope(year=2025)
        plain = read(b"".join(export_rows(SYSTEM, scope, now=NOW)))
        data = b"".join(export_rows(SYSTEM, scope, form="xlsx", now=NOW))
        page = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        sheet = page.to_python(skip_empty_area=False)
        assert len(sheet) == len(plain)
        assert tuple(sheet[0]) == HEADS
        for row, told in zip(sheet[1:], plain[1:], strict=True):
            assert [str(row[2]), str(row[3]), str(row[5])] == [told[2], told[3], told[5]]


def test_what_looks_like_a_formula_is_text_in_both() -> None:
    with undone():
        owe(asks(by_key("p57"), action='=HYPERLINK("http://x")<&>'), keyed("d5701"), MONTHS[:1])
        told = read(b"".join(export_rows(SYSTEM, Scope(), now=NOW)))
        assert told[1][2].startswith("'=")
        data = b"".join(export_rows(SYSTEM, Scope(), form="xlsx", now=NOW))
        sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "&lt;&amp;&gt;" in sheet
        assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None


def test_only_what_stands_in_the_column_leaves() -> None:
    with undone():
        rows = owe(asks(by_key("p57")), keyed("d5701"), MONTHS[:4])
        send(rows[0], late=2)
        missing = read(b"".join(export_rows(SYSTEM, Scope(), column=CountsAs.MISSING, now=NOW)))
        assert len(missing) - 1 == Owed.objects.count() - 1
        late = read(b"".join(export_rows(SYSTEM, Scope(), column=CountsAs.LATE, now=NOW)))
        assert [row[10] for row in late[1:]] == ["2"]


def test_the_matrix_leaves_as_paper_and_as_a_workbook_and_nothing_of_a_stranger() -> None:
    with undone():
        made = a_year()
        duties = [duty.pk for duty in made.values()]
        office = by_key("p57")
        pdf = export_matrix(having("officer", "p57"), duties=duties, office=office, now=NOW)
        text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
        assert "ตารางติดตามการรายงาน" in text
        assert "ที่ว่าการอำเภอเวียงชัย" in text
        assert "๒๕๖๘" in text
        asked = {"duties": duties, "office": office, "now": NOW}
        xlsx = export_matrix(SYSTEM, form="xlsx", by="period", **asked)  # type: ignore[arg-type]
        rows = CalamineWorkbook.from_filelike(io.BytesIO(xlsx)).get_sheet_by_index(0).to_python()
        assert rows[0][0] == "ตารางติดตามการรายงาน"
        with pytest.raises(LookupError):
            export_matrix(having("officer", "d5709"), duties=duties, office=office, now=NOW)
