"""Letters know the next day on which something that they ask is owed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Min, Q
from django.utils import timezone

from wian.letters.actions.asked_due import say_due

from ..deadlines.clock import second
from ..models import Duty, Tally


def tell_letters(duties: Iterable[Duty]) -> None:
    """The letters of these duties are due when the next of their open duties is, else when the
    first that is still owed was; by their own words again where nothing is. In the caller's
    transaction."""
    letters = {duty.letter_id for duty in duties if duty.letter_id is not None}
    if not letters:
        return
    open_ = Q(waiting__gt=0) | Q(returned__gt=0)
    rows = Tally.objects.filter(open_, duty__letter__in=letters, duty__state="open")
    told = rows.values_list("duty__letter").annotate(
        next=Min("until", filter=Q(until__gte=timezone.now())), first=Min("until")
    )
    days: dict[int, date | None] = dict.fromkeys(letters)
    for letter, next_, first in told:
        days[letter] = second(next_ or first).date()
    say_due(days)
