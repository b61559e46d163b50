"""Numbers are reserved, issued in bulk, and how an office numbers is set: a page for each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.letters.actions.locking import REGISTER
from wian.letters.queries import registers as books
from wian.letters.queries.numbering import numbering
from wian.offices.acting import check
from wian.offices.queries.reach import standing
from wian.web.called import offices as offices_called
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.letters.register_forms import IssueForm, NumberingForm, ReserveForm, TakeForm
from wian.web.letters.register_rows import year_words
from wian.web.letters.registers import TAB
from wian.web.letters.room import page
from wian.web.offices.days import suggestions
from wian.web.offices.deeds import carried_out
from wian.web.offices.room import require
from wian.web.page import clock

_WEEK = timedelta(days=7)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reserve(request: HttpRequest) -> HttpResponse:
    """The form for numbers to be kept free; `?office=` and `?kind=` of which book."""
    last = clock(request).today.replace(month=12, day=31)
    first = {"count": 1, "until": min(clock(request).today + _WEEK, last)}
    return _take(request, ReserveForm, "reserve", first)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def issue(request: HttpRequest) -> HttpResponse:
    """The form for letters that get numbers at once; `?office=` and `?kind=` of which book."""
    return _take(request, IssueForm, "issue", {"day": clock(request).today})


def _take(
    request: HttpRequest, sort: type[TakeForm], name: str, first: Mapping[str, Any]
) -> HttpResponse:
    """The page of the form; once done, the book with nothing but the new lines."""
    who, seen = actor(request), clock(request)
    require(who, REGISTER)
    asked = {key: request.GET[key] for key in ("office", "kind") if request.GET.get(key)}
    rooms = own_names(books.writable(who), seen.say)
    form = sort(seen, who, rooms, {**first, **asked}, request.POST or None)
    if done := carried_out({name: form}):
        numbers = f"first={form.given[0].number}&last={form.given[-1].number}&order=book"
        way = reverse("letters:register", args=[done[1]])
        return HttpResponseRedirect(f"{way}?{numbers}&done={name}d")
    context = {"form": form, "what": name, "rooms": rooms, "days": suggestions(seen)}
    status = 422 if form.is_bound else 200
    return page(request, "register_take", who, context, tab=TAB, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def set_numbering(request: HttpRequest, office: int) -> HttpResponse:
    """How the office numbers what it sends; POST sets it."""
    who, seen = actor(request), clock(request)
    check(who, REGISTER, standing(office))
    year = seen.today.year
    now = numbering(who, office=office, year=year)
    form = NumberingForm(seen, who, office, now, request.POST or None)
    if carried_out({"numbering": form}):
        return HttpResponseRedirect(f"{request.path}?done=numbering")
    told = [
        (year_words(one, seen), numbering(who, office=office, year=one)) for one in (year, year + 1)
    ]
    context = {
        "form": form,
        "office_name": offices_called([office], seen.say).get(office, ""),
        "told": told,
        "fixed": now.fixed,
    }
    status = 422 if form.errors else 200
    return page(request, "register_numbering", who, context, tab=TAB, status=status)
