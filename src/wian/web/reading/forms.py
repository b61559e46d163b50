"""What a person sends to be read: pasted texts, files, or texts read before and sent back."""

from __future__ import annotations

import json
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest

from wian.web.reading.desk import Paper, Remark

_MOST_REMARKS, _LONGEST_REMARK = 300, 2_000


class InMemoryOnly(MemoryFileUploadHandler):
    """Uploads never touch the disk, whatever their size and address.

    It is the only handler of the settings; `WIAN_UPLOAD_MAX_MB` bounds what it holds.
    """

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Django's own handler gives large files to the next one, which writes them down."""
        self.activated = True


def papers(request: HttpRequest) -> tuple[Paper, ...]:
    """The texts in order, then the files; what is empty is left out.

    Fields: `text` any number of times, with `name` and `extra` (JSON: remarks and QR codes of the
    scan) beside those that came from files; `files` any number of times.
    """
    texts = request.POST.getlist("text")
    names = request.POST.getlist("name")
    extras = request.POST.getlist("extra")
    found = [
        _text(text, _at(names, index), _at(extras, index))
        for index, text in enumerate(texts)
        if text.strip()
    ]
    found.extend(_file(upload) for upload in request.FILES.getlist("files"))
    return tuple(found)


def extra(paper: Paper) -> str:
    """What the form sends back beside the text of a file that was read."""
    rows = [[r.code, r.th, r.en, r.page] for r in paper.remarks]
    return (
        json.dumps({"remarks": rows, "qr": paper.qr}, ensure_ascii=False)
        if rows or paper.qr
        else ""
    )


def _at(values: list[str], index: int) -> str:
    return values[index] if index < len(values) else ""


def _text(text: str, name: str, told: str) -> Paper:
    # Browsers send \r\n for every line break; U+0000 cannot stand in HTML.
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    remarks, qr = _extra(told)
    return Paper(name[:200], plain, remarks=remarks, qr=qr)


def _file(upload: UploadedFile[bytes]) -> Paper:
    return Paper((upload.name or "")[:200], data=upload.read())


def _extra(told: str) -> tuple[tuple[Remark, ...], tuple[str, ...]]:
    """Remarks and QR texts; anything of another shape is nothing."""
    try:
        values = json.loads(told) if told else {}
        rows = list(values.get("remarks", ()))[:_MOST_REMARKS]
        remarks = tuple(
            Remark(_short(code), _short(th), _short(en), int(page) if page is not None else None)
            for code, th, en, page in rows
        )
        return remarks, tuple(_short(text) for text in list(values.get("qr", ()))[:_MOST_REMARKS])
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return (), ()


def _short(value: object) -> str:
    return str(value)[:_LONGEST_REMARK]
