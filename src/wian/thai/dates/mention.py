"""The value that `find_dates` returns."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

DateKind = Literal[
    "day", "range", "month", "month_range", "quarter", "quarter_range",
    "fiscal_year", "academic_year", "year", "year_range",
]  # fmt: skip
DateProblem = Literal["no_such_day", "year_digits", "year_impossible", "weekday", "order"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date, period or year as printed, and the days it covers.

    `span` is [start, end) in characters of the text given; `text` is exactly that piece. A weekday
    printed with the day and the label of a year belong to it; วันที่, เดือน and times do not.
    `start` and `end` are CE dates, equal for a day, first to last day for a period; None when the
    day cannot exist, or when no year is printed and no anchor was given. `year_be` is the printed
    year in พ.ศ. with four digits (of a range: the last), `year_printed` its digits as they stand.
    `year_inferred`: the year of `start` or `end` is printed nowhere and was worked out.
    `weekday` (0 = Monday) is the printed one, of a range that of its first day.
    `problem`: no_such_day (31 เมษายน) · year_digits (not 2 or 4) · year_impossible (neither
    2400-2700 nor 1900-2100) · weekday (disagrees with the date; start and end stay as printed) ·
    order (a range that ends before it starts). All but `weekday` leave start and end None.
    """

    span: tuple[int, int]
    text: str
    kind: DateKind
    start: date | None
    end: date | None
    weekday: int | None = None
    year_be: int | None = None
    year_printed: str | None = None
    year_inferred: bool = False
    problem: DateProblem | None = None
