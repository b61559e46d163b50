"""What comes in as a file: formats, encodings, limits, and hostile ones told in a sentence."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date

import pytest
import xlsxwriter

from tests.offices.doing import number_of
from tests.offices.sheets import csv_of, xlsx_of
from wian.offices.errors import Refused
from wian.offices.exchange.columns import LISTS
from wian.offices.exchange.tables import Tables, read_tables
from wian.offices.exchange.unpacking import Caps, unpack

ROWS = [{"รหัสหน่วยงาน": "p57-x", "ชื่อภาษาไทย": "กลุ่มงานน้ำ"}]
HEADINGS = ["key", "name_th"]


def read(data: bytes, caps: Caps | None = None) -> Tables:
    return read_tables(data, "ไฟล์", caps) if caps else read_tables(data, "ไฟล์")


def refused(data: bytes, caps: Caps | None = None) -> str:
    with pytest.raises(Refused) as wrong:
        read(data, caps)
    assert wrong.value.thai
    assert wrong.value.english
    assert "{" not in wrong.value.thai + wrong.value.english
    return number_of(wrong)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_however_thai_excel_wrote_it(encoding: str, delimiter: str) -> None:
    table = read(csv_of(ROWS, delimiter=delimiter, encoding=encoding)).offices
    assert table
    assert table.rows[0].cells == {"key": "p57-x", "name_th": "กลุ่มงานน้ำ"}


def test_the_line_in_which_excel_names_its_separator_is_passed_over() -> None:
    table = read(b"sep=;\n" + csv_of(ROWS, delimiter=";")).offices
    assert table
    assert table.rows[0].number == 2


def test_rows_keep_the_numbers_that_they_have_in_the_file() -> None:
    data = xlsx_of(x=[["ทำเนียบ"], [], HEADINGS, ["a", "ก"], [], ["# ข้าม", "x"], ["b", "ข"]])
    table = read(data).offices
    assert table
    assert [(row.number, row.cells["key"]) for row in table.rows] == [(4, "a"), (7, "b")]


def test_numbers_and_days_of_a_workbook_are_read_as_they_are_seen() -> None:
    row = ["a", 57, date(2025, 10, 1), date(2568, 10, 1), True]
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "default_date_format": "d/m/yy"}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["key", "place", "since", "code", "phone"])
        page.write_row(1, 0, row)
    table = read(data.getvalue()).offices
    assert table
    assert list(table.rows[0].cells.values()) == ["a", "57", "2025-10-01", "2568-10-01", "TRUE"]


def test_sheets_and_columns_that_mean_nothing_are_named() -> None:
    data = xlsx_of(
        **{"หน้าแรก": [["โปรดอ่าน"]], "a": [[*HEADINGS, "หมายเหตุ"], ["k", "ก"]], LISTS: [["x"]]}
    )
    assert read(data).ignored == ("หน้าแรก", "หมายเหตุ")


def test_a_sheet_of_people_is_never_taken_for_one_of_offices() -> None:
    tables = read(csv_of([{"รหัสหน่วยงาน": "p57", "ตำแหน่ง": "นักวิชาการ", "ชื่อ": "ก"}]))
    assert tables.offices is None
    assert tables.people
    assert tables.people.columns == ("office", "post", "given")


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_an_empty_file_is_told(data: bytes) -> None:
    assert refused(data) == "O200"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        b"PK\x03\x04 this is no archive",
        b"%PDF-1.7\n\x00\x00\xff\xfe",
    ],
)
def test_a_file_that_is_neither_workbook_nor_csv_is_told(data: bytes) -> None:
    assert refused(data) == "O202"


def test_an_archive_that_is_no_workbook_is_told() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("readme.txt", "nothing")
    assert refused(data.getvalue()) == "O202"


def test_a_workbook_without_known_headings_is_told() -> None:
    assert refused(xlsx_of(a=[["ชื่อ", "โทร"], ["ก", "1"]])) == "O207"
    assert refused(xlsx_of(a=[])) == "O207"


def test_two_columns_of_one_heading_are_told() -> None:
    assert refused(csv_of([{"key": "a", "ชื่อ": "ก", "name_th": "ข"}])) == "O208"


def test_a_cell_that_shows_an_error_is_told_by_its_place() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADINGS)
        page.write_formula("B2", "=1/0", value="#DIV/0!")
    with pytest.raises(Refused, match="B2"):
        read(data.getvalue())


def test_two_hundred_thousand_rows_are_too_many() -> None:
    rows = [["key", "name_th"], *(["a", "ก"] for _ in range(200_000))]
    assert refused(xlsx_of(a=rows)) == "O204"
    assert refused(b"key,name_th\n" + b"a,b\n" * 200_000) == "O204"


def test_a_file_of_too_many_bytes_or_sheets_is_told() -> None:
    assert refused(csv_of(ROWS), Caps(bytes=10)) == "O201"
    assert refused(xlsx_of(a=[], b=[], c=[]), Caps(sheets=2)) == "O206"


def test_a_zip_bomb_is_refused_unopened() -> None:
    data = io.BytesIO(xlsx_of(a=[HEADINGS]))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/image1.png", bytes(300 * 2**20))
    assert len(data.getvalue()) < 2**20
    assert refused(data.getvalue()) == "O205"


def test_a_sheet_that_claims_to_be_endless_ends_only_its_reader() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADINGS)
        page.write_string(1_048_575, 16_383, "far away")
    assert refused(data.getvalue()) == "O219"
    assert read(csv_of(ROWS)).offices


def test_a_bomb_that_lies_about_its_size_ends_only_its_reader() -> None:
    bomb = io.BytesIO(xlsx_of(a=[HEADINGS]))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet2.xml", bytes(300 * 2**20))
    data = bytearray(bomb.getvalue())
    at = data.rindex(b"xl/worksheets/sheet2.xml") - 46
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    assert refused(bytes(data)) in {"O202", "O219"}


def test_a_workbook_with_a_password_is_told() -> None:
    assert refused(compound("EncryptionInfo", "EncryptedPackage")) == "O203"


def test_an_old_workbook_is_told() -> None:
    assert refused(compound("Workbook")) == "O227"


def test_a_part_with_a_password_is_told() -> None:
    data = bytearray(xlsx_of(a=[HEADINGS]))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    fault = unpack(bytes(data), Caps())
    assert getattr(fault, "number", "") == "O203"


def compound(*streams: str) -> bytes:
    """A compound file of OLE with these streams, empty: how Excel stores what it encrypts."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0
    )
    head += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    table = struct.pack("<II", 0xFFFFFFFD, end) + struct.pack("<I", free) * 126
    entries = b"".join(
        entry(name, 5 if not at else 2) for at, name in enumerate(("Root", *streams))
    )
    return head + table + entries.ljust(512, b"\x00")


def entry(name: str, kind: int) -> bytes:
    coded = name.encode("utf-16-le") + b"\x00\x00"
    return coded.ljust(64, b"\x00") + struct.pack("<HBB", len(coded), kind, 1) + bytes(60)
