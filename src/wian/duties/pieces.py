"""The lists that a duty keeps as data: its evidence and its ways, checked on their way in. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from .errors import Refused
from .proposing import Wanted, Way

MOST: Final = 20
_CODE: Final = re.compile(r"[a-z0-9_]{1,20}")
_LABEL: Final = 200


def wanted_out(pieces: Iterable[Wanted]) -> list[list[Any]]:
    """The pieces of evidence as JSON; Refused D118 for what cannot be told apart or named."""
    found = [[one.code, one.label.strip(), bool(one.required)] for one in pieces]
    _check(found)
    return found


def ways_out(ways: Iterable[Way]) -> list[list[Any]]:
    """The ways as JSON; Refused D118 likewise, and for a single one, which is no choice."""
    found = [[one.code, one.label.strip()] for one in ways]
    _check(found)
    if len(found) == 1:
        raise Refused("D118", most=MOST)
    return found


def wanted_in(data: Iterable[Sequence[Any]]) -> tuple[Wanted, ...]:
    """The pieces of evidence of a duty's JSON."""
    return tuple(Wanted(*one) for one in data)


def ways_in(data: Iterable[Sequence[Any]]) -> tuple[Way, ...]:
    """The ways of a duty's JSON."""
    return tuple(Way(*one) for one in data)


def _check(found: Sequence[Sequence[Any]]) -> None:
    codes = [one[0] for one in found]
    named = all(_CODE.fullmatch(one[0]) and 0 < len(one[1]) <= _LABEL for one in found)
    if len(found) > MOST or len(set(codes)) != len(codes) or not named:
        raise Refused("D118", most=MOST)
