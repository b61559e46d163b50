"""A table that was asked for as a file: which kind, in which digits, and how it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from wian.files.headers import SAFE
from wian.typeset import Digits

TYPES: Final[Mapping[str, str]] = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def form_of(request: HttpRequest) -> str:
    """`?form=` xlsx or docx, otherwise a PDF."""
    form = request.GET.get("form", "")
    return form if form in TYPES else "pdf"


def digits_of(request: HttpRequest) -> Digits:
    """Thai digits unless `?digits=arabic`."""
    return "arabic" if request.GET.get("digits") == "arabic" else "thai"


def paper(data: bytes, *, form: str, name: str) -> HttpResponse:
    """The file as an answer: a PDF to be looked at, others to be saved."""
    response = HttpResponse(data, content_type=TYPES[form])
    for header, value in SAFE.items():
        response.headers[header] = value
    named = content_disposition_header(form != "pdf", f"{name}.{form}")
    response.headers["Content-Disposition"] = named or "inline"
    return response
