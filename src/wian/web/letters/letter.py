"""A letter's page: where it lies and what may be done next, what was written on it, its family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.files.queries import of_thing
from wian.letters.actions.links import asking_is_on
from wian.letters.circulation_values import Here
from wian.letters.endorsing import PASSED_ON
from wian.letters.inside_values import Brief
from wian.letters.page_values import LetterPage, LetterView
from wian.letters.queries.attached import replaceable, takes_files
from wian.letters.queries.circulation import here
from wian.letters.queries.hands import READ, REGISTER, WRITE, stands_in
from wian.letters.queries.houses import colleagues, house_of
from wian.letters.queries.letter_page import letter_page
from wian.letters.queries.next_steps import steps_inside
from wian.letters.queries.signing import SIGN, signing
from wian.letters.queries.threads import family, links
from wian.offices.acting import Actor, where_of
from wian.offices.errors import Refused
from wian.offices.queries.people import account_names
from wian.offices.queries.reach import standings
from wian.offices.rules import Where
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.letters.band import of_round
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

SEND: Final = "letter.send"
ASK: Final = "duty.ask"
_AT_DESK: Final = ("reading", "desk", "aside")
_DRAFTING: Final = ("draft", "checking", "signing", "signed")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def letter(request: HttpRequest, letter: int) -> HttpResponse:
    """One letter with what the person may do next; POST `do` does what it names.

    What was refused stands at its form with everything that was typed.
    """
    who, seen = actor(request), clock(request)
    at = _around(who, own_names(letter_page(who, letter), seen.say))
    form, wrong = _form(request, seen, at), ""
    if request.method == "POST":
        try:
            if (done := _done(request, at, form)) is not None:
                return HttpResponseRedirect(done)
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
        at = _around(who, own_names(letter_page(who, letter), seen.say))
    context = _context(request, seen, at, form) | {"wrong": wrong}
    bad = bool(wrong or (form and form.errors))
    return page(request, "letter", who, context, tab="hands", status=422 if bad else 200)


@dataclass(frozen=True, slots=True)
class At:
    """The letter before a person who acts in this office, and where its offices stand."""

    who: Actor
    page: LetterPage
    here: tuple[Here, ...]
    office: int
    where: Mapping[int, Where]
    above: int | None

    @property
    def brief(self) -> Brief:
        """The letter in short."""
        return self.page.view.brief

    @property
    def kept(self) -> Where:
        """Where the office stands that keeps it."""
        return self.where[self.brief.office]


def _around(who: Actor, found: LetterPage) -> At:
    """The letter with the office in which the person acts on it: where they stand, else its keeper.

    One query, three for one that went round.
    """
    own, lying = stands_in(who, READ), found.lying
    near = [one.office for one in lying if {one.office, one.unit} & own]
    sent_to = here(who, found.view.brief.id) if found.view.counts.all else ()
    there = [*near, *(one.office for one in lying), *(one.office for one in sent_to)]
    office = next(iter(there), found.view.brief.office)
    asked = {office, found.view.brief.office, *(one.unit for one in lying)}
    asked |= {one.office for one in sent_to}
    spells = standings(asked)
    above = spells[office].parent_id if spells[office].kind == "unit" else None
    where = {id_: where_of(spell) for id_, spell in spells.items()}
    return At(who, found, sent_to, office, where, above)


def _form(request: HttpRequest, seen: Clock, at: At) -> EndorseForm | None:
    """The form of an endorsement; None for a letter on which nothing is written yet."""
    lies = any(one.office == at.office for one in at.page.lying)
    if at.brief.state not in PASSED_ON or not (lies or at.page.view.inside):
        return None
    house = own_names(house_of(at.office, at.above), seen.say)
    people = colleagues(house.ids, verb=READ)
    signs = at.who.may(SIGN, at.where[at.office]).allowed
    days = [one.due for one in at.page.view.asks if one.due and one.due >= seen.today]
    among = Among(house, people, at.who.account, signs, min(days, default=None))
    sent = request.method == "POST" and request.POST.get("do") == "endorse"
    return EndorseForm(seen, among, *([request.POST] if sent else []))


def _done(request: HttpRequest, at: At, form: EndorseForm | None) -> str | None:
    """Where to go on once it is done; None where the endorsement has faults."""
    sent: Mapping[str, str] = {name: request.POST[name] for name in request.POST}
    if form is None or not form.is_bound:
        return _here(at, carry_out(at.who, at.page.view, at.office, sent))
    if not form.is_valid():
        return None
    try:
        form.act(at.who, letter=at.brief.id, office=at.office, revision=revision(sent))
    except Refused as refused:
        form.refuse(refused)
        return None
    return _here(at, "endorsed#steps")


def _here(at: At, told: str) -> str:
    if told.startswith("/"):
        return told
    done, _, place = told.partition("#")
    address = f"{reverse('letters:letter', args=[at.brief.id])}?done={done}"
    return f"{address}#{place}" if place else address


def _context(request: HttpRequest, seen: Clock, at: At, form: EndorseForm | None) -> dict[str, Any]:
    who, found, id_ = at.who, at.page.view, at.brief.id
    sent = request.POST if request.method == "POST" else {}
    story = story_of(id_, seen, _houses(at), inside=found.inside)
    return {
        "id": id_,
        "form": form,
        "revision": at.brief.revision,
        "head": head_of(found, seen),
        "kind": seen.say[found.kind] if found.kind else "",
        "asks": asks_of(found.asks, seen),
        "has_days": found.has_days or any(one.reply_by for one in at.here),
        "books": [book_line(line, seen) for line in found.lines],
        "lies": [lies_at(one, who.account, seen) for one in at.page.lying],
        "way": written(at.page.way, seen),
        "story": story,
        "last": story[0].id if story else 0,
        "changes": since(story, sent.get("last", "")) if _older(found, sent) else [],
        "sent": sent,
        **of_round(who, found, at.here, at.where, seen),
        **_files(at),
        **_steps(seen, at, form),
        "asks_at": _asks_at(at),
        **_threads(request, seen, at),
    }


def _houses(at: At) -> set[int]:
    """The offices whose own doings with the letter this person reads."""
    found = {one.office for one in at.page.lying} | {one.office for one in at.page.way}
    found |= {one.office for one in at.here}
    return found | ({at.brief.office} if at.page.view.inside else set())


def _older(found: LetterView, sent: Mapping[str, str]) -> bool:
    """Whether the form was made before the letter changed."""
    known = revision(sent)
    return known is not None and known != found.brief.revision


def _files(at: At) -> dict[str, Any]:
    """The files, which of them may get a newer version, and whether one more may be added."""
    files = of_thing(at.who, "letter", at.brief.id)
    takes = takes_files(at.who, at.brief, at.kept)
    return {
        "files": files,
        "takes_files": takes,
        "replaceable": {file.id for file in files if takes and replaceable(file)},
        **_exchange(at),
    }


def _exchange(at: At) -> dict[str, Any]:
    """What the person may take out of the letter as XML: the letter where it went round, or what
    their office replies."""
    found, may = at.page.view, at.who.may
    out = found.went_out and may(SEND, at.kept).allowed
    reply = found.came_to and may(REGISTER, at.where[at.office]).allowed
    return {"ecms_out": out, "ecms_reply": at.office if reply else None}


def _asks_at(at: At) -> int | None:
    """The office for which the person may make duties of it: its keeper, or where they act."""
    if at.brief.state not in PASSED_ON:
        return None
    offices = dict.fromkeys((at.brief.office, at.office))
    return next((id_ for id_ in offices if at.who.may(ASK, at.where[id_]).allowed), None)


def _steps(seen: Clock, at: At, form: EndorseForm | None) -> dict[str, Any]:
    """What the person may do next, why not the rest, and how they would sign."""
    lies = next((one for one in at.page.lying if one.office == at.office), None)
    open_ = steps_inside(at.who, lies, at.page.way, at.where) if form and lies else ()
    steps = {step.step: step for step in open_}
    shut, state = steps.get("endorse"), at.brief.state
    writes = form is not None and shut is not None and shut.allowed
    ways = signing(at.who, form.among.house.ids, verb=READ) if form and writes else ()
    return {
        "open": {name for name, step in steps.items() if step.allowed},
        "why": seen.say.pick(shut.thai, shut.english) if shut and not shut.allowed else "",
        "to_desk": state in _AT_DESK,
        "to_draft": state in _DRAFTING,
        "sign_name": _name(at.who.account, form.among) if form and writes else "",
        "sign_lines": ways[0].lines if ways else (),
    }


def _name(account: int | None, among: Among) -> str:
    """What the person is called; mostly they work in the house."""
    here = next((one.name for one in among.people if one.account == account), "")
    return here or (account_names({account}).get(account, "") if account else "")


def _threads(request: HttpRequest, seen: Clock, at: At) -> dict[str, Any]:
    """The family, letters found to be tied, and links."""
    who, id_, asked = at.who, at.brief.id, request.GET.get("find", "").strip()
    whole = family(who, id_)
    writes = who.may(WRITE, at.kept).allowed
    return {
        "kin": kin_of(whole, id_, seen),
        "kin_more": whole.more,
        "may_tie": writes,
        "find": asked,
        "found": matches(who, id_, asked, seen),
        "ways": ways_to_tie(seen),
        "links": [pointed(one, seen) for one in links(who, id_)],
        "may_ask": asking_is_on() and writes,
    }
