"""The picture of a page, drawn when it is first asked for."""

from __future__ import annotations

from wian.offices.acting import Actor

from ..kinds import DRAWN
from ..queries.entering import enter, note
from ..upkeep import pictures
from ..values import Picture


def picture(actor: Actor, *, file: int, page: int, width: int = pictures.WIDE) -> Picture:
    """The page (from 1) as a picture of the next of `WIDTHS`, and who looked at it is noted.

    Who may open the file may see it; refused as `queries.opened`. LookupError for a page that is
    not there and for kinds that have no pictures. A page that cannot be drawn says so in `trouble`.
    """
    found = enter(actor, file, how="preview")
    blob = found.blob
    if blob.media not in DRAWN or not 1 <= page <= (blob.pages or 1):
        raise LookupError("page")
    chosen = next((w for w in pictures.WIDTHS if w >= width), pictures.WIDTHS[-1])
    drawn = pictures.picture(blob, page, chosen)
    note(actor, found, "preview", allowed=True)
    return drawn
