"""One piece of evidence: the picture, what is told of it, where it serves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.evidence import change_evidence, remove_evidence
from wian.duties.evidence_values import EvidenceView, UsedBy
from wian.duties.queries.evidence import evidence as evidence_of
from wian.duties.queries.evidence import steps, used_elsewhere
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.offices.queries.people import account_names
from wian.web.called import offices as called
from wian.web.door import actor, signed_in
from wian.web.duties.evidence import ToldForm
from wian.web.duties.report_work import REPORT, address
from wian.web.duties.room import page
from wian.web.duties.told import period
from wian.web.offices.fields import both, fault
from wian.web.page import clock
from wian.web.when import Clock


class ChangeForm(ToldForm):
    """The words of a piece, and where it was."""

    latitude = forms.CharField(
        label="evidence_latitude", help_text="evidence_latitude_hint", max_length=40, required=False
    )
    refusals: ClassVar[dict[str, str]] = {"D304": "day", "D311": "latitude"}

    def clean_latitude(self) -> tuple[Decimal, Decimal] | None:
        """The two numbers that were typed with a comma between, None for nothing."""
        text = str(self.cleaned_data["latitude"]).strip()
        if not text:
            return None
        try:
            north, east = (Decimal(part.strip()) for part in text.split(","))
        except (InvalidOperation, ValueError):
            raise forms.ValidationError(fault(self.seen, "F102")) from None
        return north, east

    def told(self) -> dict[str, Any]:
        """What was typed, as the action wants it."""
        north, east = self.cleaned_data["latitude"] or (None, None)
        return {**super().told(), "latitude": north, "longitude": east}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def evidence_one(request: HttpRequest, evidence: int) -> HttpResponse:
    """The piece; POST changes what is told of it, or with `do=remove` removes it."""
    who, seen, wrong = actor(request), clock(request), ""
    found, able = evidence_of(who, evidence), steps(who, evidence)
    do = request.POST.get("do", "")
    if request.method == "POST" and do not in ("change", "remove"):
        raise LookupError(do)
    removing = do == "remove"
    sent = request.POST if request.method == "POST" and not removing else None
    form = ChangeForm(seen, sent, initial=_first(found))
    if request.method == "POST":
        try:
            if then := _done(who, evidence, None if removing else form):
                return HttpResponseRedirect(then)
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
            if refused.number in form.refusals and form.is_bound:
                form.refuse(refused)
                wrong = ""
    uses = list(_uses(used_elsewhere(who, evidence), seen))
    context = {
        "one": found,
        "able": able,
        "form": form,
        "day": seen.day(found.day) if found.day else "",
        "given": seen.moment(found.at),
        "by": account_names([found.account]).get(found.account, "") if found.account else "",
        "uses": uses,
        "frozen": any(one["frozen"] for one in uses),
        "wrong": wrong,
    }
    status = 422 if wrong or form.errors else 200
    return page(request, "evidence_one", who, context, tab="evidence", status=status)


def _done(who: Actor, evidence: int, form: ChangeForm | None) -> str:
    """Where to go on; "" where the form has faults."""
    if form is None:
        remove_evidence(who, evidence=evidence)
        return f"{reverse('duties:evidence')}?done=evidence_removed"
    if not form.is_valid():
        return ""
    change_evidence(who, evidence=evidence, **form.told())
    return f"{reverse('duties:evidence_one', args=[evidence])}?done=evidence_changed"


def _first(found: EvidenceView) -> dict[str, Any]:
    at = f"{found.latitude}, {found.longitude}" if found.latitude is not None else ""
    names = ("title", "place", "day", "people", "note")
    return {name: getattr(found, name) for name in names} | {"latitude": at}


def _uses(found: Iterable[UsedBy], seen: Clock) -> Iterable[Mapping[str, Any]]:
    """Where it serves, in words."""
    rows = list(found)
    names = called({one.office for one in rows}, seen.say) if rows else {}
    for one in rows:
        report = one.kind == REPORT and one.duty is not None
        yield {
            "title": seen.n(one.title),
            "office": names.get(one.office, ""),
            "period": period(one.period, seen) if one.period else "",
            "address": address(one.duty, one.office, one.period) if report and one.duty else "",
            "frozen": one.frozen,
            "at": seen.moment(one.at),
        }
