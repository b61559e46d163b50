"""Files over HTTP: what is known of one, and its bytes with the headers of the pages."""

from __future__ import annotations

from typing import Annotated, cast

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Field, Router

from wian.files import queries
from wian.files.actions import picture
from wian.files.headers import headers, picture_headers
from wian.files.values import Opened

from ..fields import Id
from ..site import actor
from ..told import named
from .schemas import Access, File, Use

router = Router(tags=["files"])
BYTES = {"responses": {200: {"content": {"application/octet-stream": {"schema": {
    "type": "string", "format": "binary"}}}}}}  # fmt: skip
"""What the document tells of a route that answers with a file."""


@router.get("/files/{int:file}", response=File, summary="ไฟล์ · A file")
def one_file(request: HttpRequest, file: Id) -> File:
    """What is known of the file; nothing is opened."""
    found = queries.file(actor(request), file)
    return File.of(found, named([found]))


@router.get("/files/{int:file}/content", summary="เนื้อไฟล์ · Its bytes", openapi_extra=BYTES)
def content(
    request: HttpRequest,
    file: Id,
    download: Annotated[bool, Field(description="บันทึกเป็นไฟล์ · to be saved")] = False,
) -> HttpResponse:
    """The bytes as they were given; each opening is noted, and no ranges are answered."""
    how = "download" if download else "view"
    return bytes_of(queries.opened(actor(request), file, how=how), download=download)


@router.get(
    "/files/{int:file}/pages/{int:page}",
    summary="รูปของหน้า · A page's picture",
    openapi_extra=BYTES,
)
def one_page(
    request: HttpRequest, file: Id, page: Id, width: Annotated[int, Field(ge=1)] = 1200
) -> HttpResponse:
    """The page as WebP, not narrower than asked where there is one so wide; 404 for none."""
    drawn = picture(actor(request), file=file, page=page, width=width)
    if drawn.trouble:
        raise LookupError("picture")
    return _with(HttpResponse(drawn.data), picture_headers(len(drawn.data)))


@router.get("/files/{int:file}/uses", response=list[Use], summary="ที่ใช้ไฟล์ · Where it is used")
def uses(request: HttpRequest, file: Id) -> list[Use]:
    """The things that have the file, as far as you may see them."""
    found = queries.uses(actor(request), file)
    offices = named(found)
    return [Use.of(one, offices) for one in found]


@router.get("/files/{int:file}/accesses", response=list[Access], summary="ใครเปิด · Who opened it")
def accesses(request: HttpRequest, file: Id) -> list[Access]:
    """The newest openings and refusals; for who sees the ledger or signs where it is kept."""
    found = queries.accesses(actor(request), file)
    offices = named(found)
    return [Access.of(one, offices) for one in found]


def bytes_of(opened: Opened, *, download: bool) -> HttpResponse:
    """The open file as an answer, with the headers of the pages."""
    answer = cast(HttpResponse, FileResponse(opened.stream))
    return _with(answer, headers(opened, attachment=download))


def _with(answer: HttpResponse, told: dict[str, str]) -> HttpResponse:
    for name, value in told.items():
        answer.headers[name] = value
    return answer
