"""Comparing Thai text that was written, or read, in two ways.

`fold` evens out how a thing is written; `fold_loose` also what a scan confuses. Distances count a
foreign letter as 1 and what scans do (a letter of the same group, a lost mark, a space) as less.
"""

import re
from functools import lru_cache
from itertools import islice
from typing import Final

from wian.thai.confusions import COMMON_SWAP, MARKS, SKELETON, SWAPS
from wian.thai.digits import to_arabic

_DROPPED: Final = (
    " \t\r\n\x0b\x0c\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\u00ad"
    "\"'`´“”‘’„‟‹›«»-‐‑‒–—―−_"
)
_FOLD: Final = str.maketrans(dict.fromkeys(_DROPPED, ""))
_LOOSE_AM: Final = re.compile("ํ([่้๊๋]?)า")
_IN_GROUP: Final = 0.4
_IN_RARE_GROUP: Final = 0.55
_MARK: Final = 0.4
_GAP: Final = 0.15
_FOREIGN: Final = 1.0
_ENDLESS: Final = float("inf")
_ROUNDING: Final = 1e-9
_COMPARED: Final = 400
_PLACES: Final = 2000
_MARK_SET: Final = frozenset(MARKS)


def fold(text: str) -> str:
    """`text` for comparison: Arabic digits, ำ composed, lower case, no spaces, quotes or dashes."""
    folded = to_arabic(text).translate(_FOLD)
    return _LOOSE_AM.sub(r"\1ำ", folded).replace("เเ", "แ").lower()


def fold_loose(text: str) -> str:
    """`fold` with letters that scans confuse made one and tone marks and fine vowels dropped.

    Two readings of one name collide here; so may two short names, so compare with `similar` after.
    """
    return fold(text).translate(SKELETON)


def similar(one: str, other: str, least: float = 0.0) -> float:
    """How alike two texts are, 1 for equal after folding, 0 for nothing in common.

    Confusions of scans count for less than half a letter. Only the first 400 characters count.
    Texts less alike than `least` are told soon and given 0.
    """
    a, b = fold(one)[:_COMPARED], fold(other)[:_COMPARED]
    if a == b:
        return 1.0
    longer = max(len(a), len(b))
    alike = 1.0 - distance(a, b, (1.0 - least) * longer + _ROUNDING) / longer if a and b else 0.0
    return alike if alike >= least else 0.0


def distance(one: str, other: str, limit: float = _ENDLESS) -> float:
    """The cheapest way from `one` to `other`, both as they stand; infinite when over `limit`.

    In time of their product, in less with a limit.
    """
    first, row = _last_row(one, other, limit)
    return row[-1] if row and first + len(row) > len(other) else _ENDLESS


def prefix_distance(needle: str, text: str, limit: float) -> tuple[float, int] | None:
    """The cheapest reading of `needle` as a beginning of `text`: (cost, end), None over `limit`."""
    first, row = _last_row(needle, text[: len(needle) + 2 + len(needle) // 2], limit)
    if not row:
        return None
    cost = min(row)
    return cost, first + row.index(cost)


def _last_row(needle: str, text: str, limit: float = _ENDLESS) -> tuple[int, list[float]]:
    """The last row of the distance table from its first cell within `limit` to its last one.

    (column of the first, cells), no cells where none is within. Cells over the limit are not
    followed, so that what differs from the start costs little.
    """
    inserts = [_slip(letter) for letter in text]
    first, row = 0, [0.0]
    for price in inserts:
        if row[-1] + price > limit:
            break
        row.append(row[-1] + price)
    for letter in needle:
        swap, drop = _weights(letter).get, _slip(letter)
        left = row[0] + drop
        new = [left]
        add = new.append
        reached = zip(row, (*row[1:], _ENDLESS), text[first:], inserts[first:], strict=False)
        for diagonal, above, other, insert in reached:
            cell = diagonal if other == letter else diagonal + swap(other, _FOREIGN)
            if above + drop < cell:
                cell = above + drop
            left += insert
            if cell < left:
                left = cell
            add(left)
        for insert in inserts[first + len(new) - 1 :]:
            left += insert
            if left > limit:
                break
            add(left)
        while new and new[-1] > limit:
            new.pop()
        outside = next((i for i, cell in enumerate(new) if cell <= limit), 0)
        first, row = first + outside, new[outside:]
        if not row:
            break
    return first, row


def least_price(letter: str) -> float:
    """The least that `letter` costs where nothing of its group stands in the text."""
    bone = letter.translate(SKELETON)
    others = (cost for other, cost in _weights(letter).items() if other.translate(SKELETON) != bone)
    return min(_slip(letter), _FOREIGN, *others)


def _slip(letter: str) -> float:
    """What it costs that `letter` is missing or too many."""
    if letter in _MARK_SET:
        return _MARK
    return _GAP if letter in " \t" else _FOREIGN


@lru_cache(maxsize=256)
def _weights(letter: str) -> dict[str, float]:
    prices = SWAPS.get(letter, {})
    return {
        other: _IN_GROUP if price <= COMMON_SWAP else _IN_RARE_GROUP
        for other, price in prices.items()
    }


def fuzzy_find(
    needle: str, text: str, start: int = 0, end: int | None = None, max_cost: float = 1.2
) -> tuple[int, int, float] | None:
    """Where `needle` stands in `text[start:end]`, read with confusions, lost marks and gaps.

    (start, end, cost) of the cheapest place, the first of equals; None over `max_cost`. At least
    half of the needle must be right but for confusions of groups. Linear in the text; at most
    the first 4,000 places that look alike are weighed.
    """
    stop = len(text) if end is None else end
    exact = text.find(needle, start, stop)
    if exact >= 0:
        return exact, exact + len(needle), 0.0
    best: tuple[int, int, float] | None = None
    for pattern, before in _halves(needle):
        for hit in islice(pattern.finditer(text, start, stop), _PLACES):
            low = max(start, hit.start() - before - before // 2)
            found = _local(needle, text[low : min(stop, low + 2 * len(needle) + before + 4)])
            if found and found[2] <= max_cost and (best is None or found[2] < best[2]):
                best = low + found[0], low + found[1], found[2]
    return best


@lru_cache(maxsize=1024)
def _halves(needle: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Patterns for either half of `needle` with every letter's group, and what stands before it."""
    middle = len(needle) // 2
    if len(needle) < 6:
        return ((re.compile(tolerant(needle)), 0),)
    return (
        (re.compile(tolerant(needle[:middle])), 0),
        (re.compile(tolerant(needle[middle:])), middle),
    )


def tolerant(word: str) -> str:
    """A pattern of `word` that bears confused letters, other or lost marks, and spaces between."""
    letters = [c for c in word if c not in _MARK_SET and not c.isspace()]
    classes = ("".join(sorted({letter, *SWAPS.get(letter, ())})) for letter in letters)
    return rf"[{MARKS} \t]{{0,4}}".join(f"[{re.escape(group)}]" for group in classes)


@lru_cache(maxsize=512)
def _local(needle: str, window: str) -> tuple[int, int, float] | None:
    """The cheapest place of `needle` anywhere in a short `window`: (start, end, cost)."""
    row: list[tuple[float, int]] = [(0.0, -i) for i in range(len(window) + 1)]
    for letter in needle:
        swaps, drop = _weights(letter), _slip(letter)
        new = [(row[0][0] + drop, row[0][1])]
        for i, other in enumerate(window):
            swap = 0.0 if other == letter else swaps.get(other, _FOREIGN)
            new.append(
                min(
                    (row[i][0] + swap, row[i][1]),
                    (row[i + 1][0] + drop, row[i + 1][1]),
                    (new[i][0] + _slip(other), new[i][1]),
                )
            )
        row = new
    cost, minus_start, end = min((cost, start, at) for at, (cost, start) in enumerate(row))
    return (-minus_start, end, cost) if end > -minus_start else None
