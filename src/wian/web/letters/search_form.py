"""What a person looks for among letters: words, and filters that stay in the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.http import QueryDict

from wian.letters.fields import KINDS, URGENCIES
from wian.letters.queries.book_names import BookName, book_name
from wian.letters.search.values import Wanted
from wian.offices.acting import Actor, counting
from wian.offices.queries.reach import reached
from wian.offices.rules import VERBS_OF
from wian.thai.digits import to_arabic
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.offices.fields import DayField, OfficeSheet, choose, fault, firm
from wian.web.when import Clock
from wian.web.words import Say

READ: Final = "letter.read"
STATES: Final = (
    "reading", "desk", "enclosed", "registered", "aside",
    "draft", "checking", "signing", "signed", "issued", "round",
)  # fmt: skip
_WAYS: Final = ("in", "out")
_YEARS: Final = range(1900, 2200)
_FIRST_BUDDHIST_YEAR: Final = 2300


class YearField(forms.CharField):
    """A year as people write it, พ.ศ. or ค.ศ. in either digits; the value is one of CE."""

    seen: Clock

    def clean(self, value: Any) -> Any:
        """The year; None where nothing is typed."""
        text = to_arabic(super().clean(value) or "").removeprefix("พ.ศ.").strip()
        if not text:
            return None
        if not text.isdecimal() or len(text) != 4:
            raise forms.ValidationError(fault(self.seen, "F150"))
        year = int(text) - (BUDDHIST_ERA if int(text) > _FIRST_BUDDHIST_YEAR else 0)
        if year not in _YEARS:
            raise forms.ValidationError(fault(self.seen, "F150"))
        return year


class SearchForm(OfficeSheet):
    """Words and filters; nothing in a field means that it does not matter."""

    q = forms.CharField(label="find_words", max_length=300, required=False)
    way = forms.ChoiceField(label="find_way", required=False)
    year = YearField(label="find_year", max_length=10, required=False)
    office: forms.Field = forms.CharField(label="find_office", required=False)
    issuer = forms.CharField(label="issuer", max_length=120, required=False)
    state = forms.ChoiceField(label="find_state", required=False)
    kind = forms.ChoiceField(label="find_kind", required=False)
    urgency = forms.ChoiceField(label="urgency", required=False)
    since = DayField(label="find_since", required=False)
    until = DayField(label="find_until", required=False)
    due_since = DayField(label="find_due_since", required=False)
    due_until = DayField(label="find_due_until", required=False)
    book = forms.IntegerField(required=False, min_value=1, max_value=2**31)

    def __init__(
        self, seen: Clock, who: Actor, offered: Mapping[int, str], data: QueryDict
    ) -> None:
        super().__init__(seen, who, data)
        self.offered = offered
        self.named_book: BookName | None = None
        _offer(self, "way", {way: seen.say(f"find_way_{way}") for way in _WAYS})
        _offer(self, "state", {state: seen.say(f"letter_{state}") for state in STATES})
        _offer(self, "kind", {kind: seen.say(kind) for kind in KINDS})
        _offer(self, "urgency", {urgency: urgency for urgency in URGENCIES})
        year = self.fields["year"]
        assert isinstance(year, YearField)
        year.seen = seen
        year.widget.attrs |= {"inputmode": "numeric", "placeholder": str(_buddhist(seen))}
        for field in self.fields.values():
            firm(field)

    def clean(self) -> dict[str, Any]:
        """A register that may not be named is not looked into either."""
        said = super().clean()
        if said.get("book"):
            self.named_book = book_name(self.who, said["book"])
        return said

    @property
    def filters(self) -> Iterator[forms.BoundField]:
        """The fields beside the words, in their order."""
        return (self[name] for name in self.fields if name not in ("q", "book"))

    def office_id(self) -> int | None:
        """The office that was typed."""
        return self.offices["office"].id if "office" in self.offices else None

    def wanted(self) -> Wanted:
        """What is looked for, of a form that is valid."""
        said = self.cleaned_data
        named = {name: said[name] for name in ("way", "year", "issuer", "state", "kind", "urgency")}
        days = {name: said[name] for name in ("since", "until", "due_since", "due_until")}
        return Wanted(text=said["q"], office=self.office_id(), book=said["book"], **named, **days)


class TypedOfficeForm(SearchForm):
    """The same for who reads in a whole tree: the office is typed."""

    picked = ("office",)


class ChosenOfficeForm(SearchForm):
    """The same for who reads in few offices: one of them is chosen."""

    office: forms.Field = forms.ChoiceField(label="find_office", required=False)

    def __init__(
        self, seen: Clock, who: Actor, offered: Mapping[int, str], data: QueryDict
    ) -> None:
        super().__init__(seen, who, offered, data)
        _offer(self, "office", {str(id_): name for id_, name in offered.items()})

    def office_id(self) -> int | None:
        """The office that was chosen."""
        return int(self.cleaned_data["office"]) if self.cleaned_data["office"] else None


def search_form(seen: Clock, who: Actor, data: QueryDict) -> SearchForm:
    """The form as it fits this person."""
    offered = _few_offices(who, seen.say)
    return (ChosenOfficeForm if offered else TypedOfficeForm)(seen, who, offered, data)


def _few_offices(who: Actor, say: Say) -> Mapping[int, str]:
    """The offices and units in which the person reads; none where a whole tree is read."""
    held = [grant for grant in counting(who, chosen=True) if READ in VERBS_OF[grant.role]]
    if who.system or any(grant.scope == "subtree" for grant in held):
        return {}
    rows = reached(who, READ).order_by("path").values_list("office", "name_th", "name_en")
    return {office: say.pick(*called) for office, *called in rows}


def _offer(form: SearchForm, name: str, values: Mapping[str, str]) -> None:
    choose(form, name, {"": form.seen.say("find_any"), **values})


def _buddhist(seen: Clock) -> str:
    return seen.n(seen.today.year + BUDDHIST_ERA)
