"""How one is told outside the app: channels, hours, LINE, and what went out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from wian.notices import queries
from wian.notices.actions import ask_line, choose, unlink_line
from wian.notices.rules import Hours
from wian.notices.values import Choices, DeliveryView
from wian.web.door import actor, signed_in
from wian.web.page import clock, show
from wian.web.when import Clock

_MOST: Final = 20
_CHANNELS: Final = {"mail": "notices_mail", "line": "notices_line", "hook": "notices_hook"}
_STATES: Final = {
    "waiting": "notices_waiting",
    "claimed": "notices_waiting",
    "sent": "notices_sent",
    "failed": "notices_failed",
    "unsure": "notices_unsure",
}
_WHY: Final = {
    "address": "notices_why_address",
    "content": "notices_why_content",
    "late": "notices_why_late",
    "sender-died": "notices_why_stopped",
    "no-answer": "notices_why_silent",
    "timeout": "notices_why_silent",
    "not-public": "notices_why_inside",
    "port": "notices_why_inside",
    "https": "notices_why_inside",
    "token": "notices_why_ours",
    "quota": "notices_why_ours",
    "sender": "notices_why_ours",
}


@dataclass(frozen=True, slots=True)
class Went:
    """A delivery in words: the keys of channel, state and reason, and when."""

    channel: str
    state: str
    good: bool
    why: str
    code: str
    count: int
    urgent: bool
    at: str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@sensitive_variables("code")
def choices(request: HttpRequest) -> HttpResponse:
    """The choices; POST `choose` keeps them, `line` shows a code for LINE, `unlink` undoes it."""
    who, code = actor(request), ""
    do = request.POST.get("do", "")
    if do == "line":
        code = ask_line(who)
    elif request.method == "POST":
        if do == "choose":
            choose(who, choices=_chosen(request.POST))
            messages.success(request, clock(request).say["notices_kept"])
        elif do == "unlink":
            unlink_line(who)
            messages.success(request, clock(request).say["notices_unlinked"])
        return HttpResponseRedirect(reverse("notice_choices"))
    seen = clock(request)
    context = {
        "chosen": queries.choices(who),
        "ways": queries.ways(who),
        "hours": [(hour, seen.n(f"{hour:02}.00")) for hour in range(24)],
        "code": code,
        "line_account": settings.WIAN_LINE_ACCOUNT,
        "troubles": [_went(one, seen) for one in queries.troubles(who)],
        "went": [_went(one, seen) for one in queries.deliveries(who, limit=_MOST)],
    }
    return show(request, "notices/choices.html", context)


def _chosen(said: QueryDict) -> Choices:
    hours = Hours(
        _hour(said, "digest_at"),
        _hour(said, "quiet_from"),
        _hour(said, "quiet_until"),
        "quiet_days" in said,
    )
    return Choices(
        "mail" in said,
        "line" in said,
        "hook" in said,
        hours,
        "urgent_apart" in said,
        "urgent_anytime" in said,
    )


def _hour(said: QueryDict, name: str) -> int:
    """The hour; one that is none is refused by the action."""
    text = said.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else -1


def _went(one: DeliveryView, seen: Clock) -> Went:
    good = one.state not in ("failed", "unsure")
    why = _WHY.get(one.code) or _WHY.get(one.code.partition("-")[0]) or "notices_why_other"
    return Went(
        _CHANNELS[one.channel],
        _STATES[one.state],
        good,
        "" if good or not one.code else why,
        one.code,
        one.count,
        one.urgent,
        seen.moment(one.done_at or one.planned_at),
    )
