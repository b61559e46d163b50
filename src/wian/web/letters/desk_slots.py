"""One fact as a field that a person may put right: what it is called, what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from wian.letters.desk_values import FactView
from wian.letters.fields import field_of
from wian.web.offices.days import plain
from wian.web.when import Clock
from wian.web.words import WORDS

LABELS: Final[Mapping[str, str]] = {
    "kind": "slot_kind",
    "number": "number",
    "date": "date",
    "urgency": "urgency",
    "secrecy": "slot_secrecy",
    "issuer": "issuer",
    "subject": "subject",
    "addressees": "addressees",
    "exclusions": "exclusions",
    "links": "links",
    "title": "slot_title",
    "quantity": "slot_quantity",
    "action": "slot_action",
    "assignee": "slot_assignee",
    "due": "slot_due",
    "start": "slot_start",
    "end": "slot_end",
    "place_or_link": "slot_place",
    "place": "slot_place",
    "passcode": "passcode",
    "what": "slot_what",
    "name": "slot_name",
    "position": "slot_position",
    "acting": "slot_acting",
    "unit": "slot_unit",
    "person": "slot_person",
    "phone": "slot_phone",
    "extension": "slot_extension",
    "email": "slot_email",
}
"""The word of each fact by the last step of its path, or by its list."""
_LONG: Final = 160


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a form: `value` as it is typed, `was` as the page showed it when it was made.

    `now` differs from `was` where somebody has changed the fact meanwhile; `printed` is what the
    paper says where a person has put the fact right.
    """

    name: str
    label: str
    value: str
    was: str
    now: str
    sort: str
    choices: tuple[tuple[str, str], ...]
    most: int
    printed: str
    corrected: bool

    @property
    def long(self) -> bool:
        """Whether it needs more than a line."""
        return self.sort == "text" and (len(self.value) > _LONG or self.most > _LONG * 6)

    @property
    def changed(self) -> bool:
        """Whether somebody else has changed it since the page was made."""
        return self.now != self.was


def label(name: str, seen: Clock) -> str:
    """What people call the fact."""
    steps = [step for step in name.split(".") if not step.isdecimal()]
    return seen.say[LABELS[steps[-1]]]


def typed(value: object, sort: str, seen: Clock) -> str:
    """The value as a person would type it."""
    if value is None:
        return ""
    if sort == "day":
        day = day_of(value)
        return plain(day, seen) if day else str(value)
    return str(value).replace(":", ".") if sort == "time" else str(value)


def day_of(value: object) -> date | None:
    """The day that a fact holds; None for anything else."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def slot(fact: FactView, seen: Clock, sent: Mapping[str, str]) -> Slot:
    """The field of a fact; what was typed into it before stays in it."""
    now = typed(fact.value, fact.sort, seen)
    field = field_of(fact.name)
    return Slot(
        name=fact.name,
        label=label(fact.name, seen),
        value=sent.get(f"v.{fact.name}", now),
        was=sent.get(f"was.{fact.name}", now),
        now=now,
        sort=fact.sort,
        choices=tuple((one, choice(one, seen)) for one in fact.choices),
        most=field.most if field else 0,
        printed=fact.printed,
        corrected=fact.corrected,
    )


def empty(name: str, seen: Clock, sent: Mapping[str, str]) -> Slot:
    """The field of a fact that the letter has not got yet."""
    field = field_of(name)
    assert field is not None
    value = sent.get(f"v.{name}", "")
    choices = tuple((one, choice(one, seen)) for one in field.choices)
    return Slot(name, label(name, seen), value, "", "", field.sort, choices, field.most, "", False)


def choice(value: str, seen: Clock) -> str:
    """A value to choose as people read it: a kind of document by its word."""
    return seen.say[value] if value in WORDS else value
