"""What is typed to take a person on, to change the name, and to erase it for good."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from wian.offices.acting import Actor
from wian.offices.actions import people as actions
from wian.offices.queries.people import NameParts
from wian.offices.values import OfficeView
from wian.web.offices.deeds import Deed
from wian.web.offices.fields import firm, named, pick
from wian.web.offices.names import Newcomer, TwinError
from wian.web.when import Clock


class PersonForm(Newcomer):
    """Somebody whom the office takes on, as yet in no post."""

    refusals: ClassVar[dict[str, str]] = {"O159": "given"}

    def __init__(self, seen: Clock, who: Actor, office: OfficeView, *args: Any) -> None:
        super().__init__(seen, who, *args, auto_id="person-%s")
        self.office = office

    def clean(self) -> dict[str, Any]:
        """Nobody of this name is known, or it was said to be somebody else."""
        said = super().clean() or {}
        if twins := self.twins():
            self.add_error("given", TwinError(self.seen, twins, offered=False))
        return said

    def act(self) -> int:
        """The office keeps the person's data; the person's id."""
        return actions.add_person(self.who, office=self.office.id, **self.parts())


class NameForm(Deed):
    """Another name, or another office that keeps the data."""

    title = forms.CharField(
        label="name_title", help_text="name_title_hint", max_length=40, required=False
    )
    given = forms.CharField(label="name_given", max_length=80)
    family = forms.CharField(label="name_family", max_length=80, required=False)
    office = forms.CharField(
        label="kept_by", help_text="kept_by_hint", max_length=200, required=False
    )
    refusals: ClassVar[dict[str, str]] = {"O159": "given", "O101": "office"}

    def __init__(
        self,
        seen: Clock,
        who: Actor,
        person: int,
        parts: NameParts,
        home: OfficeView | None,
        *args: Any,
    ) -> None:
        first = {"title": parts.title, "given": parts.given, "family": parts.family}
        first["office"] = named(home) if home else ""
        super().__init__(seen, *args, initial=first, auto_id="name-%s")
        self.who, self.person, self.home = who, person, home
        self.fields["office"].required = home is not None
        for name in ("title", "family"):
            firm(self.fields[name])

    def clean_office(self) -> OfficeView | None:
        """The office that was typed; the one of before may stay though it is out of sight."""
        text: str = self.cleaned_data["office"]
        if not text or (self.home and text == named(self.home)):
            return self.home
        return pick(self.who, self.seen, text, self.seen.today)

    def act(self) -> int:
        """The person is called so, and this office keeps the data."""
        said = dict(self.cleaned_data)
        home = said.pop("office")
        office = home.id if home and home != self.home else None
        actions.change_person(self.who, person=self.person, office=office, **said)
        return self.person


class EraseForm(Deed):
    """The word of the person who erases that it is meant."""

    sure = forms.BooleanField(label="erase_sure")

    def __init__(self, seen: Clock, who: Actor, person: int, *args: Any) -> None:
        super().__init__(seen, *args, auto_id="erase-%s")
        self.who, self.person = who, person

    def act(self) -> int:
        """The name is gone for good."""
        actions.erase_person(self.who, person=self.person)
        return self.person
