"""A person as people type one: by name, by choice, or as somebody new with the name in parts."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from wian.offices.acting import Actor
from wian.offices.queries import people
from wian.offices.values import PersonView
from wian.web.offices.account_forms import PeopleError
from wian.web.offices.deeds import Deed
from wian.web.offices.fields import both, firm
from wian.web.when import Clock
from wian.web.words import WORDS

_CHOSEN = re.compile(r"#(\d{1,12})\]?$")
_TITLE = re.compile(r"(?:นางสาว|น\.ส\.|นาย|นาง)\s*(?=\S)")
_MOST_CANDIDATES = 8


def choice(view: PersonView) -> str:
    """The person as a field shows one, for sure: "นางกมลวรรณ ธารวารี [#4]"."""
    return f"{view.name} [#{view.id}]"


def chosen(text: str) -> int | None:
    """The number of the person that was chosen from a list; None for a name that was typed."""
    found = _CHOSEN.search(text)
    return int(found[1]) if found else None


def pick_person(who: Actor, seen: Clock, text: str) -> int:
    """The one known person of this name, with or without a title before it, or of this choice.

    Raises PeopleError.
    """
    if number := chosen(text):
        return number
    asked = (text, _TITLE.sub("", text, count=1))
    found = next(filter(None, (people.namesakes(who, name) for name in asked)), None)
    if found is None:
        known = (people.known(who, name, limit=_MOST_CANDIDATES) for name in asked)
        found = next(filter(None, known), [])
    if len(found) == 1:
        return found[0].id
    raise PeopleError(seen, [(view.id, introduced(view)) for view in found])


def introduced(view: PersonView) -> str:
    """The person with what tells one of that name from another: "นายก ข · นายอำเภอเทิง"."""
    return " · ".join((view.name, *(stay.title for stay in view.tenures)))


class TwinError(forms.ValidationError):
    """People of this very name are known; `people` are those who may be chosen instead."""

    def __init__(self, seen: Clock, twins: list[PersonView], *, offered: bool) -> None:
        names = "" if offered else ": " + ", ".join(introduced(view) for view in twins)
        thai, english = WORDS["F120"]
        super().__init__(both(seen, "F120", thai.format(names=names), english.format(names=names)))
        self.people = [(view.id, introduced(view)) for view in twins] if offered else []


class Newcomer(Deed):
    """Somebody who is not in the directory yet; somebody of the same name only with a tick."""

    title = forms.CharField(
        label="name_title", help_text="name_title_hint", max_length=40, required=False
    )
    given = forms.CharField(label="name_given", max_length=80)
    family = forms.CharField(label="name_family", max_length=80, required=False)
    another = forms.BooleanField(label="name_another", required=False)

    def __init__(self, seen: Clock, who: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        self.who = who
        self.asked = bool(self.data.get("another"))
        for name in ("title", "family"):
            firm(self.fields[name])

    @property
    def newcomer(self) -> list[forms.BoundField]:
        """The parts of the name, and the tick once it was asked for."""
        names = ["title", "given", "family", *(["another"] if self.asked else [])]
        return [self[name] for name in names]

    def twins(self) -> list[PersonView]:
        """Those known by the very name that was typed, unless they were said to be others."""
        said = self.cleaned_data
        if said.get("another") or not said.get("given"):
            return []
        found = people.namesakes(self.who, f"{said['given']} {said.get('family', '')}")
        self.asked = self.asked or bool(found)
        return found

    def parts(self) -> dict[str, str]:
        """The name in its parts, for the action."""
        return {name: self.cleaned_data[name] for name in ("title", "given", "family")}
