"""What may be done with one line of a register: use it, cancel it, put another behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from wian.letters.actions.registers import cancel, fill_reserved, insert_behind
from wian.letters.inside_values import Brief
from wian.letters.register_values import BookView, LineView
from wian.offices.acting import Actor
from wian.web.offices.deeds import Deed
from wian.web.offices.fields import DayField, choose, fault
from wian.web.when import Clock

_REFUSALS = {
    "L101": "paper",
    "L102": "paper",
    "L108": "paper",
    "L109": "reason",
    "L202": "paper",
    "L203": "paper",
    "L204": "paper",
    "L205": "paper",
    "L215": "day",
    "L216": "subject",
}
_LONGEST = 80


class PaperForm(Deed):
    """Which letter the line is of: one kept here, or one that is described."""

    paper = forms.TypedChoiceField(label="line_paper", coerce=int, empty_value=None, required=False)
    subject = forms.CharField(label="line_subject", max_length=500, required=False)
    addressee = forms.CharField(label="line_addressee", max_length=500, required=False)
    note = forms.CharField(label="line_note", max_length=300, required=False)
    refusals: ClassVar[dict[str, str]] = _REFUSALS

    def __init__(
        self,
        seen: Clock,
        who: Actor,
        book: BookView,
        line: LineView,
        papers: Iterable[Brief],
        *args: Any,
    ) -> None:
        first = {"subject": line.subject if line.state == "reserved" else ""}
        name = type(self).__name__.removesuffix("Form").lower()
        super().__init__(seen, *args, initial=self.first(line) | first, auto_id=f"{name}-%s")
        self.who, self.book, self.line = who, book, line
        listed = {str(one.id): _named(one, seen) for one in papers}
        choose(self, "paper", {"": seen.say("line_paper_none"), **listed})

    def first(self, line: LineView) -> dict[str, Any]:
        """What stands in the form before anything is typed."""
        return {}

    def said(self) -> dict[str, Any]:
        """The letter, or the words about one not kept here."""
        said = self.cleaned_data
        words = {name: said[name] for name in ("subject", "addressee", "note")}
        return {"letter": said["paper"], **words}


class FillForm(PaperForm):
    """The reserved number is used."""

    def act(self) -> int:
        """The line is that of the letter; its id."""
        return fill_reserved(self.who, entry=self.line.id, **self.said()).entry


class InsertForm(PaperForm):
    """Another line behind this one, of an earlier day."""

    day = DayField(label="line_day", help_text="day_hint")
    reason = forms.CharField(label="line_reason", max_length=300)
    field_order = ("day", "reason", "paper", "subject", "addressee", "note")

    def first(self, line: LineView) -> dict[str, Any]:
        """The day of the line that it stands behind."""
        return {"day": line.day}

    def act(self) -> int:
        """The line stands behind the number; its id."""
        said = self.cleaned_data
        found = insert_behind(
            self.who,
            book=self.book.id,
            number=self.line.number,
            day=said["day"],
            reason=said["reason"],
            **self.said(),
        )
        return found.entry


class CancelForm(Deed):
    """Why the number is cancelled, and that this is meant."""

    reason = forms.CharField(label="line_reason", max_length=300)
    sure = forms.BooleanField(label="line_cancel", required=False)
    refusals: ClassVar[dict[str, str]] = {"L109": "reason", "L106": "reason"}

    def __init__(self, seen: Clock, who: Actor, line: LineView, *args: Any) -> None:
        super().__init__(seen, *args, auto_id="cancel-%s")
        self.who, self.line = who, line
        self.fields["sure"].label = seen.n(seen.say("line_cancel_sure", n=line.text))

    def clean_sure(self) -> bool:
        """It is confirmed."""
        if not self.cleaned_data["sure"]:
            raise forms.ValidationError(fault(self.seen, "F160"))
        return True

    def act(self) -> int:
        """The number is cancelled; the line's id."""
        cancel(self.who, entry=self.line.id, reason=self.cleaned_data["reason"])
        return self.line.id


def _named(one: Brief, seen: Clock) -> str:
    """The letter in a list to choose from."""
    words = " · ".join(filter(None, (seen.n(one.number), one.subject, one.issuer)))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
