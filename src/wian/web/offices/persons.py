"""The page of a person: posts over time, in offices that the reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.offices.queries import browsing
from wian.offices.queries.people import person_page
from wian.web.door import actor, signed_in
from wian.web.offices.days import last_day
from wian.web.offices.office import MODES
from wian.web.offices.room import page
from wian.web.page import clock


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody's days in a post, in words; `now` while they last."""

    title: str
    office: tuple[str, str] | None
    mode: str
    since: str
    until: str
    now: bool
    acting: bool


@require_safe
@signed_in
def person(request: HttpRequest, person: int) -> HttpResponse:
    """The person with every stay in an office that may be seen."""
    who, seen = actor(request), clock(request)
    view = person_page(who, person)
    keys = browsing.keyed({stay.office for stay in view.tenures})
    stays = [
        Stay(
            stay.title,
            keys.get(stay.office),
            seen.say(MODES[stay.mode]),
            seen.day(stay.since),
            "" if stay.until == date.max else seen.day(last_day(stay.until)),
            stay.since <= seen.today < stay.until,
            stay.mode != "holder",
        )
        for stay in view.tenures
    ]
    name = view.name or seen.say("name_erased" if view.erased else "name_masked")
    context = {
        "view": view,
        "name": name,
        "stays": stays,
        "now": sum(stay.now for stay in stays),
        "erased": seen.day(view.erased) if view.erased else "",
    }
    return page(request, "person", who, context, tab="directory")
