"""What tests of the directory do to it, as the machine, by the keys of offices."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from wian.offices.acting import SYSTEM, Actor, where_of
from wian.offices.actions.offices import change_office, close_office, move_office, open_office
from wian.offices.actions.timeline import NewOffice, spell_of
from wian.offices.errors import Refused
from wian.offices.models import FOREVER
from wian.offices.queries import offices as ask
from wian.offices.queries.offices import by_key
from wian.offices.rules import Held

DAY = date(2024, 10, 1)
EVE = DAY - timedelta(days=1)
LATER = date(2025, 10, 1)
see = partial(ask.office, SYSTEM)


def new(key: str = "d5799", *, parent: int | None = None, line: int | None = None) -> NewOffice:
    return NewOffice(key, "district", "5707", "ที่ว่าการอำเภอใหม่", parent, line)


def there(key: str, day: date) -> bool:
    try:
        see(key, day=day)
    except LookupError:
        return False
    return True


def moved(key: str, *, parent: str, line: str | None = None, day: date = DAY) -> None:
    upper = by_key(line) if line else None
    move_office(SYSTEM, office=by_key(key), day=day, parent=by_key(parent), line=upper)


def closed(key: str, *, successor: str | None = None, day: date = DAY) -> None:
    to = by_key(successor) if successor else None
    close_office(SYSTEM, office=by_key(key), day=day, successor=to)


def renamed(key: str, name: str, day: date = DAY) -> None:
    change_office(SYSTEM, office=by_key(key), day=day, name_th=name)


def opened(day: date = DAY, *, key: str = "d5799", parent: str = "p57") -> int:
    return open_office(SYSTEM, new=new(key, parent=by_key(parent)), day=day)


def above(key: str, day: date) -> list[str]:
    return [office.key for office in ask.ancestors(SYSTEM, see(key, day=day), day=day)]


def below(key: str, day: date) -> set[str]:
    return {office.key for office in ask.subtree(SYSTEM, see(key, day=day), day=day)}


def administrator(office: str, day: date = EVE) -> Actor:
    """Somebody who may change the directory at and under one office."""
    where = where_of(spell_of(by_key(office), day))
    held = Held(1, "administrator", "subtree", by_key(office), where, date(2020, 1, 1), FOREVER)
    return Actor(7, (held,), "web")


def number_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.number
