"""My desk: what is due, what waits for a decision, what happened since yesterday. Nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wian.ledger import queries as ledger
from wian.offices.acting import Actor, counting
from wian.offices.queries.offices import names
from wian.web.door import actor, signed_in
from wian.web.page import clock, show
from wian.web.when import Clock

_MOST_LINES, _MOST_OFFICES = 20, 6


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of what happened: when, what, to which office."""

    at: str
    what: str
    office: str


@require_safe
@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    """The three lists of whoever is signed in."""
    who = actor(request)
    offices = _offices(who)
    values = {"happened": _happened(offices, clock(request)), "has_role": bool(offices)}
    return show(request, "web/desk.html", values)


def _offices(who: Actor) -> list[int]:
    """The offices that the person has a role in today, in the posts acted in."""
    held = [grant.office for grant in counting(who, chosen=True)]
    return list(dict.fromkeys(held))[:_MOST_OFFICES]


def _happened(offices: list[int], seen: Clock) -> list[Happening]:
    """What was done to these offices since yesterday, the newest first; attempts are left out."""
    since = seen.today - timedelta(days=1)
    lines = {
        line.id: (line, office)
        for office in offices
        for line in ledger.timeline("office", office, limit=_MOST_LINES)
        if not line.denied and timezone.localdate(line.at) >= since
    }
    newest = sorted(lines.values(), key=lambda pair: -pair[0].id)[:_MOST_LINES]
    called = names({office for _, office in newest}) if newest else {}
    return [_told(line, called[office], seen) for line, office in newest]


def _told(line: ledger.Line, office: str, seen: Clock) -> Happening:
    at = timezone.localtime(line.at)
    time = seen.n(f"{at:%H.%M}")
    what = seen.say.pick(line.verb.thai, line.verb.english)
    if line.count > 1:
        what = seen.say("desk_many", what=what, n=seen.n(f"{line.count:,}"))
    return Happening(seen.say("day_at", day=seen.far(at.date()), time=time), what, office)
