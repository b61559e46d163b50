"""What a letter asks, as duties: looked at, answered, merged, dropped, and led on to be opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from wian.duties.duty_values import Proposals
from wian.duties.queries.calendar import calendar_of
from wian.duties.queries.proposals import proposals
from wian.letters.inside_values import Brief
from wian.letters.queries.briefly import in_brief
from wian.offices.acting import Actor, check
from wian.offices.errors import Refused
from wian.offices.queries.reach import standing
from wian.web.called import offices
from wian.web.door import actor, signed_in
from wian.web.duties.answers import AnswersForm, of_proposal
from wian.web.duties.asking_deeds import carry_out
from wian.web.duties.asking_rows import names, row_of
from wian.web.duties.room import page
from wian.web.offices.days import suggestions
from wian.web.offices.fields import both
from wian.web.page import clock
from wian.web.when import Clock

ASK: Final = "duty.ask"
_LONGEST: Final = 12


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def letter_duties(request: HttpRequest, letter: int) -> HttpResponse:
    """The duties of the letter that its office asks, or that `?office=` asks; POST `do` does what
    it names with those that are ticked.

    For who asks duties there. What was refused stands above, with everything that was typed.
    """
    who, seen, wrong = actor(request), clock(request), ""
    found = proposals(who, letter, office=office_of(request))
    check(who, ASK, standing(found.office))
    form = _form(request, found, seen)
    if request.method == "POST":
        try:
            if done := _done(request, who, found, form):
                return HttpResponseRedirect(done)
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
            found = proposals(who, letter, office=found.office)
    context = _context(who, found, form, seen) | {
        "ticked": request.POST.getlist("duty"),
        "sent": request.POST,
        "wrong": wrong,
    }
    bad = bool(wrong or form.errors)
    return page(request, "letter_duties", who, context, tab="asked", status=422 if bad else 200)


def office_of(request: HttpRequest) -> int | None:
    """The office of `?office=`; LookupError for what is no number."""
    text = request.GET.get("office", "")
    if text and not (text.isascii() and text.isdecimal() and len(text) < _LONGEST):
        raise LookupError(text)
    return int(text) if text else None


def _form(request: HttpRequest, found: Proposals, seen: Clock) -> AnswersForm:
    wanted = request.method == "POST" and request.POST.get("do") == "answer"
    sent = [request.POST] if wanted else []
    return AnswersForm([of_proposal(one) for one in found.live], calendar_of(), seen, *sent)


def _done(request: HttpRequest, who: Actor, found: Proposals, form: AnswersForm) -> str:
    """Where to go on; "" where the answers have faults."""
    if form.is_bound:
        if not form.is_valid():
            return ""
        form.act(who)
        return _here(request, found, "duty_answered")
    told = carry_out(who, found, request.POST)
    return told if told.startswith("/") else _here(request, found, told)


def _here(request: HttpRequest, found: Proposals, done: str) -> str:
    own = f"&office={found.office}" if request.GET.get("office") else ""
    return f"{reverse('letter_duties', args=[found.letter])}?done={done}{own}"


def _context(who: Actor, found: Proposals, form: AnswersForm, seen: Clock) -> dict[str, Any]:
    brief, now = in_brief(who, found.letter), timezone.now()
    named = names([one.duty for one in found.duties], seen)
    open_ = {
        one.duty.id
        for one in found.live
        if one.duty.state == "proposed" and one.duty.tracked and not one.asks
    }
    rows = [row_of(one, named, open_, seen, now) for one in found.live]
    return {
        "id": found.letter,
        "office": found.office,
        "office_name": offices([found.office], seen.say).get(found.office, ""),
        **head_of(brief, seen),
        "rows": rows,
        "dropped": [
            row_of(one, named, (), seen, now) for one in found.duties if one.duty.state == "dropped"
        ],
        "counts": _counts(found, len(open_)),
        "fresh": found.fresh,
        "steps": found.steps,
        "form": form,
        "days": suggestions(seen),
    }


def head_of(brief: Brief | None, seen: Clock) -> dict[str, Any]:
    """The letter's number and subject, for who may see it."""
    if brief is None:
        return {"title": "", "number": ""}
    return {
        "title": seen.n(brief.subject) or seen.say("no_subject"),
        "number": seen.n(brief.number),
    }


def _counts(found: Proposals, ready: int) -> Mapping[str, int]:
    live = found.live
    return {
        "all": len(live),
        "tracked": found.tracked,
        "asks": sum(len(one.asks) for one in live),
        "ready": ready,
        "open": sum(one.duty.state == "open" for one in live),
        "proposed": sum(one.duty.state == "proposed" for one in live),
    }
