"""Erasing a person's data: first what goes and what stays, then, with a tick, for good."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.offices.queries import accounts as logins
from wian.offices.queries import people
from wian.web.door import actor, signed_in
from wian.web.offices.deeds import carried_out, faulty, sent
from wian.web.offices.person_forms import EraseForm
from wian.web.offices.room import page
from wian.web.page import clock


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def erase(request: HttpRequest, person: int) -> HttpResponse:
    """GET tells what would go; POST with the tick erases it. An erased person has no such page."""
    who, seen = actor(request), clock(request)
    view = people.person_page(who, person)
    open_accounts = set(people.accounts_of(who, person))
    parts = people.name_parts(who, person)
    home = reverse("offices:person", args=[person])
    if parts is None:
        return HttpResponseRedirect(home)
    form = EraseForm(seen, who, person, sent(request, "erase"))
    if carried_out({"erase": form}):
        return HttpResponseRedirect(f"{home}?done=erased")
    kept = logins.accounts(who, words=f"{parts.given} {parts.family}")
    mine = [row for row in kept if row.id in open_accounts]
    context = {
        "view": view,
        "form": form,
        "logins": [row.login for row in mine],
        "others": len(open_accounts) - len(mine),
    }
    status = 422 if faulty({"erase": form}) else 200
    return page(request, "erase", who, context, tab="directory", status=status)
