"""The text cut into what dates are made of: runs of digits and names of months."""

import re
from dataclasses import dataclass

from wian.thai.dates.months import (
    DOTTED_PATTERN,
    ENGLISH_PATTERN,
    EXACT,
    EXACT_PATTERN,
    damaged_month_at,
    month_number,
)
from wian.thai.digits import DIGIT

MONTH_WORD = r"เด[ิีึืั]?อ[นบม]"
_LEXER = re.compile(
    r"(?=[0-9๐-๙มกพสตธเJFMASOND])"  # at most places none begins, and that is told at once
    rf"(?:(?P<num>{DIGIT}+)|(?P<full>{EXACT_PATTERN})|(?P<dotted>{DOTTED_PATTERN})"
    rf"|(?P<word>{MONTH_WORD})|(?P<english>{ENGLISH_PATTERN}))"
)
_BEFORE_MONTH = re.compile(
    rf"[\s.…_]{{0,16}}(?:ของ)?\s?(?:{MONTH_WORD})?[\s.…_]{{0,16}}-?(?=[ก-ฮเแ])"
)
# A part of a decimal, a time or a slashed number; or next to a letter that may stand for a digit.
_GLUED_BEFORE = re.compile(rf"(?:{DIGIT}[.:/]|[OolI]|(?<![ก-๎])[ฒซ])\Z")
_GLUED_AFTER = re.compile(rf"[.:/]{DIGIT}|[OolI](?![a-z])|[ฒซ](?![ก-๎])")


@dataclass(slots=True)
class Token:
    """A run of digits (month 0) or a month name, at [start, end); sure: exact full name or English.

    `alone` says that a run of digits is no part of a decimal, a time or a number with slashes, and
    does not touch a letter that OCR may have made of a digit.
    """

    start: int
    end: int
    month: int
    sure: bool = False
    alone: bool = True

    @property
    def length(self) -> int:
        return self.end - self.start


def _number(text: str, start: int, end: int) -> Token:
    glued = _GLUED_BEFORE.search(text, max(0, start - 2), start) or _GLUED_AFTER.match(text, end)
    return Token(start, end, 0, alone=not glued)


def tokenize(text: str) -> list[Token]:
    """Numbers and months in text order; a damaged month only right after a day number or เดือน."""
    tokens: list[Token] = []
    pos = 0
    while found := _LEXER.search(text, pos):
        kind, start, pos = found.lastgroup, found.start(), found.end()
        if kind in ("num", "word"):
            if kind == "num":
                tokens.append(_number(text, start, pos))
            if kind == "word" or pos - start <= 2:
                gap = _BEFORE_MONTH.match(text, pos)
                damaged = gap and damaged_month_at(text, gap.end())
                if gap and damaged:
                    month, end = damaged
                    sure = text[gap.end() : end] in EXACT
                    tokens.append(Token(gap.end(), end, month, sure))
                    pos = end
        else:
            tokens.append(Token(start, pos, month_number(found[0]), sure=kind != "dotted"))
    return tokens
