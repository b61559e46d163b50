"""What goes out of a register as a file: the printed book, the workbook, the stamped copy."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.files.headers import headers
from wian.files.queries import opened
from wian.letters.actions.registers import export_register
from wian.letters.actions.stamping import stamped_copy
from wian.letters.queries import registers as books
from wian.letters.register_values import BookView
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.door import actor, signed_in
from wian.web.letters.papers import digits_of, form_of, paper
from wian.web.letters.register_forms import FilterForm
from wian.web.letters.register_rows import called
from wian.web.page import clock, show
from wian.web.when import Clock


@require_safe
@signed_in
def print_register(request: HttpRequest, book: int) -> HttpResponse:
    """The lines that the filters of the address ask for, in the official form.

    `?form=xlsx` is a workbook, `?form=docx` for a word processor, otherwise a PDF; Thai digits
    unless `?digits=arabic`. What cannot be understood is refused: nobody should take other lines
    for those that were meant.
    """
    who, seen = actor(request), clock(request)
    view = books.book(who, book)
    asked = FilterForm(seen, request.GET)
    filters = asked.filters()
    if asked.errors:
        why = next(iter(asked.errors.values()))[0]
        told = {"status": 400, "title_key": "e400", "why": why}
        return show(request, "web/error.html", told, status=400)
    form, digits = form_of(request), digits_of(request)
    data = export_register(who, book=book, form=form, filters=filters, digits=digits)
    return paper(data, form=form, name=_name(view, seen))


def _name(view: BookView, seen: Clock) -> str:
    return f"{called(view, seen)} {view.office_name} {view.year + BUDDHIST_ERA}"


@require_safe
@signed_in
def stamped(request: HttpRequest, letter: int) -> HttpResponse:
    """The letter as it came in, with the receive stamp on a copy that is made once."""
    who = actor(request)
    found = opened(who, stamped_copy(who, letter=letter), how="view")
    with found.stream as stream:
        return HttpResponse(stream.read(), headers=headers(found))
