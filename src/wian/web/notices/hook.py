"""One's own webhook: the password once more, for whoever sets it reads the notices elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from wian.notices import queries
from wian.notices.actions import drop_hook, set_hook
from wian.notices.errors import Refused
from wian.web.door import actor, signed_in
from wian.web.page import clock, show

_View = Callable[..., HttpResponse]
_sure: Callable[[_View], _View] = reauthentication_required(app="allauth.mfa")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@_sure
@sensitive_variables("secret")
def hook(request: HttpRequest) -> HttpResponse:
    """The address; POST sets one and shows its secret this once, or `drop` ends it."""
    who, seen = actor(request), clock(request)
    url, secret, wrong = request.POST.get("url", "").strip(), "", ""
    if request.method == "POST" and "drop" in request.POST:
        drop_hook(who)
        messages.success(request, seen.say["hook_dropped"])
        return HttpResponseRedirect(reverse("notice_choices"))
    if request.method == "POST":
        try:
            secret = set_hook(who, url=url)
        except Refused as no:
            wrong = seen.say.pick(no.thai, no.english)
    context = {"now": queries.ways(who).hook, "url": url, "secret": secret, "wrong": wrong}
    return show(request, "notices/hook.html", context, 422 if wrong else 200)
