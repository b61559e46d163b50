"""The value that `find_deadlines` returns, and the text it is read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wian.thai.dates import DateMention


@dataclass(frozen=True, slots=True)
class TimeRule:
    """When something is due, as printed: a date, a recurrence, a relative time, or two of these.

    `span` is [start, end) in characters, from the first word of the rule (ภายใน, ทุก) to its last.
    `due` is a CE date: of a period its last day; of ก่อนวันที่ d the date d itself, with
    `exclusive` true because the work is owed before it. `due` is None where the date printed
    cannot exist or its year cannot be known, and always beside `relative`.
    `recurrence`: daily, weekly, weekly:friday, monthly, monthly:20, monthly:last, quarterly,
    yearly, every:P15D. `relative`: ISO 8601 duration, minus before the event ("-P7D");
    `relative_from` the words after นับแต่ or ก่อน. `business_days`: counted in, or falling on,
    working days. `time`: "HH:MM" or None. `mention`: the printed date behind `due`.
    """

    span: tuple[int, int]
    text: str
    due: date | None = None
    recurrence: str | None = None
    relative: str | None = None
    relative_from: str | None = None
    business_days: bool = False
    time: str | None = None
    exclusive: bool = False
    mention: DateMention | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A text, the date from which it is seen, and its dates by where they start."""

    text: str
    anchor: date | None
    dates: Mapping[int, DateMention]

    def piece(self, start: int, end: int) -> str:
        """The printed text of a span, without the blanks at its ends."""
        return self.text[start:end].strip()
