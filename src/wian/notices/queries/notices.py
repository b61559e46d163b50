"""One's own notices."""

from __future__ import annotations

from django.db.models import F, Func, IntegerField, QuerySet, Subquery

from wian.offices.acting import Actor

from ..models import Notice
from ..values import NoticeView

PAGE = 50


def unread(actor: Actor) -> int:
    """How many notices the person has not read; withdrawn ones do not count. One query."""
    return _unread(actor).count() if actor.account is not None else 0


def count_unread(actor: Actor) -> Subquery:
    """The same, to be counted along with another query."""
    rows = _unread(actor).order_by().annotate(n=Func(F("pk"), function="COUNT")).values("n")
    return Subquery(rows, output_field=IntegerField())


def notices(
    actor: Actor, *, before: int | None = None, limit: int = PAGE, only_unread: bool = False
) -> list[NoticeView]:
    """One's own notices, the newest first, those behind the one called `before`. One query."""
    if actor.account is None:
        return []
    rows = _own(actor).select_related("message").order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    if only_unread:
        rows = rows.filter(read_at=None, message__withdrawn_at=None)
    return [_view(row) for row in rows[:limit]]


def notice(actor: Actor, notice: int) -> NoticeView:
    """One of one's own notices; LookupError for any other."""
    rows = _own(actor) if actor.account is not None else Notice.objects.none()
    found = rows.select_related("message").filter(pk=notice).first()
    if found is None:
        raise LookupError(notice)
    return _view(found)


def _unread(actor: Actor) -> QuerySet[Notice]:
    return _own(actor).filter(read_at=None, message__withdrawn_at=None)


def _own(actor: Actor) -> QuerySet[Notice]:
    return Notice.objects.filter(account=actor.account)


def _view(row: Notice) -> NoticeView:
    message, back = row.message, row.message.withdrawn_at
    seen = back is None or (row.read_at is not None and row.read_at <= back)
    return NoticeView(
        row.pk,
        message.th if seen else "",
        message.en if seen else "",
        message.address if back is None else "",
        message.urgent,
        message.at,
        row.read_at,
        back,
    )
