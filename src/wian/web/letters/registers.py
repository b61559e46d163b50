"""The registers of the offices that one may read, and one of them line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.letters.queries import register_lines
from wian.letters.queries import registers as books
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.letters.register_forms import FilterForm
from wian.web.letters.register_rows import called, kind, rows, shelves, stands, year_words
from wian.web.letters.room import page
from wian.web.offices.days import suggestions
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.when import Clock

READ = "letter.read"
TAB = "registers"
_ASKED = ("q", "state", "since", "until", "first", "last", "order", "digits")


@require_safe
@signed_in
def registers(request: HttpRequest) -> HttpResponse:
    """The books of a year, office by office; `?year=` (CE), `?start=` goes on below."""
    who, seen = actor(request), clock(request)
    require(who, READ)
    known = books.years(who)
    year, start = _whole(request, "year") or seen.today.year, _whole(request, "start")
    found = own_names(books.books(who, year=year, start=start, most=books.BOOKS + 1), seen.say)
    writable = own_names(books.writable(who), seen.say)
    context = {
        "year": year,
        "year_words": year_words(year, seen),
        "years": [(one, year_words(one, seen)) for one in sorted({*known, year}, reverse=True)],
        "shelves": shelves(found[: books.BOOKS], [room.id for room in writable], seen),
        "count": len(found[: books.BOOKS]),
        "writable": writable,
        "start": start,
        "next": start + books.BOOKS if len(found) > books.BOOKS else 0,
    }
    return page(request, "registers", who, context, tab=TAB)


@require_safe
@signed_in
def book(request: HttpRequest, book: int) -> HttpResponse:
    """The lines of a book, the newest first or `?order=book`; filters and `?after=` in the
    address."""
    who, seen = actor(request), clock(request)
    view = own_names(books.book(who, book), seen.say)
    form = FilterForm(seen, request.GET)
    newest = request.GET.get("order") != "book"
    filters = form.filters()
    found = register_lines.lines(
        who, view, filters=filters, newest=newest, after=request.GET.get("after", "")
    )
    kept = {name: request.GET[name] for name in _ASKED if request.GET.get(name)}
    context: dict[str, Any] = {
        "book": view,
        "called": called(view, seen),
        "stands": stands(view, seen),
        "year_words": year_words(view.year, seen),
        "form": form,
        "asked": any(request.GET.get(name) for name in _ASKED[:6]),
        "rows": rows(found.lines, seen),
        "newest": newest,
        "next": urlencode({**kept, "after": found.after}) if found.after else "",
        "first": urlencode(kept) if request.GET.get("after") else "",
        "parts": _parts(request, seen, books.parts(who, view, filters=filters), kept),
        "kept": [(name, text) for name, text in kept.items() if name in _ASKED[:6]],
        "writes": view.writes,
        "kind": kind(view),
        "days": suggestions(seen),
    }
    status = 422 if form.errors else 200
    return page(request, "register", who, context, tab=TAB, status=status)


def _parts(
    request: HttpRequest, seen: Clock, parts: Sequence[tuple[int, int]], kept: Mapping[str, str]
) -> list[tuple[str, str]]:
    """What each part that is printed whole is called, and what its address asks for."""
    asked = {name: kept[name] for name in ("state", "since", "until") if name in kept}
    digits = {"digits": seen.digits, "form": "pdf"}
    return [
        (
            seen.n(seen.say("register_part", first=f"{first:,}", last=f"{last:,}")),
            urlencode({**asked, "first": first, "last": last, **digits}),
        )
        for first, last in parts
        if len(parts) > 1
    ]


def _whole(request: HttpRequest, name: str) -> int:
    """The number of this name in the address, 0 for none."""
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 7 else 0
