"""Code lists of the exchange: what a code means, with where that is known from. Pure.

An unknown code has no meaning here; it is shown as it stands.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Final

LISTS: Final = ("speed", "secret", "organisations")
"""Lists that an agency may have better ones of."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code stands for; "" is the ordinary level. `sure` where it was seen in use."""

    code: str
    word: str
    sure: bool
    source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body of the exchange; `key` is its office in Wian's directory, "" for none."""

    ministry: str
    department: str
    key: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Codes:
    """The lists; of two rows for one thing the first holds."""

    speed: tuple[Meaning, ...]
    secret: tuple[Meaning, ...]
    organisations: tuple[Organisation, ...]

    def speed_of(self, code: str) -> Meaning | None:
        """What the code of a speed means; None for an unknown one."""
        return _by_code(self.speed, code)

    def secret_of(self, code: str) -> Meaning | None:
        """What the code of a secrecy means; None for an unknown one."""
        return _by_code(self.secret, code)

    def for_speed(self, word: str) -> Meaning | None:
        """The code for an urgency, "" for an ordinary letter."""
        return next((one for one in self.speed if one.word == word), None)

    def for_secret(self, word: str) -> Meaning | None:
        """The code for a secrecy, "" for an open letter."""
        return next((one for one in self.secret if one.word == word), None)

    def department(self, code: str) -> Organisation | None:
        """The body with this code."""
        wanted = code.strip().casefold()
        rows = self.organisations
        return next((one for one in rows if one.department.casefold() == wanted), None)

    def office(self, key: str) -> Organisation | None:
        """The body that is the office of this key."""
        return next((one for one in self.organisations if key and one.key == key), None)


@lru_cache
def shipped() -> Codes:
    """The lists that come with Wian."""
    return _codes({name: _data(name) for name in LISTS})


@lru_cache
def endings() -> Mapping[str, str]:
    """The ending of a file's name by what it is."""
    return {row["media"]: row["ending"] for row in _rows(_data("mime"))}


def with_lists(codes: Codes, texts: Mapping[str, str]) -> Codes:
    """The same with the rows of an agency's own lists before them, by the names of `LISTS`."""
    own = _codes({name: texts.get(name, "") for name in LISTS})
    return replace(
        codes,
        speed=(*own.speed, *codes.speed),
        secret=(*own.secret, *codes.secret),
        organisations=(*own.organisations, *codes.organisations),
    )


def _codes(texts: Mapping[str, str]) -> Codes:
    return Codes(
        speed=tuple(_meanings(texts["speed"])),
        secret=tuple(_meanings(texts["secret"])),
        organisations=tuple(_organisations(texts["organisations"])),
    )


def _meanings(text: str) -> Iterator[Meaning]:
    for row in _rows(text):
        if row.get("code"):
            word, sure = row.get("word", ""), row.get("sure", "yes") != "no"
            yield Meaning(row["code"], "" if word == "ปกติ" else word, sure, row.get("source", ""))


def _organisations(text: str) -> Iterator[Organisation]:
    for row in _rows(text):
        if row.get("department"):
            columns = ("ministry", "department", "key", "name", "source")
            yield Organisation(*(row.get(name, "") for name in columns))


def _rows(text: str) -> Iterable[dict[str, str]]:
    lines = csv.DictReader(text.removeprefix("\ufeff").splitlines())
    return (
        {k: (v or "").strip() for k, v in row.items() if k and isinstance(v, str)} for row in lines
    )


def _data(name: str) -> str:
    return files(__package__).joinpath("data", f"{name}.csv").read_text(encoding="utf-8")


def _by_code(rows: tuple[Meaning, ...], code: str) -> Meaning | None:
    wanted = code.strip()
    return next((one for one in rows if one.code == wanted), None)
