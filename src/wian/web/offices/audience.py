"""Who exactly is addressed: a line of a letter or chosen kinds and areas, with the sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.offices.audience import Ask, AudienceError, Resolution, resolve
from wian.offices.kinds import KINDS
from wian.offices.queries import browsing
from wian.offices.queries import offices as directory
from wian.offices.values import OfficeView
from wian.web.called import called
from wian.web.door import actor, signed_in
from wian.web.offices.audience_forms import LineForm, PartsForm
from wian.web.offices.days import suggestions
from wian.web.offices.fields import named
from wian.web.offices.room import own_office, page, require
from wian.web.page import clock
from wian.web.when import Clock

_MOST_NAMES = 1_000


@require_safe
@signed_in
def audience(request: HttpRequest) -> HttpResponse:
    """`?phrase=` with `?issuer=`, or `?by=parts` with kinds, areas, groups and exceptions."""
    who, seen = actor(request), clock(request)
    require(who, "see")
    parts = request.GET.get("by") == "parts"
    asked = {"phrase", "kinds", "areas", "groups", "unless"} & set(request.GET)
    own = own_office(who)
    first = {"issuer": named(own) if own else "", "on": seen.today}
    form: LineForm | PartsForm = (PartsForm if parts else LineForm)(
        seen, who, request.GET if asked else None, initial=first
    )
    context: dict[str, Any] = {"form": form, "by": "parts" if parts else "line"}
    context |= {"days": suggestions(seen), "who": who}
    if asked and form.is_valid():
        context |= _answer(request, form, seen)
    bad = bool(asked) and ("reading" not in context or "error" in context)
    return page(request, "audience", who, context, tab="audience", status=422 if bad else 200)


def _answer(request: HttpRequest, form: LineForm | PartsForm, seen: Clock) -> dict[str, Any]:
    """What the form means: the questions it leaves open, or the list with its sum."""
    issuer, day = form.sender, form.day
    reading = form.read()
    questions = [_question(request, ask, seen) for ask in reading.asks]
    told: dict[str, Any] = {"reading": reading, "questions": questions, "issuer": issuer}
    if reading.open or not reading.include:
        return told | {"waiting": True}
    try:
        found = resolve(reading.rule, day=day, sender=issuer.id)
    except AudienceError as wrong:
        return told | {"error": seen.dates(seen.say.pick(wrong.thai, wrong.english))}
    notes = [seen.n(seen.say.pick(note.thai, note.english)) for note in found.notes]
    told |= {"found": found, "notes": notes, "day": seen.day(day)}
    return told | _lists(request, found, seen)


@dataclass(frozen=True, slots=True)
class Question:
    """Words that do not tell for sure, what stands for now, and a link for each answer."""

    text: str
    answers: tuple[tuple[str, str], ...]


def _question(request: HttpRequest, ask: Ask, seen: Clock) -> Question:
    """An answer is the same line with the words written as the person means them."""
    name = "phrase" if "phrase" in request.GET else "unless"
    line = request.GET.get(name, "")
    answers = []
    for candidate in ask.candidates:
        query = request.GET.copy()
        query[name] = line.replace(ask.printed, candidate)
        if query[name] != line:
            answers.append((candidate, query.urlencode()))
    text = seen.say.pick(ask.thai, ask.english)
    return Question(text, tuple(answers))


@dataclass(frozen=True, slots=True)
class Area:
    """The recipients of one province, or of the centre; `names` only as far as they are shown."""

    code: str
    name: str
    count: int
    names: tuple[OfficeView, ...]
    link: str


def _lists(request: HttpRequest, found: Resolution, seen: Clock) -> dict[str, Any]:
    grouped = defaultdict[str, list[OfficeView]](list)
    for office in found.sent:
        grouped[office.place[:2]].append(office)
    provinces = {place.code: place for place in directory.places(level="province", day=found.day)}
    few = len(found.sent) <= _MOST_NAMES
    left = browsing.of_ids(actor(request), [one.office.id for one in found.left_out])
    shown = request.GET.get("province", "")

    def name(code: str) -> str:
        place = provinces.get(code)
        return called(place, seen.say) if place else seen.say("centre")

    areas = []
    for code, offices in sorted(grouped.items()):
        query = request.GET.copy()
        query["province"] = code
        names = tuple(offices) if few or shown == code else ()
        areas.append(Area(code, name(code), len(offices), names, query.urlencode()))
    opens = {view.id for view in left}
    return {"areas": areas, "kinds_sent": _tally(found.sent, seen), "opens": opens}


def _tally(offices: Sequence[OfficeView], seen: Clock) -> list[tuple[str, int]]:
    counted = defaultdict[str, int](int)
    for office in offices:
        counted[office.kind_name] += 1
    return [
        (seen.say.pick(kind.thai, kind.english), counted[kind.name])
        for kind in KINDS.values()
        if kind.name in counted
    ]
