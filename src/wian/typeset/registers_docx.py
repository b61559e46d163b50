"""The official register for a word processor: the same columns and marks as on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .docx_tables import Around, Cell, Column, table_docx
from .printing import Pen
from .registers import EMPTY, TITLES, columns, heading, legend, mark
from .values import RegisterLine, RegisterSheet

_WIDTHS: Final = (23.5, 14, 31, 23.5, 38, 34, 53, 28, 28)
_MIDDLE: Final = (0, 1, 3)


def register_docx(sheet: RegisterSheet) -> bytes:
    """The register as DOCX: A4 across, its heads and the number of the page on each."""
    pen = Pen(sheet.digits)
    book, period = heading(sheet, pen)
    named = zip(columns(sheet), _WIDTHS, strict=True)
    return table_docx(
        Around(
            title=TITLES[sheet.way],
            left=pen.line(sheet.office),
            right=book,
            under=period,
            foot=legend(sheet),
            printed=pen.printed(sheet.printed),
            digits=sheet.digits,
        ),
        [Column(name, wide, at in _MIDDLE) for at, (name, wide) in enumerate(named)],
        (tuple(_line(line, pen)) for line in sheet.lines),
        empty=EMPTY,
    )


def _line(line: RegisterLine, pen: Pen) -> Iterator[Cell]:
    struck = line.state == "cancelled"
    days = pen.day(line.day, short=True), pen.day(line.dated, short=True)
    texts = (line.sender, line.addressee, line.subject, line.action)
    cells = (days[0], pen.line(line.number), pen.line(line.their_number), days[1])
    for text in (*cells, *map(pen.line, texts)):
        yield Cell(text, struck=struck)
    said, why = mark(line, pen)
    yield Cell("\n".join(filter(None, (why, pen.line(line.note)))), bold=said)
