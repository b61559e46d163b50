"""Whose things the files belong to: higher rooms say who may see them.

    uses.guard("letter", letters.queries.letters.seen)      # in AppConfig.ready()

A file is seen through its uses and in no other way; things of a kind without a guard are hidden.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from wian.offices.acting import Actor

Guard: TypeAlias = Callable[[Actor, list[str]], set[str]]
"""Those of the ids of a kind that the person may see: one question for all."""
Thing: TypeAlias = tuple[str, str]

_guards: Final[dict[str, Guard]] = {}


def guard(kind: str, seen: Guard) -> None:
    """Files used by things of this kind are seen by those who may see the thing."""
    if _guards.setdefault(kind, seen) is not seen:
        raise ValueError(f"two guards of the files of {kind}")


def seen(actor: Actor, things: Iterable[Thing]) -> set[Thing]:
    """Those of the things that the person may see; each guard is asked once."""
    asked: dict[str, set[str]] = defaultdict(set)
    for kind, thing in things:
        asked[kind].add(thing)
    return {
        (kind, thing)
        for kind, ids in asked.items()
        if kind in _guards
        for thing in _guards[kind](actor, sorted(ids)) & ids
    }
