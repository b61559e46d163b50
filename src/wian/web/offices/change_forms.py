"""What an administrator types to change an office; each form knows the action it asks for."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from wian.offices.acting import Actor
from wian.offices.actions import offices as actions
from wian.offices.actions.timeline import NewOffice
from wian.offices.errors import Refused
from wian.offices.kinds import KINDS
from wian.offices.values import OfficeView
from wian.web.offices.fields import Candidates, DayField, Sheet, firm, named, pick
from wian.web.when import Clock

STAYS = ""
_MANY = ("others_below",)
_LAST = ["day", "reason"]


@dataclass(frozen=True, slots=True)
class Around:
    """The office to be changed and what stands next to it on the day the form is opened.

    Its superiors stand here though the person may not see them: what is left as it is stays so.
    """

    who: Actor
    office: OfficeView
    parent: OfficeView | None
    line: OfficeView | None
    children: tuple[OfficeView, ...]
    siblings: tuple[OfficeView, ...]


class ChangeForm(Sheet):
    """A day, a reason, and whatever one kind of change asks besides."""

    day = DayField(label="day_from", help_text="day_hint")
    reason = forms.CharField(
        label="reason", help_text="reason_hint", max_length=300, required=False
    )
    refusals: ClassVar[dict[str, str]] = {
        "O101": "day",
        "O102": "day",
        "O119": "day",
        "O105": "key",
        "O106": "kind",
        "O107": "place_id",
        "O108": "name_th",
        "O103": "parent",
        "O104": "successor",
        "O109": "others_below",
        "O131": "day",
        "O132": "parent",
        "O133": "parent",
    }

    def __init__(self, seen: Clock, around: Around, *args: Any, **kwargs: Any) -> None:
        self.around = around
        self.offices: dict[str, OfficeView] = {}
        super().__init__(seen, *args, **kwargs)
        self.order_fields([name for name in self.fields if name not in _LAST] + _LAST)

    @property
    def main(self) -> list[forms.BoundField]:
        """The fields that every office has; rows for new ones and homes stand apart."""
        return [field for field in self.visible_fields() if not field.name.startswith("child-")]

    @property
    def seal(self) -> str:
        """What was typed, in short; the deed is done only for what the preview showed."""
        data = self.data if isinstance(self.data, QueryDict) else QueryDict()
        typed = sorted(
            (name, data.getlist(name) if name in _MANY else data.getlist(name)[-1:])
            for name in data
            if name not in ("csrfmiddlewaretoken", "do", "seal", "lang", "digits")
        )
        return sha256(repr(typed).encode()).hexdigest()[:16]

    @property
    def others(self) -> tuple[OfficeView, ...]:
        """Other offices on which the change shows."""
        return ()

    @property
    def lands(self) -> str:
        """The key of the office whose page tells what was done."""
        return self.around.office.key

    @abstractmethod
    def act(self) -> object:
        """The change is done."""

    def _pick(self, name: str) -> None:
        """The office that was typed into the field; what it may mean else stands there."""
        text = self.cleaned_data.get(name, "")
        day = self.cleaned_data.get("day")
        if not text or not day:
            return
        for known in (self.around.parent, self.around.line):
            if known and text == named(known):
                self.offices[name] = known
                return
        try:
            self.offices[name] = pick(self.around.who, self.seen, text, day)
        except Candidates as unsure:
            self.add_error(name, unsure)


class DetailsForm(ChangeForm):
    """Name, short name, code, phone, kind and place from a day on."""

    name_th = forms.CharField(label="fact_name", max_length=160)
    name_en = forms.CharField(label="fact_name_en", max_length=160, required=False)
    short = forms.CharField(label="fact_short", max_length=60, required=False)
    code = forms.CharField(label="fact_code", max_length=24, required=False)
    phone = forms.CharField(label="fact_phone", max_length=60, required=False)
    kind = forms.ChoiceField(label="fact_kind")
    place_id = forms.CharField(label="fact_place_code", help_text="place_hint", max_length=6)

    def __init__(self, seen: Clock, around: Around, *args: Any, **kwargs: Any) -> None:
        office = around.office
        kwargs["initial"] = {
            "name_th": office.name_th,
            "name_en": office.name_en,
            "short": office.short,
            "code": office.code,
            "phone": office.phone,
            "kind": office.kind_name,
            "place_id": office.place,
            "day": seen.today,
        }
        super().__init__(seen, around, *args, **kwargs)
        kinds = [(kind.name, seen.say.pick(kind.thai, kind.english)) for kind in KINDS.values()]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def act(self) -> object:
        """The office has these details from the day on."""
        said = dict(self.cleaned_data)
        day, reason = said.pop("day"), said.pop("reason")
        actions.change_office(
            self.around.who, office=self.around.office.id, day=day, reason=reason, **said
        )
        return None


class MoveForm(ChangeForm):
    """Another superior by area, by field line, or both."""

    parent = forms.CharField(label="new_parent", help_text="pick_hint", required=False)
    line = forms.CharField(label="new_line", help_text="line_hint", required=False)

    def __init__(self, seen: Clock, around: Around, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "day": seen.today,
            "parent": named(around.parent) if around.parent else "",
            "line": named(around.line) if around.line else "",
        }
        super().__init__(seen, around, *args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """The superiors are offices; an empty field means none."""
        said = super().clean() or {}
        self._pick("parent")
        self._pick("line")
        return said

    @property
    def others(self) -> tuple[OfficeView, ...]:
        """The old superior and the new one."""
        both = (self.around.parent, self.offices.get("parent"))
        return tuple(office for office in both if office)

    def act(self) -> object:
        """The office, and all under it, stands there from the day on."""
        above = {name: office.id for name, office in self.offices.items()}
        actions.move_office(
            self.around.who,
            office=self.around.office.id,
            day=self.cleaned_data["day"],
            parent=above.get("parent"),
            line=above.get("line"),
            reason=self.cleaned_data["reason"],
        )
        return None


class CloseForm(ChangeForm):
    """The office is no more; what stands under it goes to a successor."""

    successor = forms.CharField(label="successor", help_text="successor_hint", required=False)

    def __init__(self, seen: Clock, around: Around, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, around, *args, initial={"day": seen.today}, **kwargs)

    def clean(self) -> dict[str, Any]:
        """The successor is an office, or nobody."""
        said = super().clean() or {}
        self._pick("successor")
        return said

    @property
    def others(self) -> tuple[OfficeView, ...]:
        """Who takes over."""
        return tuple(self.offices.values())

    def act(self) -> object:
        """The office is closed from the day on."""
        successor = self.offices.get("successor")
        actions.close_office(
            self.around.who,
            office=self.around.office.id,
            day=self.cleaned_data["day"],
            successor=successor.id if successor else None,
            reason=self.cleaned_data["reason"],
        )
        return None


class NewFields(Sheet):
    """A new office: its key and name; kind and superiors are those of the office it comes from."""

    name_th = forms.CharField(label="fact_name", max_length=160, required=False)
    key = forms.CharField(label="fact_key", help_text="key_hint", max_length=40, required=False)
    name_en = forms.CharField(label="fact_name_en", max_length=160, required=False)
    short = forms.CharField(label="fact_short", max_length=60, required=False)
    code = forms.CharField(label="fact_code", max_length=24, required=False)
    place = forms.CharField(
        label="fact_place_code", help_text="place_hint", max_length=6, required=False
    )
    refusals: ClassVar[dict[str, str]] = {"O105": "key", "O107": "place", "O135": "key"}

    def __init__(self, seen: Clock, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        for name in ("name_th", "key"):
            firm(self.fields[name])

    def clean(self) -> dict[str, Any]:
        """A row with anything in it has a name and a key."""
        said = super().clean() or {}
        if any(said.values()):
            for name in ("name_th", "key"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return said

    @property
    def filled(self) -> bool:
        """Whether anything was typed into this row."""
        return self.is_valid() and bool(self.cleaned_data.get("name_th"))

    def is_about(self, refused: Refused) -> bool:
        """Whether the refusal quotes what stands in this row."""
        if not self.filled:
            return False
        said = self.cleaned_data.get(self.refusals.get(refused.number, ""), "")
        return bool(said) and f"“{said}”" in refused.thai

    def new(self, like: OfficeView) -> NewOffice:
        """The office that was typed, beside `like`."""
        said = self.cleaned_data
        return NewOffice(
            key=said["key"],
            kind=like.kind_name,
            place=said["place"] or like.place,
            name_th=said["name_th"],
            parent=like.parent,
            line=like.line,
            name_en=said["name_en"],
            short=said["short"],
            code=said["code"],
        )
