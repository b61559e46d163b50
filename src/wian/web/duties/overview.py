"""One page for who decides: how complete, how timely, who lacks, what is at risk, good news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from wian.duties.deadlines import CountsAs
from wian.duties.overview_values import Named, Node, Total
from wian.duties.planning import short_en
from wian.duties.queries.choosing import at_risk, years_seen
from wian.duties.queries.overview import Scope, by_month, level, tree, zones
from wian.offices.acting import Actor
from wian.thai.holidays import BUDDHIST_ERA, MONTHS_SHORT, fiscal_year
from wian.web.called import offices
from wian.web.door import actor, signed_in
from wian.web.duties.bars import bars
from wian.web.duties.marks import Rates, rates
from wian.web.duties.room import page
from wian.web.duties.seeing import COLUMNS, SEE, Narrow, whole
from wian.web.offices.room import own_office, require
from wian.web.page import clock
from wian.web.when import Clock

WAYS: Final = {
    "tree": "overview_by_tree",
    "zone": "overview_by_zone",
    "province": "overview_by_province",
    "district": "overview_by_district",
}
"""What the table counts by, and its word."""
_FIGURES: Final = (CountsAs.ON_TIME, CountsAs.LATE, CountsAs.MISSING, CountsAs.RETURNED)
_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A place in words, with its numbers; `address` leads further down, `rows` to what it counts.

    `missing` is how many lack, `all_good` whether everything that came due came in time.
    """

    name: str
    address: str
    rows: str
    rates: Rates
    counts: tuple[str, ...]
    late: str
    missing: int
    all_good: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page stands in the tree, and what it counts there."""

    office: int
    name: str
    above: tuple[tuple[int, str], ...]
    total: Total
    rows: tuple[Row, ...]
    day: date
    next: str = ""


@require_safe
@signed_in
def overview(request: HttpRequest) -> HttpResponse:
    """`?year=` (พ.ศ.), `?office=` of the tree, `?by=` tree, zone, province or district."""
    who, seen = actor(request), clock(request)
    require(who, SEE)
    by = request.GET.get("by", "tree")
    if by not in WAYS:
        raise LookupError(by)
    years = years_seen(who)
    typed = whole(request, "year")
    this = fiscal_year(seen.today) - BUDDHIST_ERA
    year = typed - BUDDHIST_ERA if typed else this if this in years else next(iter(years), this)
    scope = Scope(year=year)
    place = _place(who, request, by, scope, seen)
    months = by_month(who, scope) if by == "tree" else ()
    context = {
        "by": by,
        "ways": list(WAYS.items()),
        "year": year + BUDDHIST_ERA,
        "years": [one + BUDDHIST_ERA for one in years],
        "place": place,
        "whole": rates(place.total, seen),
        "figures": list(_figures(place, year, by, seen)),
        "risk": at_risk(who, scope) if by == "tree" else None,
        "good": list(_good(place.rows)),
        "worst": _worst(place.rows),
        "bars": bars([(_month(one.key, seen), one.total) for one in months]),
        "months": [_told(one, seen) for one in months],
        "at": seen.moment(timezone.now()),
        "day": seen.day(place.day),
    }
    return page(request, "overview", who, context, tab="overview")


def _place(who: Actor, request: HttpRequest, by: str, scope: Scope, seen: Clock) -> Place:
    """The numbers of what stands under an office, of groups, or of all of a kind."""
    year = scope.year or 0
    if by == "zone":
        groups = zones(who, scope)
        rows = tuple(
            _zone(seen.say.pick(one.name_th, one.name_en), one.total, seen) for one in groups
        )
        return Place(0, "", (), Total(), rows, seen.today)
    if by != "tree":
        after = request.GET.get("after", "")
        found = level(who, scope, kind=by, after=after, most=100)
        rows = _rows(found.nodes, year, seen)
        return Place(0, "", (), found.total, rows, found.day, found.next)
    own = own_office(who)
    told = tree(who, scope, office=whole(request, "office") or (own.id if own else None))
    called = _called([told.office, *(id_ for id_, _ in told.above)], seen)
    above = tuple((id_, called.get(id_, name)) for id_, name in told.above)
    rows = _rows(told.nodes, year, seen)
    if told.nodes and told.own != Total():
        narrow = Narrow(year=year, office=told.office)
        rows = (_row(seen.say["overview_own"], "", narrow, told.own, seen), *rows)
    name = called.get(told.office, told.name)
    return Place(told.office, name, above, told.total, rows, told.day)


def _called(ids: Iterable[int], seen: Clock) -> dict[int, str]:
    """Offices in the reader's language; nothing is asked for who reads Thai."""
    return offices(set(ids), seen.say) if seen.say.lang == "en" else {}


def _rows(nodes: Sequence[Node], year: int, seen: Clock) -> tuple[Row, ...]:
    called = _called((node.office for node in nodes), seen)
    return tuple(
        _row(
            called.get(node.office, node.name),
            _at(year, node.office) if node.parts else "",
            Narrow(year=year, under=node.office),
            node.total,
            seen,
        )
        for node in nodes
    )


def _at(year: int, office: int) -> str:
    query = urlencode({"year": year + BUDDHIST_ERA, "office": office})
    return f"{reverse('duties:overview')}?{query}"


def _zone(name: str, total: Total, seen: Clock) -> Row:
    """A group; its members are no branch of the tree, so that its rows have no list."""
    return _row(name, "", None, total, seen)


def _row(name: str, address: str, narrow: Narrow | None, total: Total, seen: Clock) -> Row:
    counted, mean = total.counted, total.mean_days_late
    return Row(
        name,
        address,
        f"{reverse('duties:rows')}?{narrow.query}" if narrow else "",
        rates(total, seen),
        tuple(seen.n(f"{getattr(counted, str(column)):,}") for column in _FIGURES),
        seen.n(seen.say("overview_late", n=mean)) if mean else "",
        counted.missing,
        bool(counted.due) and counted.on_time == counted.due,
    )


def _figures(place: Place, year: int, by: str, seen: Clock) -> Iterator[tuple[str, str, str]]:
    """(word, number, where its rows stand) of what has come due."""
    counted = place.total.counted
    if not counted.expected:
        return
    under = place.office or None
    for column, word in COLUMNS.items():
        n = getattr(counted, str(column))
        if n or column in _FIGURES[:3]:
            narrow = Narrow(year=year, under=under, column=column)
            leads = f"{reverse('duties:rows')}?{narrow.query}" if by == "tree" else ""
            yield seen.say[word], seen.n(f"{n:,}"), leads


def _good(rows: Iterable[Row]) -> Iterator[str]:
    yield from (row.name for row in rows if row.all_good)


def _worst(rows: Iterable[Row]) -> list[Row]:
    """Who lacks most, the first."""
    lacking = [row for row in rows if row.missing]
    return sorted(lacking, key=lambda row: -row.missing)[:_MOST]


def _month(key: str, seen: Clock) -> str:
    """ "ต.ค. 68"."""
    year, _, month = key.partition("-")
    at, era = int(month), int(year) + BUDDHIST_ERA
    name = seen.say.pick(MONTHS_SHORT[at - 1], short_en((at + 2) % 12 + 1))
    return seen.n(f"{name} {era % 100:02}")


def _told(one: Named, seen: Clock) -> dict[str, Any]:
    counted = one.total.counted
    numbers = (counted.on_time + counted.early, counted.late, counted.missing, counted.waiting)
    return {
        "name": _month(one.key, seen),
        "counts": [seen.n(f"{n:,}") for n in numbers],
        "rates": rates(one.total, seen),
    }
