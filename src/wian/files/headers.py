"""What a browser is told beside the bytes of a file: nothing of it runs, nothing of it stays.

A file answers GET in one piece and HEAD without its bytes; there are no ranges. A range is one
more opening, and a list of accesses with forty openings of one reading would tell nobody
anything; the largest file is one request of `WIAN_UPLOAD_MAX_MB`. For HEAD, ask `queries.file`.
"""

from __future__ import annotations

import io
from typing import Final

from django.utils.http import content_disposition_header

from wian.scanning.kinds import TEXT

from .kinds import INLINE
from .names import for_saving
from .values import FileView, Opened

SAFE: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
    "Accept-Ranges": "none",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def headers(opened: Opened, *, attachment: bool = False) -> dict[str, str]:
    """The headers of the answer that carries this file.

    It is shown in the browser only where that runs nothing: PDF, PNG, JPEG, WebP, plain text;
    everything else, and with `attachment` anything, is saved under its name (RFC 5987).
    """
    saved = attachment or opened.media not in INLINE
    return {
        **SAFE,
        "Content-Type": _content_type(opened),
        "Content-Length": str(opened.size),
        "Content-Disposition": content_disposition_header(saved, opened.name) or "inline",
    }


def unopened(found: FileView) -> Opened:
    """What the headers are told of a file that nobody opens, for HEAD."""
    name = for_saving(found.name, found.media)
    return Opened(io.BytesIO(), name, found.media, found.size, None)


def picture_headers(size: int) -> dict[str, str]:
    """The headers of a page's picture, which the machine drew."""
    told = {"Content-Type": "image/webp", "Content-Length": str(size)}
    return {**SAFE, **told, "Content-Disposition": "inline"}


def _content_type(opened: Opened) -> str:
    if opened.media == TEXT and opened.charset:
        return f"{TEXT}; charset={opened.charset}"
    return opened.media
