"""Fields that hear days and offices as people type them; faults are told in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict

from wian.offices.acting import SYSTEM, Actor
from wian.offices.errors import Refused
from wian.offices.queries import browsing
from wian.offices.queries import offices as directory
from wian.offices.values import OfficeView
from wian.web.offices.days import plain, read_day
from wian.web.when import Clock
from wian.web.words import WORDS

_MOST_CANDIDATES = 8


class Sheet(forms.Form):
    """A form in the reader's language: labels and hints are keys of words, faults numbered."""

    use_required_attribute = False
    # which field a refusal of an action is about; anything else stands above the form
    refusals: ClassVar[dict[str, str]] = {}

    def __init__(self, seen: Clock, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "%s", "label_suffix": "", **kwargs})
        self.seen = seen
        for field in self.fields.values():
            self._speak(field)

    def _speak(self, field: forms.Field) -> None:
        field.label = self.seen.n(self.seen.say[str(field.label)]) if field.label else ""
        field.help_text = self.seen.say[str(field.help_text)] if field.help_text else ""
        for code, key in (
            ("required", "F101"),
            ("invalid", "F102"),
            ("invalid_choice", "F103"),
            ("max_length", "F104"),
            ("min_value", "F116"),
            ("max_value", "F116"),
            ("empty", "F117"),
        ):
            field.error_messages[code] = fault(self.seen, key)
        if isinstance(field, DayField):
            field.seen = self.seen

    def spare(self) -> None:
        """What was typed so far is shown without its faults: the person is not done yet."""
        self._errors = ErrorDict()

    def refuse(self, refused: Refused) -> None:
        """The refusal of an action stands at the field that it is about."""
        name = self.refusals.get(refused.number, "")
        said = both(self.seen, refused.number, refused.thai, refused.english)
        self.add_error(name if name in self.fields else None, forms.ValidationError(said))


def firm(field: forms.Field) -> None:
    """The page does not call the field optional, though it may stay empty at times."""
    field.firm = True  # type: ignore[attr-defined]


def choose(form: Sheet, name: str, choices: Mapping[str, str]) -> None:
    """The field offers these values, each in its words."""
    form.fields[name].choices = list(choices.items())  # type: ignore[attr-defined]


def fault(seen: Clock, key: str) -> str:
    """The numbered fault of a field in both languages."""
    return both(seen, key, *WORDS[key])


def both(seen: Clock, number: str, thai: str, english: str) -> str:
    """The reader's language first with the number, the other on a line of its own."""
    first, second = (thai, english) if seen.say.lang == "th" else (english, thai)
    return seen.dates(f"{first} ({number})\n{second}")


class DayField(forms.CharField):
    """A day as people write it; the value is a date."""

    seen: Clock

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"list": "days", "autocomplete": "off", "class": "day"}
        super().__init__(max_length=60, widget=forms.TextInput(attrs), **kwargs)

    def clean(self, value: Any) -> Any:
        """The date; None where nothing is typed into a field that may stay empty."""
        text = super().clean(value)
        if not text:
            return None
        day = read_day(text, self.seen.today)
        if day is None:
            raise forms.ValidationError(fault(self.seen, "F105"))
        return day

    def prepare_value(self, value: Any) -> Any:
        """A date given as the first value is shown as it would be typed."""
        return plain(value, self.seen) if isinstance(value, date) else value


class OfficeSheet(Sheet):
    """A form in which offices are typed: those of `picked` are found as they stand today.

    They are looked for among those that the person sees, `anywhere` among all: which public
    bodies there are is no secret, what stands in them is.
    """

    picked: ClassVar[tuple[str, ...]] = ()
    anywhere: ClassVar[tuple[str, ...]] = ()

    def __init__(self, seen: Clock, who: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        self.who = who
        self.offices: dict[str, OfficeView] = {}

    def clean(self) -> dict[str, Any]:
        """Each office that was typed is one; what it may mean else stands at its field."""
        said = super().clean() or {}
        for name in self.picked:
            if not said.get(name):
                continue
            try:
                eyes = SYSTEM if name in self.anywhere else self.who
                self.offices[name] = pick(eyes, self.seen, said[name], self.seen.today)
            except Candidates as unsure:
                self.add_error(name, unsure)
        return said


class Candidates(forms.ValidationError):
    """What was typed fits several offices, or none; the page offers those that it may mean."""

    def __init__(self, seen: Clock, offices: Sequence[OfficeView]) -> None:
        super().__init__(fault(seen, "F107" if offices else "F106"))
        self.offices = offices


def pick(who: Actor, seen: Clock, text: str, day: date) -> OfficeView:
    """The one visible office that the text names: by its key, by its name, or alone fitting.

    Raises Candidates.
    """
    text = " ".join(text.split())
    word = text.rpartition("[")[2].removesuffix("]") if text.endswith("]") else text
    if sure := _by_key(who, word, day):
        return sure
    found = browsing.search(who, text, day=day, limit=_MOST_CANDIDATES)
    hits = [hit.office for hit in found.rows]
    same = [row for row in hits if text in (row.name_th, row.short, row.name_en)]
    if len(same or hits) == 1:
        return (same or hits)[0]
    raise Candidates(seen, same or hits)


def named(view: OfficeView) -> str:
    """The office as a field shows it, for sure: "ที่ว่าการอำเภอเทิง [d5704]"."""
    return f"{view.name_th} [{view.key}]"


def _by_key(who: Actor, word: str, day: date) -> OfficeView | None:
    if not word.isascii() or " " in word or not word:
        return None
    rows = directory.visible(who, day).filter(office__key=word)
    return directory.office(who, word, day=day) if rows.exists() else None
