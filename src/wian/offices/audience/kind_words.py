"""Which kinds of office the words of a letter name, however it calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wian.thai.folding import distance, fold

from ..kinds import KINDS, LOCAL_BODIES, MUNICIPALITIES, Kind

Kinds = tuple[str, ...]

_SETS: Final[tuple[tuple[Kinds, tuple[str, ...]], ...]] = (
    (
        LOCAL_BODIES,
        (
            "องค์กรปกครองส่วนท้องถิ่น",
            "อปท.",
            "อปท",
            "ผู้บริหารองค์กรปกครองส่วนท้องถิ่น",
            "ผู้บริหารท้องถิ่น",
            "หน่วยงานปกครองส่วนท้องถิ่น",
            "นายกองค์กรปกครองส่วนท้องถิ่น",
        ),
    ),
    (MUNICIPALITIES, ("เทศบาล", "นายกเทศมนตรี", "สำนักงานเทศบาล", "ปลัดเทศบาล")),
    (("ministry",), ("กระทรวง", "ปลัดกระทรวง")),
    (("department",), ("กรม", "อธิบดี", "อธิบดีกรม")),
    (("province",), ("ผู้ว่าราชการ", "จว.", "จ.")),
    (("district",), ("อ.",)),
    (("province_dla",), ("สำนักงานท้องถิ่นจังหวัด",)),
    (("district_dla",), ("สำนักงานท้องถิ่นอำเภอ",)),
)
"""Words that name several kinds at once, or one by a name that is not its own."""

_CALLED: Final[tuple[tuple[Kinds, str], ...]] = (
    *((kinds, fold(word)) for kinds, words in _SETS for word in words),
    *(((kind.name,), fold(word)) for kind in KINDS.values() for word in kind.written),
)
_BEGINNINGS: Final = tuple(
    (KINDS[kinds[0]], re.compile(r"\s*".join(map(re.escape, word))))
    for kinds, word in sorted(_CALLED, key=lambda called: -len(called[1]))
    if len(kinds) == 1
)
_WORD_DAMAGE: Final = 0.12
_RIVAL: Final = 1.0  # another kind this little farther off makes the nearest no answer
_BETWEEN: Final = re.compile(r"/|,|และ|\s+")


@dataclass(frozen=True, slots=True)
class Called:
    """The kinds that words name; `sure` is False where they were read through damage."""

    kinds: Kinds
    sure: bool = True


def container(kind: Kind) -> str:
    """The level of area that holds several offices of this kind."""
    return {"province": "country", "district": "province", "subdistrict": "district"}.get(
        kind.level, "country"
    )


def in_order(kinds: Iterable[str]) -> Kinds:
    """The kinds once each, in the order of their list."""
    wanted = set(kinds)
    return tuple(name for name in KINDS if name in wanted)


def kinds_called(words: str) -> Called | None:
    """The kinds that these words without a place name: one, a set, or several listed."""
    whole = _called(fold(words))
    if whole and whole.sure:
        return whole
    listed = [_called(fold(word)) for word in _BETWEEN.split(words.strip()) if word]
    if len(listed) < 2 or None in listed:
        return whole
    each = [called for called in listed if called]
    kinds = in_order(kind for called in each for kind in called.kinds)
    return Called(kinds, all(called.sure for called in each))


def kinds_before(text: str) -> Iterator[tuple[Kind, str]]:
    """Each single kind whose words the text begins with, the longest first, and what follows."""
    for kind, beginning in _BEGINNINGS:
        if match := beginning.match(text):
            yield kind, text[match.end() :].strip()


@lru_cache(maxsize=1024)
def _called(words: str) -> Called | None:
    for kinds, word in _CALLED:
        if words == word:
            return Called(kinds)
    limit = max(0.4, _WORD_DAMAGE * len(words))
    best: dict[Kinds, float] = {}
    for kinds, word in _CALLED:
        if len(word) <= 5 or words.startswith(word):  # a name after the word is no damage
            continue
        if (off := distance(word, words, limit)) <= limit:
            best[kinds] = min(off, best.get(kinds, off))
    near = sorted(best, key=lambda kinds: best[kinds])
    if not near or (len(near) > 1 and best[near[1]] - best[near[0]] < _RIVAL):
        return None
    return Called(near[0], sure=False)
