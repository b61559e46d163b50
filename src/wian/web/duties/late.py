"""Who has not sent: reminded now, or by a letter that is drafted to exactly those."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.chasing import remind_now
from wian.duties.actions.reminding import draft_reminder
from wian.duties.queries.choosing import action_of, silent
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.room import page
from wian.web.duties.rows import line_of
from wian.web.duties.seeing import SEE
from wian.web.offices.fields import both
from wian.web.offices.room import require, verbs
from wian.web.page import clock
from wian.web.when import Clock

ASK = "duty.ask"
_LONGEST = 18


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def late(request: HttpRequest, duty: int) -> HttpResponse:
    """The rows that are overdue or due soon; POST `do=remind` those ticked or all, `do=letter`
    drafts one to the overdue of them."""
    who, seen, wrong = actor(request), clock(request), ""
    require(who, SEE)
    action = action_of(who, duty)
    if request.method == "POST":
        wrong, leads = _carried_out(who, duty, request, seen)
        if leads:
            return HttpResponseRedirect(leads)
    found = own_names(silent(who, duty), seen.say)
    context = {
        "duty": duty,
        "action": seen.n(action),
        "lines": [(one.office, line_of(one, seen)) for one in found],
        "may": ASK in verbs(who),
        "chosen": set(_chosen(request)),
        "wrong": wrong,
    }
    return page(request, "late", who, context, tab="asked", status=422 if wrong else 200)


def _carried_out(who: Actor, duty: int, request: HttpRequest, seen: Clock) -> tuple[str, str]:
    """What was wrong, or where to go on."""
    offices = sorted(set(_chosen(request))) or None
    try:
        if request.POST.get("do") == "remind":
            remind_now(who, duty=duty, offices=offices)
            return "", f"{request.path}?done=late_reminded"
        if request.POST.get("do") == "letter":
            made = draft_reminder(who, duty=duty, offices=offices)
            return "", reverse("letters:draft", args=[made.letter])
    except Refused as refused:
        return both(seen, refused.number, refused.thai, refused.english), ""
    return "", ""


def _chosen(request: HttpRequest) -> Iterable[int]:
    for text in request.POST.getlist("office"):
        if text.isascii() and text.isdecimal() and len(text) < _LONGEST:
            yield int(text)
