"""A file becomes its documents, in a confined child: text, facts, doubts and fingerprints of each.

Pure; whatever it finds is plain values, so that the writing of them is one short transaction.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from wian.reading import Letter, read, to_dict
from wian.scanning import DEFAULT, PAGE_BREAK, Scan, failure, scan

from .bonds import Bond, bonds
from .duplicates import bands, runs

LONGEST_TEXT: Final = 1_000_000
"""Characters of one file's text."""
_TABLES: Final = ("bands", "rounds", "zones", "committees", "edits")
_SPANS: Final = frozenset({"span", "when_span"})
_HEAD_LINES: Final = 15
# What no database keeps; a blank in its place leaves every offset where it was.
_UNKEPT: Final = re.compile("[\0\ud800-\udfff]")
_SECRECY: Final = re.compile(r"\W*(ลับ(?:ที่สุด|มาก)?)\W*")


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a file; spans of its facts and pages count in its own `raw`."""

    raw: str
    repaired: str
    facts: dict[str, Any]
    pages: list[dict[str, Any]]
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction; `quotes` are (piece, start, end) in the raw text of that piece."""

    kind: str
    note: str
    note_en: str
    confidence: float
    quotes: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """All documents of a file, how they belong together, and what contradicts itself."""

    pieces: tuple[Piece, ...]
    bonds: tuple[Bond, ...]
    doubts: tuple[Found, ...]
    notes: list[dict[str, Any]]


def open_file(data: bytes, name: str) -> Opened:
    """The file read. Raises ScanError where there is no text in it, or too much."""
    found = scan(data, name, limits=replace(DEFAULT, chars=LONGEST_TEXT))
    if len(found.text) > LONGEST_TEXT:
        raise failure("S116", chars=len(found.text), limit=LONGEST_TEXT)
    letter = read(_UNKEPT.sub(" ", found.text))
    told = to_dict(letter)
    starts = _starts(letter)
    ends = [*starts[1:], len(letter.raw)]
    pieces = tuple(
        _piece(n, (start, end), letter, told, found)
        for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    bound = bonds([piece.facts for piece in pieces], [piece.raw for piece in pieces])
    doubts = tuple(_doubt(row, starts) for row in told["contradictions"])
    notes = [{"code": n.code, "th": n.th, "en": n.en, "page": n.page} for n in found.notes]
    return Opened(pieces, bound, doubts, notes)


def _starts(letter: Letter) -> list[int]:
    """Where the slices begin: they join to the whole text, so that nothing of it is lost."""
    return [0, *(document.span[0] for document in letter.documents[1:])]


def _piece(
    n: int, span: tuple[int, int], letter: Letter, told: Mapping[str, Any], found: Scan
) -> Piece:
    start, end = span
    raw = letter.raw[start:end]
    facts = _shifted(told["documents"][n], start)
    for name in _TABLES:
        rows = [row for row in told[name] if start <= row["span"][0] < max(end, 1)]
        if name == "edits":
            rows = [row for row in rows if row["before"].strip() != row["after"].strip()]
        if rows:
            facts[name] = _shifted(rows, start)
    _add_secrecy(facts, raw)
    pages = list(_pages(found, start, end))
    numbers = {page["number"] for page in pages if page["first"]}
    if codes := [qr for qr in found.qr if qr.page in numbers]:
        facts["qr"] = [{"page": qr.page, "text": _UNKEPT.sub(" ", qr.text)} for qr in codes]
    repaired = _repaired(letter, start, end)
    return Piece(raw, repaired, facts, pages, bands(runs(raw)))


def _shifted(value: Any, by: int) -> Any:
    """The same with every span moved to where the slice begins."""
    if isinstance(value, list):
        return [_shifted(item, by) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: [at - by for at in item] if name in _SPANS and item else _shifted(item, by)
        for name, item in value.items()
    }


def _repaired(letter: Letter, start: int, end: int) -> str:
    """The slice as the reader worked on it: its edits made."""
    out, at = [], start
    for edit in letter.edits:
        if start <= edit.span[0] and edit.span[1] <= end:
            out += [letter.raw[at : edit.span[0]], edit.after]
            at = edit.span[1]
    return "".join([*out, letter.raw[at:end]])


def _pages(found: Scan, start: int, end: int) -> Iterator[dict[str, Any]]:
    """The pages that the slice stands on; on `first` of them more of it stands than of others."""
    for page in found.pages:
        left, right = max(page.span[0], start), min(page.span[1], end)
        inside = start <= page.span[0] < end or (left < right)
        if not inside and not (page.span[0] == page.span[1] == end == len(found.text)):
            continue
        middle = (page.span[0] + page.span[1]) // 2
        yield {
            "number": page.number,
            "span": [left - start, max(left, right) - start],
            "width": page.width,
            "height": page.height,
            "source": page.source,
            "first": start <= middle < end or middle == end == len(found.text),
        }


def _add_secrecy(facts: dict[str, Any], raw: str) -> None:
    """A secrecy mark that stands alone in a line of the head is a fact."""
    at = 0
    for line in raw.split("\n")[:_HEAD_LINES]:
        if match := _SECRECY.fullmatch(line.strip(PAGE_BREAK + " \t\r")):
            begin = raw.index(match[1], at)
            facts["secrecy"] = match[1]
            span = [begin, begin + len(match[1])]
            facts["places"]["secrecy"] = {"span": span, "confidence": 0.9}
            return
        at += len(line) + 1


def _doubt(row: Mapping[str, Any], starts: Sequence[int]) -> Found:
    quotes = []
    for begin, end in row["quotes"]:
        part = max(0, bisect_right(starts, begin) - 1)
        quotes.append((part, begin - starts[part], end - starts[part]))
    if not quotes:
        quotes = [(row.get("document") or 0, 0, 0)]
    return Found(row["kind"], row["note"], row["note_en"], row["confidence"], tuple(quotes))
