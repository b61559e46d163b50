"""The directory from a file: what it would do row by row, the deed, and taking it back."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from wian.offices.acting import Actor
from wian.offices.actions.importing import import_directory, undo_import
from wian.offices.errors import Refused
from wian.offices.exchange.columns import FORMS, OFFICES, Form
from wian.offices.exchange.values import ImportPlan, Outcome
from wian.offices.kinds import KINDS
from wian.offices.queries.directory import plan_import
from wian.offices.queries.listing import ImportView, imports, logins
from wian.web.door import actor, signed_in
from wian.web.offices.days import suggestions
from wian.web.offices.fields import DayField, Sheet, both, fault, firm
from wian.web.offices.room import page, require
from wian.web.page import clock
from wian.web.when import Clock

_MOST_CARRIED = 5_000_000  # bytes that travel in the page between looking and doing
_MOST_ROWS = 300
OUTCOMES = {
    "open": "row_open",
    "change": "row_change",
    "move": "row_move",
    "unchanged": "row_unchanged",
    "error": "row_error",
}


class ImportForm(Sheet):
    """A file, from which day on, and why; `carried` is the file that was looked at before."""

    file = forms.FileField(
        label="import_file",
        help_text="import_file_hint",
        required=False,
        widget=forms.FileInput({"accept": ".xlsx,.csv,.txt"}),
    )
    day = DayField(label="day_from", help_text="day_hint")
    reason = forms.CharField(
        label="reason", help_text="reason_hint", max_length=300, required=False
    )
    carried = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    refusals: ClassVar[dict[str, str]] = {
        **dict.fromkeys((*(f"O{n}" for n in range(200, 210)), "O219", "O227"), "file"),
        **dict.fromkeys(("O134", "O177"), "reason"),
    }

    def __init__(self, seen: Clock, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        firm(self.fields["file"])

    def clean(self) -> dict[str, Any]:
        """A file was sent, now or before."""
        said = super().clean() or {}
        sent = said.get("file")
        self.data_bytes = sent.read() if sent else _carried(said.get("carried", ""))
        self.file_name = str(sent.name if sent else said.get("name", ""))[:200]
        if not self.data_bytes and "file" not in self.errors:
            self.add_error("file", fault(self.seen, "F115"))
        return said


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def import_page(request: HttpRequest) -> HttpResponse:
    """The form and my imports; POST looks, with `do=yes` imports, with `undo` takes one back."""
    who, seen = actor(request), clock(request)
    require(who, "directory.import")
    if request.POST.get("undo", "").isdecimal():
        undo_import(who, change=int(request.POST["undo"]))
        return HttpResponseRedirect(f"{reverse('offices:import')}?done=undone")
    first = {"day": seen.today}
    form = ImportForm(seen, request.POST or None, request.FILES or None, initial=first)
    context: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        try:
            plan = plan_import(
                who,
                data=form.data_bytes,
                name=form.file_name,
                day=form.cleaned_data["day"],
            )
            context = _shown(form, plan, seen)
            if request.POST.get("do") in ("yes", "skip"):
                if request.POST.get("seal") == context["seal"]:
                    return _imported(request, who, form, plan)
                context["changed"] = True
        except Refused as refused:
            form.refuse(refused)
    context |= {"form": form, "past": _past(who, seen), "days": suggestions(seen)}
    return page(request, "import", who, context, tab="import", status=422 if form.errors else 200)


def _imported(request: HttpRequest, who: Actor, form: ImportForm, plan: ImportPlan) -> HttpResponse:
    """The file is in the directory, without its bad rows where that was said."""
    import_directory(
        who,
        plan=plan,
        skip_bad=request.POST.get("do") == "skip",
        reason=form.cleaned_data["reason"],
    )
    return HttpResponseRedirect(f"{reverse('offices:import')}?done=imported")


def _carried(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: its heading, what stands in it, and what is wrong or would change."""

    heading: str
    text: str
    was: str = ""
    wrong: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file and what becomes of it; `kind` is the key of a word."""

    sheet: str
    number: int
    key: str
    kind: str
    bad: bool
    cells: tuple[Cell, ...]


def _shown(form: ImportForm, plan: ImportPlan, seen: Clock) -> dict[str, Any]:
    """The plan for the page: sums, the rows with faults first, then those that change."""
    told = [one for one in plan.outcomes if one.kind != "unchanged"]
    told.sort(key=lambda one: one.kind != "error")
    texts = _texts(plan)
    data = form.data_bytes
    return {
        "plan": plan,
        "day": seen.day(plan.day),
        "counts": [(OUTCOMES[kind], n) for kind, n in plan.counts.items() if n],
        "rows": [_line(one, texts, seen) for one in told[:_MOST_ROWS]],
        "more": max(0, len(told) - _MOST_ROWS),
        "bad": len(plan.errors),
        "good": len(told) - len(plan.errors),
        "ignored": plan.tables.ignored,
        "seal": hashlib.sha256(repr(plan).encode()).hexdigest()[:16],
        "carried": base64.b64encode(data).decode() if len(data) <= _MOST_CARRIED else "",
        "file_name": form.file_name,
    }


def _texts(plan: ImportPlan) -> dict[tuple[str, int], dict[str, str]]:
    tables = [table for table in (plan.tables.offices, plan.tables.people) if table]
    return {(table.form, row.number): dict(row.cells) for table in tables for row in table.rows}


def _line(one: Outcome, texts: dict[tuple[str, int], dict[str, str]], seen: Clock) -> Line:
    form = next((form for form in FORMS if form.name == one.form), OFFICES)
    row = texts.get((one.form, one.row), {})
    wrong = tuple(
        Cell(
            _heading(form, problem.column, seen),
            row.get(problem.column, ""),
            wrong=both(seen, problem.number, problem.thai, problem.english),
            column=problem.column,
        )
        for problem in one.problems
    )
    edits = tuple(
        Cell(
            _heading(form, edit.column, seen),
            _value(edit.column, edit.after, seen),
            _value(edit.column, edit.before, seen),
        )
        for edit in one.edits
    )
    return Line(form.thai, one.row, one.key, OUTCOMES[one.kind], bool(wrong), wrong or edits)


def _value(column: str, text: str, seen: Clock) -> str:
    """What stands in a cell as people say it: a kind by its word, a day as a day."""
    if column == "kind" and text in KINDS:
        return seen.say.pick(KINDS[text].thai, KINDS[text].english)
    return seen.dates(text)


def _heading(form: Form, name: str, seen: Clock) -> str:
    if not name:
        return seen.say("whole_row")
    try:
        return form.column(name).thai
    except LookupError:
        return name


@dataclass(frozen=True, slots=True)
class Past:
    """One import in words."""

    id: int
    at: str
    day: str
    rows: int
    login: str
    undone: str


def _past(who: Actor, seen: Clock) -> list[Past]:
    past = imports(who)
    names = logins(view.account for view in past if view.account)

    def moment(view: ImportView) -> Past:
        undone = seen.day(timezone.localdate(view.undone)) if view.undone else ""
        at = seen.day(timezone.localdate(view.at))
        login = names.get(view.account or 0, "")
        return Past(view.id, at, seen.day(view.day), view.rows, login, undone)

    return [moment(view) for view in past]
