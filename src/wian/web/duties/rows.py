"""The very rows behind a number: whose, what, until when, how it stands; all of them as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from wian.duties.actions.exporting import export_rows
from wian.duties.list_values import OwedLine
from wian.duties.queries.rows import rows as rows_of
from wian.files.headers import SAFE
from wian.web.called import offices, own_names
from wian.web.door import actor, signed_in
from wian.web.duties.marks import SIGNS
from wian.web.duties.report_work import address
from wian.web.duties.room import page
from wian.web.duties.seeing import COLUMNS, SEE, Narrow, narrow
from wian.web.duties.told import Tag, tag
from wian.web.letters.papers import TYPES
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.when import Clock

MEDIA: Final = {"csv": "text/csv; charset=utf-8", "xlsx": TYPES["xlsx"]}


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words."""

    address: str
    office: str
    action: str
    period: str
    mark: str
    tone: str
    icon: str
    tag: Tag


@require_safe
@signed_in
def rows(request: HttpRequest) -> HttpResponse:
    """`?duty=`, `?period=`, `?year=`, `?office=` or all `?under=` one, `?column=` of the sums."""
    who, seen, want = actor(request), clock(request), narrow(request)
    require(who, SEE)
    after = request.GET.get("after", "")
    found = rows_of(
        who, want.scope, office=want.office, under=want.under, column=want.column, after=after
    )
    told = own_names(found, seen.say)
    context = {
        "lines": [line_of(one, seen) for one in told.lines],
        "next": found.next,
        "first": bool(after),
        "want": want,
        "query": want.query,
        "columns": [*_columns(want)],
        "told": [*_told(want, told.lines, seen)],
        "at": seen.moment(found.at),
    }
    return page(request, "rows", who, context, tab="matrix")


@require_safe
@signed_in
def rows_file(request: HttpRequest, kind: str) -> HttpResponse:
    """All of them as a CSV or a workbook, which leaves while it is being read."""
    who, want = actor(request), narrow(request)
    require(who, SEE)
    pieces = export_rows(
        who,
        want.scope,
        form=kind,  # type: ignore[arg-type]
        office=want.office,
        under=want.under,
        column=want.column,
    )
    answer = StreamingHttpResponse(pieces, content_type=MEDIA[kind], headers=dict(SAFE))
    named = content_disposition_header(True, f"รายการภารกิจ.{kind}") or "attachment"
    answer.headers["Content-Disposition"] = named
    answer.headers["Cache-Control"] = "no-store, private"
    return cast(HttpResponse, answer)


def line_of(one: OwedLine, seen: Clock) -> Line:
    """The row in words."""
    sign = SIGNS[one.mark]
    return Line(
        address(one.duty, one.office, one.period),
        one.office_name,
        seen.n(one.action),
        seen.n(seen.say.pick(one.period_th, one.period_en)),
        seen.say[sign.word],
        sign.tone,
        sign.icon,
        tag(one.said, seen),
    )


def _columns(want: Narrow) -> Iterator[tuple[str, str, bool]]:
    """Each column with its word, and whether it is the one shown."""
    yield "", "sum_all", want.column is None
    for name, word in COLUMNS.items():
        yield str(name), word, want.column is name


def _told(want: Narrow, lines: tuple[OwedLine, ...], seen: Clock) -> Iterator[str]:
    """What is shown, in words."""
    if want.duty is not None and lines:
        yield seen.n(lines[0].action)
    if want.period and lines:
        yield seen.n(seen.say.pick(lines[0].period_th, lines[0].period_en))
    if place := want.office or want.under:
        yield offices([place], seen.say).get(place, "")
