"""Looking for a letter by any word in it; what is found keeps its filters in the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from wian.letters.queries.inside import holders_of
from wian.letters.queries.search import search as find
from wian.letters.queries.search import suggest as suggested
from wian.letters.search.asking import understood
from wian.letters.search.values import Found
from wian.offices.acting import Actor
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.called import offices as offices_called
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.letters.room import page
from wian.web.letters.search_form import READ, SearchForm, search_form
from wian.web.letters.search_rows import Line, lines
from wian.web.offices.room import require
from wian.web.page import clock, show
from wian.web.when import Clock

_MOST_WORDS: Final = 6


@require_safe
@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """The box with its filters, and the letters that are all that is wanted."""
    who, seen = actor(request), clock(request)
    require(who, READ)
    form = search_form(seen, who, request.GET)
    asked = asked_for(request.GET, form)
    context: dict[str, Any] = {
        "form": form,
        "asked": asked.urlencode(),
        "chips": list(chips(form, asked, seen)),
        "open": bool(form.errors),
    }
    if asked and form.is_valid():
        found = find(who, form.wanted(), request.GET.get("after"))
        context |= _found(who, seen, form, found)
        context |= {"next": _with(asked, after=found.next) if found.next else ""}
        context |= {"first": "after" in request.GET, "fewer": _fewer(asked)}
    return page(request, "search", who, context, tab="search")


@require_safe
@signed_in
def suggest(request: HttpRequest) -> HttpResponse:
    """What the letters that the person may see could be asked for, as options of the box."""
    who = actor(request)
    require(who, READ)
    found = suggested(who, request.GET.get("q", ""))
    return show(request, "letters/suggest.html", {"found": found})


def asked_for(sent: QueryDict, form: SearchForm) -> QueryDict:
    """What was really asked for, without fields that are empty, as a link keeps it."""
    asked = QueryDict(mutable=True)
    for name in form.fields:
        if value := sent.get(name, "").strip():
            asked[name] = value
    return asked


def chips(form: SearchForm, asked: QueryDict, seen: Clock) -> Iterator[tuple[str, str, str]]:
    """Each filter in use: its label, its value in words, and the address without it."""
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    for name in asked:
        if name == "q" or name not in said:
            continue
        label = form.fields[name].label or seen.say("find_book")
        yield str(label), _value(form, name, said[name], seen), _without(asked, name)


def _value(form: SearchForm, name: str, value: Any, seen: Clock) -> str:
    if isinstance(value, date):
        return seen.day(value)
    if name == "year":
        return seen.n(value + BUDDHIST_ERA)
    if name == "book":
        book = form.named_book
        if book is None:
            return seen.say("find_no_book")
        key = f"find_book_{book.way}_{book.series}"
        return seen.n(seen.say(key, office=book.office, year=book.year + BUDDHIST_ERA))
    choices: Mapping[str, str] = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(str(value), value))


def _found(who: Actor, seen: Clock, form: SearchForm, found: Found) -> dict[str, Any]:
    holders = holders_of(who, [hit.id for hit in found.hits], known=form.offered)
    if not form.offered:
        holders = own_names(holders, seen.say)
    kept = {hit.office for hit in found.hits}
    offices: Mapping[int, str] = {}
    if len(kept) > 1:
        offices = form.offered if kept <= form.offered.keys() else offices_called(kept, seen.say)
    rows = lines(found.hits, holders, offices, seen)
    return {
        "found": found,
        "total": f"{found.total:,}",
        "groups": list(_groups(rows)),
        "words": form.cleaned_data["q"],
    }


def _groups(rows: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Those that have the words, then those in which the letters only occur inside others."""
    for sure in (True, False):
        if group := [row for row in rows if row.sure == sure]:
            yield sure, group


def _fewer(asked: QueryDict) -> list[tuple[str, str]]:
    """Each piece of what was typed by itself, with its address, where there are several."""
    pieces = [piece for piece in asked.get("q", "").replace('"', " ").split() if understood(piece)]
    return [(piece, _with(asked, q=piece)) for piece in pieces[:_MOST_WORDS] if len(pieces) > 1]


def _with(asked: QueryDict, **more: str) -> str:
    query = asked.copy()
    for name, value in more.items():
        query[name] = value
    return query.urlencode()


def _without(asked: QueryDict, name: str) -> str:
    query = asked.copy()
    del query[name]
    return query.urlencode()
