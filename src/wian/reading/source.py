"""The text of one file, prepared once for all readers.

Three views of the same letter: ``raw`` as given, ``text`` repaired, and ``plain`` = ``text`` with
Arabic digits and with mark-up blanked, of the same length as ``text``. Readers match on
``plain``, quote from ``text`` and report spans in ``raw``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from wian.thai.correction import correct
from wian.thai.digits import to_arabic
from wian.thai.edits import Repaired

from .values import Span

_MARKUP = re.compile(
    r"(?m)(?=[ \t#>➤►*`<&|:-])(?:^[ \t]*(?:[#>➤►*]+[ \t]*)+|\*{2,}|`+|</?(?!https?:|"
    r"www\.)[A-Za-z][^<>\n]{0,80}>|[<>](?=\S)|(?<=\S)[<>]"
    r"|&nbsp;|^[ \t|]*:?-{3,}[ \t:|-]*$)"
)
_BULLET = re.compile(r"[-–—•●▪◦❖➢✓☑][ \t|]+|[•●▪◦❖➢✓]")
_GAP = re.compile(r"\t+[ \t]*| {3,}|[ \t]*\|[ \t|]*|\u2003+")
_PARTED = re.compile(r"[\t|\u2003]|   ")  # far faster than the gap itself, and most lines have none


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_FULL = 45  # characters; a line cut by the edge of the page is at least this long
_WRAP = re.compile(r"(?<=[ก-๎])[ \t]{0,40}\n[ \t]{0,40}(?=[ก-ฮเ-ไ])")
_MARGIN = " \t\r\f\v|,;'`~^_"
_SIGNS = (".", ":", "\\", "!", "*", "-")  # of debris, those that are no margin
_DEBRIS = re.compile(r"(?<!\s)(?:\s+[.,:;'`~^_|\\!*-]{1,3}){1,4}$")


# No form and no leader is so long; many patterns would try each of its places in turn.
_ENDLESS = re.compile(r"(?<=[ \t=_*.…|-]{100})[ \t=_*.…|-]{200,}(?=[ \t=_*.…|-]{100})")


def _filled(match: re.Match[str]) -> str:
    return "\N{REPLACEMENT CHARACTER}" * len(match.group())


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of a line between wide gaps, tabs or pipes; offsets into ``Source.text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Line:
    """One line without its margins and mark-up; ``start`` and ``end`` are offsets into
    ``Source.text``."""

    index: int
    start: int
    end: int
    text: str
    page_break: bool = False
    bullet: bool = False

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        if not _PARTED.search(self.text):
            return (Cell(self.start, self.end, self.text),) if self.text else ()
        out, at = [], 0
        for gap in _GAP.finditer(self.text):
            if gap.start() > at:
                out.append(self._cell(at, gap.start()))
            at = gap.end()
        if at < len(self.text):
            out.append(self._cell(at, len(self.text)))
        return tuple(out)

    def _cell(self, start: int, end: int) -> Cell:
        return Cell(self.start + start, self.start + end, self.text[start:end])


class Source:
    """A text ready to be read."""

    def __init__(self, raw: str, repaired: Repaired | None = None) -> None:
        self.raw = raw
        self.repaired = repaired or correct(_LONE_SURROGATE.sub("\ufffd", raw))
        self.text = self.repaired.text
        plain = to_arabic(self.text).replace("\u00a0", " ")
        self.plain = _MARKUP.sub(_blank, _ENDLESS.sub(_filled, plain))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        out, at = [], 0
        for index, row in enumerate(self.plain.split("\n")):
            lead = len(row) - len(row.lstrip(_MARGIN))
            bullet = _BULLET.match(row, lead)
            lead = bullet.end() if bullet else lead
            lead += len(row[lead:]) - len(row[lead:].lstrip(_MARGIN))
            body = row[lead:].rstrip(_MARGIN)
            if body.endswith(_SIGNS):
                body = _DEBRIS.sub("", body)
            start = at + (lead if body else 0)
            out.append(Line(index, start, start + len(body), body, "\f" in row, bool(bullet)))
            at += len(row) + 1
        return tuple(out)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> Line:
        """The line that holds this offset of ``text``."""
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)]

    def raw_span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the raw text."""
        return self.repaired.to_raw(start, end)

    def quote(self, start: int, end: int) -> str:
        """``text[start:end]`` on one line, digits as printed; a line that was full goes on without
        a space, as Thai does."""

        def joint(match: re.Match[str]) -> str:
            at = start + match.start()
            return "" if at - self.text.rfind("\n", 0, at) > _FULL else " "

        return squeeze(_WRAP.sub(joint, self.text[start:end]))


def squeeze(text: str) -> str:
    """The words of ``text`` on one line."""
    return " ".join(text.replace("**", " ").replace("|", " ").split())


def last_of(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """The last of these matches, None when there is none."""
    return next(iter(deque(matches, maxlen=1)), None)
