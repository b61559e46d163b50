"""Bytes in their store, named by their SHA-256 in folders of two levels: `ab/cd/abcd…`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from .errors import Refused

PICTURES = "previews"
"""The folder of pictures of pages, beside the bytes they were made from."""


def place(digest: str) -> str:
    """Where the bytes of this digest stand."""
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def picture_place(digest: str, page: int, width: int) -> str:
    """Where the picture of one page of them stands."""
    return f"{PICTURES}/{place(digest)}-{page}-{width}.webp"


def keep(name: str, data: bytes) -> None:
    """The bytes stand in the store, written only where they did not; what was cut short is whole.

    Safe to repeat, and before anything about them is committed: what no row names is swept.
    """
    if not is_whole(name, len(data)):
        _store().save(name, ContentFile(data))


def is_whole(name: str, size: int) -> bool:
    """Whether something of this size stands there."""
    try:
        return _store().exists(name) and _store().size(name) == size
    except FileNotFoundError:  # swept between the two questions
        return False


def stream(name: str, size: int) -> IO[bytes]:
    """The bytes to be read; Refused B106 where they are missing or have another length."""
    if not is_whole(name, size):
        raise Refused("B106")
    return opened(name)


def opened(name: str) -> IO[bytes]:
    """What stands there, whatever its length; Refused B106 where nothing does."""
    try:
        found: IO[bytes] = _store().open(name)
    except FileNotFoundError:
        raise Refused("B106") from None
    return found


def read(name: str) -> bytes:
    """All of them at once; Refused B106 where they are missing."""
    with opened(name) as found:
        return found.read()


def drop(name: str) -> None:
    """Nothing stands there any more."""
    _store().delete(name)


def within(folder: str) -> Iterator[str]:
    """The names in a folder and those below it; nothing where it is not there."""
    try:
        folders, names = _store().listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in sorted(names))
    for below in sorted(folders):
        yield from within(f"{folder}/{below}")


def is_older(name: str, than: datetime) -> bool:
    """Whether it was written before that; not so for what is gone meanwhile."""
    try:
        return _store().get_modified_time(name) < than
    except FileNotFoundError:
        return False


def _store() -> Storage:
    return storages["files"]
