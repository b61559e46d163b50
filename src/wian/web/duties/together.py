"""The reports of a duty's period as one: looked at, taken out, sent up with a letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from wian.duties.actions.compiling import compiled_file, send_up
from wian.duties.compiling import Compiled, Part
from wian.duties.queries.compiled import Compilation, compiled, told_of
from wian.offices.errors import Refused
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.marks import SIGNS
from wian.web.duties.report_work import address
from wian.web.duties.room import page
from wian.web.letters.papers import digits_of, form_of, paper
from wian.web.offices.fields import both
from wian.web.offices.room import require, verbs
from wian.web.page import clock
from wian.web.when import Clock

ACCEPT: Final = "duty.accept"


@dataclass(frozen=True, slots=True)
class From:
    """What one office reported, and where its report stands."""

    name: str
    said: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """A figure, a choice or a text of all offices."""

    label: str
    together: str
    parts: tuple[From, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def together(request: HttpRequest, duty: int, period: str) -> HttpResponse:
    """What was accepted, `?all=1` all that was sent; POST drafts the letter that takes it up."""
    who, seen, wrong = actor(request), clock(request), ""
    require(who, ACCEPT)
    only = "all" not in request.GET
    if request.method == "POST":
        try:
            letter = send_up(who, duty=duty, period=period, only_accepted=only)
            return HttpResponseRedirect(reverse("letters:draft", args=[letter]))
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
    found = own_names(compiled(who, duty=duty, period=period, only_accepted=only), seen.say)
    context = {
        "found": found,
        "action": seen.n(found.action),
        "period": seen.n(seen.say.pick(found.period_th, found.period_en)),
        "rows": [row for one in found.fields for row in _rows(one, found, seen)],
        "missing": [
            (one.name, SIGNS[one.mark], address(found.duty, one.office, found.period))
            for one in found.missing
        ],
        "exempt": [one.name for one in found.exempt],
        "may": "letter.write" in verbs(who),
        "wrong": wrong,
    }
    return page(request, "together", who, context, tab="reports", status=422 if wrong else 200)


@require_safe
@signed_in
def together_file(request: HttpRequest, duty: int, period: str) -> HttpResponse:
    """The same as a PDF, `?form=` xlsx or docx."""
    form = form_of(request)
    data = compiled_file(
        actor(request),
        duty=duty,
        period=period,
        form=form,  # type: ignore[arg-type]
        only_accepted="all" not in request.GET,
        digits=digits_of(request),
    )
    return paper(data, form=form, name=f"สรุปผลการรายงาน {duty}")


def _rows(one: Compiled, found: Compilation, seen: Clock) -> Iterator[Row]:
    field = one.field
    label = seen.n(seen.say.pick(field.th, field.en))
    if field.kind == "choice":
        for count in one.counts:
            chosen = seen.n(seen.say.pick(count.choice.th, count.choice.en))
            told = seen.n(seen.say("places_n", n=len(count.parts)))
            yield Row(f"{label}: {chosen}", told, _parts(count.parts, one, found, seen))
        return
    total = ""
    if one.total is not None:
        total = seen.n(f"{one.total:,f} {field.unit}".strip())
    if one.sums:
        names = {column.code: seen.say.pick(column.th, column.en) for column in field.columns}
        sums = (f"{names[code]} {total:,f}" for code, total in one.sums.items())
        total = seen.n(" · ".join(sums))
    yield Row(label, total, _parts(one.parts, one, found, seen))


def _parts(
    parts: tuple[Part, ...], one: Compiled, found: Compilation, seen: Clock
) -> tuple[From, ...]:
    said = one.field.kind != "choice"
    return tuple(
        From(
            part.name,
            seen.n("\n".join(told_of(one.field, part.value))) if said else "",
            address(found.duty, part.office, found.period),
        )
        for part in parts
    )
