"""Where this account is signed in, and ending what its owner does not know."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.web.door import signed_in
from wian.web.page import clock, show
from wian.web.when import Clock

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Line/", "LINE"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Device:
    """One place where the account is signed in; `name` is empty where nothing is known of it."""

    id: int
    name: str
    address: str
    since: str
    seen: str
    here: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sessions(request: HttpRequest) -> HttpResponse:
    """The list, this device first; POST `end` ends one of them, or `others` all but this."""
    found = UserSession.objects.purge_and_list(request.user)
    if request.method == "POST":
        asked = request.POST.get("end", "")
        ended = [s for s in found if not s.is_current() and asked in ("others", str(s.pk))]
        get_adapter().end_sessions(ended)
        told = clock(request).say("told_ended", n=len(ended))
        messages.success(request, clock(request).n(told))
        return HttpResponseRedirect(reverse("usersessions_list"))
    found.sort(key=lambda session: session.last_seen_at, reverse=True)
    found.sort(key=lambda session: not session.is_current())
    devices = [_device(session, clock(request)) for session in found]
    return show(request, "signin/sessions.html", {"devices": devices})


def _device(session: UserSession, seen: Clock) -> Device:
    return Device(
        id=session.pk,
        name=device_name(session.user_agent),
        address=session.ip,
        since=seen.moment(session.created_at),
        seen=seen.moment(session.last_seen_at),
        here=session.is_current(),
    )


def device_name(user_agent: str) -> str:
    """ "Chrome · Windows" from what a browser says of itself; empty where it says nothing known."""
    parts = (
        next((name for mark, name in marks if mark in user_agent), "")
        for marks in (_BROWSERS, _SYSTEMS)
    )
    return " · ".join(part for part in parts if part)
