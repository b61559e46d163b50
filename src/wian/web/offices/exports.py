"""The directory as a file of a day, and the empty one to fill in."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.offices.exchange.columns import FormName
from wian.offices.queries.exporting import Format, export_directory, import_template
from wian.web.door import actor, signed_in
from wian.web.offices.days import as_of
from wian.web.offices.fields import fault
from wian.web.offices.room import require
from wian.web.page import clock, show

_TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_safe
@signed_in
def export(request: HttpRequest, name: str) -> HttpResponse:
    """`directory.xlsx`, `offices.csv` or `people.csv` as of `?on=`; `template.…` is empty.

    What is no day is refused: nobody should take today's file for that of another day.
    """
    who, seen = actor(request), clock(request)
    require(who, "see")
    stem, _, tail = name.partition(".")
    if stem not in ("directory", "offices", "people", "template") or tail not in _TYPES:
        raise LookupError(name)
    asof = as_of(request, seen)
    if asof.wrong:
        told = {"status": 400, "title_key": "e400", "why": fault(seen, "F105")}
        return show(request, "web/error.html", told, status=400)
    day = asof.day
    format: Format = "csv" if tail == "csv" else "xlsx"
    if stem == "template":
        data = import_template(day=day, format=format)
    else:
        sheet: FormName = "people" if stem == "people" else "offices"
        data = export_directory(who, day=day, format=format, sheet=sheet)
    response = HttpResponse(data, content_type=_TYPES[tail])
    response.headers["Content-Disposition"] = f'attachment; filename="{stem}-{day}.{tail}"'
    response.headers["Cache-Control"] = "no-store, private"
    return response
