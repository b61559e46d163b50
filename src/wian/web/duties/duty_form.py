"""A duty as a form: its words, who does it, when, which evidence, ways and other duties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final

from django import forms

from wian.duties.actions.writing import Changes
from wian.duties.duty_values import DutyView
from wian.duties.pieces import MOST
from wian.duties.proposing import Wanted, Way
from wian.offices.kinds import KINDS
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.duties.rule_form import RuleForm, first_values
from wian.web.offices.fields import Sheet, choose, fault
from wian.web.when import Clock

IF_ANY: Final = "(ถ้ามี)"
"""Behind a piece of evidence that nobody must give."""
WORDS: Final = ("action", "wanted")
"""What may still be written of an open duty; its form has a page of its own."""
_REFUSALS: Final = {
    "D106": "action", "D107": "rule_way", "D117": "needs", "D118": "wanted", "D125": "year",
}  # fmt: skip


class _Words(Sheet):
    """What is asked in words, and the evidence for it."""

    action = forms.CharField(
        label="duty_action", max_length=4_000, widget=forms.Textarea({"rows": 4, "lang": "th"})
    )
    wanted = forms.CharField(
        label="duty_wanted_lines",
        help_text="duty_wanted_hint",
        max_length=5_000,
        required=False,
        widget=forms.Textarea({"rows": 3, "lang": "th"}),
    )
    refusals: ClassVar[dict[str, str]] = _REFUSALS

    def clean_wanted(self) -> tuple[Wanted, ...]:
        """The pieces, a line each; one that was there before keeps its code."""
        old = {one.label: one.code for one in self.initial.get("pieces", ())}
        lines = self._lines("wanted")
        labels = [line.removesuffix(IF_ANY).strip() for line in lines]
        codes = _coded(labels, old, "e")
        return tuple(
            Wanted(code, label, not line.endswith(IF_ANY))
            for code, label, line in zip(codes, labels, lines, strict=True)
        )

    def _lines(self, name: str) -> list[str]:
        found = [" ".join(line.split()) for line in self.cleaned_data[name].splitlines()]
        found = [line for line in found if line]
        if len(found) > MOST or len(set(found)) != len(found):
            self.add_error(name, forms.ValidationError(fault(self.seen, "F183")))
        return found


class WordsForm(_Words):
    """What may still be changed of an open duty."""

    def changes(self) -> Changes:
        """What was written."""
        return {"action": self.cleaned_data["action"], "wanted": self.cleaned_data["wanted"]}


class DutyForm(RuleForm, _Words):
    """Everything of a proposed duty."""

    item = forms.CharField(label="duty_item", max_length=20, required=False)
    assignee = forms.CharField(label="duty_assignee", max_length=240, required=False)
    doer = forms.ChoiceField(label="duty_doer", required=False)
    year = forms.IntegerField(label="fiscal_year", min_value=2500, max_value=2700)
    ways = forms.CharField(
        label="duty_ways_lines",
        help_text="duty_ways_hint",
        max_length=5_000,
        required=False,
        widget=forms.Textarea({"rows": 2, "lang": "th"}),
    )
    needs = forms.MultipleChoiceField(
        label="duty_needs", required=False, widget=forms.CheckboxSelectMultiple
    )
    HEAD: ClassVar[tuple[str, ...]] = ("action", "item", "assignee", "doer", "year")
    TAIL: ClassVar[tuple[str, ...]] = ("wanted", "ways", "needs")
    refusals: ClassVar[dict[str, str]] = _REFUSALS

    def __init__(self, seen: Clock, others: Mapping[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        kinds = [kind for kind in KINDS.values() if kind.name not in ("root", "unit")]
        named = {kind.name: seen.say.pick(kind.thai, kind.english) for kind in kinds}
        choose(self, "doer", {"": "–", **named})
        choose(self, "needs", {str(id_): name for id_, name in others.items()})
        if not others:
            del self.fields["needs"]

    @property
    def head(self) -> list[forms.BoundField]:
        """What is asked, of whom."""
        return [self[name] for name in self.HEAD]

    @property
    def tail(self) -> list[forms.BoundField]:
        """Evidence, ways, what must be done first."""
        return [self[name] for name in self.TAIL if name in self.fields]

    def clean_ways(self) -> tuple[Way, ...]:
        """The ways, a line each; one that was there before keeps its code."""
        old = {one.label: one.code for one in self.initial.get("old_ways", ())}
        lines = self._lines("ways")
        if len(lines) == 1:
            self.add_error("ways", forms.ValidationError(fault(self.seen, "F184")))
        return tuple(Way(c, w) for c, w in zip(_coded(lines, old, "w"), lines, strict=True))

    def changes(self) -> Changes:
        """What was written."""
        said = self.cleaned_data
        found: Changes = {
            "action": said["action"],
            "item": said["item"],
            "assignee": said["assignee"],
            "doer": said["doer"],
            "year": said["year"] - BUDDHIST_ERA,
            "anchor": said["anchor"],
            "wanted": said["wanted"],
            "ways": said["ways"],
        }
        if "needs" in self.fields:
            found["needs"] = [int(id_) for id_ in said["needs"]]
        if self.rule is not None:
            found["rule"] = self.rule
        return found


def _coded(labels: Sequence[str], old: Mapping[str, str], letter: str) -> Iterator[str]:
    """A code for each label: its old one, else one that nothing has."""
    taken = {old[label] for label in labels if label in old}
    free = (
        code for n in range(1, 1_000) if (code := f"{letter}{n}") not in {*taken, *old.values()}
    )
    for label in labels:
        yield old[label] if label in old else next(free)


def values_of(duty: DutyView) -> dict[str, Any]:
    """What the form shows of the duty."""
    return {
        "action": duty.action,
        "item": duty.item,
        "assignee": duty.assignee,
        "doer": duty.doer,
        "year": duty.year + BUDDHIST_ERA,
        "pieces": duty.wanted,
        "wanted": "\n".join(
            one.label if one.required else f"{one.label} {IF_ANY}" for one in duty.wanted
        ),
        "old_ways": duty.ways,
        "ways": "\n".join(one.label for one in duty.ways),
        "needs": [str(id_) for id_ in duty.needs],
        **first_values(duty.rule, duty.anchor),
    }
