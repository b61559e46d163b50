"""What is typed to look into a register, to reserve numbers, to issue them, to set how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms

from wian.letters.actions.registers import issue_many, reserve, set_series
from wian.letters.inside_values import Room
from wian.letters.register_values import Filters, Given, NewLine, Numbering
from wian.offices.acting import Actor
from wian.web.letters.register_rows import STATES, year_words
from wian.web.offices.deeds import Deed
from wian.web.offices.fields import DayField, Sheet, choose, firm
from wian.web.when import Clock

KINDS = {
    "in": "number_kind_in",
    "out_ordinary": "number_kind_out_ordinary",
    "out_circular": "number_kind_out_circular",
    "out_order": "number_kind_out_order",
    "out_announce": "number_kind_out_announce",
}
OUT = {kind: word for kind, word in KINDS.items() if kind != "in"}
_CUT = re.compile(r"\t|\s*\|\s*")


class Whole(forms.IntegerField):
    """A whole number from 1 on, in digits of either script."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(min_value=1, max_value=10**9, widget=widget, **kwargs)


class FilterForm(Sheet):
    """Which lines of a book are wanted; nothing typed is all."""

    q = forms.CharField(label="register_search", max_length=80, required=False)
    state = forms.ChoiceField(label="register_state", required=False)
    since = DayField(label="register_since", required=False)
    until = DayField(label="register_until", required=False)
    first = Whole(label="register_first", required=False)
    last = Whole(label="register_last", required=False)

    def __init__(self, seen: Clock, *args: Any) -> None:
        super().__init__(seen, *args)
        states = {name: seen.say(word) for name, word in STATES.items()}
        choose(self, "state", {"": seen.say("register_any_state"), **states})
        for field in self.fields.values():
            firm(field)

    def filters(self) -> Filters:
        """What is asked for; a field that cannot be understood asks for nothing and says so."""
        self.is_valid()
        said = self.cleaned_data
        return Filters(
            since=said.get("since"),
            until=said.get("until"),
            text=" ".join(said.get("q", "").split()),
            state=said.get("state", ""),
            first=said.get("first"),
            last=said.get("last"),
        )


class TakeForm(Deed):
    """Of which office's book numbers are taken."""

    office = forms.TypedChoiceField(label="number_office", coerce=int)
    kind = forms.ChoiceField(label="number_kind")
    kinds: ClassVar[Mapping[str, str]] = KINDS

    def __init__(
        self, seen: Clock, who: Actor, rooms: Iterable[Room], first: Mapping[str, Any], *args: Any
    ) -> None:
        super().__init__(seen, *args, initial=first)
        self.who, self.given = who, tuple[Given, ...]()
        choose(self, "office", {str(room.id): room.name for room in rooms})
        choose(self, "kind", {kind: seen.say(word) for kind, word in self.kinds.items()})


class ReserveForm(TakeForm):
    """How many numbers are kept free, until when, and for what."""

    count = Whole(label="number_count", help_text="number_count_hint")
    until = DayField(label="number_until", help_text="day_hint")
    subject = forms.CharField(
        label="number_subject", help_text="number_subject_hint", max_length=500, required=False
    )
    refusals: ClassVar[dict[str, str]] = {"L209": "count", "L210": "until", "L212": "office"}

    def act(self) -> int:
        """The numbers are kept free; their book."""
        said = self.cleaned_data
        way, _, series = said["kind"].partition("_")
        self.given = reserve(
            self.who,
            office=said["office"],
            way=way,
            series=series or "ordinary",
            count=said["count"],
            until=said["until"],
            subject=said["subject"],
        )
        return self.given[0].book


class IssueForm(TakeForm):
    """The letters that get the next numbers, a line for each."""

    kinds: ClassVar[Mapping[str, str]] = OUT
    lines = forms.CharField(
        label="number_lines",
        help_text="number_lines_hint",
        widget=forms.Textarea({"rows": 8, "lang": "th"}),
    )
    day = DayField(label="number_day", help_text="day_hint")
    refusals: ClassVar[dict[str, str]] = {
        "L106": "lines",
        "L207": "day",
        "L208": "day",
        "L209": "lines",
        "L212": "office",
        "L216": "lines",
    }

    def clean_lines(self) -> list[NewLine]:
        """Each line that is not empty: the subject, and behind a bar or a tab the addressee."""
        typed = [line for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        parts = [[*_CUT.split(line.strip(), 2), "", ""] for line in typed]
        return [NewLine(subject, addressee, note) for subject, addressee, note, *_ in parts]

    def act(self) -> int:
        """Each line has its number; their book."""
        said = self.cleaned_data
        self.given = issue_many(
            self.who,
            office=said["office"],
            series=said["kind"].partition("_")[2],
            lines=said["lines"],
            day=said["day"],
        )
        return self.given[0].book


class NumberingForm(Deed):
    """From which year on the office numbers how."""

    year = forms.TypedChoiceField(label="numbering_year", coerce=int)
    circulars = forms.BooleanField(label="numbering_circulars", required=False)
    code = forms.CharField(
        label="numbering_code", help_text="numbering_code_hint", max_length=40, required=False
    )
    refusals: ClassVar[dict[str, str]] = {"L106": "code", "L211": "year"}

    def __init__(self, seen: Clock, who: Actor, office: int, now: Numbering, *args: Any) -> None:
        this = seen.today.year
        years = [this + 1] if now.fixed else [this, this + 1]
        first = {"year": years[0], "circulars": now.circulars_apart, "code": seen.n(now.code)}
        super().__init__(seen, *args, initial=first)
        self.who, self.office = who, office
        choose(self, "year", {str(year): year_words(year, seen) for year in years})

    def act(self) -> int:
        """The office numbers so from the year on."""
        said = self.cleaned_data
        set_series(
            self.who,
            office=self.office,
            year=said["year"],
            circulars_apart=said["circulars"],
            code=said["code"],
        )
        return self.office
