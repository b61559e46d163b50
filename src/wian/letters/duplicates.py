"""Whether two letters say nearly the same: fingerprints that find the pair, a measure that decides.

Text is compared folded as scans confuse it, in runs of seven letters. A copy from a bad scan shares
nine of ten runs with its original; other letters of the same office share less than two.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from wian.thai.folding import fold_loose

PLACES: Final = 12
"""Bands of a fingerprint; letters that share one are worth comparing."""
ROWS: Final = 4
RUN: Final = 7
COMPARED: Final = 40_000
"""Folded letters of a text that count; what comes after them no longer tells letters apart."""
NEAR: Final = 0.8
"""The share of runs from which on two texts say nearly the same."""
_SHORTEST: Final = 60
_BINS: Final = PLACES * ROWS


def runs(text: str) -> frozenset[int]:
    """The runs of letters of the text, as numbers; none of a text too short to be told apart."""
    folded = fold_loose(text[: 2 * COMPARED])[:COMPARED]
    if len(folded) < _SHORTEST:
        return frozenset()
    return frozenset(
        int.from_bytes(blake2b(folded[at : at + RUN].encode(), digest_size=8).digest())
        for at in range(len(folded) - RUN + 1)
    )


def alike(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of their runs that both have, 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def bands(found: frozenset[int]) -> tuple[int, ...]:
    """The fingerprint: `PLACES` numbers of 64 bits with sign; none where there are no runs.

    Texts that share nine of ten runs share a band all but always, unlike ones all but never.
    """
    return tuple(_band(found)) if found else ()


def _band(found: frozenset[int]) -> Iterator[int]:
    least = _least(found)
    for place in range(PLACES):
        rows = least[place * ROWS : (place + 1) * ROWS]
        data = b"".join(row.to_bytes(8) for row in rows)
        yield int.from_bytes(blake2b(data, digest_size=8).digest(), signed=True)


def _least(found: frozenset[int]) -> list[int]:
    """The least number of each bin; an empty bin borrows from the next that is not."""
    least: list[int | None] = [None] * _BINS
    for run in found:
        rest, at = divmod(run, _BINS)
        known = least[at]
        if known is None or rest < known:
            least[at] = rest
    filled = [number for number in least if number is not None]
    lender = filled[0]
    for at in reversed(range(_BINS)):
        lender = least[at] = lender if least[at] is None else least[at]  # type: ignore[assignment]
    return [number for number in least if number is not None]
