"""Sending a letter round: the words, whom they mean, what to look at first; then it is sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.letters.actions.circulation import dispatch
from wian.letters.circulating import PURPOSES as CODES
from wian.letters.circulation_values import Proposal
from wian.letters.endorsing import PASSED_ON
from wian.letters.errors import Refused as LetterRefused
from wian.letters.fields import SECRECIES
from wian.letters.queries.circulation import proposal
from wian.letters.queries.letter_page import letter_view
from wian.offices.acting import check
from wian.offices.errors import Refused
from wian.offices.queries import offices as directory
from wian.offices.queries.reach import standing
from wian.offices.values import OfficeView
from wian.web.called import called
from wian.web.door import actor, signed_in
from wian.web.letters.room import page
from wian.web.letters.round_words import PURPOSES
from wian.web.offices.days import suggestions
from wian.web.offices.fields import DayField, Sheet, choose
from wian.web.page import clock
from wian.web.when import Clock

SEND: Final = "letter.send"
CALLS: Final = {"meeting": "notice_meeting", "duty": "notice_duty"}
OPEN: Final = 60
"""So many names stand open as one list; more are folded by province."""
NAMED: Final = 1_000
"""So many names are on the page at all; of more only those of a province that is asked for."""


class SendForm(Sheet):
    """To whom in words, for what, and until when an answer is wanted."""

    phrase = forms.CharField(
        label="send_phrase",
        help_text="send_phrase_hint",
        max_length=2_000,
        widget=forms.Textarea({"rows": 3, "lang": "th"}),
    )
    purpose = forms.ChoiceField(label="send_purpose", widget=forms.RadioSelect)
    reply_by = DayField(label="send_reply_by", help_text="send_reply_hint", required=False)
    refusals: ClassVar[dict[str, str]] = {
        "L601": "phrase",
        "L602": "purpose",
        "L603": "phrase",
        "L604": "phrase",
        "L605": "reply_by",
    }

    def __init__(self, seen: Clock, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        choose(self, "purpose", {code: seen.say[PURPOSES[code]] for code in CODES})


@dataclass(frozen=True, slots=True)
class Area:
    """Those of one province who get it; `names` only as far as they are shown."""

    code: str
    name: str
    count: int
    names: tuple[tuple[str, bool], ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Warned:
    """A day that the letter calls for, and how little is left until it."""

    what: str
    left: str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def send(request: HttpRequest, letter: int) -> HttpResponse:
    """Whom the letter's own words mean, as a list; POST `do=look` asks of other words, `do=send`
    sends it to those who were shown.

    Where the words are others than those of the list, the list is shown again instead.
    """
    who, seen = actor(request), clock(request)
    head = letter_view(who, letter)
    check(who, SEND, standing(head.brief.office))
    if head.secrecy in SECRECIES:
        raise LetterRefused("L203")
    if head.brief.state not in PASSED_ON:
        raise LetterRefused("L108")
    sent = request.POST if request.method == "POST" else None
    found = proposal(who, letter, sent["phrase"] if sent and "phrase" in sent else None)
    first = {"phrase": found.phrase, "purpose": found.purpose}
    form = SendForm(seen, sent) if sent is not None else SendForm(seen, initial=first)
    wanted = sent is not None and sent.get("do") == "send"
    changed = wanted and sent is not None and sent.get("shown") != found.phrase
    if form.is_bound and form.is_valid() and wanted and not changed and _sent(request, found, form):
        done = f"{reverse('letters:round', args=[letter])}?done=round_dispatched"
        return HttpResponseRedirect(done)
    context = {
        "id": letter,
        "title": seen.n(head.brief.subject) or seen.say("no_subject"),
        "number": seen.n(head.brief.number),
        "form": form,
        "found": found,
        "changed": changed,
        "days": suggestions(seen),
        "warned": list(_warned(found, seen)),
        **_told(found, request.POST.get("province", ""), seen),
    }
    return page(request, "send", who, context, tab="", status=422 if form.errors else 200)


def _sent(request: HttpRequest, found: Proposal, form: SendForm) -> bool:
    """Whether it was sent to those who were shown; what was refused stands at its field."""
    if not found.certain or found.found is None:
        return False
    expected = request.POST.get("expected", "")
    try:
        dispatch(
            actor(request),
            letter=found.letter,
            rule=found.rule,
            purpose=form.cleaned_data["purpose"],
            expected=int(expected) if expected.isdecimal() and len(expected) < 9 else 0,
            reply_by=form.cleaned_data["reply_by"],
        )
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def _told(found: Proposal, province: str, seen: Clock) -> dict[str, Any]:
    """The list, its sum, and what stands against it."""
    told: dict[str, Any] = {
        "asks": [seen.dates(seen.say.pick(*ask)) for ask in found.asks],
        "problem": seen.dates(seen.say.pick(*found.problem)) if found.problem else "",
    }
    if found.found is None:
        return told
    offices = found.found.sent
    new = len(offices) - len(found.had)
    return told | {
        "new": new,
        "sum": seen.n(found.found.sum),
        "sentence": found.found.sentence,
        "notes": [seen.n(seen.say.pick(note.thai, note.english)) for note in found.found.notes],
        "out": [(called(one.office, seen.say), one.reason) for one in found.found.left_out],
        "total": len(offices),
        "areas": list(_areas(offices, found.had, province, found.found.day, seen)),
    }


def _areas(
    offices: tuple[OfficeView, ...], had: frozenset[int], province: str, day: date, seen: Clock
) -> Iterator[Area]:
    """The list, by province where it is long."""
    if len(offices) <= OPEN:
        yield Area("", "", len(offices), _names(offices, had, seen), True)
        return
    grouped = defaultdict[str, list[OfficeView]](list)
    for office in offices:
        grouped[office.place[:2]].append(office)
    places = {place.code: place for place in directory.places(level="province", day=day)}
    for code, some in sorted(grouped.items()):
        name = called(places[code], seen.say) if code in places else seen.say("send_centre")
        shown = len(offices) <= NAMED or code == province
        names = _names(tuple(some), had, seen) if shown else ()
        yield Area(code, name, len(some), names, code == province)


def _names(
    offices: tuple[OfficeView, ...], had: frozenset[int], seen: Clock
) -> tuple[tuple[str, bool], ...]:
    return tuple((called(office, seen.say), office.id in had) for office in offices)


def _warned(found: Proposal, seen: Clock) -> Iterator[Warned]:
    """The days that are near or past."""
    for one in found.notices:
        left = "notice_past" if one.days is None else "notice_days" if one.days else "notice_none"
        what = seen.say(CALLS[one.what], day=seen.day(one.day))
        yield Warned(what, seen.n(seen.say(left, n=one.days)))
