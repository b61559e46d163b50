"""Beginning a letter: its form, who drafts it, and which letter it answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.letters.actions.drafting import begin_draft
from wian.letters.drafting import FORMS
from wian.letters.queries.briefly import in_brief
from wian.letters.queries.houses import house
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.web.door import actor, signed_in
from wian.web.letters.room import page
from wian.web.letters.taking import WRITE, writable
from wian.web.offices.fields import Sheet, choose
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.when import Clock


class BeginForm(Sheet):
    """Which form the letter has, and in which office or unit it is drafted."""

    form = forms.ChoiceField(label="draft_form", widget=forms.RadioSelect, initial="external")
    unit = forms.TypedChoiceField(label="draft_unit", help_text="draft_unit_hint", coerce=int)
    reply = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, seen: Clock, places: Mapping[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        choose(self, "form", {name: seen.say(f"form_{name}_why") for name in FORMS})
        choose(self, "unit", {str(id_): name for id_, name in places.items()})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """The form, with `?kind=` and `?reply=` filled in; POST begins the draft and opens it."""
    who, seen = actor(request), clock(request)
    require(who, WRITE)
    places = writable(who, seen.say)
    if request.method == "POST":
        form = BeginForm(seen, places, request.POST)
        if form.is_valid() and (draft := _begun(who, form)):
            return HttpResponseRedirect(f"{reverse('letters:draft', args=[draft])}?done=begun")
    else:
        first = {"form": request.GET.get("kind", "external"), "unit": next(iter(places), None)}
        form = BeginForm(seen, places, initial=first | {"reply": request.GET.get("reply")})
    answered = str(form["reply"].value() or "")
    brief = in_brief(who, int(answered)) if answered.isdecimal() and len(answered) < 19 else None
    context = {"form": form, "answers": brief, "places": len(places)}
    status = 422 if form.errors else 200
    return page(request, "draft_begin", who, context, tab="drafts", status=status)


def _begun(who: Actor, form: BeginForm) -> int | None:
    """The id of the draft; None where it was refused, which then stands at the form."""
    said = form.cleaned_data
    try:
        return begin_draft(
            who,
            office=house(said["unit"]).root,
            form=said["form"],
            unit=said["unit"],
            reply_to=said["reply"],
        )
    except Refused as refused:
        form.refuse(refused)
    return None
