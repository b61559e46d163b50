"""Files as they were given, and pictures of their pages; every opening asks the rights anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.files import queries
from wian.files.actions import picture
from wian.files.headers import headers, picture_headers, unopened
from wian.files.values import AccessView
from wian.offices.queries.offices import names
from wian.web.door import actor, signed_in
from wian.web.letters.room import page as shown
from wian.web.page import clock
from wian.web.when import Clock

WIDTHS: Final = {"240": 240, "1200": 1200}
HOWS: Final = {
    "see": "how_see",
    "view": "how_view",
    "download": "how_download",
    "preview": "how_preview",
    "job": "how_job",
}


@dataclass(frozen=True, slots=True)
class Access:
    """One opening or refusal in words."""

    at: str
    how: str
    allowed: bool
    office: str
    account: int | None


@require_safe
@signed_in
def file(request: HttpRequest, file: int) -> HttpResponse:
    """The bytes, shown where a browser runs nothing of them; `?download=1` saves them.

    No browser keeps them, and HEAD tells of them without opening.
    """
    who, save = actor(request), request.GET.get("download") == "1"
    if request.method == "HEAD":
        return _with(HttpResponse(), headers(unopened(queries.file(who, file)), attachment=save))
    opened = queries.opened(who, file, how="download" if save else "view")
    answer = cast(HttpResponse, FileResponse(opened.stream))
    return _with(answer, headers(opened, attachment=save))


@require_safe
@signed_in
def page(request: HttpRequest, file: int, page: int) -> HttpResponse:
    """The picture of a page as `?width=` 240 or 1200, else wide; 422 where none could be drawn.

    A browser may keep it for this person, and asks us before each showing: the rights are asked
    and the look is noted like any other, only the bytes do not travel again.
    """
    width = WIDTHS.get(request.GET.get("width", "1200"))
    if width is None:
        raise LookupError("width")
    who = actor(request)
    drawn = picture(who, file=file, page=page, width=width)
    if drawn.trouble:
        plain = "text/plain; charset=utf-8"
        return HttpResponse(drawn.trouble, content_type=plain, status=422)
    tag = f'"{queries.file(who, file).digest}-{page}-{width}"'
    told = picture_headers(len(drawn.data)) | {"Cache-Control": "private, no-cache", "ETag": tag}
    if request.headers.get("If-None-Match") == tag:
        told.pop("Content-Length")
        return _with(HttpResponse(status=304), told)
    return _with(HttpResponse(drawn.data), told)


@require_safe
@signed_in
def accesses(request: HttpRequest, file: int) -> HttpResponse:
    """Who opened the file and who was refused, the newest first; for who sees the ledger there."""
    who, seen = actor(request), clock(request)
    rows = queries.accesses(who, file)
    called = names({row.office for row in rows if row.office is not None})
    lines = [_told(row, called.get(row.office or 0, ""), seen) for row in rows]
    return shown(request, "accesses", who, {"file": file, "rows": lines}, tab="desk")


def _told(row: AccessView, office: str, seen: Clock) -> Access:
    return Access(seen.moment(row.at), HOWS[row.how], row.allowed, office, row.account)


def _with(answer: HttpResponse, told: dict[str, str]) -> HttpResponse:
    for name, value in told.items():
        answer.headers[name] = value
    return answer
