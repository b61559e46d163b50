"""A letter's page: where it lies and what may be done next, what was written on it, its family."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.files.queries import of_thing
from wian.letters.actions.links import asking_is_on
from wian.letters.endorsing import PASSED_ON
from wian.letters.inside_values import Holding
from wian.letters.page_values import LetterView
from wian.letters.queries.hands import READ, stands_in
from wian.letters.queries.inside import history, holders
from wian.letters.queries.letter_page import letter_view
from wian.letters.queries.next_steps import receivers, steps_open
from wian.letters.queries.signing import SIGN, signing
from wian.letters.queries.threads import family, links
from wian.offices.acting import Actor, where_of
from wian.offices.errors import Refused
from wian.offices.queries.people import account_names
from wian.offices.queries.reach import standing
from wian.web.door import actor, signed_in
from wian.web.letters.endorsing import Among, EndorseForm
from wian.web.letters.endorsing_steps import written
from wian.web.letters.letter_deeds import carry_out, revision
from wian.web.letters.letter_head import asks_of, book_line, head_of, lies_at
from wian.web.letters.letter_story import since, story_of
from wian.web.letters.room import page
from wian.web.letters.threads import kin_of, matches, pointed, ways_to_tie
from wian.web.offices.fields import both
from wian.web.page import clock
from wian.web.when import Clock

_AT_DESK: Final = ("reading", "desk", "aside")
_DRAFTING: Final = ("draft", "checking", "signing", "signed")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def letter(request: HttpRequest, letter: int) -> HttpResponse:
    """One letter with what the person may do next; POST `do` does what it names.

    What was refused stands at its form with everything that was typed.
    """
    who, seen = actor(request), clock(request)
    found = letter_view(who, letter)
    lying = holders(who, letter)
    office = _office(who, found, lying)
    form, wrong = _form(request, who, seen, found, office), ""
    if request.method == "POST":
        try:
            if (done := _done(request, who, found, office, form)) is not None:
                return HttpResponseRedirect(done)
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
        found, lying = letter_view(who, letter), holders(who, letter)
    context = _context(request, who, seen, found, lying, office, form) | {"wrong": wrong}
    bad = bool(wrong or (form and form.errors))
    return page(request, "letter", who, context, tab="hands", status=422 if bad else 200)


def _office(who: Actor, found: LetterView, lying: tuple[Holding, ...]) -> int:
    """The office in which the person acts on the letter: where they stand, else its keeper."""
    own = stands_in(who, READ)
    near = [one.office for one in lying if {one.office, one.unit} & own]
    return next(iter([*near, *(one.office for one in lying)]), found.brief.office)


def _form(
    request: HttpRequest, who: Actor, seen: Clock, found: LetterView, office: int
) -> EndorseForm | None:
    """The form of an endorsement; None for a letter on which nothing is written yet."""
    if found.brief.state not in PASSED_ON:
        return None
    house, people = receivers(who, found.brief.id, office=office)
    signs = who.may(SIGN, where_of(standing(office))).allowed
    asked = min((one.due for one in found.asks if one.due and one.due >= seen.today), default=None)
    among = Among(house, people, who.account, signs, asked)
    sent = request.method == "POST" and request.POST.get("do") == "endorse"
    return EndorseForm(seen, among, *([request.POST] if sent else []))


def _done(
    request: HttpRequest, who: Actor, found: LetterView, office: int, form: EndorseForm | None
) -> str | None:
    """Where to go on once it is done; None where the endorsement has faults."""
    sent: Mapping[str, str] = {name: request.POST[name] for name in request.POST}
    if form is None or not form.is_bound:
        return _here(found, carry_out(who, found, office, sent))
    if not form.is_valid():
        return None
    try:
        form.act(who, letter=found.brief.id, office=office, revision=revision(sent))
    except Refused as refused:
        form.refuse(refused)
        return None
    return _here(found, "endorsed#steps")


def _here(found: LetterView, told: str) -> str:
    done, _, place = told.partition("#")
    at = f"{reverse('letters:letter', args=[found.brief.id])}?done={done}"
    return f"{at}#{place}" if place else at


def _context(
    request: HttpRequest,
    who: Actor,
    seen: Clock,
    found: LetterView,
    lying: tuple[Holding, ...],
    office: int,
    form: EndorseForm | None,
) -> dict[str, Any]:
    id_, sent = found.brief.id, request.POST if request.method == "POST" else {}
    story = story_of(id_, seen)
    return {
        "id": id_,
        "form": form,
        "revision": found.brief.revision,
        "head": head_of(found, seen),
        "kind": seen.say[found.kind] if found.kind else "",
        "asks": asks_of(found.asks, seen),
        "books": [book_line(line, seen) for line in found.lines],
        "lies": [lies_at(one, who.account, seen) for one in lying],
        "way": written(history(who, id_), seen),
        "files": of_thing(who, "letter", id_),
        "story": story,
        "last": story[0].id if story else 0,
        "changes": since(story, sent.get("last", "")) if _older(found, sent) else [],
        "sent": sent,
        **_steps(who, seen, found, office, form),
        **_threads(request, who, seen, found),
    }


def _older(found: LetterView, sent: Mapping[str, str]) -> bool:
    """Whether the form was made before the letter changed."""
    known = revision(sent)
    return known is not None and known != found.brief.revision


def _steps(
    who: Actor, seen: Clock, found: LetterView, office: int, form: EndorseForm | None
) -> dict[str, Any]:
    """What the person may do next, why not the rest, and how they would sign."""
    state = found.brief.state
    steps = {step.step: step for step in steps_open(who, found.brief.id, office=office)}
    shut = steps.get("endorse")
    writes = form is not None and shut is not None and shut.allowed
    ways = signing(who, form.among.house.ids, verb=READ) if form and writes else ()
    name = account_names({who.account}).get(who.account, "") if writes and who.account else ""
    return {
        "open": {name for name, step in steps.items() if step.allowed},
        "why": seen.say.pick(shut.thai, shut.english) if shut and not shut.allowed else "",
        "to_desk": state in _AT_DESK,
        "to_draft": state in _DRAFTING,
        "sign_name": name,
        "sign_lines": ways[0].lines if ways else (),
    }


def _threads(request: HttpRequest, who: Actor, seen: Clock, found: LetterView) -> dict[str, Any]:
    """The family, letters found to be tied, and links."""
    id_, asked = found.brief.id, request.GET.get("find", "").strip()
    where = where_of(standing(found.brief.office))
    whole = family(who, id_)
    return {
        "kin": kin_of(whole, id_, seen),
        "kin_more": whole.more,
        "may_tie": who.may("letter.write", where).allowed,
        "find": asked,
        "found": matches(who, id_, asked, seen),
        "ways": ways_to_tie(seen),
        "links": [pointed(one, seen) for one in links(who, id_)],
        "may_ask": asking_is_on() and who.may("letter.write", where).allowed,
    }
