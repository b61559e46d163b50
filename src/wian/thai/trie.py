"""A trie of words over a sorted list: nodes come into being only where a search walks."""

from bisect import bisect_left
from collections.abc import Mapping

_LAST = "\U0010ffff"


class Node:
    """A prefix shared by `words[low:high]`; `cost` is its own word's cost, or None."""

    __slots__ = ("_depth", "_high", "_low", "_table", "cost", "down")

    def __init__(self, table: "Trie", low: int, high: int, depth: int) -> None:
        self._table, self._low, self._high, self._depth = table, low, high, depth
        self.down: dict[str, Node] | None = None
        word = table.words[low]
        self.cost: float | None = table.costs[word] if len(word) == depth else None

    def children(self) -> "dict[str, Node]":
        """The nodes one letter further, made on the first visit and kept."""
        if self.down is not None:
            return self.down
        words, at, depth = self._table.words, self._low, self._depth
        if self.cost is not None:
            at += 1
        down: dict[str, Node] = {}
        while at < self._high:
            letter = words[at][depth]
            end = bisect_left(words, words[at][: depth + 1] + _LAST, at, self._high)
            down[letter] = Node(self._table, at, end, depth + 1)
            at = end
        self.down = down
        return down


class Trie:
    """All words of `costs`, walkable letter by letter from `root`. `costs` must not be empty."""

    __slots__ = ("costs", "root", "words")

    def __init__(self, costs: Mapping[str, float]) -> None:
        self.costs = costs
        self.words = sorted(costs)
        self.root = Node(self, 0, len(self.words), 0)
