"""Years with a label, fiscal and academic years, and fiscal quarters."""

import re
from datetime import date

from wian.thai.dates.mention import DateKind, DateMention
from wian.thai.dates.tokens import Token
from wian.thai.dates.years import ERA, Year, read_year
from wian.thai.digits import DIGIT
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year

ACADEMIC_YEAR_START = (5, 16)
ACADEMIC_YEAR_END = (3, 15)
"""(month, day) of the schools' common calendar, of the year named and the year after: a convention.

The Ministry of Education's regulation of พ.ศ. 2549 opens the year on 16 May and closes it only on
the eve of the next; universities differ.
"""

_MARK = "[ัิีึื็่้]?"
_YEAR_WORD = f"ป{_MARK}"
_LABEL = re.compile(
    rf"(?:(?P<fiscal>{_YEAR_WORD} ?งบ ?(?:ประมาณ)?)|(?P<academic>{_YEAR_WORD} ?การ(?:ศึ|สื)กษา)"
    rf"|(?P<plain>ประจ(?:ำ|ํา|า) ?{_YEAR_WORD})|(?P<bare>ป[ีิึื็]))?"
    rf"[\s.…_]{{0,12}}(?P<era>{ERA})?[\s.…_]{{0,12}}\Z"
)
_BLANK = " \t\r\n\f\v\u00a0.…_"
_SEMESTER = re.compile(rf"(?P<academic>ภาค(?:เรียน|การศึกษา) ?(?:ที่)? ?{DIGIT} ?/ ?)\Z")
_TO_YEAR = re.compile(
    rf"\s?(?:[-–—]|ถ[ึิ]ง)\s?(?:{_YEAR_WORD}(?:งบประมาณ|การศึกษา)?)?\s?(?:{ERA})?\s?"
)
_NUMBERS = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4}
_QUARTER_NO = rf"(?:[1-4๑-๔](?!{DIGIT})|แรก|หนึ่ง|สอง|สาม|สี่)"
_QUARTER = re.compile(
    rf"(?<!ราย)(?<!ทุก)ไตรมาส\s{{0,2}}(?:ที่)?\s{{0,4}}(?P<first>{_QUARTER_NO})"
    rf"(?:\s{{0,4}}(?:[-–—]|ถึง|และ)\s{{0,4}}(?:ไตรมาส)?\s?(?:ที่)?\s{{0,4}}(?P<last>{_QUARTER_NO}))?"
    rf"(?:\s{{0,4}}(?:/|(?:ของ)?(?:ประจำ)?{_YEAR_WORD}(?: ?งบประมาณ)?)?\s{{0,4}}(?:{ERA})?\s{{0,4}}"
    rf"(?P<year>{DIGIT}{{4}}|(?<=[ก-๎/.] ){DIGIT}{{2}}|(?<=[ก-๎/.]){DIGIT}{{2}})(?!{DIGIT}))?"
)


def period(kind: DateKind, ce: int) -> tuple[date, date]:
    """First and last day of the year named by CE year `ce` (fiscal 2024: Oct 2023 to Sep 2024)."""
    if kind == "fiscal_year":
        return date(ce - 1, 10, 1), date(ce, 9, 30)
    if kind == "academic_year":
        return date(ce, *ACADEMIC_YEAR_START), date(ce + 1, *ACADEMIC_YEAR_END)
    return date(ce, 1, 1), date(ce, 12, 31)


def quarter_days(ce: int, first: int, last: int) -> tuple[date, date]:
    """First and last day of quarters `first` to `last` of the fiscal year named by CE year `ce`."""
    start = date(ce - (first == 1), (10, 1, 4, 7)[first - 1], 1)
    end = date(ce - (last == 1), *((12, 31), (3, 31), (6, 30), (9, 30))[last - 1])
    return start, end


def _labelled(text: str, token: Token) -> tuple[re.Match[str], DateKind] | None:
    """The label before a number that may be a year, and the kind it gives."""
    if token.length not in (2, 4):
        return None
    window = max(0, token.start - 40), token.start
    found = _SEMESTER.search(text, *window) or _LABEL.search(text, *window)
    if found is None or found.start() == token.start or not found[0].strip():
        return None
    groups = found.groupdict()
    strong = groups.get("fiscal") or groups.get("academic")
    if token.length != 4 and not (
        token.length == 2 and (strong or groups["plain"] or groups["era"])
    ):
        return None
    if not (strong or groups["plain"] or groups["bare"] or groups["era"]):
        return None
    kind: DateKind = "fiscal_year" if groups.get("fiscal") else "year"
    return found, "academic_year" if groups.get("academic") else kind


def year_mention(text: str, tokens: list[Token], i: int, anchor: date | None) -> DateMention | None:
    """The labelled year, or range of years, whose (first) digits are token `i`."""
    token = tokens[i]
    labelled = _labelled(text, token) if token.length in (2, 4) else None
    if labelled is None:
        return None
    label, kind = labelled
    era = label.groupdict().get("era") or ""
    year = read_year(text[token.start : token.end], era, anchor)
    bare = label.lastgroup == "bare"
    if bare and year.problem:
        return None
    end, last = token.end, year
    if i + 1 < len(tokens) and tokens[i + 1].length == 4 and not tokens[i + 1].month:
        following = tokens[i + 1]
        if following.start - end < 24 and _TO_YEAR.fullmatch(text, end, following.start):
            last = read_year(text[following.start : following.end], era, anchor)
            end = following.end
    start = token.start - len(label[0].lstrip(_BLANK))
    return _year_mention(text, (start, end), kind, (year, last))


def _year_mention(
    text: str, span: tuple[int, int], kind: DateKind, years: tuple[Year, Year]
) -> DateMention:
    first, last = years
    problem = first.problem or last.problem
    start = end = None
    if first.ce is not None and last.ce is not None:
        start, end = period(kind, first.ce)[0], period(kind, last.ce)[1]
        if first.ce > last.ce:
            problem, start, end = "order", None, None
    return DateMention(
        span=span,
        text=text[slice(*span)],
        kind="year_range" if first is not last else kind,
        start=start,
        end=end,
        year_be=last.be,
        year_printed=last.printed,
        problem=problem,
    )


def quarter_mentions(text: str, anchor: date | None) -> list[DateMention]:
    """Every ไตรมาสที่ n (- m); without its year that which ends on or after the anchor."""
    return [_quarter(text, found, anchor) for found in _QUARTER.finditer(text)]


def _quarter_number(text: str | None) -> int:
    return 0 if not text else _NUMBERS.get(text) or int(text)


def _quarter(text: str, found: re.Match[str], anchor: date | None) -> DateMention:
    first = _quarter_number(found["first"])
    last = _quarter_number(found["last"]) or first
    year = read_year(found["year"], "", anchor) if found["year"] else None
    ce, problem = (year.ce, year.problem) if year else (None, None)
    if year is None and anchor is not None:
        ce = fiscal_year(anchor) - BUDDHIST_ERA
        ce += quarter_days(ce, first, last)[1] < anchor
    start = end = None
    if first > last:
        problem = "order"
    elif ce is not None:
        start, end = quarter_days(ce, first, last)
    return DateMention(
        span=found.span(),
        text=found[0],
        kind="quarter" if first == last else "quarter_range",
        start=start,
        end=end,
        year_be=year.be if year else None,
        year_printed=found["year"],
        year_inferred=year is None and ce is not None,
        problem=problem,
    )
