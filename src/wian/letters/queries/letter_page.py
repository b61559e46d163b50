"""One letter as its page shows it: what it says, what it asks, in which registers it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

from ..asking import asked
from ..masking import CLEAR
from ..models import Entry
from ..page_values import LetterLine, LetterView
from ..registering import number_text
from .briefs import BRIEF, brief, office_names, veiled
from .letters import READ, letter, visible
from .veiling import readings, shown

_MORE: Final = ("kind", "secrecy", "source", "name", "at", "trouble", "open", "text__facts")
_LINE: Final = (
    "id", "number", "insert", "day", "at", "state",
    "book", "book__office", "book__way", "book__series", "book__year",
)  # fmt: skip


def letter_view(actor: Actor, id_: int) -> LetterView:
    """The letter; LookupError where there is none, Denied where not shown. Five queries."""
    rows = visible(actor).filter(pk=id_).annotate(open=shown(actor))
    row = rows.values(*BRIEF, *_MORE).first()
    if row is None:
        letter(actor, id_)
        raise LookupError("letter")
    reading = readings({id_: row["text__facts"] or {}})[id_]
    over = CLEAR if row["open"] else reading.over
    return LetterView(
        brief=veiled(brief(row), over),
        kind=row["kind"],
        secrecy=row["secrecy"],
        source=row["source"],
        name=row["name"],
        at=row["at"],
        trouble=bool(row["trouble"]),
        asks=asked(over.facts(reading.now)),
        lines=lines_of(actor, id_),
    )


def lines_of(actor: Actor, letter: int) -> tuple[LetterLine, ...]:
    """The lines of the letter in registers that this person reads: two queries."""
    rows = Entry.objects.filter(
        letter__in=visible(actor).filter(pk=letter).values("pk"),
        book__office__in=kept(actor, READ).values("office"),
    )
    found = list(rows.order_by("pk").values(*_LINE))
    offices = office_names(found, "book__office")
    return tuple(_line(row, offices) for row in found)


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
