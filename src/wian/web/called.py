"""Offices and places by their names in the reader's language: the one way a name reaches a page.

The English name where there is one, else the Thai one, which is the name in law.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from wian.offices.queries import browsing
from wian.web.words import Say


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


def places(codes: Iterable[str], say: Say, *, day: date | None = None) -> dict[str, str]:
    """Where each place lies by code: "อ.เทิง จ.เชียงราย", "Thoeng, Chiang Rai"; one query."""
    found = browsing.place_names(codes, day=day)
    return {code: say.pick(*names) for code, names in found.items()}
