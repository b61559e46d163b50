"""Registers over HTTP: books, their lines, and numbers to come."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from wian.files.queries import opened
from wian.letters.actions.registers import set_series
from wian.letters.actions.stamping import stamped_copy
from wian.letters.queries import registers as queries
from wian.letters.queries.numbering import numbering
from wian.letters.register_values import BookView, Filters, LineView
from wian.offices.acting import today
from wian.offices.queries.offices import by_key

from ..fields import Cursor, Id, Key, Limit, Text, Year
from ..files.routes import BYTES, bytes_of
from ..site import actor
from ..told import named, page, start_of
from .register_schemas import Book, Books, Line, Lines, Looked, Next, Numbering, SetNumbering

router = Router(tags=["registers"])


@router.get("/registers/years", response=list[int], summary="ปีที่มีทะเบียน · Years with registers")
def years(request: HttpRequest) -> list[int]:
    """The years (CE) of books that you may read, the newest first."""
    return list(queries.years(actor(request)))


@router.get("/registers", response=Books, summary="ทะเบียนของปี · The registers of a year")
def books(
    request: HttpRequest,
    year: Year | None = None,
    office: Key = "",
    cursor: Cursor = "",
    limit: Limit = 60,
) -> Books:
    """Books that have lines, office by office; this year's when none is named."""
    start, offices = start_of(cursor), [by_key(office)] if office else []
    year = year or today().year
    found = queries.books(actor(request), year=year, offices=offices, start=start, most=limit + 1)
    rows, following = page(list(found), start, limit)
    keys = named(rows)
    return Books(items=[Book.of(row, keys) for row in rows], next=following)


@router.get("/registers/{int:book}", response=Book, summary="ทะเบียนหนึ่งเล่ม · One register")
def one_book(request: HttpRequest, book: Id) -> Book:
    """The book, and how its lines stand."""
    return _book(queries.book(actor(request), book))


@router.get(
    "/registers/{int:book}/lines", response=Lines, summary="บรรทัดในทะเบียน · Lines of a register"
)
def lines(
    request: HttpRequest,
    book: Id,
    asked: Query[Looked],
    newest: bool = True,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Lines:
    """The newest first, or in the order of the book."""
    who = actor(request)
    view, filters = queries.book(who, book), Filters(**asked.dict())
    found = queries.lines(who, view, filters=filters, newest=newest, after=cursor, most=limit)
    return Lines(items=[_line(row) for row in found.lines], next=found.after or None)


@router.get("/registers/lines/{int:line}", response=Line, summary="บรรทัดหนึ่ง · One line")
def one_line(request: HttpRequest, line: Id) -> Line:
    """The line with what you may do with it."""
    return _line(queries.line(actor(request), line)[1])


@router.get(
    "/letters/{int:letter}/stamped",
    summary="สำเนาประทับตรารับ · The copy with the receive stamp",
    openapi_extra=BYTES,
)
def stamped(
    request: HttpRequest,
    letter: Id,
    office: Key = "",
    download: Annotated[bool, Field(description="บันทึกเป็นไฟล์ · to be saved")] = False,
) -> HttpResponse:
    """What came in with its received number, drawn once; `office` chooses among its registers."""
    who, at = actor(request), by_key(office) if office else None
    copy = stamped_copy(who, letter=letter, office=at)
    how = "download" if download else "view"
    return bytes_of(opened(who, copy, how=how), download=download)


@router.get("/registers/next", response=Next, summary="เลขถัดไป · The next number")
def next_number(
    request: HttpRequest,
    office: Key,
    way: Annotated[Text, Field(description="in รับ · out ส่ง")],
    series: Text = "ordinary",
) -> Next:
    """What a letter of today would get; nothing is taken by asking."""
    at = by_key(office)
    return Next(number=queries.next_number(actor(request), office=at, way=way, series=series))


@router.get("/registers/numbering", response=Numbering, summary="วิธีออกเลข · How it numbers")
def how_numbered(request: HttpRequest, office: Key, year: Year | None = None) -> Numbering:
    """How the office numbers what it sends in the year."""
    found = numbering(actor(request), office=by_key(office), year=year or today().year)
    return Numbering.of(found, {})


@router.put("/registers/numbering", response=Numbering, summary="กำหนดวิธีออกเลข · Set numbering")
def set_numbering(request: HttpRequest, body: SetNumbering) -> Numbering:
    """From the year on circulars are numbered apart or with the rest, under this code."""
    who, office = actor(request), by_key(body.office)
    set_series(who, **body.dict() | {"office": office})
    return Numbering.of(numbering(who, office=office, year=body.year), {})


def _book(view: BookView) -> Book:
    return Book.of(view, named([view]))


def _line(view: LineView) -> Line:
    return Line.of(view, {}, steps=sorted(view.steps))
