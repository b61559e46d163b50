"""What the report of a duty asks for: its fields, a row each, three empty ones to add more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.writing import write_duty
from wian.duties.duty_values import DutyView
from wian.duties.errors import Refused as DutyRefused
from wian.duties.forms import Choice, Field
from wian.duties.queries.duties import asked_of_ids
from wian.duties.queries.meaning import ASK
from wian.offices.acting import check
from wian.offices.errors import Refused
from wian.offices.queries.reach import standing
from wian.web.door import actor, signed_in
from wian.web.duties.asking_rows import short
from wian.web.duties.edit import revision
from wian.web.duties.room import page
from wian.web.offices.fields import Sheet, both, choose
from wian.web.page import clock
from wian.web.when import Clock

KINDS: Final = {
    "text": "kind_text",
    "number": "kind_number",
    "choice": "kind_choice",
    "date": "kind_date",
    "file": "kind_file",
}
EMPTY: Final = 3
MOST: Final = 100


class FieldForm(Sheet):
    """One thing that the report tells; without a name it is left out."""

    th = forms.CharField(label="field_th", max_length=200, required=False)
    en = forms.CharField(label="field_en", max_length=200, required=False)
    kind = forms.ChoiceField(label="field_kind")
    required = forms.BooleanField(label="field_required", required=False)
    order = forms.IntegerField(label="field_order", min_value=1, max_value=999, required=False)
    unit = forms.CharField(label="field_unit", max_length=60, required=False)
    hint = forms.CharField(label="field_hint", max_length=500, required=False)
    choices = forms.CharField(
        label="field_choices",
        help_text="field_choices_hint",
        max_length=4_000,
        required=False,
        widget=forms.Textarea({"rows": 2, "lang": "th"}),
    )
    least = forms.DecimalField(label="field_least", required=False)
    most = forms.DecimalField(label="field_most", required=False)
    decimals = forms.IntegerField(label="field_decimals", min_value=0, max_value=6, required=False)
    differs = forms.DecimalField(
        label="field_differs", help_text="field_differs_hint", min_value=Decimal(0), required=False
    )
    cumulative = forms.BooleanField(label="field_cumulative", required=False)
    figure = forms.CharField(
        label="field_figure", help_text="field_figure_hint", max_length=60, required=False
    )
    FIRST: Final = ("th", "kind", "required", "order")
    MORE: Final = (
        "en", "unit", "hint", "choices", "least", "most", "decimals", "differs", "cumulative",
        "figure",
    )  # fmt: skip

    def __init__(self, seen: Clock, old: Field | None, at: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, prefix=f"f{at}", initial=_shown(old, at), **kwargs)
        self.old, self.at = old, at
        kinds = KINDS | ({"table": "kind_table"} if old and old.kind == "table" else {})
        choose(self, "kind", {kind: seen.say[word] for kind, word in kinds.items()})

    @property
    def first(self) -> list[forms.BoundField]:
        """What every field has."""
        return [self[name] for name in self.FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        """What some have."""
        return [self[name] for name in self.MORE]

    def field(self, code: str) -> Field:
        """The field as it was typed; one that was there before keeps its code and columns."""
        said = self.cleaned_data
        number = said["kind"] == "number"
        old = self.old or Field(code, said["th"])
        return replace(
            old,
            th=said["th"],
            en=said["en"],
            kind=said["kind"],
            required=said["required"],
            unit=said["unit"],
            hint=said["hint"],
            choices=self._choices() if said["kind"] == "choice" else (),
            columns=old.columns if said["kind"] == "table" else (),
            least=said["least"],
            most=said["most"],
            decimals=said["decimals"] or 0,
            differs=said["differs"] if number else None,
            cumulative=said["cumulative"] and number,
            figure=said["figure"] if number else "",
        )

    def _choices(self) -> tuple[Choice, ...]:
        """A choice a line; one that was there before keeps its code."""
        known = {one.th: one for one in self.old.choices} if self.old else {}
        lines = dict.fromkeys(
            " ".join(t.split()) for t in self.cleaned_data["choices"].splitlines()
        )
        taken = {one.code for one in known.values()}
        free = (code for n in range(1, 1_000) if (code := f"c{n}") not in taken)
        return tuple(known[t] if t in known else Choice(next(free), t) for t in lines if t)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def form_page(request: HttpRequest, asked: int) -> HttpResponse:
    """The fields of the duty's report; POST keeps them, in the order of their numbers."""
    who, seen, wrong = actor(request), clock(request), ""
    [found] = asked_of_ids(who, [asked])
    check(who, ASK, standing(found.office))
    if found.state not in ("proposed", "open"):
        raise DutyRefused("D103")
    rows = _rows(request, found, seen)
    if request.method == "POST" and all(row.is_valid() for row in rows):
        try:
            write_duty(who, duty=asked, revision=revision(request), form=_form(rows))
            address = reverse("duties:duty", args=[asked])
            return HttpResponseRedirect(f"{address}?done=duty_written")
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
    context = {
        "duty": found,
        "action": short(found.action, seen),
        "rows": rows,
        "wrong": wrong,
        "bad": sum(bool(row.errors) for row in rows if row.is_bound),
    }
    bad = bool(wrong or context["bad"])
    return page(request, "form", who, context, tab="asked", status=422 if bad else 200)


def _rows(request: HttpRequest, found: DutyView, seen: Clock) -> list[FieldForm]:
    sent = [request.POST] if request.method == "POST" else []
    spare = min(EMPTY, MOST - len(found.form))
    olds: Sequence[Field | None] = [*found.form, *([None] * spare)]
    return [FieldForm(seen, old, at, *sent) for at, old in enumerate(olds)]


def _form(rows: Sequence[FieldForm]) -> tuple[Field, ...]:
    """The fields that have a name, by their numbers."""
    taken = {row.old.code for row in rows if row.old}
    free = (code for n in range(1, 1_000) if (code := f"f{n}") not in taken)
    told = [row for row in rows if row.cleaned_data["th"]]
    told.sort(key=lambda row: (row.cleaned_data["order"] or row.at + 1, row.at))
    return tuple(row.field(row.old.code if row.old else next(free)) for row in told)


def _shown(old: Field | None, at: int) -> dict[str, Any]:
    if old is None:
        return {"kind": "text", "order": at + 1}
    names = ("th", "en", "kind", "required", "unit", "hint", "least", "most", "decimals",
             "differs", "cumulative", "figure")  # fmt: skip
    found = {name: getattr(old, name) for name in names}
    return {**found, "order": at + 1, "choices": "\n".join(one.th for one in old.choices)}
