"""Paths from the top of a tree, worked out for every office at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tree:
    """The path of every key that has one, and who has none: in a circle, or too deep.

    Whoever stands below a circle, below one too deep or below nobody known has no path either.
    """

    above: Mapping[str, str | None]
    paths: dict[str, str] = field(default_factory=dict)
    circles: set[str] = field(default_factory=set)
    deep: set[str] = field(default_factory=set)


def grow(above: Mapping[str, str | None], segments: Mapping[str, str], most: int) -> Tree:
    """The tree by who stands above whom; a path is at most `most` characters long."""
    tree = Tree(above)
    settled: set[str] = set()
    for start in above:
        trail: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in settled and at in above and at not in trail:
            trail[at] = None
            at = above[at]
        keys = list(trail)
        if at in trail:
            tree.circles.update(keys[keys.index(at) :])
        elif at is None or at in tree.paths:
            _climb(keys, tree.paths[at] if at else "", segments, most, tree)
        settled.update(keys)
    return tree


def _climb(trail: list[str], path: str, segments: Mapping[str, str], most: int, tree: Tree) -> None:
    for key in reversed(trail):
        path += segments[key]
        if len(path) > most:
            tree.deep.add(key)
            return
        tree.paths[key] = path
