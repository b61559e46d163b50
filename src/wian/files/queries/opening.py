"""The bytes of a file for one person; each opening is noted."""

from __future__ import annotations

from typing import IO

from wian.offices.acting import Actor
from wian.scanning.kinds import TEXT

from .. import contents
from ..kinds import charset
from ..names import for_saving
from ..values import Opened
from .entering import enter, note

_HEAD = 65_536


def opened(actor: Actor, id_: int, *, how: str) -> Opened:
    """The file open for reading; `how` is "view", "download" or "job".

    LookupError, Denied, or Refused B104 (harmful), B110 (not checked yet), B106 (bytes missing).
    Every opening and every refusal is noted for good: to be called outside a transaction.
    """
    found = enter(actor, id_, how=how)
    blob = found.blob
    stream = contents.stream(blob.stored, blob.size)
    note(actor, found, how, allowed=True)
    text = blob.media == TEXT
    return Opened(
        stream=stream,
        name=for_saving(found.name, blob.media),
        media=blob.media,
        size=blob.size,
        charset=_charset(stream) if text else None,
    )


def _charset(stream: IO[bytes]) -> str | None:
    head = stream.read(_HEAD)
    stream.seek(0)
    return charset(head)
