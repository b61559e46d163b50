"""Whose things evidence serves: each kind says who sees it, who may add to it, what it asks for.

    queries.evidence_files.register(Kind("criterion", …))      # a higher room, in AppConfig.ready()

Evidence serves things of registered kinds only; files of it are seen through them (`files.uses`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from wian.offices.acting import Actor


@dataclass(frozen=True, slots=True)
class Sight:
    """How far a person who sees a thing sees its evidence.

    `drafts`: also what has not been sent with it yet. `originals`: files as they were given, with
    where a picture was taken; else the copies without it.
    """

    drafts: bool = False
    originals: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a thing is, for people: its words, whose it is, of which duty."""

    title: str
    office: int
    duty: int | None = None
    letter: int | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things that ask for evidence.

    `sights` gives those of the things that the person may see, in one query. `changing` passes for
    who may add to the thing, else raises LookupError or Denied; it is called outside transactions.
    `open` gives those that are still being written, their rows locked: inside a transaction.
    `wants` are the codes of pieces that the thing asks for, `told` says what things are.
    """

    name: str
    sights: Callable[[Actor, Collection[str]], Mapping[str, Sight]]
    changing: Callable[[Actor, str], object]
    open: Callable[[Collection[str]], set[str]]
    wants: Callable[[str], Collection[str]]
    told: Callable[[Collection[str]], Mapping[str, Told]]


_kinds: Final[dict[str, Kind]] = {}


def add(kind: Kind) -> None:
    """The kind is known; `queries.evidence_files.register` opens its files, too."""
    if kind.name in _kinds:
        raise ValueError(f"two kinds of evidence called {kind.name}")
    _kinds[kind.name] = kind


def kind_of(name: str) -> Kind:
    """The kind of this name; LookupError for one that nobody registered."""
    if name not in _kinds:
        raise LookupError(name)
    return _kinds[name]


def sights(actor: Actor, things: Collection[tuple[str, str]]) -> dict[tuple[str, str], Sight]:
    """Of things of any kinds those that the person may see: one query a kind."""
    asked: dict[str, set[str]] = {}
    for kind, thing in things:
        asked.setdefault(kind, set()).add(thing)
    return {
        (kind, thing): sight
        for kind, some in sorted(asked.items())
        if kind in _kinds
        for thing, sight in _kinds[kind].sights(actor, sorted(some)).items()
    }
