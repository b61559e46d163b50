"""The matrix: offices by duties, or by periods of one duty; each cell leads to its report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from wian.duties.actions.exporting import export_matrix
from wian.duties.list_values import Cell, Column, Line, Matrix
from wian.duties.queries.choosing import Choice, duties_seen, spread
from wian.duties.queries.matrix import matrix as matrix_of
from wian.letters.queries.briefly import in_briefs
from wian.offices.acting import Actor
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.called import offices
from wian.web.door import actor, signed_in
from wian.web.duties.asking_rows import short
from wian.web.duties.marks import SIGNS, Rates, cell_said, legend, rates
from wian.web.duties.matrix_view import Wanted, offered, wanted
from wian.web.duties.report_work import address
from wian.web.duties.room import page
from wian.web.duties.seeing import COLUMNS, SEE
from wian.web.letters.papers import digits_of, paper
from wian.web.offices.room import own_office, require
from wian.web.page import clock
from wian.web.when import Clock

_HEAD = 56


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell in words, with its sign, its colour, and where it leads."""

    said: str
    why: str
    mark: str
    tone: str
    address: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column in words: where its name leads, its sums and the rows behind them."""

    item: str
    name: str
    address: str
    rates: Rates
    rows: str


@dataclass(frozen=True, slots=True)
class Row:
    """An office with its cells, None for what it does not owe."""

    name: str
    cells: tuple[Shown | None, ...]
    rates: Rates
    rows: str


@require_safe
@signed_in
def matrix(request: HttpRequest) -> HttpResponse:
    """`?of=` a letter's duties, a year's or one duty, `?period=`, `?under=` a place, `?column=` who
    has something of it, `?page=`."""
    who, seen = actor(request), clock(request)
    require(who, SEE)
    known = duties_seen(who)
    want = wanted(request, known)
    if want is None:
        return page(request, "matrix", who, {"empty": True}, tab="matrix")
    found = matrix_of(
        who,
        duties=want.duties,
        by=want.by,
        period=want.period,
        under=want.under,
        column=want.column,
        page=want.page,
    )
    context = _table(known, want, found, seen) | _choices(who, known, want, seen)
    return page(request, "matrix", who, context, tab="matrix")


@require_safe
@signed_in
def print_matrix(request: HttpRequest) -> HttpResponse:
    """The same on paper, with `?form=xlsx` as a workbook; Thai digits unless `?digits=arabic`."""
    who, seen = actor(request), clock(request)
    require(who, SEE)
    known = duties_seen(who)
    want, own = wanted(request, known), own_office(who)
    if want is None or own is None:
        raise LookupError("matrix")
    form = "xlsx" if request.GET.get("form") == "xlsx" else "pdf"
    data = export_matrix(
        who,
        duties=want.duties,
        office=own.id,
        by=want.by,
        period=want.period,
        under=want.under,
        column=want.column,
        form=form,  # type: ignore[arg-type]
        subject=_subject(who, known, want, seen),
        digits=digits_of(request),
    )
    return paper(data, form=form, name=f"ตารางติดตาม {want.year + BUDDHIST_ERA}")


def _subject(who: Actor, known: Sequence[Choice], want: Wanted, seen: Clock) -> str:
    """What stands above the table: the duty, else the letter that asks."""
    first = next(one for one in known if one.id in want.duties)
    if want.one:
        return first.action
    told = in_briefs(who, {first.letter}) if first.letter else {}
    return next((brief.subject for brief, _ in told.values()), "")


def _table(known: Sequence[Choice], want: Wanted, found: Matrix, seen: Clock) -> dict[str, Any]:
    items = {one.id: one for one in known}
    called = offices({line.office for line in found.lines}, seen.say) if _english(seen) else {}
    whole = rates(found.total, seen)
    return {
        "heads": [_head(column, items, want, seen) for column in found.columns],
        "lines": [_row(line, want, called, seen) for line in found.lines],
        "whole": whole,
        "of_offices": found.offices,
        "at": seen.moment(found.at),
        "next": found.next,
        "signs": legend(seen),
    }


def _english(seen: Clock) -> bool:
    return seen.say.lang == "en"


def _head(column: Column, items: dict[int, Choice], want: Wanted, seen: Clock) -> Head:
    duty = want.one or column.duty
    narrow: dict[str, Any] = {"duty": duty}
    period = column.period or want.period
    narrow |= {"period": period} if period else {}
    narrow |= {"under": want.under} if want.under else {}
    rows = f"{reverse('duties:rows')}?{urlencode(narrow)}"
    if want.one:
        name = seen.n(seen.say.pick(column.label, column.label_en))
        return Head("", name, rows, rates(column.total, seen), rows)
    query = f"year={want.year + BUDDHIST_ERA}&of=d{duty}"
    name = short(column.label, seen, _HEAD)
    item = seen.n(items[duty].item) if duty in items else ""
    return Head(item, name, f"?{query}", rates(column.total, seen), rows)


def _row(line: Line, want: Wanted, called: dict[int, str], seen: Clock) -> Row:
    shown = tuple(None if cell is None else _shown(cell, line.office, seen) for cell in line.cells)
    narrow: dict[str, Any] = {"office": line.office, "year": want.year + BUDDHIST_ERA}
    narrow |= {"duty": want.one} if want.one else {}
    return Row(
        called.get(line.office, line.name),
        shown,
        rates(line.total, seen),
        f"{reverse('duties:rows')}?{urlencode(narrow)}",
    )


def _shown(cell: Cell, office: int, seen: Clock) -> Shown:
    """One row leads to its report, several to their list."""
    sign = SIGNS[cell.mark]
    if cell.of > 1:
        narrow: dict[str, Any] = {"duty": cell.duty, "office": office}
        leads = f"{reverse('duties:rows')}?{urlencode(narrow)}"
    else:
        leads = address(cell.duty, office, cell.period)
    return Shown(cell_said(cell, seen), seen.say[sign.word], str(cell.mark), sign.tone, leads)


def _choices(who: Actor, known: Sequence[Choice], want: Wanted, seen: Clock) -> dict[str, Any]:
    """What else may be looked at."""
    letters = {one.letter for one in known if one.year == want.year and one.letter}
    briefs = in_briefs(who, letters)
    subjects = {
        id_: " ".join((brief.number, brief.subject)).strip() for id_, (brief, _) in briefs.items()
    }
    own = all(one.own for one in known if one.id in want.duties)
    over = spread(want.duties, places=own)
    return {
        "want": want,
        "year": want.year + BUDDHIST_ERA,
        "years": sorted({one.year + BUDDHIST_ERA for one in known}, reverse=True),
        "offered": list(offered(known, want.year, subjects, seen)),
        "periods": []
        if want.one
        else [(key, seen.n(seen.say.pick(thai, english))) for key, thai, english in over.periods],
        "places": over.places,
        "columns": [(str(name), seen.say[word]) for name, word in COLUMNS.items()],
        "query": urlencode(list(_kept(want))),
        "again": list(_kept(want)),
    }


def _kept(want: Wanted) -> Iterator[tuple[str, str]]:
    """What the address asks for, to be asked again."""
    yield "year", str(want.year + BUDDHIST_ERA)
    yield "of", want.of
    for name in ("period", "under", "column"):
        if value := getattr(want, name):
            yield name, str(value)
