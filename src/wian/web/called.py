"""Offices and places by their names in the reader's language: the one way a name reaches a page.

The English name where there is one, else the Thai one, which is the name in law.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, Final, Protocol, TypeVar

from wian.letters.inside_values import Room
from wian.offices.queries import browsing
from wian.web.words import Say

Told = TypeVar("Told")
_NAMED: Final = {"office_name": "office", "unit_name": "unit", "to_unit_name": "to_unit"}
"""Where values of letters hold the name of an office, and where which office that is."""


class Named(Protocol):
    """What has names in both languages; the English one may be empty."""

    @property
    def name_th(self) -> str:
        """In Thai."""
        ...

    @property
    def name_en(self) -> str:
        """In English."""
        ...


def called(one: Named, say: Say) -> str:
    """The name in the reader's language."""
    return say.pick(one.name_th, one.name_en)


def keyed(ids: Iterable[int], say: Say, *, day: date | None = None) -> dict[int, tuple[str, str]]:
    """Key and name of offices by id, for links, as they are called on the day; one query."""
    found = browsing.keyed(ids, day=day)
    return {
        office: (key, say.pick(thai, english)) for office, (key, thai, english) in found.items()
    }


def offices(ids: Iterable[int], say: Say, *, day: date | None = None) -> dict[int, str]:
    """What the offices are called on the day, by id; one query."""
    return {office: name for office, (_, name) in keyed(ids, say, day=day).items()}


def own_names(told: Told, say: Say) -> Told:
    """The same values with each office that they name called in the reader's language.

    They come with Thai names: nothing is asked for a Thai reader, one query for an English one.
    """
    if say.lang == "th" or not (ids := set(_named(told))):
        return told
    renamed: Told = _renamed(told, offices(ids, say, day=date.max))
    return renamed


def _pairs(one: Any) -> Mapping[str, str]:
    return {"name": "id"} if isinstance(one, Room) else _NAMED


def _named(told: Any) -> Iterator[int]:
    """Every office that is named somewhere in it."""
    if isinstance(told, Mapping):
        told = tuple(told.values())
    if isinstance(told, tuple | list):
        for one in told:
            yield from _named(one)
    elif is_dataclass(told):
        ids = (getattr(told, key) for name, key in _pairs(told).items() if hasattr(told, name))
        yield from (id_ for id_ in ids if id_ is not None)
        yield from _named([getattr(told, field.name) for field in fields(told)])


def _renamed(told: Any, called: Mapping[int, str]) -> Any:
    if isinstance(told, Mapping):
        return {key: _renamed(one, called) for key, one in told.items()}
    if isinstance(told, tuple | list):
        return type(told)(_renamed(one, called) for one in told)
    if not is_dataclass(told) or isinstance(told, type):
        return told
    own = {field.name: _renamed(getattr(told, field.name), called) for field in fields(told)}
    for name, key in _pairs(told).items():
        if name in own:
            own[name] = called.get(own[key], own[name])
    return replace(told, **own)


def places(codes: Iterable[str], say: Say, *, day: date | None = None) -> dict[str, str]:
    """Where each place lies by code: "อ.เทิง จ.เชียงราย", "Thoeng, Chiang Rai"; one query."""
    found = browsing.place_names(codes, day=day)
    return {code: say.pick(*names) for code, names in found.items()}
