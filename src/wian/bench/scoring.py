"""How well a reading agrees with a gold reading: hits, misses and inventions, field by field.

Gold and prediction are the plain objects of the reading contract (docs/reading.md). Documents are
paired first, then each list is matched greedily in gold order; what is left over was invented.
Text is compared folded (digits, spaces, quotes) and by likeness, because two careful people copy
one line differently; numbers, dates and deadlines must be equal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

Row = Mapping[str, Any]
Same = Callable[[Any, Any], bool]
Compared = tuple[str, Sequence[Any], Sequence[Any], Same]

# The kinds of contradiction that are scored; others are welcome and count neither way.
KINDS = ("weekday", "before_letter", "reference", "future_year", "sum", "prefix")

_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_SPLIT_AM = "\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER SARA AA}"
_UNHEARD = re.compile(r"[\s\"'“”‘’()\-–—.,:;…]+")


@dataclass(frozen=True, slots=True)
class Count:
    """Facts found, missed and invented; additive."""

    hit: int = 0
    missed: int = 0
    invented: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.hit + other.hit, self.missed + other.missed, self.invented + other.invented
        )

    @property
    def precision(self) -> float:
        """Share of what was read that is right; 1.0 where nothing was read."""
        read = self.hit + self.invented
        return self.hit / read if read else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was read; 1.0 where nothing is there."""
        there = self.hit + self.missed
        return self.hit / there if there else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by field of one letter, or of several added together; `log` names each failure."""

    fields: Mapping[str, Count] = field(default_factory=dict)
    log: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        names = {**self.fields, **other.fields}
        return Tally({n: self[n] + other[n] for n in names}, self.log + other.log)

    def __getitem__(self, name: str) -> Count:
        return self.fields.get(name, Count())

    @property
    def total(self) -> Count:
        """All fields as one count: its F1 is the overall, micro-averaged figure."""
        return sum(self.fields.values(), Count())


def score(gold: Row, pred: Row, where: str = "") -> Tally:
    """One letter's counts; an empty `pred` misses everything. `where` leads its log."""
    golds, preds = gold.get("documents") or [], list(pred.get("documents") or [])
    partners, spare = _pair(golds, preds)
    tally = Tally()
    for index, (document, partner) in enumerate(zip(golds, partners, strict=True)):
        tally += _tally(_document(document, partner), f"{where}[{index}]")
    for index in spare:
        tally += _tally(_document({}, preds[index]), f"{where}[extra {index}]")
    return tally + _tally(_whole(gold, pred), where)


def fold(text: object) -> str:
    """The text with Arabic digits, in lower case, without spaces, quotes and light punctuation."""
    plain = str(text or "").translate(_ARABIC).replace(_SPLIT_AM, "ำ").lower()
    return _UNHEARD.sub("", plain)


def alike(one: object, other: object, bar: float) -> bool:
    """True when two texts, folded, are equal, nearly contained, or at least `bar` alike (0..1)."""
    return _alike(fold(one), fold(other), bar)


@lru_cache(maxsize=65536)
def _alike(one: str, other: str, bar: float) -> bool:
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    contained = len(short) >= 8 and short in long and len(short) / len(long) >= bar - 0.25
    if short == long or contained:
        return True
    ratio = SequenceMatcher(None, one, other, autojunk=False)
    # The first two are upper bounds of the third, and far cheaper.
    return ratio.real_quick_ratio() >= bar and ratio.quick_ratio() >= bar and ratio.ratio() >= bar


def _tally(rows: Iterable[Compared], where: str) -> Tally:
    fields: dict[str, Count] = {}
    log: list[str] = []
    for name, golds, preds, same in rows:
        left, hit = list(preds), 0
        for wanted in golds:
            at = next((i for i, p in enumerate(left) if same(wanted, p)), None)
            if at is None:
                log.append(f"{where} {name}: missed {_told(wanted)}")
            else:
                del left[at]
                hit += 1
        log += [f"{where} {name}: invented {_told(extra)}" for extra in left]
        fields[name] = Count(hit, len(golds) - hit, len(left))
    return Tally(fields, tuple(log))


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:140]


def _pair(golds: Sequence[Row], preds: Sequence[Row]) -> tuple[list[Row], list[int]]:
    """The prediction for each gold document ({} for none), and the indices of those left over."""
    free = list(range(len(preds)))
    partners: list[Row] = []
    for index, gold in enumerate(golds):
        best = max(free, key=lambda j: (_kinship(gold, preds[j]), -abs(index - j)), default=None)
        if best is None or not _kinship(gold, preds[best]):
            partners.append({})
            continue
        free.remove(best)
        partners.append(preds[best])
    return partners, free


def _kinship(gold: Row, pred: Row) -> int:
    """How surely two documents are the same: by number, then subject, then kind."""
    number = bool(gold.get("number")) and _number(gold) == _number(pred)
    subject = alike(gold.get("subject"), pred.get("subject"), 0.7)
    return 3 * number + 2 * subject + (gold.get("kind") == pred.get("kind"))


def _document(gold: Row, pred: Row) -> Iterable[Compared]:
    """What is compared in one document."""
    for name in ("kind", "urgency"):
        yield name, _one(gold.get(name)), _one(pred.get(name)), _equal
    yield "number", _one(gold.get("number")), _one(pred.get("number")), _same_number
    yield "date", _one(gold.get("date")) or _corrected(gold, pred), _one(pred.get("date")), _equal
    for name, bar in (("issuer", 0.8), ("subject", 0.85)):
        yield name, _one(gold.get(name)), _one(pred.get(name)), _likeness(bar)
    for name in ("addressees", "exclusions"):
        yield name, _rows(gold, name), _rows(pred, name), _likeness(0.8)
    yield "references", _rows(gold, "references"), _rows(pred, "references"), _same_reference
    titled = _likeness(0.75, "title")
    yield "enclosures", _rows(gold, "enclosures"), _rows(pred, "enclosures"), titled
    duties, read = _rows(gold, "duties"), _rows(pred, "duties")
    yield "duties", duties, read, _same_duty
    yield "deadlines", _timed(duties), _timed(read), lambda a, b: _when(a) == _when(b)
    yield "meetings", _rows(gold, "meetings"), _rows(pred, "meetings"), _same_meeting
    signed, signs = gold.get("signatory") or {}, pred.get("signatory") or {}
    yield "signatory", _one(signed.get("name")), _one(signs.get("name")), _likeness(0.88)
    yield "position", _one(signed.get("position")), _one(signs.get("position")), _likeness(0.8)
    yield "contacts", _telephones(gold, pred), _read_telephones(pred), _same_phone
    yield "links", _rows(gold, "links"), _rows(pred, "links"), lambda a, b: _link(a) == _link(b)
    yield "criteria", _rows(gold, "criteria"), _rows(pred, "criteria"), _same_criterion


def _whole(gold: Row, pred: Row) -> Iterable[Compared]:
    """What is compared in the file as a whole."""
    for name, key in (("bands", "min"), ("rounds", "due")):
        yield name, _rows(gold, name), _rows(pred, name), _same_key(key)
    zones = [_spread(letter, "zones", "districts") for letter in (gold, pred)]
    yield "zones", zones[0], zones[1], _same_district
    seats = [_spread(letter, "committees", "members") for letter in (gold, pred)]
    yield "committee seats", seats[0], seats[1], _same_seat
    yield "contradictions", _kinds(gold), _kinds(pred), _equal


def _kinds(letter: Row) -> list[str]:
    found = (row.get("kind") for row in _rows(letter, "contradictions"))
    return [kind for kind in found if kind in KINDS]


def _one(value: Any) -> list[Any]:
    return [] if value in (None, "", []) else [value]


def _rows(row: Row, name: str) -> Sequence[Any]:
    return row.get(name) or []


def _spread(letter: Row, name: str, inner: str) -> list[tuple[Any, Any]]:
    return [(row.get("name"), item) for row in _rows(letter, name) for item in _rows(row, inner)]


def _equal(a: Any, b: Any) -> bool:
    return bool(a == b)


def _likeness(bar: float, key: str | None = None) -> Same:
    if key is None:
        return lambda a, b: alike(a, b, bar)
    return lambda a, b: alike(a.get(key), b.get(key), bar)


def _same_key(key: str) -> Same:
    return lambda a, b: a.get(key) == b.get(key)


def _squeezed(text: object) -> str:
    return re.sub(r"\s+", "", str(text or "").translate(_ARABIC))


def _number(row: Row) -> str:
    return _squeezed(row.get("number"))


def _same_number(a: Any, b: Any) -> bool:
    return _squeezed(a) == _squeezed(b)


def _corrected(gold: Row, pred: Row) -> list[Any]:
    """A printed date that cannot be read is null in the gold; its correction may be read."""
    return [d for d in _one(pred.get("date")) if d == gold.get("date_corrected")]


def _same_reference(a: Row, b: Row) -> bool:
    if a.get("number") or b.get("number"):
        return bool(a.get("number")) and _number(a) == _number(b)
    if a.get("date"):
        return bool(a["date"] == b.get("date"))
    return alike(a.get("title"), b.get("title"), 0.6)


def _same_duty(a: Row, b: Row) -> bool:
    likely = alike(a.get("action"), b.get("action"), 0.5)
    return likely or fold(a.get("action"))[:20] in fold(b.get("action"))


def _when(duty: Row) -> tuple[Any, Any, Any]:
    """A relative deadline stays relative: a date worked out beside it is not compared."""
    relative = duty.get("relative")
    return (None if relative else duty.get("due"), duty.get("recurrence"), relative)


def _timed(duties: Sequence[Row]) -> list[Row]:
    return [duty for duty in duties if any(_when(duty))]


def _same_meeting(a: Row, b: Row) -> bool:
    return all(a.get(key) == b.get(key) for key in ("date", "start"))


def _telephones(gold: Row, pred: Row) -> list[Row]:
    """An impossible telephone in the gold counts only where its correction was read."""
    read = [row.get("phone") for row in _rows(pred, "contacts")]
    return [c for c in _rows(gold, "contacts") if c.get("phone") or _mended(c) in read]


def _read_telephones(pred: Row) -> list[Row]:
    return [row for row in _rows(pred, "contacts") if row.get("phone")]


def _mended(contact: Row) -> Any:
    return contact.get("phone_corrected")


def _same_phone(a: Row, b: Row) -> bool:
    wanted = {_digits(a.get("phone")), _digits(_mended(a)) or None}
    return _digits(b.get("phone")) in wanted


def _digits(text: object) -> str:
    return re.sub(r"\D", "", str(text or "").translate(_ARABIC))


def _link(text: object) -> str:
    return re.sub(r"^https?://", "", str(text)).rstrip("/")


def _same_criterion(a: Row, b: Row) -> bool:
    return a.get("points") == b.get("points") and alike(a.get("item"), b.get("item"), 0.7)


def _same_district(a: tuple[Any, Any], b: tuple[Any, Any]) -> bool:
    return alike(a[1], b[1], 0.9) and alike(a[0], b[0], 0.6)


def _same_seat(a: tuple[Any, Any], b: tuple[Any, Any]) -> bool:
    """The committee's name does not count: letters name one committee in several ways."""
    keys = (("person_or_post", 0.85), ("role", 0.8))
    return all(alike(a[1].get(key), b[1].get(key), bar) for key, bar in keys)
