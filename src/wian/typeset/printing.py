"""How texts and days stand on paper: digits of one kind, nothing hidden, long runs broken."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final

from wian.thai.digits import to_arabic, to_thai
from wian.thai.holidays import BUDDHIST_ERA, format_th

from .values import Digits

BANGKOK: Final = timezone(timedelta(hours=7))
TIE: Final = "\u00a0"
_BREAK: Final = "\u200b"
OPEN, CLOSE = "\ue000", "\ue001"  # what stands between them is not parted; see `press`
_SEEN: Final = frozenset(
    {"\n", _BREAK, "\u2060"}
)  # of what has no shape: new line, may, may not break
_LONG: Final = re.compile(r"[^\s\u0e01-\u0e4f\u200b\u2060]{17,}")
_SAME: Final = re.compile(r"([ก-ฮ])\1{16,}")
_AFTER: Final = re.compile(r"(?<=[/_.,;:?&=@-])(?=[^/_.,;:?&=@-])|(?<=\S{16})(?=\S)")
_ASCII: Final = re.compile(r"[!-~]+")
_LATIN: Final = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in one kind of digits."""

    digits: Digits

    def text(self, text: str) -> str:
        """The text as it is printed: lines kept, words of Latin letters untouched."""
        return breakable(self.counted(visible(text)))

    def line(self, text: str) -> str:
        """The same on one line, without blanks at its ends."""
        return self.text(" ".join(visible(text).split()))

    def counted(self, text: str) -> str:
        """The digits of one kind; those of a word with Latin letters stay (COVID-19, addresses)."""
        if self.digits == "arabic":
            return to_arabic(text)
        return to_thai(_ASCII.sub(_guarded, text)).translate(_UNGUARD)

    def day(self, day: date | None, *, short: bool = False) -> str:
        """The day in พ.ศ., "" without one."""
        return format_th(day, short=short, digits=self.digits) if day else ""

    def full_day(self, day: date | None) -> str:
        """The day as an order names it, "21 ธันวาคม พ.ศ. 2566"; "" without one."""
        if day is None:
            return ""
        short, year = self.day(day).rsplit(TIE, 1)
        return f"{short}{TIE}พ.ศ.{TIE}{year}"

    def year(self, year: int) -> str:
        """A year of CE in พ.ศ."""
        return self.counted(str(year + BUDDHIST_ERA))

    def time(self, at: datetime) -> str:
        """ "14.05 น." by the clock in Bangkok."""
        return self.counted(f"{local(at):%H.%M}") + f"{TIE}น."

    def moment(self, at: datetime | None) -> str:
        """The short day and the time, "" without one."""
        return f"{self.day(local(at).date(), short=True)} {self.time(at)}" if at else ""

    def printed(self, at: datetime | None) -> str:
        """What a foot says of when it was printed, "" if that is not told."""
        if at is None:
            return ""
        return f"พิมพ์เมื่อ {self.day(local(at).date(), short=True)} เวลา {self.time(at)}"


def local(at: datetime) -> datetime:
    """The moment by the clock in Bangkok; one that names no zone is taken to be so already."""
    return at.astimezone(BANGKOK) if at.tzinfo else at


_GUARD: Final = {ord("0") + i: 0xF0000 + i for i in range(10)}
_UNGUARD: Final = {private: chr(digit) for digit, private in _GUARD.items()}


def _guarded(run: re.Match[str]) -> str:
    return run[0].translate(_GUARD) if _LATIN.search(run[0]) else run[0]


def visible(text: str) -> str:
    """The text without controls and marks that turn its direction; broken characters as �."""
    text = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    if text.isprintable():
        return text
    return "".join(_shown(c) for c in text)


def _shown(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    hidden = kind in ("Cc", "Cf") and character not in _SEEN
    hidden |= ord(character) & 0xFFFE == 0xFFFE  # two of each plane are no characters, and no XML
    return "" if hidden or character in (OPEN, CLOSE) else character


def breakable(text: str) -> str:
    """Runs without a space that no word cutter breaks may break, behind their marks first."""
    for runs in (_LONG, _SAME):
        text = runs.sub(lambda run: _AFTER.sub(_BREAK, run[0]), text)
    return text
