"""People read their own notices."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ..models import Notice


def read(actor: Actor, *, notices: Collection[int]) -> int:
    """Those of one's own notices are read; how many were not before. Others' are left alone."""
    return _read(actor, Notice.objects.filter(pk__in=notices))


def read_all(actor: Actor, *, upto: int) -> int:
    """All of one's own notices up to this one are read, none that came since; how many."""
    return _read(actor, Notice.objects.filter(pk__lte=upto))


def _read(actor: Actor, rows: QuerySet[Notice]) -> int:
    if actor.account is None:
        return 0
    with transaction.atomic():
        mine = rows.filter(account=actor.account, read_at=None)
        count = mine.update(read_at=timezone.now())
        if count:
            tell(actor, "notice.read", ("account", actor.account), count=count)
    return count
