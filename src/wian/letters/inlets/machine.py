"""Who takes papers in where nobody is signed in, and for which office."""

from __future__ import annotations

from typing import Final

from wian.offices.acting import Actor
from wian.offices.errors import Refused as OfficeRefused
from wian.offices.queries.offices import by_key
from wian.offices.queries.reach import standing

from ..errors import Refused

MACHINE: Final = Actor(None, (), "job", system=True)


def office_of(key: str) -> int:
    """The office of this key; Refused L122 where there is none."""
    try:
        office = by_key(key)
        standing(office)
    except (LookupError, OfficeRefused):
        raise Refused("L122", key=key[:40]) from None
    return office
