"""Looking for an office by name or code, and the two trees that fold, on any day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.offices.acting import Actor
from wian.offices.kinds import KINDS
from wian.offices.queries import browsing
from wian.offices.queries.offices import office, visible
from wian.offices.values import OfficeView
from wian.web.called import keyed
from wian.web.door import actor, signed_in
from wian.web.offices.days import AsOf, as_of, suggestions
from wian.web.offices.room import page
from wian.web.page import clock
from wian.web.words import Say

_SEGMENT = 6


@require_safe
@signed_in
def directory(request: HttpRequest) -> HttpResponse:
    """`?q=` and `?kind=` look for offices; without them the tree, `?by=line`, `?open=key`."""
    who, seen = actor(request), clock(request)
    asof = as_of(request, seen)
    asked = {
        "q": " ".join(request.GET.get("q", "").split())[:80],
        "kind": request.GET.get("kind", "") if request.GET.get("kind") in KINDS else "",
        "asof": asof,
        "asof_day": seen.day(asof.day),
        "days": suggestions(seen),
        "kinds": [(kind.name, seen.say.pick(kind.thai, kind.english)) for kind in KINDS.values()],
    }
    looked = asked["q"] or asked["kind"]
    body = _results(request, who, asked, seen.say) if looked else _tree(request, who, asof)
    return page(request, "directory", who, asked | body, tab="directory")


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the results in words; `superior` is key and name."""

    office: OfficeView
    kind: str
    place: str
    superior: tuple[str, str] | None


def _results(request: HttpRequest, who: Actor, asked: dict[str, Any], say: Say) -> dict[str, Any]:
    after = request.GET.get("after", "")
    day = asked["asof"].day
    hits = browsing.search(
        who,
        asked["q"],
        kind=asked["kind"],
        day=day,
        after=after if after.isdecimal() else "",
    )
    upper = {hit.office.parent for hit in hits.rows if hit.office.parent is not None}
    labels = keyed(upper, say, day=day)
    kept = {name: asked[name] for name in ("q", "kind") if asked[name]}
    if asked["asof"].other:
        kept["on"] = day.isoformat()
    return {
        "found": hits,
        "rows": [
            Result(
                hit.office,
                say.pick(hit.office.kind.thai, hit.office.kind.english),
                say.pick(*hit.place),
                labels.get(hit.office.parent or 0),
            )
            for hit in hits.rows
        ],
        "next": urlencode({**kept, "after": hits.after}) if hits.after else "",
        "first": urlencode(kept) if after else "",
    }


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the tree; `branches` are shown only of those on the way to what was opened."""

    office: OfficeView
    below: int
    open: bool
    branches: tuple[Branch, ...] = ()


def _tree(request: HttpRequest, who: Actor, asof: AsOf) -> dict[str, Any]:
    line = request.GET.get("by") == "line"
    way = _way(who, request.GET.get("open", "")[:40], asof, line)
    rows = browsing.level(who, way, day=asof.day, line=line, tops=True)
    if not way and not line and len(rows.get(None, ())) == 1:
        way = [rows[None][0].office.id]
        rows |= browsing.level(who, way, day=asof.day)

    def grow(of: int | None) -> tuple[Branch, ...]:
        return tuple(
            Branch(node.office, node.below, opened, grow(node.office.id) if opened else ())
            for node in rows.get(of, ())
            for opened in (node.office.id in way,)
        )

    return {"by": "line" if line else "area", "tree": grow(None), "way": way}


def _way(who: Actor, key: str, asof: AsOf, line: bool) -> list[int]:
    """The offices to be opened, from the top down to the one asked for, else to the own office."""
    path = ""
    if key:
        rows = visible(who, asof.day).filter(office__key=key)
        path = rows.values_list("line_path" if line else "path", flat=True).first() or ""
        if not path:  # unknown, or not to be seen: then it is refused with its reason
            path = office(who, key, day=asof.day).path
    elif who.office and who.grants:
        own = next(grant.where for grant in who.grants if grant.office == who.office)
        path = own.line_path if line else own.path
    return [int(path[at : at + _SEGMENT]) for at in range(0, len(path), _SEGMENT)]
