"""The list of accounts with the roles that each has today, and making one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.offices.errors import Refused
from wian.offices.queries import accounts as queries
from wian.offices.values import AccountView
from wian.web.door import actor, signed_in
from wian.web.offices.account_forms import ROLES, SCOPES, AccountForm
from wian.web.offices.room import page, require, verbs
from wian.web.page import clock
from wian.web.when import Clock

_PAGE = 50
_MANAGE = "account.change"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def accounts(request: HttpRequest) -> HttpResponse:
    """The accounts that I administer; POST makes one. Who administers none sees the own one."""
    who, seen = actor(request), clock(request)
    if _MANAGE not in verbs(who) and who.account and request.method != "POST":
        return HttpResponseRedirect(reverse("offices:account", args=[who.account]))
    require(who, _MANAGE)
    form = AccountForm(seen, who, request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            made = form.make()
            return HttpResponseRedirect(f"{reverse('offices:account', args=[made])}?done=account")
        except Refused as refused:
            form.refuse(refused)
    words = " ".join(request.GET.get("q", "").split())[:60]
    found = queries.accounts(who, words=words, after=request.GET.get("after", ""), limit=_PAGE + 1)
    context = {
        "form": form,
        "q": words,
        "rows": [(view, _held(view, seen)) for view in found[:_PAGE]],
        "after": found[_PAGE - 1].login if len(found) > _PAGE else "",
        "open": sum(row.active for row in found[:_PAGE]),
    }
    status = 422 if form.errors else 200
    return page(request, "accounts", who, context, tab="accounts", status=status)


@dataclass(frozen=True, slots=True)
class Held:
    """A role of today in words; the office by its short name where the reader reads Thai."""

    role: str
    office: str
    scope: str


def _held(view: AccountView, seen: Clock) -> list[Held]:
    return [
        Held(
            seen.say(ROLES[role.role]),
            seen.say.pick(role.short or role.name_th, role.name_en),
            seen.say(SCOPES[role.scope]),
        )
        for role in view.roles
    ]
