"""Letters that are to go out, by what is to be done with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wian.letters.draft_values import DraftBox, DraftLine
from wian.letters.queries.draft_boxes import BOXES, draft_box
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.letters.room import page
from wian.web.letters.search_form import READ
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.when import Clock

_FIRST: Final = ("sign", "check", "returned", "number", "mine")
"""Which box opens by itself: the first of these that holds something."""
_LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One draft in words; `said` is what was written when it came there."""

    id: int
    title: str
    form: str
    addressee: str
    urgency: str
    state: str
    holder: str
    since: str
    returned: bool
    said: str


@require_safe
@signed_in
def drafts(request: HttpRequest) -> HttpResponse:
    """One box of drafts, with how many lie in each."""
    who, seen = actor(request), clock(request)
    require(who, READ)
    name = request.GET.get("box") or "mine"
    start = request.GET.get("start", "0")
    begin = int(start) if start.isdecimal() and len(start) < _LONGEST else 0
    found = own_names(draft_box(who, name=name, start=begin), seen.say)
    context = {
        "box": name,
        "tabs": list(_tabs(found)),
        "rows": [_line(line, seen) for line in found.lines],
        "total": found.counts[name],
        "empty": f"drafts_{name}_empty",
        "order": "drafts_newest" if name in ("mine", "all") else "drafts_oldest",
        "next": found.next,
        "first": begin > 0,
        "waiting": _waiting(found.counts, name),
    }
    return page(request, "drafts", who, context, tab="drafts")


def lies(name: str, unit: str, seen: Clock) -> str:
    """In whose hands a draft is."""
    if not name:
        return seen.say("lies_with_unit", unit=unit)
    return seen.say("lies_with", name=name, unit=unit)


def _tabs(found: DraftBox) -> Iterator[tuple[str, str, int]]:
    for name in BOXES:
        yield name, f"drafts_{name}", found.counts[name]


def _waiting(counts: Mapping[str, int], name: str) -> str:
    """The box to look into where this one is empty."""
    others = (one for one in _FIRST if one != name and counts[one])
    return "" if counts[name] else next(others, "")


def _line(line: DraftLine, seen: Clock) -> Line:
    letter, holding = line.letter, line.holding
    here = timezone.localtime(holding.since).date()
    return Line(
        id=letter.id,
        title=seen.n(letter.subject) or seen.say("draft_no_subject"),
        form=f"form_{line.form}",
        addressee=letter.addressee,
        urgency=letter.urgency,
        state=f"letter_{letter.state}",
        holder=lies(holding.holder_name, holding.unit_name, seen),
        since=f"{seen.day(here)} · {seen.far(here)}",
        returned=line.returned,
        said=line.said,
    )
