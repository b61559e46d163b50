"""One's own notices, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from wian.notices import queries
from wian.notices.actions import read, read_all
from wian.notices.values import NoticeView
from wian.offices.acting import Actor
from wian.web.door import actor, signed_in
from wian.web.page import clock, show
from wian.web.when import Clock

_PAGE: Final = 50
_UNKEPT: Final = {"Cache-Control": "no-store, private"}


@dataclass(frozen=True, slots=True)
class Row:
    """A notice in words; `beside` is the same in the other language, where there is one."""

    id: int
    text: str
    beside: str
    at: str
    read: str
    withdrawn: str
    urgent: bool
    leads: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """The list; POST `open` reads one and leads to it, `read` only reads it, `all` reads all."""
    if request.method == "POST":
        return _deed(request)
    who, seen = actor(request), clock(request)
    only = request.GET.get("only") == "unread"
    before = _number(request.GET.get("before", ""))
    found = queries.notices(who, before=before, limit=_PAGE + 1, only_unread=only)
    rows = [_row(one, seen) for one in found[:_PAGE]]
    context = {
        "rows": rows,
        "only": only,
        "newest": max((row.id for row in rows), default=0) if before is None else 0,
        "next": rows[-1].id if len(found) > _PAGE else 0,
        "later": before is not None,
        "unread": any(not (row.read or row.withdrawn) for row in rows),
    }
    return show(request, "notices/list.html", context)


@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """How many are unread, for the bell of the frame; nothing where there are none."""
    if not request.user.is_authenticated:  # a browser puts the answer into the bell
        return HttpResponse(status=401, headers=_UNKEPT)
    unread = queries.unread(Actor(request.user.pk, (), "web"))
    seen = clock(request)
    told = format_html(
        ' <b>{}</b><span class="vh"> {}</span>', seen.n(unread), seen.say["notices_new"]
    )
    return HttpResponse(told if unread else "", headers=_UNKEPT)


def _deed(request: HttpRequest) -> HttpResponse:
    who, said = actor(request), request.POST
    back = reverse("notices")
    if upto := _number(said.get("all", "")):
        read_all(who, upto=upto)
    for one in filter(None, (_number(said.get(name, "")) for name in ("open", "read"))):
        found = queries.notice(who, one)
        read(who, notices=[one])
        if "open" in said and _ours(found.address):
            return HttpResponseRedirect(found.address)
    return HttpResponseRedirect(back)


def _row(one: NoticeView, seen: Clock) -> Row:
    text = seen.say.pick(one.th, one.en)
    beside = one.en if text == one.th else one.th
    return Row(
        one.id,
        text,
        beside if beside != text else "",
        seen.moment(one.at),
        seen.moment(one.read_at) if one.read_at else "",
        seen.moment(one.withdrawn_at) if one.withdrawn_at else "",
        one.urgent,
        bool(one.address),
    )


def _ours(address: str) -> bool:
    return bool(address) and url_has_allowed_host_and_scheme(address, None)


def _number(text: str) -> int | None:
    """The id; None for what cannot be one."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
