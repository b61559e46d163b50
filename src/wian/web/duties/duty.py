"""One duty: numbers, periods and offices for who asks it; what is asked and one's own days for who
owes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.closing import close_duty
from wian.duties.duty_values import DutyPage
from wian.duties.queries.calendar import calendar_of
from wian.duties.queries.duty_page import duty_page
from wian.duties.queries.lookback import wording
from wian.duties.queries.matrix import matrix
from wian.duties.queries.meaning import ASK
from wian.duties.queries.overview import Scope, by_period
from wian.letters.inside_values import Colleague
from wian.letters.queries.houses import colleagues, house
from wian.offices.acting import Actor, check
from wian.offices.errors import Refused
from wian.offices.queries.reach import standing
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.called import offices, own_names
from wian.web.door import actor, signed_in
from wian.web.duties.answers import AnswersForm, of_page
from wian.web.duties.asking_rows import STATES, place_of, short
from wian.web.duties.duty_deeds import carry_out
from wian.web.duties.duty_rows import (
    figures,
    office_lines,
    own_lines,
    period_lines,
    upcoming,
)
from wian.web.duties.edit import revision
from wian.web.duties.letter_duties import head_of
from wian.web.duties.room import page
from wian.web.duties.rule_words import kind_said, rule_notes, rule_said
from wian.web.offices.days import suggestions
from wian.web.offices.fields import both
from wian.web.page import clock
from wian.web.when import Clock

DO = "duty.do"
_LONGEST = 6


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def duty(request: HttpRequest, duty: int) -> HttpResponse:
    """The duty with what this person may do next; POST `do` does what it names."""
    who, seen, wrong = actor(request), clock(request), ""
    found = own_names(duty_page(who, duty), seen.say)
    form = _form(request, found, seen)
    if request.method == "POST":
        try:
            if done := _done(request, who, found, form):
                return HttpResponseRedirect(done)
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
            found = own_names(duty_page(who, duty), seen.say)
    context = _context(request, who, found, seen) | {"form": form, "wrong": wrong}
    bad = bool(wrong or form.errors)
    tab = "asked" if found.asked else "mine"
    return page(request, "duty", who, context, tab=tab, status=422 if bad else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def close(request: HttpRequest, asked: int) -> HttpResponse:
    """The year in figures with a first wording of summary and lessons; POST closes the duty."""
    who, seen, wrong = actor(request), clock(request), ""
    found = duty_page(who, asked)
    check(who, ASK, standing(found.duty.office))
    first = wording(who, asked)
    if request.method == "POST":
        said = {name: request.POST.get(name, "") for name in ("summary", "lessons")}
        try:
            close_duty(who, duty=asked, revision=revision(request), **said)
            return HttpResponseRedirect(f"{reverse('duties:duty', args=[asked])}?done=duty_closed")
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
    context = {
        "duty": found.duty,
        "action": short(found.duty.action, seen),
        "summary": request.POST.get("summary", found.summary or first.summary),
        "lessons": request.POST.get("lessons", found.lessons or first.lessons),
        "may": "close" in found.steps,
        "figures": figures(found.counts, seen),
        "wrong": wrong,
    }
    return page(request, "close", who, context, tab="asked", status=422 if wrong else 200)


def _form(request: HttpRequest, found: DutyPage, seen: Clock) -> AnswersForm:
    open_ = [of_page(found, seen.today)] if "answer" in found.steps else []
    wanted = request.method == "POST" and request.POST.get("do") == "answer"
    sent = [request.POST] if wanted else []
    return AnswersForm(open_, calendar_of() if open_ else None, seen, *sent)


def _done(request: HttpRequest, who: Actor, found: DutyPage, form: AnswersForm) -> str:
    """Where to go on; "" where the answers have faults."""
    if not form.is_bound:
        told = carry_out(who, found, request.POST)
        return told if told.startswith("/") else f"{request.path}?done={told}"
    if not form.is_valid():
        return ""
    form.act(who, revision(request))
    return f"{request.path}?done=duty_answered"


def _context(request: HttpRequest, who: Actor, found: DutyPage, seen: Clock) -> dict[str, Any]:
    one = found.duty
    word, icon = STATES[one.state]
    own = {view.office for view in found.mine}
    return {
        "duty": one,
        "found": found,
        "action": seen.n(one.action),
        "short": short(one.action, seen),
        "fiscal": one.year + BUDDHIST_ERA,
        "quote": seen.n(one.quote),
        "place": place_of(one) if found.letter else "",
        "letter": found.letter.id if found.letter else None,
        **head_of(found.letter, seen),
        "state": word,
        "icon": icon,
        "when": rule_said(one.rule, one.anchor, seen),
        "notes": rule_notes(one.rule, seen),
        "doer": kind_said(one.doer, seen),
        "foreseen": upcoming(found.dues, seen),
        "summary": seen.n(found.summary),
        "lessons": seen.n(found.lessons),
        "days": suggestions(seen),
        "mine": [own_lines(view, found, seen) for view in found.mine],
        "people": _people(found, own),
        "rooms": _rooms(found, seen),
        **(_asker(request, who, found, seen) if found.asked else {}),
    }


def _asker(request: HttpRequest, who: Actor, found: DutyPage, seen: Clock) -> dict[str, Any]:
    """How it stands over all offices: numbers, periods, a page of offices."""
    one = found.duty
    if one.state not in ("open", "closed"):
        return {}
    text = request.GET.get("page", "1")
    at = int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST else 1
    table = matrix(who, duties=(one.id,), page=max(at, 1))
    called = offices({line.office for line in table.lines}, seen.say)
    return {
        "figures": figures(found.counts, seen),
        "periods": period_lines(one, by_period(who, Scope(duties=(one.id,))), calendar_of(), seen),
        "lines": office_lines(table, called),
        "offices": table.offices,
        "next": table.next,
        "at": at,
    }


def _people(found: DutyPage, own: set[int]) -> Mapping[int, Sequence[Colleague]]:
    """Who may be given it, by office, where this person may give it."""
    return {
        view.office: colleagues(house(view.office).ids, verb=DO)
        for view in found.mine
        if "give" in view.steps and view.office in own
    }


def _rooms(found: DutyPage, seen: Clock) -> Mapping[int, Sequence[Any]]:
    """The units it may be given to, by office."""
    return {
        view.office: own_names(house(view.office), seen.say).rooms[1:]
        for view in found.mine
        if "give" in view.steps
    }
