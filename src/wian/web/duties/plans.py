"""Plans of offices and years, and a new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from wian.duties.actions.plans import make_plan
from wian.duties.queries.choosing import duties_to_plan
from wian.duties.queries.plans import PAGE, plan_spots, plan_templates
from wian.duties.queries.plans import plans as plans_of
from wian.letters.queries.hands import stands_in
from wian.offices.acting import Actor
from wian.thai.digits import to_arabic
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year
from wian.web.called import offices, own_names
from wian.web.door import actor, signed_in
from wian.web.duties.asking_rows import short
from wian.web.duties.room import page
from wian.web.duties.seeing import SEE, whole
from wian.web.offices.deeds import Deed, carried_out
from wian.web.offices.fields import choose, fault
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.when import Clock

DO: Final = "duty.do"


class MakeForm(Deed):
    """Whose plan it is, of which year, what it is for and what it begins from."""

    office = forms.TypedChoiceField(label="plan_office", coerce=int)
    year = forms.CharField(label="plan_year", max_length=4)
    title = forms.CharField(label="plan_name", max_length=300)
    duty = forms.ChoiceField(label="plan_duty", required=False)
    begin = forms.ChoiceField(label="plan_begin", help_text="plan_begin_hint", required=False)
    refusals: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("D310", "D323"), "title"),
        **dict.fromkeys(("D320", "D331", "D337"), "begin"),
        "D334": "duty",
        "D336": "year",
    }

    def __init__(self, seen: Clock, who: Actor, own: Mapping[int, str], *args: Any) -> None:
        super().__init__(seen, *args)
        self.who = who
        self.initial["year"] = seen.n(fiscal_year(seen.today))
        choose(self, "office", {str(id_): name for id_, name in own.items()})
        if len(own) == 1:
            self.initial["office"] = next(iter(own))
        duties = {str(id_): short(action, seen, 90) for id_, action in duties_to_plan(who)}
        choose(self, "duty", {"": seen.say["plan_own"], **duties})
        choose(self, "begin", {"": seen.say["plan_begin_empty"], **_begins(who, seen)})

    def clean_year(self) -> int:
        """The fiscal year in CE."""
        text = to_arabic(self.cleaned_data["year"].strip())
        if not (text.isascii() and text.isdecimal()):
            raise forms.ValidationError(fault(self.seen, "F102"))
        return int(text) - BUDDHIST_ERA

    def act(self) -> int:
        """The plan is there."""
        said = self.cleaned_data
        kind, _, number = said["begin"].partition("-")
        return make_plan(
            self.who,
            office=said["office"],
            year=said["year"],
            title=said["title"],
            duty=int(said["duty"]) if said["duty"] else None,
            like=int(number) if kind == "like" else None,
            template=int(number) if kind == "template" else None,
        )


@require_safe
@signed_in
def plans(request: HttpRequest) -> HttpResponse:
    """`?office=`, `?year=` (พ.ศ.), the newest first; `?before=` goes on below."""
    who, seen = actor(request), clock(request)
    require(who, SEE)
    office, year, before = (whole(request, name) for name in ("office", "year", "before"))
    found = plans_of(who, office=office, year=year - BUDDHIST_ERA if year else None, before=before)
    known = plan_spots(who)
    called = offices({at for at, _ in known}, seen.say)
    context = {
        "lines": own_names(tuple(found), seen.say),
        "years": sorted({at + BUDDHIST_ERA for _, at in known}, reverse=True),
        "offices": sorted(called.items(), key=lambda one: one[1]),
        "office": office,
        "year": year,
        "before": before,
        "next": found[-1].id if len(found) == PAGE else 0,
        "query": urlencode({"office": office or "", "year": year or ""}),
    }
    return page(request, "plans", who, context, tab="plans")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_plan(request: HttpRequest) -> HttpResponse:
    """The form for a plan; POST makes it and leads to it."""
    who, seen = actor(request), clock(request)
    require(who, DO)
    own = offices(stands_in(who, DO), seen.say)
    form = MakeForm(seen, who, own, *([request.POST] if request.method == "POST" else []))
    if form.is_bound:
        done = carried_out({"make": form})
        if done:
            at = reverse("duties:plan_edit", args=[done[1]])
            return HttpResponseRedirect(f"{at}?done=plan_made")
    status = 422 if form.errors else 200
    return page(request, "plan_new", who, {"form": form}, tab="plans", status=status)


def _begins(who: Actor, seen: Clock) -> dict[str, str]:
    """Earlier plans and templates that a plan may begin from."""
    say = seen.say
    like = {
        f"like-{one.id}": short(
            say("plan_begin_like", title=one.title, year=one.year + BUDDHIST_ERA), seen, 90
        )
        for one in plans_of(who)
    }
    kept = {
        f"template-{one.id}": short(say("plan_begin_template", title=one.name), seen, 90)
        for one in plan_templates(who)
    }
    return like | kept
