"""What watched places have given already, so that nothing is taken twice or half written."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from ..models import Fetched

LOOK = "look"
FOLDER = "folder"
KEPT = timedelta(days=7)
"""So long the look at a file is remembered that is never seen again."""


def known(source: str, key: str) -> bool:
    """Whether this was taken from there before."""
    return Fetched.objects.filter(source=source, key=key).exists()


def looked_alike(*, where: str, key: str) -> bool:
    """Whether the last look at this place of the folder found the very same; this one is noted.

    `key` begins with `where`, and changes whenever the file does.
    """
    looks = Fetched.objects.filter(source=LOOK, key__startswith=where)
    if looks.filter(key=key).exists():
        return True
    looks.delete()
    Fetched.objects.create(source=LOOK, key=key)
    Fetched.objects.filter(source=LOOK, at__lt=timezone.now() - KEPT).delete()
    return False


def forget(*, where: str) -> None:
    """Nothing is known of this place any more: its file has been moved away."""
    Fetched.objects.filter(source__in=(LOOK, FOLDER), key__startswith=where).delete()
