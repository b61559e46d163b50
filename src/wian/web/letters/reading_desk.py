"""THE reading desk: the paper on one side, the facts on the other, what is doubtful first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from wian.letters.desk_values import DeskLetter
from wian.letters.queries.desk_letter import desk_letter
from wian.letters.queries.registers import next_number, received
from wian.offices.acting import Actor, check
from wian.offices.errors import Refused
from wian.offices.queries.reach import standing
from wian.web.called import offices as offices_called
from wian.web.door import actor, signed_in
from wian.web.letters.box_lines import line, registered_before
from wian.web.letters.desk_beside import alike_of, parts_of, ties_of
from wian.web.letters.desk_deeds import carry_out
from wian.web.letters.desk_doubts import doubts_of, places_of
from wian.web.letters.desk_facts import additions, facts_of
from wian.web.letters.desk_paper import paper_of
from wian.web.letters.desk_slots import Slot, empty, label, typed
from wian.web.letters.room import page
from wian.web.offices.fields import both
from wian.web.page import clock
from wian.web.when import Clock

WRITE: Final = "letter.write"
TYPED: Final = ("subject", "number", "date", "issuer", "addressees.0", "urgency")
"""What a person types of a letter that could not be read."""
_LOOKS: Final = 60
_LAST_CHANGES: Final = 5


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that somebody put right meanwhile: what it is now, and when."""

    label: str
    value: str
    at: str
    back: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def read(request: HttpRequest, letter: int) -> HttpResponse:
    """One letter with all that a person needs to decide about it; POST `do` does what it names.

    What was refused stands at the form that asked for it, with everything that was typed.
    """
    who, seen = actor(request), clock(request)
    found = desk_letter(who, letter)
    wrong, sent = "", dict[str, str]()
    if request.method == "POST":
        check(who, WRITE, standing(found.row.office))
        sent = {name: request.POST[name] for name in request.POST}
        try:
            return HttpResponseRedirect(carry_out(who, found, sent))
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
            found = desk_letter(who, letter)
    context = _context(request, who, seen, found, sent) | {"wrong": wrong}
    return page(request, "read", who, context, tab="desk", status=422 if wrong else 200)


def _context(
    request: HttpRequest, who: Actor, seen: Clock, found: DeskLetter, sent: Mapping[str, str]
) -> dict[str, Any]:
    at, facts = found.row.office, facts_of(found, seen, sent)
    doubts = doubts_of(found, facts, seen, sent)
    places = (*places_of(found), *facts.places)
    more = additions(found, seen, sent) if "correct" in found.steps else []
    return {
        "row": line(found.row, seen, offices_called([at], seen.say)[at], found.job),
        "state": found.row.state,
        "revision": found.row.revision,
        "known": len(found.corrections),
        "steps": found.steps,
        "facts": facts,
        "doubts": doubts,
        "unsure": sum(row.doubt for row in facts.rows),
        "paper": paper_of(found, places, as_text=request.GET.get("view") == "text"),
        "more": more,
        "adding": any(key == sent.get("row") for key, _, _ in more),
        "typing": _typing(found, seen, sent),
        "changes": _changes(found, seen, sent),
        "notes": [seen.say.pick(note["th"], note["en"]) for note in found.notes],
        "parts": parts_of(found, seen),
        "alike": alike_of(found, seen),
        "ties": ties_of(found, seen),
        "twins": len(found.twins),
        "before": found.before,
        "next": found.next,
        "look": _look(request),
        "sent": sent,
        "was": registered_before(request, who, seen),
        **_register(who, seen, found),
    }


def _register(who: Actor, seen: Clock, found: DeskLetter) -> dict[str, Any]:
    """The number that the letter has got, or would get; how many doubts are in the way."""
    row = found.row
    mine = received(who, row.id) if row.state == "registered" else None
    open_ = "register" in found.steps
    coming = next_number(who, office=row.office, way="in") if open_ else ""
    return {
        "mine": seen.n(mine.text) if mine else "",
        "coming": seen.n(coming),
        "blocked": sum(not one.answer for one in found.doubts),
    }


def _typing(found: DeskLetter, seen: Clock, sent: Mapping[str, str]) -> list[Slot]:
    """The fields for what could not be read."""
    return [empty(name, seen, sent) for name in TYPED] if "type" in found.steps else []


def _changes(found: DeskLetter, seen: Clock, sent: Mapping[str, str]) -> list[Change]:
    """What people have put right since the form was shown, where it was refused as older."""
    known = sent.get("known", "")
    if not known.isdecimal() or sent.get("revision") == str(found.row.revision):
        return []
    sorts = {fact.name: fact.sort for fact in found.facts}
    return [
        Change(
            label(one.name, seen),
            found.veil.text(seen.n(typed(one.value, sorts.get(one.name, "text"), seen))),
            seen.moment(one.at),
            one.back,
        )
        for one in found.corrections[int(known[:6]) :][-_LAST_CHANGES:]
    ]


def _look(request: HttpRequest) -> int:
    """How often the page has looked by itself whether the letter is read; 0 for no more."""
    asked = request.GET.get("look", "0")
    times = int(asked) if asked.isdecimal() and len(asked) < 4 else _LOOKS
    return times + 1 if times < _LOOKS else 0
