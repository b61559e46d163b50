"""Writing on a letter and sending it on: one tap says what, one whom, one until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Final

from django import forms

from wian.letters.actions.endorsing import endorse
from wian.letters.endorsing import COPIES, KINDS, MOVING, NOTE, PHRASES, Target
from wian.letters.inside_values import Colleague, House
from wian.offices.acting import Actor
from wian.web.letters.endorsing_steps import KINDS as WORDS_OF
from wian.web.offices.fields import DayField, Sheet, choose, fault, firm
from wian.web.when import Clock

_SIGNERS_FIRST: Final = ("assign", "note", "return", "submit")
_HINTS: Final = {
    "submit": "step_submit_hint",
    "assign": "step_assign_hint",
    "note": "step_note_hint",
    "return": "step_return_hint",
}
_OPEN: Final = 2
_QUICK_DAYS: Final = (0, 1, 3, 7)
_PHRASES: Final = {phrase.code: phrase for phrase in PHRASES}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that is chosen by one tap; `chosen` when it was."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """What one kind of endorsement offers."""

    label: str
    hint: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """Who may get the letter in this house, for whom the form is made."""

    house: House
    people: tuple[Colleague, ...]
    me: int | None
    signs: bool
    asked: date | None


class EndorseForm(Sheet):
    """What is written on the letter, to whom it goes on, until when, and who gets a copy."""

    way = forms.ChoiceField(label="endorse_way")
    to = forms.ChoiceField(label="endorse_to", help_text="endorse_to_hint", required=False)
    note = forms.CharField(
        label="endorse_note",
        required=False,
        max_length=NOTE,
        widget=forms.Textarea({"rows": 3, "lang": "th"}),
    )
    soon = forms.ChoiceField(label="endorse_due", required=False)
    due = DayField(label="endorse_other_day", help_text="day_hint", required=False)
    copies = forms.MultipleChoiceField(
        label="endorse_copies", required=False, widget=forms.CheckboxSelectMultiple
    )
    refusals: ClassVar[dict[str, str]] = {
        "L304": "to",
        "L305": "to",
        "L306": "due",
        "L307": "note",
        "L308": "way",
        "L309": "copies",
        "L312": "note",
    }

    def __init__(self, seen: Clock, among: Among, *args: Any) -> None:
        super().__init__(seen, *args)
        self.among = among
        firm(self.fields["to"])
        places = places_of(among, seen)
        self.fields["to"].choices = [("", seen.say("endorse_nobody")), *places]  # type: ignore[attr-defined]
        everybody = {value: label for _, choices in places for value, label in choices}
        choose(
            self, "copies", {value: _at(value, label, places) for value, label in everybody.items()}
        )
        choose(
            self, "way", {one.value: one.label for group in self.groups for one in group.choices}
        )
        choose(self, "soon", {one.value: one.label for one in self.days})

    @property
    def groups(self) -> list[Group]:
        """The kinds with their phrases, those that this person writes most first."""
        kinds = _SIGNERS_FIRST if self.among.signs else KINDS
        return [self._group(kind) for kind in kinds]

    @property
    def usual(self) -> list[Group]:
        """The kinds that stand open."""
        return self.groups[:_OPEN]

    @property
    def others(self) -> list[Group]:
        """The kinds that are asked for by one tap more."""
        return self.groups[_OPEN:]

    @property
    def other_chosen(self) -> bool:
        """Whether one of those was chosen."""
        return any(one.chosen for group in self.others for one in group.choices)

    def _group(self, kind: str) -> Group:
        say, typed = self.seen.say, self.data.get("way", "")
        offered = [
            (f"{kind}:{phrase.code}", say.pick(phrase.thai, phrase.english))
            for phrase in PHRASES
            if kind in phrase.kinds
        ]
        offered.append((f"{kind}:", say("endorse_own_words")))
        choices = tuple(Choice(value, label, value == typed) for value, label in offered)
        return Group(say[WORDS_OF[kind]], say[_HINTS[kind]], choices)

    @property
    def days(self) -> list[Choice]:
        """No day, the one that the letter names, and some that are near."""
        seen, typed = self.seen, self.data.get("soon", "")
        near = {seen.today + timedelta(days=n): "" for n in _QUICK_DAYS}
        asked = self.among.asked
        if asked and asked >= seen.today:
            near = {
                asked: seen.say("endorse_as_asked"),
                **{d: w for d, w in near.items() if d != asked},
            }
        told = [("", seen.say("endorse_no_day"))]
        told += [
            (day.isoformat(), f"{word or seen.far(day)} · {seen.day(day)}")
            for day, word in near.items()
        ]
        return [Choice(value, label, value == typed) for value, label in told]

    def clean(self) -> dict[str, Any]:
        """One day only; a note leaves the letter where it is, so it goes to nobody."""
        said = super().clean() or {}
        if said.get("soon") and said.get("due"):
            self.add_error("due", forms.ValidationError(fault(self.seen, "F151")))
        kind = said.get("way", "").partition(":")[0]
        if kind and kind not in MOVING and said.get("to"):
            self.add_error("to", forms.ValidationError(fault(self.seen, "F152")))
        return said

    def act(self, who: Actor, *, letter: int, office: int, revision: int | None) -> int:
        """It stands on the letter, and the letter lies where it was sent; the step's id."""
        said = self.cleaned_data
        kind, _, code = said["way"].partition(":")
        to = target(said["to"]) if said["to"] else None
        soon = date.fromisoformat(said["soon"]) if said["soon"] else None
        return endorse(
            who,
            letter=letter,
            office=office,
            kind=kind,
            to_unit=to.unit if to else None,
            to=to.to if to else None,
            note=said["note"],
            instruction=_PHRASES[code].thai if code else "",
            due=said["due"] or soon,
            copies=[target(value) for value in said["copies"]][: COPIES + 1],
            revision=revision,
        )


def target(value: str) -> Target:
    """Where a choice sends the letter: "5" to unit 5, "5.12" to account 12 in it."""
    unit, _, account = value.partition(".")
    return Target(int(unit), int(account) if account else None)


def places_of(among: Among, seen: Clock) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each room of the house with everybody who may get the letter there."""
    return [
        (room.name, [(str(room.id), seen.say("endorse_unit")), *_people(room.id, among, seen)])
        for room in among.house.rooms
    ]


def _people(room: int, among: Among, seen: Clock) -> Sequence[tuple[str, str]]:
    roles: dict[int, tuple[str, list[str]]] = {}
    for one in among.people:
        if one.unit == room and one.account != among.me:
            _, words = roles.setdefault(one.account, (one.name, []))
            words.append(seen.say[f"role_{one.role}"])
    return [
        (f"{room}.{account}", f"{name} · {', '.join(words)}")
        for account, (name, words) in roles.items()
    ]


def _at(value: str, label: str, places: Sequence[tuple[str, list[tuple[str, str]]]]) -> str:
    """The label of a copy: the unit by its name, a person with the unit."""
    room = next(name for name, choices in places if any(value == one for one, _ in choices))
    return room if "." not in value else f"{label} · {room}"
