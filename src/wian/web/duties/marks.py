"""How each standing is shown: by word, sign and colour; and rates with what they are of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wian.duties.list_values import Cell, Mark
from wian.duties.overview_values import Total
from wian.web.templatetags.pages import ICONS
from wian.web.when import Clock


@dataclass(frozen=True, slots=True)
class Sign:
    """The short word of a cell, what it means, its drawing, its colour."""

    short: str
    word: str
    icon: str
    tone: str


SIGNS: Final[Mapping[Mark, Sign]] = {
    Mark.ON_TIME: Sign("mark_on_time", "mark_on_time_why", "done", "done"),
    Mark.LATE: Sign("mark_late", "mark_late_why", "clock", "check"),
    Mark.MISSING: Sign("mark_missing", "mark_missing_why", "stop", "told"),
    Mark.RETURNED: Sign("mark_returned", "mark_returned_why", "place", "check"),
    Mark.SOON: Sign("mark_soon", "mark_soon_why", "bell", "check"),
    Mark.WAITING: Sign("mark_waiting", "mark_waiting_why", "dots", "soft"),
    Mark.NOT_OPEN: Sign("mark_not_open", "mark_not_open_why", "lock", "soft"),
    Mark.EXEMPT: Sign("mark_exempt", "mark_exempt_why", "minus", "soft"),
}
_DAYS: Final = (Mark.LATE, Mark.MISSING, Mark.RETURNED)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sign as a legend and as drawings that cells refer to."""

    mark: str
    short: str
    word: str
    path: str
    tone: str


@dataclass(frozen=True, slots=True)
class Rates:
    """Sums in words: "8/10", what is here of what came due; both rates, `timely` in short."""

    short: str
    percent: str
    whole: str
    in_time: str
    timely: str = ""


def legend(seen: Clock) -> list[Drawn]:
    """Every sign with what it says, in the order of how good it is."""
    say = seen.say
    return [
        Drawn(str(mark), say[sign.short], say[sign.word], ICONS[sign.icon], sign.tone)
        for mark, sign in SIGNS.items()
    ]


def cell_said(cell: Cell, seen: Clock) -> str:
    """ "ช้า 3", "ขาด 12 ขยาย", "ทัน 8/10"."""
    words = [seen.say[SIGNS[cell.mark].short]]
    if cell.days_late and cell.mark in _DAYS:
        words.append(str(cell.days_late))
    if cell.extended:
        words.append(seen.say["mark_extended"])
    if cell.of > 1:
        words.append(f"{cell.done}/{cell.of}")
    return seen.n(" ".join(words))


def rates(total: Total, seen: Clock) -> Rates:
    """The sums of what has come due, each percentage with its denominator."""
    counted, say = total.counted, seen.say
    if not counted.due:
        none = say["rates_none"]
        return Rates("–", "", none, "")
    here = counted.on_time + counted.late
    whole, in_time = counted.completeness(), counted.timeliness()
    return Rates(
        seen.n(f"{here:,}/{counted.due:,}"),
        seen.n(f"{whole}%"),
        seen.n(say("rate_whole", percent=whole, here=f"{here:,}", due=f"{counted.due:,}")),
        seen.n(
            say("rate_in_time", percent=in_time, n=f"{counted.on_time:,}", due=f"{counted.due:,}")
        ),
        seen.n(f"{in_time}% {counted.on_time:,}/{counted.due:,}"),
    )
