"""A duty is written: all of a proposed one, the words and evidence of an open one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.writing import write_duty
from wian.duties.duty_values import DutyView
from wian.duties.errors import Refused as DutyRefused
from wian.duties.queries.duties import asked_beside, asked_of_ids
from wian.duties.queries.meaning import ASK
from wian.offices.acting import check
from wian.offices.errors import Refused
from wian.offices.queries.reach import standing
from wian.web.door import actor, signed_in
from wian.web.duties.asking_rows import names, short
from wian.web.duties.duty_form import DutyForm, WordsForm, values_of
from wian.web.duties.room import page
from wian.web.offices.days import suggestions
from wian.web.page import clock
from wian.web.when import Clock

_LONGEST = 10


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: HttpRequest, asked: int) -> HttpResponse:
    """The duty as a form, for who asks it; what somebody else changed meanwhile is told, and what
    was typed is kept."""
    who, seen = actor(request), clock(request)
    [found] = asked_of_ids(who, [asked])
    check(who, ASK, standing(found.office))
    if found.state not in ("proposed", "open"):
        raise DutyRefused("D103")
    form = _form(request, found, _others(request, found, seen), seen)
    if form.is_bound and form.is_valid():
        try:
            write_duty(who, duty=asked, revision=revision(request), **form.changes())
        except Refused as refused:
            form.refuse(refused)
        else:
            return HttpResponseRedirect(back_to(found, "duty_written"))
    context = {
        "duty": found,
        "action": short(found.action, seen),
        "revision": request.POST.get("revision", found.revision)
        if not form.errors
        else found.revision,
        "changed": form.is_bound and revision(request) not in (None, found.revision),
        "now": seen.n(found.action),
        "form": form,
        "all": found.state == "proposed",
        "days": suggestions(seen),
        "back": back_to(found, ""),
    }
    return page(request, "edit", who, context, tab="asked", status=422 if form.errors else 200)


def revision(request: HttpRequest) -> int | None:
    """Which revision the form was made of."""
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST else None


def back_to(duty: DutyView, done: str) -> str:
    """The page that the duty stands on, at its place: its letter's, else its own."""
    told = f"?done={done}" if done else ""
    if duty.letter is not None and duty.earlier is None and duty.state == "proposed":
        own = f"{'&' if told else '?'}office={duty.office}"
        return f"{reverse('letter_duties', args=[duty.letter])}{told}{own}#d{duty.id}"
    return f"{reverse('duties:duty', args=[duty.id])}{told}"


def _others(request: HttpRequest, found: DutyView, seen: Clock) -> dict[int, str]:
    """The duties of the same letter, or those that it needs already: it may need them first."""
    beside = asked_beside(actor(request), found)
    called = names(beside, seen)
    return {
        one.id: f"{called[one.id]} {short(one.action, seen)}" if one.item else called[one.id]
        for one in beside
    }


def _form(
    request: HttpRequest, found: DutyView, others: dict[int, str], seen: Clock
) -> DutyForm | WordsForm:
    sent: list[Any] = [request.POST] if request.method == "POST" else []
    first = values_of(found)
    if found.state == "proposed":
        return DutyForm(seen, others, *sent, initial=first)
    return WordsForm(seen, *sent, initial=first)
