"""Pictures of pages, made from stored bytes in a confined child and kept beside them.

They are made, not given: no ledger row tells of them, and each can be made again.
"""

from __future__ import annotations

from typing import Final

from wian.jobs.progress import progress
from wian.scanning import ScanError, shared_pool
from wian.scanning.pictures import page_picture

from .. import contents
from ..errors import Refused
from ..kinds import DRAWN
from ..models import Blob, Preview
from ..values import Picture

SMALL, WIDE = 240, 1200
WIDTHS: Final = (SMALL, WIDE)
"""In a list, and to be read at; no other widths are made, or a stranger could fill the store."""
CANCELLED: Final = "S115"
FIRST: Final = 3
"""Pages that are drawn before anybody asks."""


def draw_first(blob: Blob) -> int:
    """The first page is there small and the first three wide; how many pictures there are."""
    if blob.media not in DRAWN or blob.checked == "harmful":
        return 0
    pages = range(1, min(FIRST, blob.pages or 1) + 1)
    wanted = [(1, SMALL), *((page, WIDE) for page in pages)]
    data: bytes | None = None
    for done, (page, width) in enumerate(wanted):
        progress(done=done, total=len(wanted), note=f"หน้า {page} · page {page}")
        if not Preview.objects.filter(blob=blob, page=page, width=width).exists():
            data = contents.read(blob.stored) if data is None else data
            draw(blob, page, width, data)
    return len(wanted)


def picture(blob: Blob, page: int, width: int) -> Picture:
    """The picture of the page, made now if there is none; one that failed stays so."""
    found = Preview.objects.filter(blob=blob, page=page, width=width).first()
    if found is not None and found.trouble:
        return Picture(b"", found.trouble)
    if found is not None:
        try:
            return Picture(contents.read(found.stored))
        except Refused:  # lost from the store: it is made again
            pass
    return draw(blob, page, width, contents.read(blob.stored))


def draw(blob: Blob, page: int, width: int, data: bytes) -> Picture:
    """The page is drawn and kept; a page that cannot be drawn is kept as its trouble."""
    try:
        drawn = Picture(shared_pool().submit(page_picture, data, page, width).result())
    except ScanError as wrong:
        drawn = Picture(b"", wrong.code)
        if wrong.code == CANCELLED:  # the machine was going down: that is no page's fault
            return drawn
    stored = contents.picture_place(blob.digest, page, width) if drawn.data else ""
    if stored:
        contents.keep(stored, drawn.data)
    Preview.objects.update_or_create(
        blob=blob, page=page, width=width, defaults={"stored": stored, "trouble": drawn.trouble}
    )
    return drawn
