"""The evidence of my offices: given once, told of, used wherever it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from wian.duties.actions.evidence import give_evidence, use_evidence
from wian.duties.evidence_values import EvidenceView, Given
from wian.duties.queries.evidence import PAGE, library
from wian.duties.queries.evidence_things import owing
from wian.letters.queries.hands import stands_in
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.web.called import offices as called
from wian.web.door import actor, signed_in
from wian.web.duties.report_work import REPORT, address
from wian.web.duties.room import page
from wian.web.offices.fields import DayField, Sheet, both, choose
from wian.web.page import clock
from wian.web.when import Clock

DO: Final = "duty.do"
_LONGEST: Final = 18
_WORDS: Final = 80


class ToldForm(Sheet):
    """What is told of evidence."""

    title = forms.CharField(label="evidence_title", max_length=200, required=False)
    place = forms.CharField(label="evidence_place", max_length=200, required=False)
    day = DayField(label="evidence_day", required=False)
    people = forms.CharField(label="evidence_people", max_length=500, required=False)
    note = forms.CharField(
        label="evidence_note", max_length=5000, required=False, widget=forms.Textarea({"rows": 2})
    )
    refusals: ClassVar[dict[str, str]] = {"D304": "day", "D311": "latitude"}

    def told(self) -> dict[str, Any]:
        """What was typed, as actions want it."""
        names = ("title", "place", "day", "people", "note")
        return {name: self.cleaned_data[name] for name in names}


class GiveForm(ToldForm):
    """A file to be evidence, and what is told of it."""

    field_order = ("file", "office", "title")
    file = forms.FileField(label="evidence_file", help_text="evidence_file_hint", max_length=200)
    office = forms.ChoiceField(label="evidence_office")
    refusals: ClassVar[dict[str, str]] = {
        **dict.fromkeys((f"B{n}" for n in range(101, 112)), "file"),
        **dict.fromkeys(("D302", "D303"), "file"),
        "D304": "day",
    }

    def __init__(self, seen: Clock, own: Mapping[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = "image/jpeg,image/png,image/webp,.pdf"
        choose(self, "office", {str(id_): name for id_, name in own.items()})
        if len(own) == 1:
            self.fields["office"].widget = forms.HiddenInput()
            self.initial["office"] = str(next(iter(own)))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def evidence(request: HttpRequest) -> HttpResponse:
    """The newest pieces, by words and office; with `?for=` one of them is chosen for a report.

    POST uses the one that is named there.
    """
    who, seen, wrong = actor(request), clock(request), ""
    wanted, thing = request.GET.get("wanted", "")[:40], request.GET.get("for", "")[:60]
    place = owing(thing) if thing else None
    if thing and place is None:
        raise LookupError(thing)
    if request.method == "POST":
        if place is None:
            raise LookupError("use")
        chosen = _number(request.POST.get("use", ""))
        try:
            use_evidence(who, evidence=chosen, kind=REPORT, thing=thing, wanted=wanted)
            return HttpResponseRedirect(address(*place, done="evidence_used"))
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
    words = request.GET.get("words", "")[:_WORDS]
    before = request.GET.get("before", "")
    found = library(
        who,
        office=place[1] if place else None,
        words=words,
        before=_number(before) if before else None,
    )
    context = {
        "rows": _rows(found, seen),
        "words": words,
        "thing": thing,
        "wanted": wanted,
        "back": address(*place) if place else "",
        "next": found[-1].id if len(found) == PAGE else 0,
        "query": urlencode({"for": thing, "wanted": wanted, "words": words}),
        "may_give": bool(stands_in(who, DO)),
        "wrong": wrong,
    }
    status = 422 if wrong else 200
    return page(request, "evidence", who, context, tab="evidence", status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def give(request: HttpRequest) -> HttpResponse:
    """The form for one more piece; POST takes it and shows what the picture tells of itself."""
    who, seen = actor(request), clock(request)
    own = called(stands_in(who, DO), seen.say)
    if not own:
        _denied(who)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = GiveForm(seen, own, *sent)
    there = 0
    if form.is_bound and form.is_valid():
        try:
            given = _given(who, form)
            if not given.already:
                return HttpResponseRedirect(f"{_at(given.evidence)}?done={_told(given)}")
            there = given.evidence
        except Refused as refused:
            form.refuse(refused)
    context = {"form": form, "there": there}
    status = 422 if form.errors or there else 200
    return page(request, "evidence_give", who, context, tab="evidence", status=status)


def _given(who: Actor, form: GiveForm) -> Given:
    file, office = form.cleaned_data["file"], int(form.cleaned_data["office"])
    return give_evidence(who, office=office, data=file.read(), name=file.name, **form.told())


def _told(given: Given) -> str:
    """The word for what the picture told."""
    if given.taken and given.located:
        return "evidence_given_both"
    if given.taken:
        return "evidence_given_day"
    return "evidence_given_place" if given.located else "evidence_given"


def _denied(who: Actor) -> None:
    from wian.web.offices.room import require

    require(who, DO)


def _at(evidence: int) -> str:
    return reverse("duties:evidence_one", args=[evidence])


def _rows(found: Sequence[EvidenceView], seen: Clock) -> list[dict[str, Any]]:
    return [{"one": one, "day": seen.day(one.day) if one.day else ""} for one in found]


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST):
        raise LookupError(text)
    return int(text)
