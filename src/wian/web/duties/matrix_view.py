"""Which matrix an address asks for, among the duties that the person sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from django.http import HttpRequest

from wian.duties.deadlines import CountsAs
from wian.duties.queries.choosing import Choice
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.duties.asking_rows import short
from wian.web.duties.seeing import column, whole
from wian.web.when import Clock

MOST: Final = 40
"""Duties side by side."""
_LABEL: Final = 70


@dataclass(frozen=True, slots=True)
class Wanted:
    """The matrix that is wanted: `of` names a letter's duties, a year's without one, or a duty."""

    of: str
    duties: tuple[int, ...]
    by: Literal["duty", "period"]
    year: int
    period: str
    under: int | None
    column: CountsAs | None
    page: int
    more: int

    @property
    def one(self) -> int:
        """The duty whose periods stand side by side, 0 for several duties."""
        return self.duties[0] if self.by == "period" else 0


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be chosen of one letter: all of its duties, or one."""

    label: str
    options: tuple[tuple[str, str], ...]


def wanted(request: HttpRequest, known: Sequence[Choice]) -> Wanted | None:
    """What the address asks for, else the duties of the newest letter; None where there are none.

    LookupError for what the person does not see.
    """
    years = sorted({one.year for one in known}, reverse=True)
    if not years:
        return None
    typed = whole(request, "year")
    year = typed - BUDDHIST_ERA if typed else years[0]
    here = [one for one in known if one.year == year]
    of = request.GET.get("of", "")
    if of and not any(of in (group(one), f"d{one.id}") for one in known):
        raise LookupError(of)
    fits = [one for one in here if of in (group(one), f"d{one.id}")]
    if not fits:
        of = group(here[0]) if here else ""
        fits = [one for one in here if of == group(one)]
    duties = tuple(one.id for one in fits)
    again = len(fits) == 1 and of.startswith("d")
    return Wanted(
        of=of,
        duties=duties[:MOST],
        by="period" if again else "duty",
        year=year,
        period="" if again else request.GET.get("period", "")[:20],
        under=whole(request, "under"),
        column=column(request),
        page=whole(request, "page") or 1,
        more=max(0, len(duties) - MOST),
    )


def group(one: Choice) -> str:
    """With which others the duty stands: those of its letter, else those of its year."""
    return f"l{one.letter}" if one.letter else f"y{one.year}"


def offered(
    known: Sequence[Choice], year: int, subjects: Mapping[int, str], seen: Clock
) -> Iterator[Offered]:
    """The duties of the year, letter by letter."""
    here = [one for one in known if one.year == year]
    for key, some in groupby(here, group):
        told = list(some)
        subject = subjects.get(told[0].letter or 0) or seen.say["matrix_no_letter"]
        label = short(subject, seen, _LABEL)
        together = seen.n(seen.say("matrix_together", n=len(told)))
        alone = ((f"d{one.id}", _label(one, seen)) for one in told)
        yield Offered(label, ((key, f"{together}: {label}"), *alone))


def _label(one: Choice, seen: Clock) -> str:
    return short(f"{one.item} {one.action}".strip(), seen, _LABEL)
