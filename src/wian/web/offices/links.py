"""What a signed link opens without an account: for whom it is, what for, and until when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from wian.offices.actions.keys import open_link
from wian.offices.errors import Refused
from wian.web.called import keyed
from wian.web.door import address
from wian.web.page import clock, show

PURPOSES = {"acknowledge": "purpose_acknowledge", "reply": "purpose_reply"}
WHAT_THEN = {"acknowledge": "then_acknowledge", "reply": "then_reply"}
_TOO_MANY = "O171"


@require_safe
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """The link as it is; one page in the same words for every link that does not serve."""
    seen = clock(request)
    try:
        found = open_link(secret, address=address(request))
    except Refused as refused:
        why = seen.say.pick(refused.thai, refused.english)
        other = seen.say.pick(refused.english, refused.thai)
        status = 429 if refused.number == _TOO_MANY else 404
        context = {"why": seen.n(why), "other": other, "number": refused.number}
        return _closed(show(request, "offices/link_dead.html", context, status))
    names = keyed((found.office, found.sender), seen.say)
    until = timezone.localtime(found.expires_at)
    told: dict[str, object] = {
        "office": names[found.office][1],
        "sender": names[found.sender][1],
        "purpose_key": PURPOSES[found.purpose],
        "then_key": WHAT_THEN[found.purpose],
        "thing": found.thing,
        "until": seen.say("moment", day=seen.day(until.date()), time=seen.n(f"{until:%H.%M}")),
        "far": seen.far(until.date()),
        "uses": found.uses_left,
    }
    return _closed(show(request, "offices/link.html", told))


def _closed(response: HttpResponse) -> HttpResponse:
    """The secret in the address goes to no search engine; to no other site, as on every page."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


link_urls = [path("<str:secret>", link, name="link")]
