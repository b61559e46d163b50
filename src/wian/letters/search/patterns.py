"""Where a folded needle stands in a text as it is written, found without folding the text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import permutations
from typing import Final

from wian.thai.confusions import MARKS
from wian.thai.digits import to_thai

from .folding import plain

_GONE: Final = "".join(
    char
    for char in map(chr, (*range(0x100), 0x1680, *range(0x2000, 0x2070), 0x2212, 0x3000, 0xFEFF))
    if not plain(char)
)
_GAP: Final = f"[{re.escape(_GONE)}]*+"
_UNIT: Final = re.compile(rf"[{MARKS}]{{1,3}}ำ?|.", re.DOTALL)


@lru_cache(maxsize=256)
def pattern(needle: str) -> re.Pattern[str]:
    """Finds what folds to `needle`: digits of either script, spaces between, marks in any order."""
    return re.compile(_GAP.join(_written(unit) for unit in _UNIT.findall(needle)))


def _written(unit: str) -> str:
    """How a letter, or what stands on one, may be written."""
    if unit == "แ":
        return f"(?:แ|เ{_GAP}เ)"
    if unit[-1] == "ำ":
        ways = {*permutations(unit), *((*rest, "า") for rest in permutations([*unit[:-1], "ํ"]))}
    elif len(unit) > 1:
        ways = set(permutations(unit))
    else:
        return f"[{re.escape(''.join(sorted({unit, unit.upper()[:1], to_thai(unit)})))}]"
    return f"(?:{'|'.join(_GAP.join(way) for way in sorted(ways))})"
