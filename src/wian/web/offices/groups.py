"""Groups of offices that are spoken of together: made, their members changed, closed."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.offices.acting import Actor
from wian.offices.actions import groups as actions
from wian.offices.errors import Refused
from wian.offices.queries import browsing, listing
from wian.offices.values import OfficeView
from wian.web.called import called, keyed
from wian.web.door import actor, signed_in
from wian.web.offices.days import as_of, last_day, suggestions
from wian.web.offices.fields import Candidates, DayField, OfficeSheet, fault, named, pick
from wian.web.offices.room import own_office, page, require, verbs
from wian.web.page import clock
from wian.web.when import Clock

_MOST_MEMBERS = 1_000


class MembersForm(OfficeSheet):
    """Exactly who is in the group from a day on, a line for each."""

    members = forms.CharField(
        label="group_members",
        help_text="group_members_hint",
        widget=forms.Textarea({"rows": 10, "lang": "th"}),
        required=False,
    )
    day = DayField(label="day_from", help_text="day_hint")
    refusals: ClassVar[dict[str, str]] = {
        "O101": "members",
        "O105": "key",
        "O112": "day",
        "O172": "day",
        "O173": "day",
        "O174": "name_th",
    }

    def clean_members(self) -> str:
        """Every line is one office; the first lines that are not are quoted."""
        text: str = self.cleaned_data["members"]
        self.ids: list[int] = []
        if self.data.get("do") == "close":  # of a group that ends nobody's membership is asked
            return text
        lines = text.splitlines()
        if len(lines) > _MOST_MEMBERS:
            raise forms.ValidationError(fault(self.seen, "F114").format(most=_MOST_MEMBERS))
        for line in lines:
            if not line.strip():
                continue
            try:
                self.ids.append(pick(self.who, self.seen, line, self.seen.today).id)
            except Candidates as unsure:
                quoted = f"“{' '.join(line.split())}”: {unsure.message}"
                self.add_error("members", forms.ValidationError(quoted))
        return text


class GroupForm(MembersForm):
    """A new group: its name, who keeps it, and its members."""

    name_th = forms.CharField(label="group_name", max_length=120)
    name_en = forms.CharField(label="fact_name_en", max_length=120, required=False)
    key = forms.SlugField(label="fact_key", help_text="group_key_hint", max_length=40)
    owner = forms.CharField(label="group_owner", help_text="pick_hint", max_length=200)
    field_order = ("name_th", "name_en", "key", "owner", "members", "day")
    picked: ClassVar[tuple[str, ...]] = ("owner",)

    def make(self) -> int:
        """The group is there; its id."""
        said = self.cleaned_data
        return actions.make_group(
            self.who,
            key=said["key"],
            owner=self.offices["owner"].id,
            name_th=said["name_th"],
            name_en=said["name_en"],
            day=said["day"],
            members=set(self.ids),
        )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def groups(request: HttpRequest) -> HttpResponse:
    """The groups that one may know of; POST makes one."""
    who, seen = actor(request), clock(request)
    require(who, "see" if request.method != "POST" else "group.change")
    form = None
    if "group.change" in verbs(who):
        own = own_office(who)
        first = {"owner": named(own) if own else "", "day": seen.today}
        form = GroupForm(seen, who, request.POST or None, initial=first)
        if form.is_bound and form.is_valid():
            try:
                form.make()
                way = reverse("offices:group", args=[form.cleaned_data["key"]])
                return HttpResponseRedirect(f"{way}?done=made&on={form.cleaned_data['day']}")
            except Refused as refused:
                form.refuse(refused)
    found = listing.groups(who)
    context = {
        "form": form,
        "rows": [(view, called(view, seen.say)) for view in found],
        "owners": keyed({view.owner for view in found}, seen.say),
        "opens": _opens(who, [view.owner for view in found]),
        "days": suggestions(seen),
    }
    bad = form is not None and form.errors
    return page(request, "groups", who, context, tab="groups", status=422 if bad else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def group(request: HttpRequest, key: str) -> HttpResponse:
    """The group with its members on the day; POST changes them, or with `do=close` ends it."""
    who, seen = actor(request), clock(request)
    asof = as_of(request, seen)
    view, members = listing.group(who, key, day=asof.day)
    form = None
    if "group.change" in verbs(who):
        first = {"members": "\n".join(map(named, members)), "day": seen.today}
        form = MembersForm(seen, who, request.POST or None, initial=first)
    if request.method == "POST":
        require(who, "group.change")
        if form and form.is_valid() and (done := _change(who, view.id, form, request)):
            way = reverse(
                "offices:groups" if done == "closed" else "offices:group", args=_key(key, done)
            )
            return HttpResponseRedirect(f"{way}?done={done}")
    context: dict[str, Any] = _told(view, members, seen) | {"form": form, "asof": asof}
    offices = [view.owner, *(member.id for member in members)]
    context |= {"opens": _opens(who, offices, asof.day)}
    context |= {"asof_day": seen.day(asof.day), "days": suggestions(seen)}
    bad = form is not None and form.errors
    return page(request, "group", who, context, tab="groups", status=422 if bad else 200)


def _opens(who: Actor, offices: list[int], day: date | None = None) -> set[int]:
    """Those of these offices whose page this person may open; the others are names only."""
    return {view.id for view in browsing.of_ids(who, offices, day=day)}


def _key(key: str, done: str) -> list[str]:
    return [] if done == "closed" else [key]


def _change(who: Actor, group: int, form: MembersForm, request: HttpRequest) -> str:
    """What was done, "" where it was refused."""
    day = form.cleaned_data["day"]
    try:
        if request.POST.get("do") == "close":
            actions.close_group(who, group=group, day=day)
            return "closed"
        actions.change_members(who, group=group, day=day, members=set(form.ids))
    except Refused as refused:
        form.refuse(refused)
        return ""
    return "changed"


def _told(view: listing.GroupView, members: list[OfficeView], seen: Clock) -> dict[str, Any]:
    return {
        "group": view,
        "said": called(view, seen.say),
        "owner": keyed((view.owner,), seen.say).get(view.owner),
        "members": members,
        "since": seen.day(view.since) if view.since > date.min else "",
        "until": "" if view.until == date.max else seen.day(last_day(view.until)),
    }
