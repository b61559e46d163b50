"""What people were told long ago is kept no longer than the site declares."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wian.offices.acting import SYSTEM
from wian.offices.actions.telling import tell

from ..models import DROPPED, FAILED, SENT, UNSURE, Carried, Delivery, Message, Notice

BATCH: Final = 1_000
_ENDED: Final = (SENT, FAILED, UNSURE, DROPPED)


def sweep(now: datetime | None = None) -> int:
    """Notices that are done with and older than `WIAN_NOTICE_DAYS` are gone; how many.

    Done with: read, withdrawn, told outside, or of a closed account; what nobody has seen stays
    however old. Deliveries that have ended go with that age too, and messages that nobody has.
    A transaction and a ledger row for each thousand; safe to break off and to repeat.
    """
    limit = (now or timezone.now()) - timedelta(days=settings.WIAN_NOTICE_DAYS)
    told = Carried.objects.filter(notice=OuterRef("pk"), delivery__state__in=(SENT, UNSURE))
    done = Q(read_at__isnull=False) | Q(message__withdrawn_at__isnull=False)
    done |= Q(account__is_active=False) | Q(Exists(told))
    count = _gone(Notice.objects.filter(done, message__at__lt=limit), "notice")
    _gone(Delivery.objects.filter(state__in=_ENDED, planned_at__lt=limit), "delivery")
    had = Notice.objects.filter(message=OuterRef("pk"))
    sent = Delivery.objects.filter(message=OuterRef("pk"))
    _gone(Message.objects.filter(~Exists(had), ~Exists(sent), at__lt=limit), "message")
    return count


def _gone(rows: QuerySet[Notice] | QuerySet[Delivery] | QuerySet[Message], kind: str) -> int:
    """The rows are deleted by batches, each told of in the ledger; how many."""
    count = 0
    while True:
        with transaction.atomic():
            ids = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
            if not ids:
                return count
            if rows.model is not Message:
                column = "notice" if rows.model is Notice else "delivery"
                Carried.objects.filter(**{f"{column}__in": ids}).delete()
            rows.model._default_manager.filter(pk__in=ids).delete()
            after = {"of": kind, "first": ids[0], "last": ids[-1]}
            tell(SYSTEM, "notice.sweep", (kind, ids[0]), after=after, count=len(ids))
        count += len(ids)
