"""One document under reading: its lines, its layout, the dates and times in it, and the facts
read so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from wian.thai.dates import DateMention, find_dates
from wian.thai.deadlines import TimeRule, find_deadlines
from wian.thai.times import TimeMention, find_times

from .layout import Layout, lay_out
from .source import Line, Source
from .splitting import Piece
from .values import Fact, Span

T = TypeVar("T")
Reader = Callable[["Part"], Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A date, time or rule of the Thai room, moved to offsets of ``Source.text``."""

    start: int
    end: int
    mention: Any


class Part:
    """A document of the file; all offsets it takes and gives are into ``Source.text`` unless
    called raw."""

    def __init__(
        self, source: Source, piece: Piece, readers: dict[str, Reader], before: Sequence[Part] = ()
    ) -> None:
        self.source = source
        self.kind = piece.kind
        self.confidence = piece.confidence
        self.lines: tuple[Line, ...] = source.lines[piece.first : piece.last]
        self.before = tuple(before)
        self._readers = readers
        self._facts: dict[str, Any] = {}

    @cached_property
    def start(self) -> int:
        return next(
            (line.start for line in self.lines if line.text),
            self.lines[0].start if self.lines else 0,
        )

    @cached_property
    def end(self) -> int:
        return next((line.end for line in reversed(self.lines) if line.text), self.start)

    @cached_property
    def layout(self) -> Layout:
        return lay_out(self.lines, self.kind)

    def fact(self, name: str) -> Any:
        """The fact of this name, read at most once; a fact that asks for itself sees None."""
        if name not in self._facts:
            self._facts[name] = None
            self._facts[name] = self._readers[name](self)
        return self._facts[name]

    def value(self, name: str) -> Any:
        """The value of a single fact, or None."""
        found = self.fact(name)
        return found.value if isinstance(found, Fact) else None

    def plain(self, start: int, end: int) -> str:
        return self.source.plain[start:end]

    def quote(self, start: int, end: int) -> str:
        return self.source.quote(start, end)

    def raw_span(self, start: int, end: int) -> Span:
        return self.source.raw_span(start, end)

    def make(
        self,
        value: T,
        start: int,
        end: int,
        confidence: float = 0.9,
        *,
        raw: str | None = None,
        private: bool = False,
    ) -> Fact[T]:
        """A fact with its place in the raw text; white space around the place is left out."""
        start, end = self.trim(start, end)
        return Fact(
            value=value,
            span=self.raw_span(start, end),
            confidence=round(confidence, 2),
            raw=raw,
            private=private,
        )

    def trim(self, start: int, end: int) -> Span:
        piece = self.source.plain[start:end]
        lead = len(piece) - len(piece.lstrip(" \t\r\n|"))
        return (
            (start + lead, start + lead + len(piece.strip(" \t\r\n|")))
            if piece.strip()
            else (start, end)
        )

    @cached_property
    def anchor(self) -> date | None:
        """The day that undated days are measured from: this document's, else that of the document
        before it."""
        own = self.fact("date")
        if isinstance(own, Fact) and isinstance(own.value, date):
            return own.value
        return self.before[-1].anchor if self.before else None

    def _moved(self, found: Sequence[Any], base: int) -> tuple[Found, ...]:
        return tuple(Found(base + item.span[0], base + item.span[1], item) for item in found)

    @cached_property
    def dates(self) -> tuple[Found, ...]:
        mentions: Sequence[DateMention] = find_dates(self.plain(self.start, self.end), self.anchor)
        return self._moved(mentions, self.start)

    @cached_property
    def doubtful(self) -> bool:
        """A date of the document is in doubt."""
        return any(found.mention.problem for found in self.dates)

    @cached_property
    def times(self) -> tuple[Found, ...]:
        mentions: Sequence[TimeMention] = find_times(self.plain(self.start, self.end))
        return self._moved(mentions, self.start)

    @cached_property
    def deadlines(self) -> tuple[Found, ...]:
        text, dates = self.plain(self.start, self.end), [found.mention for found in self.dates]
        rules: Sequence[TimeRule] = find_deadlines(text, self.anchor, dates=dates)
        return self._moved(rules, self.start)

    @cached_property
    def meeting_day(self) -> date | None:
        """The one day of all meetings of the document, when it is not in doubt."""
        meetings = self.fact("meetings") or ()
        days = {row.date for row in meetings}
        issued = self.value("date")
        day = next(iter(days)) if len(days) == 1 else None
        if self.doubtful or day is None or any(row.date_end for row in meetings):
            return None
        return None if issued and day < issued else day

    def within(self, found: Sequence[Found], start: int, end: int) -> list[Found]:
        """Those of ``found``, which are in order, that lie inside the stretch."""
        first = bisect_left(found, start, key=lambda item: item.start)
        last = bisect_left(found, end, key=lambda item: item.start)
        return [item for item in found[first:last] if item.end <= end]
