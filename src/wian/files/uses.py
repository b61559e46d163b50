"""Whose things the files belong to: higher rooms say who may see them.

    uses.guard("letter", letters.queries.letters.seen)      # in AppConfig.ready()

A file is seen through its uses and in no other way; things of a kind without a guard are hidden.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from wian.offices.acting import Actor

Guard: TypeAlias = Callable[[Actor, list[str]], set[str]]
"""Those of the ids of a kind that the person may see: one question for all."""


@dataclass(frozen=True, slots=True)
class Used:
    """A file as a thing has it; `copy`: it was made by machine from another one."""

    file: int
    kind: str
    thing: str
    label: str
    at: datetime
    copy: bool


Narrow: TypeAlias = Callable[[Actor, Sequence[Used]], Sequence[Used]]
"""Of the files of things that are seen those that are shown: one question for all."""
Thing: TypeAlias = tuple[str, str]

_guards: Final[dict[str, Guard]] = {}
_narrows: Final[dict[str, Narrow]] = {}


def guard(kind: str, seen: Guard, narrow: Narrow | None = None) -> None:
    """Files used by things of this kind are seen by those who may see the thing; with `narrow`
    only those of its files that it leaves."""
    if _guards.setdefault(kind, seen) is not seen:
        raise ValueError(f"two guards of the files of {kind}")
    if narrow is not None:
        _narrows[kind] = narrow


def narrowed(actor: Actor, uses: Iterable[Used]) -> set[tuple[int, Thing]]:
    """Of these uses, by things that the person sees, those that are shown: file and thing."""
    asked: dict[str, list[Used]] = defaultdict(list)
    for use in uses:
        asked[use.kind].append(use)
    return {
        (use.file, (kind, use.thing))
        for kind, some in asked.items()
        for use in (_narrows[kind](actor, some) if kind in _narrows else some)
    }


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
