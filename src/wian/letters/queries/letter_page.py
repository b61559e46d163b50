"""One letter as its page shows it: what it says, what it asks, in which registers it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

from ..asking import asked
from ..circulating import State
from ..circulation_values import Counts
from ..days import days_of
from ..masking import CLEAR
from ..models import Entry
from ..page_values import LetterLine, LetterPage, LetterView
from ..registering import number_text
from .briefs import BRIEF, brief, holding, named, office_ids, office_names, veiled
from .ecms import exchanged
from .inside import STEP_OFFICES, holder_rows, step_rows, steps_told
from .letters import READ, letter, visible
from .veiling import readings, shown
from .within import within

_MORE: Final = (
    "kind", "secrecy", "source", "name", "at", "trouble", "open", "inside", "went_out", "came_to",
    "text__facts",
)  # fmt: skip
_ROUND: Final = tuple(f"round__{state.word}" for state in State)
_LINE: Final = (
    "id", "number", "insert", "day", "at", "state",
    "book", "book__office", "book__way", "book__series", "book__year",
)  # fmt: skip


def letter_view(actor: Actor, id_: int) -> LetterView:
    """The letter; LookupError where there is none, Denied where not shown. Five queries."""
    read, lines = _read(actor, id_), _line_rows(actor, id_)
    return _view(read, lines, office_names(lines, "book__office"))


def letter_page(actor: Actor, id_: int) -> LetterPage:
    """The letter with where it lies and what was written on it, as `letter_view`. Seven queries."""
    read, lines = _read(actor, id_), _line_rows(actor, id_)
    lying, steps = holder_rows(actor, (id_,)), step_rows(actor, id_)
    offices = named(
        office_ids(lines, "book__office")
        | office_ids(lying, "office", "unit")
        | office_ids(steps, *STEP_OFFICES)
    )
    return LetterPage(
        _view(read, lines, offices),
        tuple(holding(row, offices) for row in lying),
        steps_told(steps, offices),
    )


def lines_of(actor: Actor, letter: int) -> tuple[LetterLine, ...]:
    """The lines of the letter in registers that this person reads: two queries."""
    found = _line_rows(actor, letter)
    offices = office_names(found, "book__office")
    return tuple(_line(row, offices) for row in found)


def _read(actor: Actor, id_: int) -> Mapping[str, Any]:
    """The columns of the letter as this person sees it: three queries."""
    told = {"open": shown(actor), "inside": within(actor), **exchanged(actor)}
    rows = visible(actor).filter(pk=id_).annotate(**told)
    row: dict[str, Any] | None = rows.values(*BRIEF, *_MORE, *_ROUND).first()
    if row is None:
        letter(actor, id_)
        raise LookupError("letter")
    return row | {"reading": readings({id_: row["text__facts"] or {}})[id_]}


def _view(
    row: Mapping[str, Any], lines: Iterable[Mapping[str, Any]], offices: Mapping[int, str]
) -> LetterView:
    reading = row["reading"]
    over = CLEAR if row["open"] else reading.over
    return LetterView(
        brief=veiled(brief(row), over),
        kind=row["kind"],
        secrecy=row["secrecy"],
        source=row["source"],
        name=row["name"],
        at=row["at"],
        trouble=bool(row["trouble"]),
        inside=row["inside"],
        went_out=row["went_out"],
        came_to=row["came_to"],
        counts=Counts({state: row[f"round__{state.word}"] or 0 for state in State}),
        asks=asked(over.facts(reading.now)),
        has_days=bool(days_of(reading.now)),
        lines=tuple(_line(line, offices) for line in lines),
    )


def _line_rows(actor: Actor, letter: int) -> list[Mapping[str, Any]]:
    rows = Entry.objects.filter(
        letter__in=visible(actor).filter(pk=letter).values("pk"),
        book__office__in=kept(actor, READ).values("office"),
    )
    return list(rows.order_by("pk").values(*_LINE))


def _line(row: Mapping[str, Any], offices: Mapping[int, str]) -> LetterLine:
    return LetterLine(
        id=row["id"],
        book=row["book"],
        office=row["book__office"],
        office_name=offices.get(row["book__office"], ""),
        way=row["book__way"],
        series=row["book__series"],
        year=row["book__year"],
        number=number_text(row["number"], row["insert"]),
        day=row["day"],
        at=row["at"],
        state=row["state"],
    )
