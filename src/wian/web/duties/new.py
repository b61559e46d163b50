"""A duty that no reading found is written by hand, of a letter or of none."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.writing import add_duty
from wian.duties.queries.meaning import ASK
from wian.letters.queries.briefly import in_brief
from wian.offices.acting import Actor, check
from wian.offices.errors import Refused
from wian.offices.queries.reach import standing
from wian.thai.holidays import fiscal_year
from wian.web.called import offices
from wian.web.door import actor, signed_in
from wian.web.duties.duty_form import DutyForm
from wian.web.duties.letter_duties import head_of, office_of
from wian.web.duties.room import page
from wian.web.duties.rule_form import first_values
from wian.web.offices.days import suggestions
from wian.web.offices.room import may as may_at
from wian.web.offices.room import own_offices, require
from wian.web.page import clock

_LONGEST = 12


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """An empty form; `?letter=` and `?office=` say of which letter and which office asks it."""
    who, seen = actor(request), clock(request)
    require(who, ASK)
    office, letter = asking(who, office_of(request)), letter_of(request)
    check(who, ASK, standing(office))
    first = {"year": fiscal_year(seen.today), **first_values(None, None), "rule_way": "on"}
    sent = [request.POST] if request.method == "POST" else []
    form = DutyForm(seen, {}, *sent, initial=first)
    if form.is_bound and form.is_valid():
        try:
            made = add_duty(who, office=office, letter=letter, **form.changes())
        except Refused as refused:
            form.refuse(refused)
        else:
            return HttpResponseRedirect(_done(letter, office, made))
    brief = in_brief(who, letter) if letter is not None else None
    context = {
        "form": form,
        "letter": letter if brief else None,
        **head_of(brief, seen),
        "office_name": offices([office], seen.say).get(office, ""),
        "all": True,
        "days": suggestions(seen),
    }
    return page(request, "new", who, context, tab="asked", status=422 if form.errors else 200)


def asking(who: Actor, given: int | None) -> int:
    """The office that asks: the one given, else the first that the person may ask for."""
    if given is not None:
        return given
    own = own_offices(who)
    may = (view.id for view in own if may_at(who, ASK, view))
    found = next(may, None) or next((view.id for view in own), None)
    if found is None:
        raise LookupError("office")
    return found


def letter_of(request: HttpRequest) -> int | None:
    """The letter of `?letter=`; LookupError for what is no number."""
    text = request.GET.get("letter", "")
    if text and not (text.isascii() and text.isdecimal() and len(text) < _LONGEST):
        raise LookupError(text)
    return int(text) if text else None


def _done(letter: int | None, office: int, made: int) -> str:
    if letter is None:
        return f"{reverse('duties:duty', args=[made])}?done=duty_written"
    address = reverse("letter_duties", args=[letter])
    return f"{address}?done=duty_written&office={office}#d{made}"
