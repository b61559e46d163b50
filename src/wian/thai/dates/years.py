"""Years as printed: two or four digits, พ.ศ. or CE, and the labels that stand before them."""

import re
from dataclasses import dataclass, replace
from datetime import date

from wian.thai.dates.mention import DateProblem
from wian.thai.dates.tokens import Token
from wian.thai.digits import DIGIT
from wian.thai.holidays import BUDDHIST_ERA

ERA = r"พ\. ?[ศค]\.?|(?<![ก-๎])พ ?ศ\.?|พุทธศักราช|คริสต์ศักราช|ค\. ?ศ\.?"
FILL = r"(?!\.(?!\.))[\s.…_]{0,16}"
"""Blank between the parts of a date: spaces, line ends, dots of a form; not one lone full stop."""
_AFTER_MONTH = re.compile(rf"[\s,.…_]{{0,16}}(?:(?:ของ)?ป[ีิึื็] ?)?(?P<era>{ERA})?{FILL}|\s?[-/]\s?")
# What makes a number after a month a count and not its year.
_COUNTED = re.compile(
    r"[ \u00a0]?(?:คน|บาท|ชุด|แห่ง|ฉบับ|ข้อ(?!มูล|ง)|ครั้ง(?!ที่)|รูป|นาที|ชั่วโมง|น\.|นาฬิกา|%"
    rf"|ราย(?!งาน|ละเอียด|การ|ชื่อ|ได้)|วัน(?![ทจอพศส]|เส))|[.,:/]{DIGIT}"
)
_BE_CENTURIES = (24, 25, 26)


@dataclass(frozen=True, slots=True)
class Year:
    """A printed year: its digits, the CE and พ.ศ. year or None with the reason in `problem`."""

    printed: str
    ce: int | None = None
    be: int | None = None
    problem: DateProblem | None = None
    inferred: bool = False

    def shifted(self, years: int) -> "Year":
        """The same print, meant for a neighbouring year that is printed nowhere."""
        if self.ce is None or years == 0:
            return self
        return replace(self, ce=self.ce + years, inferred=True)


def _of_two_digits(value: int, era: str, anchor: date | None) -> int:
    """พ.ศ. of a two-digit year: 25xx.

    Only when that is more than 60 years before the anchor and 26xx at most 20 years after it, 26xx:
    so late in the century "02" is 2602, while a birth year "05" seen from 2567 stays 2505.
    After ค.ศ. it is CE 20xx.
    """
    if era.startswith(("ค", "คริสต์")):
        return 2000 + value + BUDDHIST_ERA
    now = anchor.year + BUDDHIST_ERA if anchor else 2500
    return 2600 + value if 2500 + value < now - 60 and 2600 + value <= now + 20 else 2500 + value


def read_year(printed: str, era: str, anchor: date | None) -> Year:
    """The year that the digits `printed` (either kind, any length) mean after the label `era`."""
    if len(printed) not in (2, 4):
        return Year(printed, problem="year_digits")
    value = int(printed)
    be = _of_two_digits(value, era, anchor) if len(printed) == 2 else value
    if 1900 <= be <= 2100:
        be += BUDDHIST_ERA
    if not 2400 <= be <= 2700:
        return Year(printed, problem="year_impossible")
    return Year(printed, be - BUDDHIST_ERA, be)


def _joined(text: str, tokens: list[Token], i: int) -> int:
    """How many digit runs from `i` on make one four-digit พ.ศ. year broken by single spaces."""
    digits, count = "", 0
    for token in tokens[i : i + 4]:
        if token.month or (digits and text[tokens[i + count - 1].end : token.start] != " "):
            return 0
        digits, count = digits + text[token.start : token.end], count + 1
        if len(digits) >= 4:
            broken = count > 1 and len(digits) == 4 and int(digits[:2]) in _BE_CENTURIES
            return count if broken and not _month_follows(tokens, i + count - 1) else 0
    return 0


def _is_year(text: str, tokens: list[Token], i: int, gap: re.Match[str]) -> bool:
    token, labelled = tokens[i], bool(gap["era"])
    printed = text[token.start : token.end]
    if token.length == 4 and int(printed[:2]) in _BE_CENTURIES:
        return True
    if _COUNTED.match(text, token.end):
        return False
    if labelled or token.length == 4:
        return token.length <= 8
    if token.length == 2:
        lone = "\n" not in gap[0] and gap[0].strip() in ("", ",", "-", "/")
        return lone and token.alone and not (int(printed) <= 31 and _month_follows(tokens, i))
    return token.length in (3, 5) and int(printed[:2]) in _BE_CENTURIES


def _month_follows(tokens: list[Token], i: int) -> bool:
    """Token `i` is the day of the month after it rather than the year of the month before it."""
    if i + 1 >= len(tokens) or not tokens[i + 1].month:
        return False
    return tokens[i + 1].start - tokens[i].end < 12


def year_after(
    text: str, tokens: list[Token], i: int, month_end: int, anchor: date | None
) -> tuple[Year, int] | None:
    """The year that starts at token `i` and belongs to the month ending at `month_end`.

    Answers with the number of tokens that it takes (more than one where OCR broke it by spaces).
    """
    if i >= len(tokens) or tokens[i].month or tokens[i].start - month_end > 32:
        return None
    gap = _AFTER_MONTH.fullmatch(text, month_end, tokens[i].start)
    if gap is None:
        return None
    count = _joined(text, tokens, i) if tokens[i].length < 4 else 0
    if not count and not _is_year(text, tokens, i, gap):
        return None
    taken = tokens[i : i + max(1, count)]
    printed = "".join(text[t.start : t.end] for t in taken)
    return read_year(printed, gap["era"] or "", anchor), len(taken)
