"""The wording of a letter as a form, part by part in the official order of its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Final

from django import forms

from wian.letters.drafting import (
    CLOSINGS,
    LINE,
    LINKS,
    PARAGRAPH,
    TO_NOBODY,
    URGENCIES,
    Enclosed,
    Wording,
)
from wian.letters.fields import SECRECIES
from wian.offices.values import PostView
from wian.web.offices.fields import Sheet, choose, firm
from wian.web.when import Clock

_BODY: Final = ("cause", "aim", "conclusion")
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "external": (
        "secrecy", "urgency", "number", "place", "subject", "salutation", "addressee", "references",
        "enclosures", *_BODY, "signer", "owner", "phone", "copies",
    ),
    "memo": (
        "secrecy", "urgency", "place", "number", "subject", "salutation", "addressee", "references",
        "enclosures", *_BODY, "signer", "phone", "copies",
    ),
    "stamped": (
        "secrecy", "urgency", "number", "addressee", "subject", "cause", "aim", "place", "owner",
        "phone", "enclosures", "copies",
    ),
    "order": ("secrecy", "place", "subject", *_BODY, "signer"),
    "announcement": ("secrecy", "place", "subject", *_BODY, "signer"),
}  # fmt: skip
"""The parts of each form, in the order in which they stand on the paper."""
_LINES: Final = ("place", "references", "copies")
_CUT: Final = re.compile(r"\t|\s*\|\s*")


def _text(label: str, rows: int, hint: str = "", most: int = 10_000) -> forms.CharField:
    area = forms.Textarea({"rows": rows, "lang": "th"})
    return forms.CharField(
        label=label, help_text=hint, max_length=most, widget=area, required=False, strip=False
    )


def _line(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=LINE, required=False)


class WordingForm(Sheet):
    """Everything may stay empty for now: what the form lacks is listed beside it."""

    refusals: ClassVar[dict[str, str]] = {}

    secrecy = forms.ChoiceField(
        label="slot_secrecy", help_text="draft_secrecy_hint", required=False
    )
    urgency = forms.ChoiceField(label="urgency", required=False)
    number = _line("draft_number", "draft_number_hint")
    place = _text("draft_place", 2, "draft_place_hint")
    subject = _line("subject", "draft_subject_hint")
    salutation = forms.ChoiceField(label="draft_salutation", help_text="draft_salutation_hint")
    addressee = _line("draft_addressee", "draft_addressee_hint")
    references = _text("references", 2, "draft_references_hint")
    enclosures = _text("enclosures", 2, "draft_enclosures_hint")
    cause = _text("draft_cause", 6, "draft_cause_hint", PARAGRAPH)
    aim = _text("draft_aim", 5, "draft_aim_hint", PARAGRAPH)
    conclusion = _text("draft_conclusion", 2, "draft_conclusion_hint", PARAGRAPH)
    signer = forms.TypedChoiceField(
        label="draft_signer", help_text="draft_signer_hint", coerce=int, required=False
    )
    owner = _line("draft_owner")
    phone = _line("draft_phone")
    copies = _text("draft_copies", 2, "draft_copies_hint")

    def __init__(
        self, seen: Clock, now: Wording, posts: Iterable[PostView], data: Any = None
    ) -> None:
        super().__init__(seen, data, initial=dict(_typed(now)))
        self.now = now
        fields = _FIELDS[now.form]
        self.fields = {name: self.fields[name] for name in fields}
        none = seen.say("draft_no_urgency")
        choose(self, "secrecy", {one: one or none for one in ("", *SECRECIES)})
        if "urgency" in fields:
            choose(self, "urgency", {one: one or none for one in URGENCIES})
        if "salutation" in fields:
            choose(self, "salutation", {one: one for one in CLOSINGS})
        if "signer" in fields:
            titles = {str(post.id): post.title for post in posts}
            choose(self, "signer", {"": seen.say("draft_no_signer"), **titles})
        if now.form == "stamped":
            self.fields["subject"].help_text = seen.say("draft_subject_stamped")
            self.fields["addressee"].label = seen.say("draft_to")
        if now.form in TO_NOBODY:
            self._speak_of(now.form)
        for field in self.fields.values():
            firm(field)

    def _speak_of(self, form: str) -> None:
        """The parts have the names that they have in an order or an announcement."""
        say = self.seen.say
        for name in ("place", *_BODY):
            self.fields[name].label = say(f"form_{form}_{name}")
            self.fields[name].help_text = ""
        self.fields["place"].help_text = say("draft_place_own_hint")
        self.fields["subject"].help_text = say("form_order_subject")
        self.fields["conclusion"].help_text = say("form_order_conclusion_hint")

    def wording(self) -> Wording:
        """What was typed as a wording, of a form that is valid; parts without a field stay."""
        said = dict(self.cleaned_data)
        for name in _LINES:
            if name in said:
                said[name] = tuple(_rows(said[name]))
        if "enclosures" in said:
            said["enclosures"] = tuple(map(_enclosed, _rows(said["enclosures"])))
        if "signer" in said:
            said["signer"] = said["signer"] or None
        for name in _BODY:
            if name in said:
                said[name] = "\n".join(said[name].splitlines()).strip()
        if self.now.form == "external":
            said["closing"] = CLOSINGS[said["salutation"]]
        return replace(self.now, **said)


def _typed(wording: Wording) -> Iterator[tuple[str, Any]]:
    """Each part as it is typed into its field."""
    for name in _FIELDS[wording.form]:
        value = getattr(wording, name)
        if name in _LINES:
            value = "\n".join(value)
        elif name == "enclosures":
            value = "\n".join(
                " | ".join(filter(None, (e.title, e.quantity, e.link))) for e in value
            )
        yield name, value


def _rows(text: str) -> Iterator[str]:
    yield from (" ".join(line.split()) for line in text.splitlines() if line.strip())


def _enclosed(row: str) -> Enclosed:
    """Its title, how much of it, and where it is downloaded: whichever of the two looks so."""
    title, *more = _CUT.split(row, maxsplit=2)
    link = next((one for one in more if one.startswith(LINKS)), "")
    return Enclosed(title, " | ".join(one for one in more if one != link), link)
