"""Signed letters get their numbers together: ticked, seen with the numbers to come, numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from wian.letters.actions.locking import REGISTER
from wian.letters.actions.registers import issue_signed
from wian.letters.inside_values import Waiting
from wian.letters.queries.numbering import coming
from wian.letters.queries.to_number import numbered, rooms_waiting, to_number
from wian.letters.register_values import Coming
from wian.letters.registering import MOST_AT_ONCE, OWN_SERIES, SERIES
from wian.offices.acting import Actor
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.letters.register_forms import OUT
from wian.web.letters.registers import READ
from wian.web.letters.room import page
from wian.web.offices.days import suggestions
from wian.web.offices.deeds import Deed, carried_out
from wian.web.offices.fields import DayField, choose, fault
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.when import Clock

_LONGEST: Final = 19
_KINDS: Final = tuple(f"out_{series}" for series in SERIES)
"""What is chosen for letters; orders and announcements have their own series."""


@dataclass(frozen=True, slots=True)
class Line:
    """A signed letter in words; `number` is what it would get, "" while it is not ticked."""

    id: int
    title: str
    addressee: str
    urgency: str
    since: str
    ticked: bool
    number: str


class SignedForm(Deed):
    """Which letters get numbers, of which register and day."""

    kind = forms.ChoiceField(label="number_kind", choices=())
    day = DayField(label="number_day", help_text="day_hint")
    letters = forms.MultipleChoiceField(label="number_signed_which", required=False)
    refusals: ClassVar[dict[str, str]] = {
        "L101": "letters",
        "L108": "letters",
        "L207": "day",
        "L208": "day",
        "L209": "letters",
    }

    def __init__(self, seen: Clock, who: Actor, office: int, *args: Any) -> None:
        super().__init__(seen, *args, initial={"kind": "out_ordinary", "day": seen.today})
        self.who, self.office = who, office
        choose(self, "kind", {kind: seen.say(OUT[kind]) for kind in _KINDS})
        # a letter that has its number by now is known to the action: sent twice it keeps it
        choose(self, "letters", {str(id_): "" for id_ in self.ticked})

    @property
    def ticked(self) -> list[int]:
        """The letters that are ticked in what was sent, in its order."""
        sent = self.data.getlist("letters") if self.is_bound else []  # type: ignore[attr-defined]
        return [int(id_) for id_ in sent if _is_id(id_)]

    @property
    def series(self) -> str:
        """The series that is chosen."""
        return "circular" if self["kind"].value() == "out_circular" else "ordinary"

    def clean_letters(self) -> list[int]:
        """At least one is ticked."""
        if not self.ticked:
            raise forms.ValidationError(fault(self.seen, "F161"))
        return self.ticked

    def act(self) -> int:
        """The letters have their numbers; their office."""
        said = self.cleaned_data
        issue_signed(
            self.who,
            office=self.office,
            series=self.series,
            letters=said["letters"],
            day=said["day"],
        )
        return self.office


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def number_signed(request: HttpRequest) -> HttpResponse:
    """The letters of one office, `?office=`, that wait for numbers: all ticked at first.

    POST `do=number` numbers those that are ticked, `do=look` only tells what they would get.
    """
    who, seen = actor(request), clock(request)
    require(who, REGISTER)
    rooms = own_names(rooms_waiting(who), seen.say)
    office = _office(request) or next((room.id for room, _ in rooms), None)
    if office is None:
        return page(request, "number_signed", who, {"rooms": rooms}, tab="drafts")
    sent = [request.POST] if request.method == "POST" else []
    form = SignedForm(seen, who, office, *sent)
    if request.POST.get("do") != "look" and carried_out({"number": form}):
        letters = ".".join(map(str, form.ticked))
        return HttpResponseRedirect(f"{reverse('letters:numbered')}?letters={letters}&done=issued")
    day = form.cleaned_data.get("day") if form.is_bound and form.is_valid() else None
    next_ = coming(who, office=office, year=(day or seen.today).year)
    found = to_number(who, office)
    context: dict[str, Any] = {
        "rooms": rooms,
        "office": office,
        "form": form,
        "lines": list(_lines(found, form, next_, seen)),
        "coming": [seen.n(next_.text(series)) for series in SERIES] if next_.code else [],
        "more": sum(n for room, n in rooms if room.id == office) - len(found),
        "days": suggestions(seen),
    }
    status = 422 if form.errors else 200
    return page(request, "number_signed", who, context, tab="drafts", status=status)


@require_safe
@signed_in
def given(request: HttpRequest) -> HttpResponse:
    """The letters `?letters=1.2.3` with the numbers that they go out under, in this order."""
    who, seen = actor(request), clock(request)
    require(who, READ)
    asked = [id_ for id_ in request.GET.get("letters", "").split(".") if _is_id(id_)]
    found = numbered(who, [int(id_) for id_ in asked[:MOST_AT_ONCE]])
    rows = [(one.id, seen.n(one.number), seen.n(one.subject), one.addressee) for one in found]
    return page(request, "numbered", who, {"rows": rows}, tab="drafts")


def _office(request: HttpRequest) -> int | None:
    """The office that the address names."""
    text = request.GET.get("office", "")
    return int(text) if _is_id(text) else None


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < _LONGEST


def _lines(
    found: Sequence[Waiting], form: SignedForm, next_: Coming, seen: Clock
) -> Iterator[Line]:
    """The letters in words; those that are ticked with the numbers to come, one after another."""
    ticked = set(form.ticked) if form.is_bound else {one.letter.id for one in found}
    behind = Counter[str]()
    for one in found:
        letter, since = one.letter, timezone.localtime(one.since).date()
        to_come = letter.id in ticked
        series = OWN_SERIES.get(one.kind, form.series)
        known = to_come and (next_.code or series not in SERIES)
        yield Line(
            id=letter.id,
            title=seen.n(letter.subject) or seen.say("draft_no_subject"),
            addressee=letter.addressee,
            urgency=letter.urgency,
            since=f"{seen.day(since)} · {seen.far(since)}",
            ticked=to_come,
            number=seen.n(next_.text(series, behind[series])) if known else "",
        )
        behind[series] += to_come
