"""What a calendar program fetches: no session, a secret in the address, the days of now."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from wian.offices.acting import Actor, actor_of
from wian.offices.queries.feeds import account_of_feed
from wian.web.calendar.duties import of_duties
from wian.web.calendar.letters import of_letters
from wian.web.calendar.values import MOST, Entry, Window, window
from wian.web.calendar.writing import MEDIA, written
from wian.web.door import address
from wian.web.when import Clock, Digits
from wian.web.words import Lang, Say

Source = Callable[[Actor, Window, Clock], list[Entry]]
SOURCES: Final[tuple[Source, ...]] = (of_letters, of_duties)
"""Whatever has days adds itself here; each asks its own room's visibility query."""
UNKEPT: Final = {"Cache-Control": "no-store, private", "X-Robots-Tag": "noindex, nofollow"}


@require_safe
@sensitive_variables("feed")
def feed(request: HttpRequest, feed: str) -> HttpResponse:
    """The calendar of whoever the address belongs to, as they may see it at this moment.

    One and the same 404 for every address that serves nothing; an empty calendar for who has no
    role, so that a program forgets what it had.
    """
    account = account_of_feed(feed, address=address(request))
    if account is None:
        return HttpResponse("not found\n", content_type="text/plain", status=404, headers=UNKEPT)
    who = actor_of(account, origin="link", address=address(request))
    seen = clock_of(request)
    told = sorted(
        (entry for source in SOURCES for entry in source(who, window(seen.today), seen)),
        key=lambda one: (str(one.start), one.uid),
    )
    name = seen.say["cal_name"]
    site = request.build_absolute_uri("/").rstrip("/")
    return answer(request, written(told[:MOST], name=name, site=site), "wian")


def clock_of(request: HttpRequest) -> Clock:
    """The language and the digits that the address itself asks for: no session tells them here."""
    lang: Lang = "en" if request.GET.get("lang") == "en" else "th"
    digits: Digits = "thai" if request.GET.get("digits") == "thai" else "arabic"
    return Clock(Say(lang), timezone.localdate(), digits)


def answer(request: HttpRequest, data: bytes, name: str) -> HttpResponse:
    """The calendar file, or 304 for who has the very same one; kept by nobody on the way."""
    etag = quote_etag(sha256(data).hexdigest())
    named = content_disposition_header(True, f"{name}.ics") or "attachment"
    headers = {**UNKEPT, "Content-Disposition": named, "ETag": etag}
    full = HttpResponse(data, content_type=MEDIA, headers=headers)
    found = get_conditional_response(request, etag=etag, response=full)
    assert isinstance(found, HttpResponse)
    return found
