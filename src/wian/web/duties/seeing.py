"""What an address asks to see of duties: which of them, whose, when, how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.http import urlencode

from wian.duties.deadlines import CountsAs
from wian.duties.queries.overview import Scope
from wian.thai.holidays import BUDDHIST_ERA

SEE: Final = "duty.see"
COLUMNS: Final = {
    CountsAs.ON_TIME: "sum_on_time",
    CountsAs.LATE: "sum_late",
    CountsAs.MISSING: "sum_missing",
    CountsAs.RETURNED: "sum_returned",
    CountsAs.EARLY: "sum_early",
    CountsAs.WAITING: "sum_waiting",
    CountsAs.EXEMPT: "sum_exempt",
}
"""The columns of the sums and their words."""
_LONGEST: Final = 12
_PERIOD: Final = 20


@dataclass(frozen=True, slots=True)
class Narrow:
    """What is wanted of what is owed; `year` in CE."""

    duty: int | None = None
    year: int | None = None
    period: str = ""
    office: int | None = None
    under: int | None = None
    column: CountsAs | None = None

    @property
    def scope(self) -> Scope:
        """The rows that are meant."""
        duties = (self.duty,) if self.duty is not None else ()
        return Scope(duties=duties, year=self.year, period=self.period)

    @property
    def query(self) -> str:
        """The same as part of an address."""
        told = {
            "duty": self.duty,
            "year": self.year and self.year + BUDDHIST_ERA,
            "period": self.period,
            "office": self.office,
            "under": self.under,
            "column": str(self.column or ""),
        }
        return urlencode({name: value for name, value in told.items() if value})


def narrow(request: HttpRequest) -> Narrow:
    """What the address asks for; LookupError for what cannot be."""
    year = whole(request, "year")
    return Narrow(
        duty=whole(request, "duty"),
        year=year - BUDDHIST_ERA if year else None,
        period=request.GET.get("period", "")[:_PERIOD],
        office=whole(request, "office"),
        under=whole(request, "under"),
        column=column(request),
    )


def whole(request: HttpRequest, name: str) -> int | None:
    """The number of this name; None for none."""
    text = request.GET.get(name, "")
    if text and not (text.isascii() and text.isdecimal() and len(text) < _LONGEST):
        raise LookupError(text)
    return int(text) if text else None


def column(request: HttpRequest) -> CountsAs | None:
    """The column of the sums that is asked for."""
    text = request.GET.get("column", "")
    try:
        return CountsAs(text) if text else None
    except ValueError:
        raise LookupError(text) from None
