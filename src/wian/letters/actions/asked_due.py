"""Higher rooms tell lists of letters when the next thing that a letter asks is owed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import F

from ..facts import columns
from ..models import Letter
from .refreshing import facts_of


def say_due(days: Mapping[int, date | None]) -> None:
    """Each of the letters is due on its day; on what was read of it again where that is None.

    In the transaction of the action that changed what is owed: it has its own ledger row.
    """
    for letter, day in days.items():
        row = Letter.objects.filter(pk=letter)
        if day is None:
            read = columns(facts_of(letter)).earliest_due
            rows, earliest = row.filter(asked_due__isnull=False), read
        else:
            rows, earliest = row.exclude(asked_due=day), day
        rows.update(asked_due=day, earliest_due=earliest, revision=F("revision") + 1)
