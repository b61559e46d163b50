"""When what is owed was last moved: by leave, by its sendings and what became of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ..models import Leave, Owed, Sending


def with_moved(rows: QuerySet[Owed]) -> QuerySet[Any]:
    """The rows with `leave_at` and `sending_at`: when leave was last given or taken back, when
    something of its sendings last happened; None for never."""
    owed = {"duty": OuterRef("duty"), "office": OuterRef("office")}
    leaves = Leave.objects.filter(Q(period="") | Q(period=OuterRef("period")), **owed, granted=True)
    sent = Sending.objects.filter(
        report__duty=OuterRef("duty"),
        report__office=OuterRef("office"),
        report__period=OuterRef("period"),
    )
    return rows.annotate(
        leave_at=_last(leaves, "duty", Coalesce("taken_back_at", "decided_at")),
        sending_at=_last(sent, "report", Coalesce("taken_back_at", "returned_at", "at")),
    )


def moved_at(row: Any) -> datetime:
    """The latest of its moments."""
    told = (row.duty.opened_at, row.leave_at, row.sending_at, row.sent_at)
    found: datetime = max(at for at in told if at is not None)
    return found


def _last(rows: QuerySet[Any], key: str, moment: Coalesce) -> Subquery:
    found = rows.order_by().values(key).annotate(last=Max(moment))
    return Subquery(found.values("last")[:1])
