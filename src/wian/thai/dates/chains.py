"""Units joined by "-", ถึง or "," fill each other's months and years and become mentions."""

from dataclasses import replace
from datetime import date, timedelta

from wian.thai.dates.mention import DateKind, DateMention, DateProblem
from wian.thai.dates.units import Unit
from wian.thai.dates.years import Year

_LEAP_CYCLE = 9  # years within which every valid day of the year occurs, across a century too


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_day_of_month(year: int, month: int) -> date:
    """The last day of the month (CE)."""
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - timedelta(days=1)


def _infer_year(unit: Unit, anchor: date) -> Year | None:
    """The year whose day (or month) is the nearest on or after the anchor."""
    for year in range(anchor.year, min(anchor.year + _LEAP_CYCLE, 9998)):
        if unit.day is None:
            end = last_day_of_month(year, unit.month)
        else:
            found = day_of(year, unit.month, unit.day)
            if found is None:
                continue
            end = found
        if end >= anchor:
            return Year("", year, None, inferred=True)
    return None


def _fill(chain: list[Unit], anchor: date | None) -> None:
    for unit, following in zip(chain[-2::-1], chain[:0:-1], strict=True):
        unit.month = unit.month or following.month
    last = chain[-1]
    if anchor and all(unit.year is None for unit in chain):
        last.year = _infer_year(last, anchor)
    for unit, following in zip(chain[-2::-1], chain[:0:-1], strict=True):
        if unit.year is None and following.year is not None:
            unit.year = following.year.shifted(-(unit.month > following.month))
    for unit, before in zip(chain[1:], chain, strict=False):
        if unit.year is None and before.year is not None:
            carried = before.year.shifted(int(unit.month < before.month))
            unit.year = replace(carried, printed="", be=None, inferred=True)


def _days(unit: Unit) -> tuple[date | None, date | None, DateProblem | None]:
    """First day, last day and problem of one filled unit."""
    year = unit.year
    # 31 เมษายน cannot exist in any year; 2000 is a leap year
    if unit.day is not None and day_of(2000, unit.month or 1, unit.day) is None:
        return None, None, "no_such_day"
    if year is None:
        return None, None, None
    if year.problem or year.ce is None:
        return None, None, year.problem
    if unit.day is None:
        return date(year.ce, unit.month, 1), last_day_of_month(year.ce, unit.month), None
    day = day_of(year.ce, unit.month, unit.day)
    if day is None:
        return None, None, "no_such_day"
    wrong_weekday = unit.weekday is not None and unit.weekday != day.weekday()
    return day, day, "weekday" if wrong_weekday else None


def _mention(text: str, first: Unit, last: Unit) -> DateMention:
    start, _, problem = _days(first)
    _, end, last_problem = _days(last)
    problem = problem or last_problem
    if start is not None and end is not None and start > end:
        problem = "order"
    if problem not in (None, "weekday"):
        start = end = None
    kind: DateKind = "day"
    if first is not last:
        kind = "range" if first.day or last.day else "month_range"
    elif first.day is None:
        kind = "month"
    years = [unit.year for unit in (last, first) if unit.year]
    printed = next((year for year in years if year.printed), None)
    return DateMention(
        span=(first.start, last.end),
        text=text[first.start : last.end],
        kind=kind,
        start=start,
        end=end,
        weekday=first.weekday,
        year_be=printed.be if printed else None,
        year_printed=printed.printed if printed else None,
        year_inferred=any(year.inferred for year in years),
        problem=problem,
    )


def _is_doubtful(unit: Unit) -> bool:
    return unit.day is None and not unit.clear and (unit.year is None or bool(unit.year.problem))


def chain_mentions(text: str, chain: list[Unit], anchor: date | None) -> list[DateMention]:
    """Mentions of a chain of linked units: two around "-" or ถึง make one, listed ones one each.

    A chain of one month that may be no month (ก.พ. without a year) gives none.
    """
    if all(_is_doubtful(unit) for unit in chain):
        return []
    _fill(chain, anchor)
    mentions: list[DateMention] = []
    i = 0
    while i < len(chain):
        j = i + 1 if chain[i].link == "range" and i + 1 < len(chain) else i
        mentions.append(_mention(text, chain[i], chain[j]))
        i = j + 1
    return mentions
