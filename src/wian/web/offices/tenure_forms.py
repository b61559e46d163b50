"""What is typed to begin a stay in a post, to end it, and to set its days right."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.db import transaction

from wian.offices.acting import Actor
from wian.offices.actions import people as actions
from wian.offices.queries.people import PostBook, Seated
from wian.offices.stays import HOLDER
from wian.offices.values import OfficeView
from wian.web.offices.account_forms import PeopleError
from wian.web.offices.days import behind, last_day
from wian.web.offices.deeds import Deed
from wian.web.offices.fields import DayField, choose, fault, firm
from wian.web.offices.names import Newcomer, TwinError, chosen, pick_person
from wian.web.offices.office import MODES
from wian.web.when import Clock

ABSENCES: Final = {
    "": "absence_none",
    "leave": "absence_leave",
    "duty": "absence_duty",
    "unable": "absence_unable",
}


class BeginForm(Newcomer):
    """Somebody known, or somebody new, comes into the post."""

    person = forms.CharField(
        label="stay_person",
        help_text="stay_person_hint",
        max_length=200,
        required=False,
        widget=forms.TextInput({"list": "people", "autocomplete": "off"}),
    )
    mode = forms.ChoiceField(label="stay_mode", widget=forms.RadioSelect)
    absence = forms.ChoiceField(label="absence", help_text="absence_hint", required=False)
    since = DayField(label="first_day", help_text="day_hint")
    until = DayField(label="last_day", help_text="last_day_hint", required=False)
    refusals: ClassVar[dict[str, str]] = {
        "O111": "since",
        "O112": "until",
        "O116": "person",
        "O153": "since",
        "O155": "mode",
        "O156": "person",
        "O157": "absence",
        "O159": "given",
    }

    def __init__(
        self, seen: Clock, who: Actor, office: OfficeView, book: PostBook, *args: Any
    ) -> None:
        held = any(stay.mode == HOLDER and stay.until > seen.today for stay in book.stays)
        first = {"mode": "acting_for" if held else HOLDER, "since": max(seen.today, book.since)}
        super().__init__(seen, who, *args, initial=first, auto_id="begin-%s")
        self.office, self.book = office, book
        self.found: int | None = None
        self.fields["given"].required = False
        for name in ("person", "given"):
            firm(self.fields[name])
        choose(self, "mode", {name: seen.say(key) for name, key in MODES.items()})
        choose(self, "absence", {name: seen.say(key) for name, key in ABSENCES.items()})

    @property
    def fresh(self) -> bool:
        """Whether somebody new was typed."""
        return any(self[name].value() for name in ("title", "given", "family"))

    @property
    def about(self) -> list[forms.BoundField]:
        """As what the person comes, and on which days."""
        return [self[name] for name in ("mode", "absence", "since", "until")]

    def clean(self) -> dict[str, Any]:
        """One person is named: by choice, by name, or in parts as somebody new."""
        said = super().clean() or {}
        text = " ".join(said.get("person", "").split())
        new = any(said.get(name) for name in ("title", "given", "family"))
        try:
            if text and (not new or chosen(text)):
                self.found = pick_person(self.who, self.seen, text)
            elif text:
                self.add_error("person", fault(self.seen, "F119"))
            elif not new:
                self.add_error("person", fault(self.seen, "F101"))
            elif not said.get("given"):
                self.add_error("given", fault(self.seen, "F101"))
            elif twins := self.twins():
                raise TwinError(self.seen, twins, offered=True)
        except (PeopleError, TwinError) as unsure:
            self.add_error("person", unsure)
        return said

    def act(self) -> int:
        """The person is in the post, and in the directory; the id of the stay."""
        said = self.cleaned_data
        with transaction.atomic():
            person = self.found or actions.add_person(
                self.who, office=self.office.id, **self.parts()
            )
            return actions.begin_tenure(
                self.who,
                post=self.book.id,
                person=person,
                mode=said["mode"],
                since=said["since"],
                until=behind(said["until"]),
                absence=said["absence"] or None,
            )


class StayForm(Deed):
    """A change of one stay in the post."""

    prefix_id: ClassVar[str]

    def __init__(self, seen: Clock, who: Actor, stay: Seated, *args: Any, **first: date) -> None:
        super().__init__(seen, *args, initial=first, auto_id=f"{self.prefix_id}-%s")
        self.who, self.stay = who, stay


class EndForm(StayForm):
    """The last day of somebody in the post."""

    last = DayField(label="stay_last", help_text="day_hint")
    refusals: ClassVar[dict[str, str]] = {"O112": "last", "O154": "last"}
    prefix_id = "end"

    def clean_last(self) -> date:
        """A day on which the person would still be there."""
        last: date = self.cleaned_data["last"]
        if last_day(self.stay.until) < last:
            raise forms.ValidationError(fault(self.seen, "F118"))
        return last

    def act(self) -> int:
        """The person is in the post no longer than that day."""
        actions.end_tenure(self.who, tenure=self.stay.stay, day=behind(self.cleaned_data["last"]))
        return self.stay.stay


class CorrectForm(StayForm):
    """The days of a stay as they should have been written."""

    since = DayField(label="first_day", help_text="day_hint")
    until = DayField(label="last_day", help_text="last_day_hint", required=False)
    absence = forms.ChoiceField(label="absence", help_text="absence_hint", required=False)
    refusals: ClassVar[dict[str, str]] = {
        "O111": "since",
        "O112": "until",
        "O153": "since",
        "O154": "until",
        "O155": "since",
        "O156": "since",
        "O157": "absence",
    }
    prefix_id = "correct"

    def __init__(self, seen: Clock, who: Actor, stay: Seated, *args: Any) -> None:
        first = {"since": stay.since}
        if stay.until != date.max:
            first["until"] = last_day(stay.until)
        super().__init__(seen, who, stay, *args, **first)
        choose(self, "absence", {name: seen.say(key) for name, key in ABSENCES.items()})

    def act(self) -> int:
        """The stay has these days, as if it had been entered so."""
        said = self.cleaned_data
        actions.correct_tenure(
            self.who,
            tenure=self.stay.stay,
            since=said["since"],
            until=behind(said["until"]),
            absence=said["absence"] or None,
        )
        return self.stay.stay
