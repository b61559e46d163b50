"""Which keys were used, and when: for rooms above that say a thing at most so often."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from ..models import Message


def used(keys: Collection[str]) -> dict[str, datetime]:
    """Those of the keys under which there is a message, withdrawn or not, and since when."""
    rows = Message.objects.filter(key__in=keys)
    return dict(rows.values_list("key", "at"))
