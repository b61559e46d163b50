"""What is typed to open a new office under another one."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from wian.offices.actions import offices as actions
from wian.offices.actions.timeline import NewOffice
from wian.offices.kinds import KINDS, TOP
from wian.web.offices.change_forms import Around, ChangeForm
from wian.web.offices.fields import choose
from wian.web.when import Clock


class OpenForm(ChangeForm):
    """A new office under this one: what it is, what it is called, and where it stands."""

    kind = forms.ChoiceField(label="fact_kind")
    name_th = forms.CharField(label="fact_name", max_length=160)
    key = forms.CharField(label="fact_key", help_text="key_hint", max_length=40)
    name_en = forms.CharField(label="fact_name_en", max_length=160, required=False)
    short = forms.CharField(label="fact_short", max_length=60, required=False)
    code = forms.CharField(label="fact_code", max_length=24, required=False)
    phone = forms.CharField(label="fact_phone", max_length=60, required=False)
    place_id = forms.CharField(label="fact_place_code", help_text="place_hint", max_length=6)
    line = forms.CharField(label="by_line", help_text="open_line_hint", required=False)
    refusals: ClassVar[dict[str, str]] = {**ChangeForm.refusals, "O135": "key"}

    def __init__(self, seen: Clock, around: Around, *args: Any, **kwargs: Any) -> None:
        children = [office.kind_name for office in around.children]
        kwargs["initial"] = {
            "kind": max(children, key=children.count, default="unit"),
            "place_id": around.office.place,
            "day": seen.today,
        }
        super().__init__(seen, around, *args, **kwargs)
        said = {
            kind.name: seen.say.pick(kind.thai, kind.english)
            for kind in KINDS.values()
            if kind.name != TOP
        }
        choose(self, "kind", said)

    @property
    def lands(self) -> str:
        """The new office."""
        key: str = self.cleaned_data["key"]
        return key

    def clean(self) -> dict[str, Any]:
        """The superior of the field line is an office, or none."""
        said = super().clean() or {}
        self._pick("line")
        return said

    def act(self) -> int:
        """The office stands from the day on; its id."""
        said = dict(self.cleaned_data)
        day, reason, place = said.pop("day"), said.pop("reason"), said.pop("place_id")
        line = self.offices.get("line")
        new = NewOffice(
            **{**said, "line": line.id if line else None},
            place=place,
            parent=self.around.office.id,
        )
        return actions.open_office(self.around.who, new=new, day=day, reason=reason)
