"""The boxes of the reading desk: being read, to look at, waiting, needing attention, set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.letters.actions.desk import read_again, set_aside_many
from wian.letters.desk_values import Counts, Desk
from wian.letters.queries.desk import desk
from wian.offices.errors import Refused
from wian.web.called import offices as offices_called
from wian.web.door import actor, signed_in
from wian.web.letters.box_lines import Line, line, registered_before
from wian.web.letters.letter_deeds import number
from wian.web.letters.room import page
from wian.web.offices.fields import both
from wian.web.page import clock
from wian.web.when import Clock

BOXES: Final[Mapping[str, tuple[str, str]]] = {
    "reading": ("box_reading", "box_reading_empty"),
    "look": ("box_look", "box_look_empty"),
    "waiting": ("box_waiting", "box_waiting_empty"),
    "attention": ("box_attention", "box_attention_empty"),
    "aside": ("box_aside", "box_aside_empty"),
}
"""Each box with the words of its tab and of an empty one, in the order of a letter's way."""
_LOOKS: Final = 60
"""So often the page asks by itself how far the reading is; then only a person does."""
_SECONDS: Final = 3


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def boxes(request: HttpRequest) -> HttpResponse:
    """One box; POST `do=aside` sets the chosen letters aside, `do=again` has one read again."""
    who, seen, wrong = actor(request), clock(request), ""
    name = request.GET.get("box") or "look"
    if request.method == "POST":
        try:
            return HttpResponseRedirect(f"{request.path}?box={name}&done={_done(request)}")
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
    after = request.GET.get("after", "")
    found = desk(who, name=name, after=after)
    context = {
        "tabs": list(_tabs(found)),
        "box": name,
        "total": getattr(found.counts, name),
        "rows": _lines(found, seen),
        "empty": BOXES[name][1],
        "next": _next(found),
        "first": bool(after),
        "look_again": _look_again(request, found),
        "was": registered_before(request, who, seen),
        "wrong": wrong,
        "chosen": [int(id_) for id_ in _chosen(request)],
        "reason": request.POST.get("reason", ""),
    }
    return page(request, "boxes", who, context, tab="desk", status=422 if wrong else 200)


def _done(request: HttpRequest) -> str:
    """What was asked for is done; the key of the word that tells it."""
    who = actor(request)
    if request.POST.get("do") == "again":
        read_again(who, letter=number(request.POST, "one"))
        return "again"
    letters = [int(id_) for id_ in _chosen(request)]
    return "set_aside" if _aside(request, letters) else "none_chosen"


def _aside(request: HttpRequest, letters: list[int]) -> int:
    reason = request.POST.get("reason", "")
    return set_aside_many(actor(request), letters=letters, reason=reason) if letters else 0


def _chosen(request: HttpRequest) -> list[str]:
    return [id_ for id_ in request.POST.getlist("letter") if id_.isdecimal() and len(id_) < 19]


def _tabs(found: Desk) -> Iterator[tuple[str, str, int]]:
    """Name, word and how many, of each box."""
    counts: Counts = found.counts
    for name, (word, _) in BOXES.items():
        yield name, word, getattr(counts, name)


def _lines(found: Desk, seen: Clock) -> list[Line]:
    """The rows in words; offices are named where there are several."""
    offices = {row.office for row in found.rows}
    called = offices_called(offices, seen.say) if len(offices) > 1 else {}
    return [
        line(row, seen, called.get(row.office, ""), found.jobs.get(row.id)) for row in found.rows
    ]


def _next(found: Desk) -> str:
    if found.after is None:
        return ""
    query = QueryDict(mutable=True)
    query.update({"box": found.box, "after": found.after})
    return f"{reverse('letters:boxes')}?{query.urlencode()}"


def _look_again(request: HttpRequest, found: Desk) -> dict[str, Any]:
    """When and where the page looks again by itself while something is being read."""
    asked = request.GET.get("look", "0")
    times = int(asked) if asked.isdecimal() and len(asked) < 4 else _LOOKS
    if not found.counts.reading or found.box != "reading" or times >= _LOOKS:
        return {}
    return {"address": f"{request.path}?box=reading&look={times + 1}", "seconds": _SECONDS}
