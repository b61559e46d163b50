"""Dates in Thai text: Thai or Arabic digits, พ.ศ. or CE, days, ranges, months, quarters and years.

Rules of the house: พ.ศ. less 543 is CE; two digits are พ.ศ. 25xx (see `years`); the fiscal year
runs from 1 October of the year before; a date without its year is the nearest on or after the
anchor (the letter's own date). Times are in `wian.thai.times`.
"""

from datetime import date

from wian.thai.dates.chains import chain_mentions, last_day_of_month
from wian.thai.dates.mention import DateKind, DateMention, DateProblem
from wian.thai.dates.months import damaged_month_before
from wian.thai.dates.periods import quarter_mentions, year_mention
from wian.thai.dates.tokens import Token, tokenize
from wian.thai.dates.units import Unit, link_between, month_units, numeric_unit
from wian.thai.dates.years import year_after

__all__ = ["DateKind", "DateMention", "DateProblem", "find_dates", "last_day_of_month"]


def find_dates(text: str, anchor: date | None = None) -> tuple[DateMention, ...]:
    """Every date printed in `text`, in text order, without overlap; the longest reading wins.

    `anchor` is the day from which dates without a year are seen; one outside the years 1000 to 9000
    counts as none, so that no neighbouring year leaves the calendar. Raises nothing, for any text.
    """
    anchor = anchor if anchor and 1000 <= anchor.year <= 9000 else None
    tokens = tokenize(text)
    found: list[DateMention] = []
    chains, free = _parse(text, tokens, anchor)
    for chain in chains:
        found += chain_mentions(text, chain, anchor)
    if "ไตรมาส" in text:
        found += quarter_mentions(text, anchor)
    found += _years(text, tokens, free, anchor)
    return _without_overlap(found)


def _parse(
    text: str, tokens: list[Token], anchor: date | None
) -> tuple[list[list[Unit]], list[int]]:
    """Chains of linked days and months in text order, and the tokens that no date took."""
    chains: list[list[Unit]] = []
    taken: set[int] = set()
    i = first = 0
    while i < len(tokens):
        if tokens[i].month:
            units, after = month_units(text, tokens, i, first, anchor)
        else:
            numeric = numeric_unit(text, tokens, i, anchor)
            units, after = ([numeric], i + 3) if numeric else ([], i + 1)
        if units:
            days = len(units) if tokens[i].month and units[-1].day is not None else 0
            taken.update(range(i - days, after))
            first = after
            _append(text, chains, units)
        i = after
    return chains, [i for i in range(len(tokens)) if i not in taken]


def _append(text: str, chains: list[list[Unit]], units: list[Unit]) -> None:
    """The units join the last chain by "-", ถึง or ","; months alone by a space too."""
    if chains:
        before = chains[-1][-1]
        link, blank = link_between(text, before.end, units[0].start)
        if blank and before.day is None and units[0].day is None and before.year is None:
            link = "list"
        if link:
            before.link = link
            chains[-1].extend(units)
            return
    chains.append(units)


def _years(
    text: str, tokens: list[Token], free: list[int], anchor: date | None
) -> list[DateMention]:
    """Labelled years among the free tokens; an unlabelled one may follow a damaged month name."""
    found: list[DateMention] = []
    end = 0
    for i in free:
        if tokens[i].month or tokens[i].start < end:
            continue
        if year := year_mention(text, tokens, i, anchor):
            found.append(year)
            end = year.span[1]
        elif tokens[i].length == 4 and (unit := _damaged_month(text, tokens, i, anchor)):
            found += chain_mentions(text, [unit], anchor)
    return found


def _damaged_month(text: str, tokens: list[Token], i: int, anchor: date | None) -> Unit | None:
    """The month alone whose damaged name stands before the พ.ศ. year at token `i`."""
    before = damaged_month_before(text, tokens[i].start)
    year = before and year_after(text, tokens, i, before[2], anchor)
    if before is None or not year or year[0].problem:
        return None
    return Unit(before[1], tokens[i].end, None, before[0], year[0])


def _without_overlap(found: list[DateMention]) -> tuple[DateMention, ...]:
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.span[0], -m.span[1])):
        if not kept or mention.span[0] >= kept[-1].span[1]:
            kept.append(mention)
    return tuple(kept)
