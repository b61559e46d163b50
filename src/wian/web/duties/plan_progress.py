"""How far an activity is: told for a month, with a note and evidence; all that was told before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.plans import tell_progress
from wian.duties.evidence_values import EvidenceView
from wian.duties.plan_values import ActivityView, PlanView
from wian.duties.queries.evidence import library
from wian.duties.queries.evidence_of import evidence_of
from wian.duties.queries.plans import plan_page
from wian.offices.acting import Actor
from wian.offices.queries.people import account_names
from wian.thai.digits import to_arabic
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.plan import about
from wian.web.duties.plan_rows import STANDS, month_name
from wian.web.duties.room import page
from wian.web.offices.deeds import Deed, carried_out
from wian.web.offices.fields import choose, fault
from wian.web.page import clock
from wian.web.when import Clock

_MOST = 30


class ProgressForm(Deed):
    """How far it was in a month."""

    month = forms.TypedChoiceField(label="progress_month", coerce=int)
    percent = forms.CharField(label="progress_percent", max_length=5)
    note = forms.CharField(
        label="progress_note",
        help_text="progress_note_hint",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 3, "lang": "th"}),
    )
    evidence = forms.TypedMultipleChoiceField(
        label="progress_evidence",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    refusals: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("D325", "D327"), "month"),
        "D326": "percent",
        **dict.fromkeys(("D310", "D328"), "note"),
        "D301": "evidence",
    }

    def __init__(
        self,
        seen: Clock,
        who: Actor,
        of: tuple[PlanView, ActivityView],
        ours: Sequence[EvidenceView],
        *args: Any,
    ) -> None:
        super().__init__(seen, *args)
        self.who, (view, self.activity) = who, of
        begun = [month for month in view.months if month.at != "to_come"]
        choose(self, "month", {str(one.number): month_name(one, seen) for one in begun})
        if begun:
            self.initial["month"] = begun[-1].number
        choose(self, "evidence", {str(one.id): one.title for one in ours})
        if not ours:
            del self.fields["evidence"]
        self.fields["percent"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean_percent(self) -> int:
        """A whole number in digits of either script, "%" left out."""
        text = to_arabic(self.cleaned_data["percent"]).strip().removesuffix("%").strip()
        if not (text.isascii() and text.isdecimal()):
            raise forms.ValidationError(fault(self.seen, "F102"))
        return int(text)

    def act(self) -> int:
        """It is told."""
        said = self.cleaned_data
        return tell_progress(
            self.who,
            activity=self.activity.id,
            month=said["month"],
            percent=said["percent"],
            note=said["note"],
            evidence=said.get("evidence", []),
        )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def plan_progress(request: HttpRequest, plan: int, activity: int) -> HttpResponse:
    """What was told of the activity, newest first, and the form for more where it is open."""
    who, seen = actor(request), clock(request)
    view = own_names(plan_page(who, plan), seen.say)
    one = next((each for each in view.activities if each.id == activity), None)
    if one is None:
        raise LookupError("activity")
    ours = library(who, office=view.brief.office)[:_MOST] if "progress" in view.steps else []
    sent = [request.POST] if request.method == "POST" else []
    form = ProgressForm(seen, who, (view, one), ours, *sent)
    if form.is_bound and carried_out({"tell": form}):
        at = reverse("duties:plan_progress", args=[plan, activity])
        return HttpResponseRedirect(f"{at}?done=plan_told")
    names = account_names({told.account for told in one.history if told.account})
    months = {month.number: month_name(month, seen) for month in view.months}
    icon, tone = STANDS[one.standing.code]
    context = {
        **about(view, seen),
        "one": one,
        "said": seen.n(seen.say.pick(one.standing.thai, one.standing.english)),
        "icon": icon,
        "tone": tone,
        "form": form,
        "history": [
            (told, months[told.month], names.get(told.account or 0, ""), seen.moment(told.at))
            for told in one.history
        ],
        "pieces": evidence_of(who, "activity", str(activity)),
    }
    status = 422 if form.errors else 200
    return page(request, "plan_progress", who, context, tab="plans", status=status)
