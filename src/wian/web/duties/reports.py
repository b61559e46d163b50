"""Reports that wait to be accepted: looked at one by one, or accepted many at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from wian.duties.actions.reports import accept_many
from wian.duties.actions.reports.accepting import MOST
from wian.duties.queries.reports import inbox
from wian.duties.report_values import Accepted, Inbox, ToAccept
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.report_work import address
from wian.web.duties.room import page
from wian.web.duties.told import period
from wian.web.offices.fields import both
from wian.web.page import clock
from wian.web.when import Clock

_LONGEST: Final = 18
ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which of the reports are shown."""

    duty: int | None
    period: str | None

    @property
    def query(self) -> str:
        """The same in an address."""
        told = {"duty": self.duty, "period": self.period}
        return urlencode({name: said for name, said in told.items() if said is not None})


@dataclass(frozen=True, slots=True)
class Line:
    """A report that waits, in words."""

    sending: int
    address: str
    title: str
    office: str
    at: str
    late: bool
    days_late: int
    version: int
    explained: bool
    seen: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reports(request: HttpRequest) -> HttpResponse:
    """What waits, those due first; POST `do` accepts what is ticked, or with `all` all shown.

    What does not pass stays, and it is told why.
    """
    who, seen, wrong = actor(request), clock(request), ""
    asked = _filters(request)
    done: Accepted | None = None
    titles: dict[int, str] = {}
    if request.method == "POST":
        chosen, titles = _chosen(request, who, asked, seen)
        try:
            done = accept_many(who, sendings=chosen) if chosen else None
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
        if not wrong and (done is None or not done.left):
            told = "none_chosen" if done is None else "reports_accepted"
            return HttpResponseRedirect(f"{request.path}?{asked.query}&done={told}")
    found = own_names(
        inbox(who, duty=asked.duty, period=asked.period, after=request.GET.get("after", "")),
        seen.say,
    )
    context = {
        "found": found,
        "groups": list(_groups(found, asked, seen)),
        "rows": [_line(one, seen) for one in found.lines],
        "query": asked.query,
        "narrowed": bool(asked.query),
        "shown": _count(found, asked),
        "done_many": done,
        "left": [
            (titles.get(one.sending, f"#{one.sending}"), seen.say.pick(one.thai, one.english))
            for one in (done.left if done else ())
        ],
        "wrong": wrong,
        "most": MOST,
    }
    status = 422 if wrong else 200
    return page(request, "reports", who, context, tab="reports", status=status)


def _filters(request: HttpRequest) -> Filters:
    duty, asked = request.GET.get("duty", ""), request.GET.get("period")
    if duty and not (duty.isascii() and duty.isdecimal() and len(duty) <= _LONGEST):
        raise LookupError(duty)
    return Filters(int(duty) if duty else None, asked[:12] if asked else None)


def _chosen(
    request: HttpRequest, who: Actor, asked: Filters, seen: Clock
) -> tuple[list[int], dict[int, str]]:
    """The sendings that are meant, and what each is called."""
    if request.POST.get("do") == ALL:
        waits = inbox(who, duty=asked.duty, period=asked.period, most=MOST).lines
        return [one.sending for one in waits], {one.sending: _title(one, seen) for one in waits}
    texts = request.POST.getlist("sending")[:MOST]
    chosen = [int(one) for one in texts if one.isascii() and one.isdecimal() and len(one) < 19]
    waits = inbox(who, duty=asked.duty, period=asked.period, most=MOST).lines if chosen else ()
    return chosen, {one.sending: _title(one, seen) for one in waits}


def _title(one: ToAccept, seen: Clock) -> str:
    return f"{one.office_name} · {_what(one, seen)}"


def _what(one: ToAccept, seen: Clock) -> str:
    return seen.n(" · ".join(part for part in (one.action, period(one.period, seen)) if part))


def _groups(found: Inbox, asked: Filters, seen: Clock) -> Iterator[dict[str, Any]]:
    """What waits by duty and period, each with its own address."""
    for group in found.groups:
        filters = Filters(group.duty, group.period)
        yield {
            "query": filters.query,
            "title": " · ".join(
                part for part in (group.action, period(group.period, seen)) if part
            ),
            "count": group.count,
            "here": filters == asked,
        }


def _count(found: Inbox, asked: Filters) -> int:
    """How many wait of those that are shown, on all pages."""
    return sum(
        group.count
        for group in found.groups
        if asked.duty in (None, group.duty) and asked.period in (None, group.period)
    )


def _line(one: ToAccept, seen: Clock) -> Line:
    return Line(
        sending=one.sending,
        address=address(one.duty, one.office, one.period),
        title=_what(one, seen),
        office=one.office_name,
        at=seen.moment(one.at),
        late=one.late,
        days_late=one.days_late,
        version=one.version,
        explained=one.explained,
        seen=one.seen,
    )
