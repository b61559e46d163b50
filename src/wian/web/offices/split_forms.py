"""Forms whose change makes new offices: a split, and a merger of several into one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from wian.offices.actions import offices as actions
from wian.offices.errors import Refused
from wian.offices.values import OfficeView
from wian.web.called import called
from wian.web.offices.change_forms import STAYS, Around, ChangeForm, NewFields
from wian.web.offices.fields import Candidates, fault, firm, pick
from wian.web.when import Clock

MOST_NEW = 9


class NewOffices(ChangeForm):
    """A change out of which new offices may come; a refusal of one stands in its row."""

    new: list[NewFields]

    def spare(self) -> None:
        """The rows too."""
        super().spare()
        for row in self.new:
            row.spare()

    def refuse(self, refused: Refused) -> None:
        """At the field of the row that it quotes, else where others stand."""
        for row in self.new:
            if row.is_about(refused):
                row.refuse(refused)
                self.add_error(None, fault(self.seen, "F108"))
                return
        super().refuse(refused)


class SplitForm(NewOffices):
    """New offices come out of this one; each office below stays or goes to one of them.

    `new` are the rows for new offices; `rows` says how many are shown.
    """

    rows = forms.IntegerField(
        widget=forms.HiddenInput, initial=1, min_value=1, max_value=MOST_NEW, required=False
    )

    def __init__(
        self, seen: Clock, around: Around, data: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"day": seen.today, "rows": 1}
        super().__init__(seen, around, data, **kwargs)
        asked = str((data or {}).get("rows", "1"))
        more = (data or {}).get("do") == "more"
        self.count = min(MOST_NEW, max(1, int(asked) if asked.isdecimal() else 1) + more)
        self.new = [NewFields(seen, data, prefix=f"new-{at}") for at in range(self.count)]
        for child in around.children:
            self.fields[f"child-{child.id}"] = self._home(child, seen)

    def _home(self, child: OfficeView, seen: Clock) -> forms.ChoiceField:
        """Where one office below goes: it stays, or follows one of the new ones."""
        names = [str(row["name_th"].value() or "").strip() for row in self.new]
        goes = [
            (str(at), name or seen.n(seen.say("new_office_n", n=at + 1)))
            for at, name in enumerate(names)
        ]
        field = forms.ChoiceField(
            choices=[(STAYS, seen.say("child_stays")), *goes],
            required=False,
            label=called(child, seen.say),
        )
        firm(field)
        field.error_messages["invalid_choice"] = fault(seen, "F103")
        return field

    @property
    def homes(self) -> list[Any]:
        """The fields of the offices below, for the page."""
        return [self[f"child-{child.id}"] for child in self.around.children]

    def clean(self) -> dict[str, Any]:
        """At least one new office, and children only to rows that are filled."""
        said = super().clean() or {}
        filled = [row.filled for row in self.new]
        if any(row.errors for row in self.new):
            self.add_error(None, fault(self.seen, "F108"))
        elif not any(filled):
            self.new[0].add_error(
                "name_th", self.new[0].fields["name_th"].error_messages["required"]
            )
            self.add_error(None, fault(self.seen, "F108"))
        for child in self.around.children:
            to = said.get(f"child-{child.id}", STAYS)
            if to != STAYS and not filled[int(to)]:
                self.add_error(f"child-{child.id}", fault(self.seen, "F103"))
        return said

    def act(self) -> object:
        """The new offices stand from the day on, with those that go to them."""
        said, office = self.cleaned_data, self.around.office
        born = {str(at): row.new(office) for at, row in enumerate(self.new) if row.filled}
        children = {
            child.id: born[to].key
            for child in self.around.children
            if (to := said.get(f"child-{child.id}", STAYS)) != STAYS
        }
        return actions.split_office(
            self.around.who,
            office=office.id,
            day=said["day"],
            into=tuple(born.values()),
            children=children,
            reason=said["reason"],
        )


class MergeForm(NewOffices):
    """This office and others become one: this one, or a new one."""

    others_below = forms.MultipleChoiceField(
        label="merge_with",
        help_text="merge_with_hint",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    other = forms.CharField(label="merge_other", help_text="pick_hint", required=False)
    into = forms.ChoiceField(label="merge_into", widget=forms.RadioSelect, initial="this")

    def __init__(
        self, seen: Clock, around: Around, data: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"day": seen.today, "into": "this"}
        super().__init__(seen, around, data, **kwargs)
        self.new = [NewFields(seen, data, prefix="new-0")]
        self.merged: tuple[OfficeView, ...] = ()
        near = [(str(office.id), called(office, seen.say)) for office in around.siblings]
        self.fields["others_below"].choices = near  # type: ignore[attr-defined]
        self.fields["into"].choices = (  # type: ignore[attr-defined]
            ("this", seen.say("merge_this", name=called(around.office, seen.say))),
            ("new", seen.say("merge_new")),
        )

    def clean(self) -> dict[str, Any]:
        """At least one other office; a new one needs a name and a key."""
        said = super().clean() or {}
        chosen = set(said.get("others_below", ()))
        merged = [office for office in self.around.siblings if str(office.id) in chosen]
        if said.get("other") and said.get("day"):
            try:
                merged.append(pick(self.around.who, self.seen, said["other"], said["day"]))
            except Candidates as unsure:
                self.add_error("other", unsure)
        self.merged = tuple(merged)
        if said.get("into") == "new" and not self.new[0].filled:
            name = self.new[0].fields["name_th"]
            if not self.new[0].errors:
                self.new[0].add_error("name_th", name.error_messages["required"])
            self.add_error(None, fault(self.seen, "F108"))
        return said

    @property
    def others(self) -> tuple[OfficeView, ...]:
        """The offices that go up in the one."""
        return self.merged

    def act(self) -> object:
        """They are one office from the day on."""
        office = self.around.office
        into = self.new[0].new(office) if self.cleaned_data["into"] == "new" else office.id
        return actions.merge_offices(
            self.around.who,
            offices=(office.id, *(other.id for other in self.merged)),
            into=into,
            day=self.cleaned_data["day"],
            reason=self.cleaned_data["reason"],
        )
