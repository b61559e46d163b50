"""The page of a person: posts over time, in offices that the reader may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.ledger import queries as ledger
from wian.offices.acting import SYSTEM, Actor
from wian.offices.queries import browsing, people
from wian.offices.queries.people import NameParts
from wian.offices.values import OfficeView, TenureView
from wian.web.called import keyed
from wian.web.door import actor, signed_in
from wian.web.offices.days import last_day
from wian.web.offices.deeds import carried_out, faulty, sent
from wian.web.offices.ledger import told
from wian.web.offices.office import MODES
from wian.web.offices.person_forms import NameForm
from wian.web.offices.room import PERSON, may, page
from wian.web.page import clock
from wian.web.when import Clock

_LEDGER_LINES = 20


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody's days in a post, in words; `now` while they last, `change` where they are set."""

    title: str
    office: tuple[str, str] | None
    mode: str
    since: str
    until: str
    now: bool
    acting: bool
    change: str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def person(request: HttpRequest, person: int) -> HttpResponse:
    """The person with every stay in an office that may be seen; POST changes the name."""
    who, seen = actor(request), clock(request)
    view = people.person_page(who, person)
    if request.method == "POST":
        people.check_change(who, person)
    parts = people.name_parts(who, person)
    context = _changing(request, who, person, parts, seen) if parts else {}
    form = context.get("form")
    if form and carried_out({"name": form}):
        return HttpResponseRedirect(f"{request.path}?done=saved")
    stays = _stays(who, view.tenures, seen)
    context |= {
        "view": view,
        "name": view.name or seen.say("name_erased" if view.erased else "name_masked"),
        "stays": stays,
        "now": sum(stay.now for stay in stays),
        "erased": seen.day(view.erased) if view.erased else "",
    }
    status = 422 if form and faulty({"name": form}) else 200
    return page(request, "person", who, context, tab="directory", status=status)


def _stays(who: Actor, tenures: Sequence[TenureView], seen: Clock) -> list[Stay]:
    offices = {stay.office for stay in tenures}
    keys = keyed(offices, seen.say)
    mine = {row.id for row in browsing.of_ids(who, offices) if may(who, PERSON, row)}
    return [
        Stay(
            stay.title,
            keys.get(stay.office),
            seen.say(MODES[stay.mode]),
            seen.day(stay.since),
            "" if stay.until == date.max else seen.day(last_day(stay.until)),
            stay.since <= seen.today < stay.until,
            stay.mode != "holder",
            _change(keys[stay.office][0], stay) if stay.office in mine else "",
        )
        for stay in tenures
    ]


def _change(key: str, stay: TenureView) -> str:
    """Where the days of the stay are changed."""
    return f"{reverse('offices:post', args=[key, stay.post])}?stay={stay.id}#stay-{stay.id}"


def _changing(
    request: HttpRequest, who: Actor, person: int, parts: NameParts, seen: Clock
) -> dict[str, Any]:
    """What stands on the page besides for who may change the person."""
    home = _home(parts)
    context: dict[str, Any] = {
        "form": NameForm(seen, who, person, parts, home, sent(request, "name")),
        "home": home,
        "may_seat": home is not None and may(who, PERSON, home),
    }
    if home and may(who, "ledger.see", home):
        lines = ledger.timeline("person", person, limit=_LEDGER_LINES)
        context["ledger"] = told(lines, seen)
    return context


def _home(parts: NameParts) -> OfficeView | None:
    """The office that took the person on, as it stands today."""
    found = browsing.of_ids(SYSTEM, [parts.office] if parts.office else [])
    return found[0] if found else None
