"""What is to be done again and again: once per period, however many workers and ticks there are."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.functions import Now

from wian.jobs.heart import Heart
from wian.jobs.models import Turn
from wian.jobs.rules import Limits, class_path

log = logging.getLogger("wian.jobs")

Action = TypeVar("Action", bound=Callable[[], object])


@dataclass(frozen=True, slots=True)
class Entry:
    """An action that comes round."""

    name: str
    seconds: float
    action: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Ran:
    """The names of actions that were due here and now, by outcome."""

    done: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


_entries: dict[str, Entry] = {}


def every(*, seconds: float) -> Callable[[Action], Action]:
    """The decorated action is called once in so many seconds, by one of all workers and ticks.

    Higher rooms call this from their `AppConfig.ready()`: `every(seconds=60)(seal)`. The action
    must be safe to repeat: one whose worker dies in the middle is called again when its lease ends.
    What takes longer than seconds belongs in a task that the action enqueues.
    """
    if seconds <= 0:
        raise ValueError("a period is longer than nothing")

    def registered(action: Action) -> Action:
        name = f"{action.__module__}.{action.__qualname__}"
        if (known := _entries.get(name)) and known.action is not action:
            raise ValueError(f"two periodic actions are called {name}")
        _entries[name] = Entry(name, seconds, action)
        return action

    return registered


def run_due(*, worker: str, limits: Limits) -> Ran:
    """What was due and not taken by another worker has been called; an error stops only its own."""
    outcomes: dict[str, bool] = {}
    for entry in _due():
        if _take(entry, worker, limits):
            outcomes[entry.name] = _call(entry, worker, limits)
    return Ran(
        tuple(name for name, fine in outcomes.items() if fine),
        tuple(name for name, fine in outcomes.items() if not fine),
    )


def _due() -> list[Entry]:
    """Registered entries whose time has come; one never seen before gets its row and is due."""
    if not _entries:
        return []
    asked = ExpressionWrapper(_open(), output_field=BooleanField())
    rows = Turn.objects.filter(name__in=_entries).annotate(due=asked)
    known = dict(rows.values_list("name", "due"))
    if missing := _entries.keys() - known.keys():
        Turn.objects.bulk_create([Turn(name=name) for name in missing], ignore_conflicts=True)
    return [entry for name, entry in _entries.items() if known.get(name, True)]


def _open() -> Q:
    """Due by the database's clock, and nobody alive is at it."""
    return Q(next_due__lte=Now()) & (Q(until__isnull=True) | Q(until__lt=Now()))


def _take(entry: Entry, worker: str, limits: Limits) -> bool:
    """One atomic UPDATE: of all who try, one gets the turn."""
    turn = Turn.objects.filter(_open(), name=entry.name)
    return turn.update(worker=worker, until=Now() + limits.span) == 1


def _call(entry: Entry, worker: str, limits: Limits) -> bool:
    """The action was called and its next time is set; after an error at most a minute away."""
    mine = Turn.objects.filter(name=entry.name, worker=worker, until__isnull=False)
    seconds, fine = entry.seconds, True
    with Heart(renew=lambda _: mine.update(until=Now() + limits.span) == 1, limits=limits):
        try:
            entry.action()
        except Exception as wrong:
            seconds, fine = min(60.0, seconds), False
            log.error("periodic %s failed: %s", entry.name, class_path(type(wrong)))
    mine.update(until=None, next_due=Now() + timedelta(seconds=seconds))
    return fine
