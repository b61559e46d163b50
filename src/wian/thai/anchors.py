"""Knowing a line by how it begins, although the scan may have damaged the words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wian.thai.confusions import SKELETON
from wian.thai.folding import least_price, prefix_distance

_LEAD: Final = re.compile(r"[ \t\u00a0#*|•·>_~-]{0,24}")
_LETTER: Final = re.compile(r"[ก-๎ๅ]")
_SHORT: Final = 5
_EXACT_LOOSE: Final = 0.7
_EXACT_LOOSE_SHORT: Final = 0.4


@dataclass(frozen=True, slots=True)
class Anchor:
    """`line[start:end]` reads as a form of `label`; confidence 1 only for the exact words alone."""

    label: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    label: str
    skeleton: str
    limit: float
    prices: tuple[tuple[str, float], ...]

    def may_stand_in(self, window: str) -> bool:
        """False only where the letters that are missing cost more than the limit."""
        left = self.limit
        for bone, price in self.prices:
            if bone not in window:
                left -= price
                if left < 0:
                    return False
        return True


class AnchorSet:
    """Labels by the forms a line may begin with; `match` tells which one a line has, if any."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        forms = [
            _Form(
                form,
                label,
                form.translate(SKELETON),
                0.15 * len(form) + 0.15,
                tuple((letter.translate(SKELETON), least_price(letter)) for letter in form),
            )
            for label, written in labels.items()
            for form in written
        ]
        self._forms = sorted(forms, key=lambda form: -len(form.text))
        self._exact = tuple(form.text for form in self._forms)
        self._by_start: dict[str, list[_Form]] = {}
        for form in self._forms:
            for key in {form.skeleton[:2], "?" + form.skeleton[1:3], form.skeleton[:1] + "?"}:
                self._by_start.setdefault(key, []).append(form)
        self._candidates = lru_cache(maxsize=4096)(self._begun_like)

    def match(self, line: str) -> Anchor | None:
        """The label that `line` begins with, exact forms before damaged ones, the longest first.

        Leading spaces and list marks are passed over. Where a letter follows at once, an exact
        form counts for less and a damaged short one not at all.
        """
        lead = _LEAD.match(line)
        start = lead.end() if lead else 0
        found = self._exactly(line, start) if line.startswith(self._exact, start) else None
        if found is not None and found.confidence >= _EXACT_LOOSE:
            return found
        near = self._nearly(line, start)
        if found is None or (near is not None and near.confidence > found.confidence):
            return near
        return found

    def _exactly(self, line: str, start: int) -> Anchor | None:
        best: Anchor | None = None
        for form in self._forms:
            if not line.startswith(form.text, start):
                continue
            end = start + len(form.text)
            if not _LETTER.match(line, end):
                return Anchor(form.label, start, end, 1.0)
            loose = _EXACT_LOOSE if len(form.text) >= _SHORT else _EXACT_LOOSE_SHORT
            best = best or Anchor(form.label, start, end, loose)
        return best

    def _nearly(self, line: str, start: int) -> Anchor | None:
        best: Anchor | None = None
        head = line[start : start + 12].translate(SKELETON).replace(" ", "")[:3]
        candidates = self._candidates(head)
        bones = line[start : start + 64].translate(SKELETON) if candidates else ""
        for form in candidates:
            if not form.may_stand_in(bones[: len(form.text) + 2 + len(form.text) // 2]):
                continue
            near = prefix_distance(form.text, line[start : start + 64], form.limit)
            if near is None:
                continue
            cost, end = near[0], start + near[1]
            confidence = 1.0 - 0.5 * cost / form.limit
            if _LETTER.match(line, end):
                if len(form.text) <= _SHORT:
                    continue
                confidence *= _EXACT_LOOSE
            if best is None or confidence > best.confidence:
                best = Anchor(form.label, start, end, confidence)
        return best

    def _begun_like(self, bones: str) -> list[_Form]:
        """Forms that share a start with `bones`, were its first or second letter wrong or lost."""
        keys = dict.fromkeys((bones[:2], "?" + bones[1:3], "?" + bones[:2], bones[:1] + "?"))
        found = {id(f): f for key in keys if len(key) > 1 for f in self._by_start.get(key, ())}
        return list(found.values())
