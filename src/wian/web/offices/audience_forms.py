"""Who is addressed, typed as a line of a letter or put together from kinds, areas and groups."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms

from wian.offices.acting import Actor
from wian.offices.audience import Part, Reading, read_bodies, read_phrase
from wian.offices.kinds import KINDS
from wian.offices.queries import listing
from wian.offices.queries import offices as directory
from wian.offices.values import PlaceView
from wian.web.called import called
from wian.web.offices.fields import Candidates, DayField, Sheet, fault, pick
from wian.web.when import Clock

_LONGEST = 2_000
_BETWEEN = re.compile(r"[,\n;]+")
_LEVELS = {
    "province": ("จังหวัด", "จ."),
    "district": ("อำเภอ", "อ."),
    "subdistrict": ("ตำบล", "ต."),
}


class AudienceForm(Sheet):
    """Who writes, and as of which day."""

    issuer = forms.CharField(label="audience_issuer", help_text="issuer_hint", max_length=200)
    on = DayField(label="as_of", required=False)

    def __init__(self, seen: Clock, who: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        self.who = who

    @property
    def day(self) -> date:
        """The day asked about, today where none is typed."""
        day: date = self.cleaned_data.get("on") or self.seen.today
        return day

    def clean(self) -> dict[str, Any]:
        """The issuer is one office of that day."""
        said = super().clean() or {}
        if said.get("issuer"):
            try:
                self.sender = pick(self.who, self.seen, said["issuer"], self.day)
            except Candidates as unsure:
                self.add_error("issuer", unsure)
        return said


class LineForm(AudienceForm):
    """The addressee line of a letter."""

    phrase = forms.CharField(
        label="phrase",
        help_text="phrase_hint",
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 3, "lang": "th"}),
    )
    field_order = ("phrase", "issuer", "on")

    def read(self) -> Reading:
        """What the line says."""
        return read_phrase(self.cleaned_data["phrase"], issuer=self.sender, day=self.day)


class PartsForm(AudienceForm):
    """Kinds over areas and groups, less exceptions."""

    kinds = forms.MultipleChoiceField(
        label="kinds", widget=forms.CheckboxSelectMultiple, required=False
    )
    areas = forms.CharField(
        label="areas", help_text="areas_hint", max_length=_LONGEST, required=False
    )
    groups = forms.MultipleChoiceField(
        label="groups_only", widget=forms.CheckboxSelectMultiple, required=False
    )
    unless = forms.CharField(
        label="except", help_text="except_hint", max_length=_LONGEST, required=False
    )
    field_order = ("kinds", "areas", "groups", "unless", "issuer", "on")

    def __init__(self, seen: Clock, who: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, who, *args, **kwargs)
        self.fields["kinds"].choices = [  # type: ignore[attr-defined]
            (kind.name, seen.say.pick(kind.thai, kind.english))
            for kind in KINDS.values()
            if kind.name not in ("root", "unit")
        ]
        self.fields["groups"].choices = [  # type: ignore[attr-defined]
            (str(group.id), called(group, seen.say)) for group in listing.groups(who)
        ]

    def clean(self) -> dict[str, Any]:
        """Somebody is addressed, and every area is a place."""
        said = super().clean() or {}
        self.codes: tuple[str, ...] = ()
        if said.get("areas"):
            self._find_areas(said["areas"])
        if not said.get("kinds") and not said.get("groups"):
            self.add_error("kinds", fault(self.seen, "F111"))
        return said

    def _find_areas(self, text: str) -> None:
        codes = []
        places = directory.places(day=self.day)
        for word in filter(None, map(str.strip, _BETWEEN.split(text))):
            found = [place for place in places if _called(place, word)]
            if len(found) != 1:
                self.add_error("areas", fault(self.seen, "F110" if found else "F109"))
                return
            codes.append(found[0].code)
        self.codes = tuple(codes)

    def read(self) -> Reading:
        """The rule of what was chosen; exceptions are read as a letter's would be."""
        said = self.cleaned_data
        excepted = list(filter(None, map(str.strip, _BETWEEN.split(said["unless"]))))
        part = Part(
            kinds=tuple(said["kinds"]),
            areas=self.codes,
            groups=tuple(map(int, said["groups"])),
        )
        reading = read_bodies((), excepted, issuer=self.sender, day=self.day)
        reading.include.append(part)
        return reading


def _called(place: PlaceView, word: str) -> bool:
    """Whether the word is the place's name, alone or behind the word for its level."""
    return word == place.name_th or any(
        word == f"{prefix}{place.name_th}" for prefix in _LEVELS.get(place.level, ())
    )
