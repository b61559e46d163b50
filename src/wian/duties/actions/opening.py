"""Duties are opened: who owes them and until when is written down, by statements, and frozen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from wian.offices.acting import Actor, today
from wian.offices.actions.telling import tell

from ..deadlines import Calendar, DueRule, from_json
from ..errors import Refused
from ..models import Assignment, Duty
from ..queries.calendar import calendar_of
from ..queries.meaning import Audience, offices_of, told, usual
from ..unanswered import Ask, in_words, unanswered
from .asking import askable, change, locked
from .letter_days import tell_letters
from .owing import owe
from .tallying import opened

_ASSIGN = (
    "INSERT INTO duties_assignment (duty_id, office_id, way, unit_id, holder_id)"
    " SELECT %s, meant.office_id, '', NULL, NULL FROM ({}) AS meant"
    " WHERE true ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A duty with how many offices owe it, and how many rows of what is owed were made."""

    duty: int
    offices: int
    owed: int


def open_duty(
    actor: Actor,
    *,
    duty: int,
    audience: Audience | None = None,
    expected: int | None = None,
    revision: int | None = None,
) -> Opened:
    """The duty is asked of its audience; as `open_duties`."""
    [found] = _open(actor, [duty], audience, expected, revision)
    return found


def open_duties(
    actor: Actor,
    *,
    duties: Collection[int],
    audience: Audience | None = None,
    expected: int | None = None,
) -> tuple[Opened, ...]:
    """All these duties are asked of the audience, or none of them; each is seen by who owes it.

    For None: of exactly those that its letter was sent to (not of whom it was recalled from), of a
    copy those of last year. `expected` is how many the person was shown; Refused D109 where they
    are others now. D104 while a question is open (it says which), D105 where nobody would owe it,
    D107 for a rule that cannot be used, D120 for what only informs. A bounded number of
    statements a duty, however many offices and periods there are. Outside a transaction.
    """
    return _open(actor, duties, audience, expected, None)


def add_offices(
    actor: Actor, *, duty: int, audience: Audience, expected: int | None = None
) -> Opened:
    """Who is meant and does not owe the open duty yet owes it from today on: what is due later.

    Refused D123 where that is nobody, or nothing is due any more.
    """
    askable(actor, [duty])
    with transaction.atomic():
        [row] = locked([duty], "open")
        before = set(Assignment.objects.filter(duty=duty).values_list("office", flat=True))
        rule, calendar = from_json(row.rule), calendar_of()
        _assign(actor, row, audience)
        there = Assignment.objects.filter(duty=duty).values_list("office", flat=True)
        fresh = sorted(set(there) - before)
        if expected is not None and expected != len(fresh):
            raise Refused("D109", shown=expected, now=len(fresh))
        made = owe(row, rule, calendar, offices=fresh, since=timezone.now()) if fresh else 0
        if not fresh or (rule.dated and not made):
            raise Refused("D123")
        opened(duty, fresh)
        change([duty], assigned=len(before) + len(fresh))
        tell_letters([row])
        tell(actor, "duty.add", ("duty", duty), after={"owed": made}, count=len(fresh))
    return Opened(duty, len(fresh), made)


def _open(
    actor: Actor,
    duties: Collection[int],
    audience: Audience | None,
    expected: int | None,
    revision: int | None,
) -> tuple[Opened, ...]:
    askable(actor, duties)
    with transaction.atomic():
        rows, calendar = locked(duties, "proposed", revision=revision), calendar_of()
        rules = _usable(rows, calendar)
        found = [
            _opened(actor, row, rules[row.pk], audience or usual(row), expected, calendar)
            for row in rows
        ]
        tell_letters(rows)
        one, *others = rows
        touched = [("duty", row.pk) for row in others[:40]]
        after = {"offices": found[0].offices, "owed": sum(each.owed for each in found)}
        count = sum(each.offices for each in found)
        tell(actor, "duty.open", ("duty", one.pk), touched=touched, after=after, count=count)
    return tuple(found)


def _opened(
    actor: Actor,
    row: Duty,
    rule: DueRule,
    audience: Audience,
    expected: int | None,
    calendar: Calendar,
) -> Opened:
    """One duty, its rows and its sums."""
    sentence, _, _ = told(row, audience)
    count = _assign(actor, row, audience)
    if expected is not None and expected != count:
        raise Refused("D109", shown=expected, now=count)
    if not count:
        raise Refused("D105")
    made = owe(row, rule, calendar)
    change(
        [row.pk],
        state="open",
        opened_at=timezone.now(),
        assigned=count,
        to=audience.to_dict(),
        sentence=sentence,
    )
    opened(row.pk)
    return Opened(row.pk, count, made)


def _usable(rows: Sequence[Duty], calendar: Calendar) -> Mapping[int, DueRule]:
    """The rule of each duty; Refused where one cannot be opened, with all that is missing."""
    missing: dict[str, tuple[Ask, ...]] = {}
    rules: dict[int, DueRule] = {}
    for row in rows:
        if row.kind == "information":
            raise Refused("D120")
        rule = from_json(row.rule) if row.rule else None
        if asks := unanswered(rule, row.asks, row.anchor, calendar):
            missing[row.item or row.action[:40]] = asks
        elif rule is not None:
            rules[row.pk] = rule
    if missing:
        thai, english = zip(*(_said(name, asks) for name, asks in missing.items()), strict=True)
        raise Refused("D104", which=" / ".join(thai), which_en=" / ".join(english))
    return rules


def _said(name: str, asks: Iterable[Ask]) -> tuple[str, str]:
    thai, english = in_words(asks)
    return f"{name}: {thai}", f"{name}: {english}"


def _assign(actor: Actor, row: Duty, audience: Audience) -> int:
    """Who is meant owes the duty; how many were new: one statement."""
    told(row, audience)
    rows = offices_of(actor, row, audience, today()).order_by().values("office_id")
    return _insert(rows, row.pk)


def _insert(rows: Any, duty: int) -> int:
    if rows.query.is_empty():
        return 0
    sql, params = rows.query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(_ASSIGN.format(sql), [duty, *params])
        return int(cursor.rowcount)
