"""Which duties must be done before another; they never lead back to it."""

from __future__ import annotations

from collections.abc import Collection

from ..errors import Refused
from ..models import Duty, Need


def need(row: Duty, needed: Collection[int]) -> None:
    """The duty needs these and no others; Refused D117 for one of another office or a ring.

    The duty is locked, or new.
    """
    wanted = set(needed)
    known = Duty.objects.filter(pk__in=wanted, office=row.office_id).exclude(state="dropped")
    if row.pk in wanted or known.count() != len(wanted):
        raise Refused("D117")
    Need.objects.filter(duty=row.pk).delete()
    Need.objects.bulk_create(Need(duty_id=row.pk, needed_id=one) for one in sorted(wanted))
    no_ring(row)


def no_ring(row: Duty) -> None:
    """Pass where nothing that the duty needs needs it in turn; Refused D117."""
    seen, next_ = set[int](), {row.pk}
    while next_:
        rows = Need.objects.filter(duty__in=next_).values_list("needed", flat=True)
        next_ = set(rows) - seen
        if row.pk in next_:
            raise Refused("D117")
        seen |= next_
