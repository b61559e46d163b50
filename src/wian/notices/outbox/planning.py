"""What is due by everybody's hours becomes rows of the outbox: by statements, not person by person.

People with the same hours are asked about together; there are few kinds of hours, however many
people there are.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from ..channels import CHANNELS
from ..models import Carried, Delivery, Notice, Preference
from ..rules import Hours, leaves, local_day, quiet
from ..values import Choices

KEPT: Final = timedelta(days=7)
"""What waited longer is told in the app only: who begins to be told now gets no old news."""
_USUAL: Final = Choices()
_HERE: Final = "account__notice_choices"
_INSERT: Final = (
    "INSERT INTO notices_delivery (account_id, message_id, channel, day, upto, not_before)"
    " SELECT due.account_id, {message}, %s, %s, %s, %s FROM ({rows}) AS due"
    " WHERE true ON CONFLICT DO NOTHING"
)
Rows: TypeAlias = QuerySet[Notice]
Value: TypeAlias = str | date


def plan(now: datetime) -> int:
    """Every digest and urgent delivery that is due now is in the outbox; how many are new.

    Safe to repeat, and by several at once: the database keeps one digest a person, channel and
    day.
    """
    return sum(
        _digests(channel, hours, now) + _urgent(channel, hours, now)
        for channel in (name for name, way in CHANNELS.items() if way.offered())
        for hours in _kinds()
    )


def pending(now: datetime, channel: str) -> Rows:
    """Notices that the channel could tell: not read, not withdrawn, not told by it, not old."""
    told = Carried.objects.filter(notice=OuterRef("pk"), channel=channel)
    return Notice.objects.filter(
        ~Exists(told),
        read_at=None,
        message__withdrawn_at=None,
        message__at__gt=now - KEPT,
    )


def _digests(channel: str, hours: Hours, now: datetime) -> int:
    day = local_day(now)
    leaving = leaves(day, hours)
    if leaving is None or now < leaving or quiet(now, hours):
        return 0
    sent = Delivery.objects.filter(
        account=OuterRef("account"), channel=channel, day=day, message=None
    )
    rows = pending(now, channel).filter(
        _reached(channel), _with(hours), ~Exists(sent), message__at__lte=leaving
    )
    due = rows.order_by().values("account_id").distinct()
    return _insert(due, "NULL", (channel, day, leaving, now))


def _urgent(channel: str, hours: Hours, now: datetime) -> int:
    rows = pending(now, channel).filter(_reached(channel), _with(hours), message__urgent=True)
    rows = rows.filter(_chosen(urgent_apart=True))
    if quiet(now, hours):
        rows = rows.filter(_chosen(urgent_anytime=True))
    due = rows.order_by().values("account_id", "message_id")
    return _insert(due, "due.message_id", (channel, local_day(now), now, now))


def _kinds() -> set[Hours]:
    """The hours that anybody has."""
    columns = ("digest_at", "quiet_from", "quiet_until", "quiet_days")
    rows = Preference.objects.values_list(*columns).distinct()
    return {_USUAL.hours, *(Hours(*row) for row in rows)}


def _with(hours: Hours) -> Q:
    """Who has these hours: who chose them, and who chose nothing where they are the usual ones."""
    same = Q(
        **{
            f"{_HERE}__digest_at": hours.digest_at,
            f"{_HERE}__quiet_from": hours.quiet_from,
            f"{_HERE}__quiet_until": hours.quiet_until,
            f"{_HERE}__quiet_days": hours.quiet_days,
        }
    )
    return same | Q(**{_HERE: None}) if hours == _USUAL.hours else same


def _chosen(**choices: bool) -> Q:
    """Who chose so, and who chose nothing where that is usual."""
    same = Q(**{f"{_HERE}__{name}": value for name, value in choices.items()})
    usual = all(getattr(_USUAL, name) is value for name, value in choices.items())
    return same | Q(**{_HERE: None}) if usual else same


def _reached(channel: str) -> Q:
    """Who is reached by the channel at all."""
    found = Q(account__is_active=True) & _chosen(**{channel: True})
    if channel == "mail":
        return found & ~Q(account__email="")
    column = {"line": "line_user", "hook": "hook_url"}[channel]
    return found & Q(**{f"{_HERE}__isnull": False}) & ~Q(**{f"{_HERE}__{column}": ""})


def _insert(due: QuerySet[Notice, object], message: str, values: tuple[Value, ...]) -> int:
    sql, params = due.query.get_compiler(connection=connection).as_sql()
    settled = [_adapted(value) for value in values]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT.format(message=message, rows=sql), [*settled, *params])
        return int(cursor.rowcount)


def _adapted(value: Value) -> Value:
    """The value as this database takes it where no field says so."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value) or ""
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value) or ""
    return value
