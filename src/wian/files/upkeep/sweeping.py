"""What a crash left in the store is taken away a day later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from wian.jobs.progress import progress

from .. import contents
from ..models import Blob, Preview

OLD_ENOUGH: Final = timedelta(days=1)
_FOLDERS: Final = tuple(f"{n:02x}" for n in range(256))


def sweep() -> int:
    """Bytes, pictures and drafts that no row names and that are a day old are gone; how many."""
    before, gone = timezone.now() - OLD_ENOUGH, 0
    for done, folder in enumerate(_FOLDERS):
        progress(done=done, total=len(_FOLDERS))
        gone += sum(_drop(name, before) for name in _nameless(folder))
        gone += sum(_drop_picture(name, before) for name in _undrawn(folder))
    return gone


def _nameless(folder: str) -> Iterator[str]:
    """What stands in the folder and is no blob."""
    known = Blob.objects.filter(digest__startswith=folder).values_list("stored", flat=True)
    rows = set(known)
    return (name for name in contents.within(folder) if name not in rows)


def _undrawn(folder: str) -> Iterator[str]:
    """The same of pictures."""
    known = Preview.objects.filter(blob__digest__startswith=folder).values_list("stored", flat=True)
    rows = set(known)
    inside = contents.within(f"{contents.PICTURES}/{folder}")
    return (name for name in inside if name not in rows)


def _drop(name: str, before: datetime) -> bool:
    """Gone if it is old and still nobody's.

    The unique digest is the lock: while the row is claimed here, whoever stores the same bytes
    waits, then finds nothing there and writes them again.
    """
    if not contents.is_older(name, before):
        return False
    digest = name.rpartition("/")[2]
    if contents.place(digest) != name:  # a draft, which nobody stores under that name
        contents.drop(name)
        return True
    with transaction.atomic():
        claim = Blob(digest=digest, size=0, media="", stored=name)
        Blob.objects.bulk_create([claim], ignore_conflicts=True)
        claimed = Blob.objects.filter(digest=digest, size=0, media="")
        if not claimed.exists():
            return False
        contents.drop(name)
        claimed.delete()
    return True


def _drop_picture(name: str, before: datetime) -> bool:
    """Gone if it is old: one that is asked for meanwhile is drawn again."""
    if not contents.is_older(name, before):
        return False
    contents.drop(name)
    return True
