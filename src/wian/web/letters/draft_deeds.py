"""What may be done next with a draft: sent, checked, returned, signed, numbered, dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, Final

from django import forms

from wian.letters.actions.checking import check_draft, return_draft, send_to_check, send_to_sign
from wian.letters.actions.drafting import drop_draft
from wian.letters.actions.registers import issue_outgoing
from wian.letters.actions.signing import sign
from wian.letters.draft_values import DraftView
from wian.letters.inside_values import Colleague, House
from wian.letters.queries.next_steps import receivers
from wian.letters.queries.numbering import numbering
from wian.letters.queries.registers import next_number
from wian.letters.registering import OWN_SERIES, SERIES, letter_number
from wian.letters.signing import Signature
from wian.offices.acting import Actor
from wian.web.called import own_names
from wian.web.offices.days import last_day
from wian.web.offices.fields import DayField, Sheet, choose
from wian.web.when import Clock

FORM: Final = "draft"
"""The form of the page that every field belongs to: what was typed travels with each deed."""
_NOTE: Final = 2000


class DraftDeed(Sheet):
    """A step of one draft; its fields travel with the wording, under the name of the step."""

    main: ClassVar[bool] = True

    def __init__(self, who: Actor, seen: Clock, view: DraftView, step: str, data: Any) -> None:
        super().__init__(seen, data, prefix=step)
        self.who, self.view, self.step = who, view, step
        self.letter = view.letter.id
        for field in self.fields.values():
            field.widget.attrs["form"] = FORM

    def act(self, revision: int | None) -> None:
        """The step is done, if nobody has changed the draft since this revision."""
        raise NotImplementedError


def _note(label: str, *, required: bool = False) -> forms.CharField:
    area = forms.Textarea({"rows": 2, "lang": "th"})
    return forms.CharField(label=label, max_length=_NOTE, widget=area, required=required)


class SendForm(DraftDeed):
    """To whom the draft goes, and with what words."""

    refusals: ClassVar[dict[str, str]] = {"L304": "to", "L305": "to", "L323": "to", "L307": "note"}
    verb: ClassVar[str]

    to = forms.ChoiceField(label="draft_send_to")
    note = _note("draft_note")

    def __init__(self, who: Actor, seen: Clock, view: DraftView, step: str, data: Any) -> None:
        super().__init__(who, seen, view, step, data)
        rooms, people = receivers(
            who, view.letter.id, office=view.letter.office, verb=type(self).verb
        )
        choose(self, "to", dict(_targets(own_names(rooms, seen.say), people, who, seen)))

    def target(self) -> dict[str, Any]:
        """The unit, and in it somebody, if one was chosen."""
        unit, _, account = self.cleaned_data["to"].partition(".")
        return {"to_unit": int(unit), "to": int(account) if account else None}


class SendCheckForm(SendForm):
    """The draft goes to who checks it."""

    verb = "letter.write"

    def act(self, revision: int | None) -> None:
        """It lies with who checks it."""
        note = self.cleaned_data["note"]
        send_to_check(self.who, letter=self.letter, note=note, revision=revision, **self.target())


class SendSignForm(SendForm):
    """The checked draft goes to who signs it."""

    verb = "letter.sign"

    def act(self, revision: int | None) -> None:
        """It lies with who signs it."""
        note = self.cleaned_data["note"]
        send_to_sign(self.who, letter=self.letter, note=note, revision=revision, **self.target())


class CheckForm(DraftDeed):
    """The newest version is in order."""

    refusals: ClassVar[dict[str, str]] = {"L307": "note"}
    note = _note("draft_note")

    def act(self, revision: int | None) -> None:
        """It is checked."""
        check_draft(self.who, letter=self.letter, note=self.cleaned_data["note"], revision=revision)


class ReturnForm(DraftDeed):
    """The draft goes back to its author, with what is to be mended."""

    main = False
    refusals: ClassVar[dict[str, str]] = {"L307": "note", "L312": "note"}
    note = _note("draft_return_why", required=True)

    def act(self, revision: int | None) -> None:
        """It lies with its author again."""
        return_draft(
            self.who, letter=self.letter, note=self.cleaned_data["note"], revision=revision
        )


class SignForm(DraftDeed):
    """In which post it is signed, with the lines as they will be printed."""

    refusals: ClassVar[dict[str, str]] = {"L324": "post", "L325": "post"}
    post = forms.TypedChoiceField(label="draft_sign_as", widget=forms.RadioSelect, coerce=int)

    def __init__(self, who: Actor, seen: Clock, view: DraftView, step: str, data: Any) -> None:
        super().__init__(who, seen, view, step, data)
        ways = view.may_sign_as
        choose(self, "post", {str(way.post): _signed(way, seen) for way in ways})
        self.initial = {"post": next((way.post for way in ways), None)}

    def act(self, revision: int | None) -> None:
        """It is signed and changes no more."""
        sign(self.who, letter=self.letter, post=self.cleaned_data["post"], revision=revision)


class DropForm(DraftDeed):
    """The draft is given up."""

    main = False
    reason = forms.CharField(label="draft_drop_why", max_length=300, required=False)

    def act(self, revision: int | None) -> None:
        """It is set aside with all its versions."""
        reason = self.cleaned_data["reason"]
        drop_draft(self.who, letter=self.letter, reason=reason, revision=revision)


class NumberForm(DraftDeed):
    """In which series the signed letter gets its number, and of which day."""

    refusals: ClassVar[dict[str, str]] = {"L206": "series", "L207": "day", "L208": "day"}
    series = forms.ChoiceField(label="draft_series", widget=forms.RadioSelect)
    day = DayField(label="draft_day", help_text="draft_day_hint", required=False)

    def __init__(self, who: Actor, seen: Clock, view: DraftView, step: str, data: Any) -> None:
        super().__init__(who, seen, view, step, data)
        office = view.letter.office
        year, own = seen.today.year, OWN_SERIES.get(view.wording.form)
        self.code = numbering(who, office=office, year=year).code
        series = (own,) if own else SERIES
        coming = {s: next_number(who, office=office, way="out", series=s) for s in series}
        numbers = {s: letter_number(self.code, s, n, year=year) for s, n in coming.items()}
        said = {s: seen.n(seen.say(f"draft_series_{s}", n=n)) for s, n in numbers.items()}
        choose(self, "series", said)
        self.initial = {"series": series[0], "day": seen.today}

    def act(self, revision: int | None) -> None:
        """It is issued under its number."""
        said = self.cleaned_data
        issue_outgoing(
            self.who,
            letter=self.letter,
            series=said["series"],
            day=said["day"],
            revision=revision,
        )


DEEDS: Final[Mapping[str, Callable[..., DraftDeed]]] = {
    "sign": SignForm,
    "number": NumberForm,
    "check": CheckForm,
    "send_to_sign": SendSignForm,
    "send_to_check": SendCheckForm,
    "return": ReturnForm,
    "drop": DropForm,
}
"""Each step with its form, the one that brings the letter furthest first."""


def _targets(
    rooms: House, people: Iterable[Colleague], who: Actor, seen: Clock
) -> Iterable[tuple[str, str]]:
    """People first, by name with their unit; then each room, for whoever is there."""
    called = {room.id: room.name for room in rooms.rooms}
    told = set[int]()
    for one in people:
        if one.account != who.account and one.account not in told:
            told.add(one.account)
            role = seen.say(f"role_{one.role}")
            yield f"{one.unit}.{one.account}", f"{one.name} · {role} · {called[one.unit]}"
    for id_, name in called.items():
        yield str(id_), seen.say("draft_anyone", unit=name)


def _signed(way: Signature, seen: Clock) -> str:
    """The lines under the name; on another's behalf, until which day."""
    lines = " / ".join(way.lines)
    if not way.words:
        return lines
    if way.until == date.max:
        return seen.say("draft_sign_since", lines=lines, since=seen.day(way.since))
    days = {"since": seen.day(way.since), "until": seen.day(last_day(way.until))}
    return seen.say("draft_sign_days", lines=lines, **days)
