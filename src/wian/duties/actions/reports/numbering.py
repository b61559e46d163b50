"""Sendings are numbered and their reports written: one statement each, on both databases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import connection

from wian.offices.acting import Actor
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year

from ...deadlines.clock import second
from ...errors import Refused
from ...models import Owed

_NEXT: Final = (
    "INSERT INTO duties_number (office_id, year, last) VALUES (%s, %s, 1)"
    " ON CONFLICT (office_id, year) DO UPDATE SET last = duties_number.last + 1 RETURNING last"
)
_WRITE: Final = (
    "INSERT INTO duties_report AS report (duty_id, office_id, period, content, why, copied, note,"
    " account_id, changed_at, revision, version) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 1, 1)"
    " ON CONFLICT (duty_id, office_id, period) DO UPDATE SET content = excluded.content,"
    " why = excluded.why, note = excluded.note, account_id = excluded.account_id,"
    " changed_at = excluded.changed_at, revision = report.revision + 1,"
    " version = report.version + 1 {where} RETURNING id, version"
)


def next_number(office: int, at: datetime, code: str) -> tuple[int, int, str]:
    """The fiscal year (CE, of its end), the office's next number in it, and how a receipt says
    both: "ชร 0018/2568-7".

    Nobody else is given it, and it is free again if the caller's transaction is taken back.
    """
    year = fiscal_year(second(at).date())
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [office, year - BUDDHIST_ERA])
        number = cursor.fetchone()[0]
    return year - BUDDHIST_ERA, number, f"{code}/{year}-{number}"


def write_sent(
    actor: Actor,
    row: Owed,
    at: datetime,
    *,
    content: Mapping[str, Any],
    why: Mapping[str, str],
    note: str,
    revision: int | None,
) -> tuple[int, int]:
    """The report says this, sent once more; its id and how often that is. Refused D202."""
    json_of, moment = connection.ops.adapt_json_value, connection.ops.adapt_datetimefield_value
    params: list[Any] = [
        row.duty_id,
        row.office_id,
        row.period,
        json_of(content, None),
        json_of(why, None),
        json_of([], None),
        note,
        actor.account,
        moment(at),
    ]
    where = "" if revision is None else "WHERE report.revision = %s"
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE.format(where=where), params + ([] if revision is None else [revision])
        )
        found = cursor.fetchone()
    if found is None:
        raise Refused("D202")
    return found[0], found[1]
