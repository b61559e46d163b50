"""Signed links that my offices sent: made, shown once, revoked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from wian.offices.acting import Actor
from wian.offices.actions.keys import make_link, revoke_link
from wian.offices.errors import Refused
from wian.offices.queries.listing import links_sent
from wian.offices.values import LinkView
from wian.web.called import keyed
from wian.web.door import actor, signed_in
from wian.web.offices.days import suggestions
from wian.web.offices.fields import DayField, OfficeSheet, named
from wian.web.offices.links import PURPOSES
from wian.web.offices.room import own_office, page, require
from wian.web.page import clock
from wian.web.when import Clock

_DAYS = 30


class LinkForm(OfficeSheet):
    """For which office, about which letter, until when."""

    sender = forms.CharField(label="link_sender", help_text="pick_hint", max_length=200)
    office = forms.CharField(label="link_office", help_text="pick_hint", max_length=200)
    purpose = forms.ChoiceField(label="link_purpose", widget=forms.RadioSelect)
    thing = forms.RegexField(
        r"[A-Za-z0-9._:-]{1,40}", label="link_thing", help_text="link_thing_hint"
    )
    until = DayField(label="link_until", help_text="day_hint")
    uses = forms.IntegerField(
        label="link_uses", help_text="link_uses_hint", required=False, min_value=1, max_value=1_000
    )
    picked: ClassVar[tuple[str, ...]] = ("sender", "office")
    anywhere: ClassVar[tuple[str, ...]] = ("office",)
    refusals: ClassVar[dict[str, str]] = {"O169": "until", "O175": "uses"}

    def __init__(self, seen: Clock, who: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, who, *args, **kwargs)
        self.fields["purpose"].choices = [  # type: ignore[attr-defined]
            (name, seen.say(key)) for name, key in PURPOSES.items()
        ]

    def make(self) -> str:
        """The link is there; its secret."""
        said = self.cleaned_data
        end = datetime.combine(said["until"] + timedelta(days=1), time.min)
        return make_link(
            self.who,
            sender=self.offices["sender"].id,
            office=self.offices["office"].id,
            purpose=said["purpose"],
            thing_kind="letter",
            thing=said["thing"],
            expires_at=timezone.make_aware(end),
            uses=said["uses"],
        )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def links(request: HttpRequest) -> HttpResponse:
    """The list; POST makes one and shows its address this once, or revokes the one named."""
    who, seen = actor(request), clock(request)
    require(who, "link.make")
    if request.POST.get("revoke", "").isdecimal():
        revoke_link(who, link=int(request.POST["revoke"]))
        return HttpResponseRedirect(f"{reverse('offices:links')}?done=revoked")
    own = own_office(who)
    first = {
        "sender": named(own) if own else "",
        "purpose": "acknowledge",
        "until": seen.today + timedelta(days=_DAYS),
    }
    form = LinkForm(seen, who, request.POST or None, initial=first)
    made = ""
    if form.is_bound and form.is_valid():
        try:
            made = request.build_absolute_uri(reverse("link", args=[form.make()]))
            form = LinkForm(seen, who, initial=first)
        except Refused as refused:
            form.refuse(refused)
    rows = links_sent(who)
    context = {
        "form": form,
        "made": made,
        "rows": _rows(rows, seen),
        "open": sum(_state(row) == "link_open" for row in rows),
        "days": suggestions(seen),
    }
    return page(request, "links", who, context, tab="links", status=422 if form.errors else 200)


@dataclass(frozen=True, slots=True)
class Row:
    """One link in words; `state` is the key of a word, `alive` while it can be revoked."""

    id: int
    office: tuple[str, str]
    sender: tuple[str, str]
    purpose: str
    thing: str
    until: str
    state: str
    alive: bool
    uses: int | None


def _rows(rows: list[LinkView], seen: Clock) -> list[Row]:
    keys = keyed({i for row in rows for i in (row.office, row.sender)}, seen.say)
    return [
        Row(
            row.id,
            keys[row.office],
            keys[row.sender],
            seen.say(PURPOSES[row.purpose]),
            row.thing,
            seen.day(timezone.localdate(row.expires_at - timedelta(seconds=1))),
            _state(row),
            _state(row) == "link_open",
            row.uses_left,
        )
        for row in rows
    ]


def _state(row: LinkView) -> str:
    if row.revoked_at:
        return "link_revoked"
    if row.expires_at <= timezone.now():
        return "link_expired"
    return "link_used_up" if row.uses_left == 0 else "link_open"
