"""One line of a register: what it says, and what may be done with it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.letters.actions.locking import REGISTER
from wian.letters.errors import Refused
from wian.letters.queries import register_lines
from wian.letters.register_values import BookView, LineView
from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.letters.register_deeds import CancelForm, FillForm, InsertForm
from wian.web.letters.register_rows import called, row, year_words
from wian.web.letters.registers import TAB
from wian.web.letters.room import page
from wian.web.offices.days import suggestions
from wian.web.offices.deeds import Deed, carried_out, faulty, sent
from wian.web.page import clock
from wian.web.when import Clock

_DONE = {"fill": "filled", "cancel": "cancelled", "insert": "inserted"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def line(request: HttpRequest, line: int) -> HttpResponse:
    """The line; POST `do` uses its number, cancels it, or puts another line behind it."""
    who, seen = actor(request), clock(request)
    book, view = register_lines.line(who, line)
    if request.method == "POST":
        check(who, REGISTER, standing(book.office))
    deeds = _deeds(request, who, seen, book, view)
    if request.method == "POST" and request.POST.get("do") not in deeds:
        raise Refused("L214")  # somebody was faster, or the page is old
    if done := carried_out(deeds):
        way = reverse("letters:register_line", args=[done[1]])
        return HttpResponseRedirect(f"{way}?done={_DONE[done[0]]}")
    context = {
        "book": own_names(book, seen.say),
        "called": called(book, seen),
        "year_words": year_words(book.year, seen),
        "row": row(view, seen),
        "day": seen.when(view.day),
        "dated": seen.when(view.dated) if view.dated else None,
        "days": suggestions(seen),
        "stamp": book.way == "in" and view.letter is not None and view.state == "issued",
        **{f"form_{name}": deed for name, deed in deeds.items()},
    }
    status = 422 if faulty(deeds) else 200
    return page(request, "register_line", who, context, tab=TAB, status=status)


def _deeds(
    request: HttpRequest, who: Actor, seen: Clock, book: BookView, view: LineView
) -> dict[str, Deed]:
    """The forms of the steps that are open."""
    open_ = view.steps
    papers = register_lines.waiting(who, book) if open_ & {"fill", "insert"} else ()
    deeds: dict[str, Deed] = {}
    if "fill" in open_:
        deeds["fill"] = FillForm(seen, who, book, view, papers, sent(request, "fill"))
    if "cancel" in open_:
        deeds["cancel"] = CancelForm(seen, who, view, sent(request, "cancel"))
    if "insert" in open_:
        deeds["insert"] = InsertForm(seen, who, book, view, papers, sent(request, "insert"))
    return deeds
