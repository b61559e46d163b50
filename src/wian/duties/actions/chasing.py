"""Who owes is reminded before and after the day, each step once; the level above gets one summary.

All goes through notices: each person has them in one digest a day, quiet days as they chose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from hashlib import sha256
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from wian.letters.queries.houses import colleagues
from wian.letters.queries.veiling import veils_and_covers
from wian.notices.actions import Told, push_many
from wian.notices.queries.known import used
from wian.offices.acting import SYSTEM, Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ..chasing import UPWARDS, WINDOWS, days_of, summary, words
from ..deadlines import named, said
from ..deadlines.clock import moment, second
from ..errors import Refused
from ..models import Assignment, Owed
from ..notice_keys import BY_HAND, escalated, reminder
from ..queries.columns import behind, open_still
from ..queries.doers import DO
from ..queries.seeing import duty as seen_duty
from ..standings import due_of, period_of, standing_of

ASK, ACCEPT = "duty.ask", "duty.accept"
AT_ONCE: Final = 1_000
SOON: Final = 7
"""Days before it is due from which somebody may be reminded by hand."""
Row = Any


def chase(now: datetime | None = None) -> int:
    """Everybody who is to be reminded today has the notice, and the offices above their summaries;
    how many rows were new. Safe to repeat, however often."""
    now = now or timezone.now()
    return sum(_step(step, now) for step in WINDOWS)


def remind_now(
    actor: Actor,
    *,
    duty: int,
    offices: Collection[int] | None = None,
    now: datetime | None = None,
) -> int:
    """Those of the offices, or all, that are silent about what is due or soon due are reminded;
    how many rows.

    Once a day, and three times for one row at most. By who asks duties at its office. Refused D403
    where nobody is silent, or everybody was reminded.
    """
    found, now = seen_duty(actor, duty), now or timezone.now()
    check(actor, ASK, standing(found.office_id))
    soon = second(now).date() + timedelta(days=SOON)
    rows = Owed.objects.filter(open_still(), duty=duty, duty__state="open")
    rows = rows.filter(until__lte=moment(soon, time.max))
    if offices is not None:
        rows = rows.filter(office__in=offices)
    told = list(rows.select_related("duty").order_by("pk"))
    with transaction.atomic():
        steps = _next_steps(told, now)
        fresh = _remind([row for row in told if row.pk in steps], steps, now, actor)
        if not fresh:
            raise Refused("D403")
        touched = [("office", found.office_id)]
        tell(actor, "duty.remind", ("duty", duty), touched=touched, count=len(fresh))
    return len(fresh)


def _step(step: str, now: datetime) -> int:
    """The rows of this step are reminded, a transaction for each lot of them."""
    first, last = days_of(step, second(now).date())
    rows = Owed.objects.filter(open_still(), duty__state="open")
    rows = rows.filter(until__gte=moment(first, time.min), until__lte=moment(last, time.max))
    rows = rows.select_related("duty").order_by("pk")
    fresh: list[Row] = []
    rest = rows
    while some := list(rest[:AT_ONCE]):
        with transaction.atomic():
            fresh += _remind(some, {row.pk: step for row in some}, now, SYSTEM)
        rest = rows.filter(behind(some[-1].pk))
    if fresh and step in UPWARDS:
        with transaction.atomic():
            _upwards(fresh, step)
    return len(fresh)


def _remind(
    rows: Sequence[Row], steps: Mapping[Any, str], now: datetime, actor: Actor
) -> list[Row]:
    """Who owes these rows has a notice of each; the rows that were new."""
    people, veils = _people(rows), _veils(rows)
    messages = [_told(row, steps[row.pk], people[row.pk], veils, now) for row in rows]
    duty = rows[0].duty_id if rows else 0
    keys = push_many(actor, messages, thing=("duty", duty))
    return [row for row, one in zip(rows, messages, strict=True) if one.key in keys]


def _told(
    row: Row, step: str, people: Collection[int], veils: Mapping[int, Any], now: datetime
) -> Told:
    period = period_of(row.period, row.nominal)
    over = veils.get(row.duty.letter_id)
    action = over.text(row.duty.action) if over else row.duty.action
    line = said(due_of(row), now, standing_of(row, now))
    th, en = words(line, action, named(period), named(period, "en"))
    key = reminder(row.duty_id, row.office_id, row.period, row.until, step)
    address = f"/duties/{row.duty_id}/report/{row.period}?office={row.office_id}"
    return Told(key, people, th, en, address)


def _people(rows: Iterable[Row]) -> dict[Any, Collection[int]]:
    """The accounts of who does each row: its holder, else who may do duties at the unit that has it
    or at the office: two queries."""
    rows = list(rows)
    owing = Assignment.objects.filter(
        duty__in={row.duty_id for row in rows}, office__in={row.office_id for row in rows}
    )
    given = {
        (duty, office): (unit, holder)
        for duty, office, unit, holder in owing.values_list("duty", "office", "unit", "holder")
    }
    places = {
        row.pk: given.get((row.duty_id, row.office_id), (None, None))[0] or row.office_id
        for row in rows
    }
    there: dict[int, set[int]] = defaultdict(set)
    for one in colleagues(set(places.values()), verb=DO):
        there[one.unit].add(one.account)
    holders = {row.pk: given.get((row.duty_id, row.office_id), (None, None))[1] for row in rows}
    return {
        pk: {holder} if (holder := holders[pk]) is not None else there[place]
        for pk, place in places.items()
    }


def _veils(rows: Iterable[Row]) -> Mapping[int, Any]:
    """What may not leave the house of each letter: words of a duty come from it."""
    letters = {row.duty.letter_id for row in rows if row.duty.letter_id}
    return veils_and_covers(SYSTEM, letters)[1] if letters else {}


def _upwards(rows: Sequence[Row], step: str) -> None:
    """Who accepts reports at the office above has one summary of them."""
    above: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.above_id is not None:
            above[row.above_id].append(row)
    people: dict[int, set[int]] = defaultdict(set)
    for one in colleagues(set(above), verb=ACCEPT):
        people[one.unit].add(one.account)
    messages = []
    for office, some in sorted(above.items()):
        th, en = summary(len(some), len({row.office_id for row in some}), step)
        key = escalated(office, step, _digest(some))
        messages.append(Told(key, people[office], th, en, f"/duties/overview/{office}"))
    push_many(SYSTEM, messages, thing=("duty", rows[0].duty_id))


def _digest(rows: Sequence[Row]) -> str:
    keys = ",".join(f"{row.duty_id}-{row.office_id}-{row.period}-{row.until}" for row in rows)
    return sha256(keys.encode()).hexdigest()[:16]


def _next_steps(rows: Sequence[Row], now: datetime) -> dict[Any, str]:
    """The next reminder by hand of each row that had none today and has one left."""
    keys = {
        reminder(row.duty_id, row.office_id, row.period, row.until, step): (row.pk, step)
        for row in rows
        for step in BY_HAND
    }
    sent: dict[Any, list[datetime]] = defaultdict(list)
    for key, at in used(keys).items():
        sent[keys[key][0]].append(at)
    today = second(now).date()
    return {
        row.pk: BY_HAND[len(sent[row.pk])]
        for row in rows
        if len(sent[row.pk]) < len(BY_HAND)
        and all(second(at).date() != today for at in sent[row.pk])
    }
