"""A register on paper or as a workbook; that it was taken out stands in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from django.utils import timezone

from wian.offices.acting import Actor
from wian.typeset import (
    Digits,
    RegisterLine,
    RegisterSheet,
    TypesetError,
    register_docx,
    register_pdf,
    register_xlsx,
)

from ...errors import Refused
from ...queries.register_lines import MOST_PRINTED, sheet
from ...queries.registers import book as seen_book
from ...register_values import BookView, Filters, LineView
from .books import ledger

FORMS: Final[Mapping[str, Callable[[RegisterSheet], bytes]]] = {
    "pdf": register_pdf,
    "xlsx": register_xlsx,
    "docx": register_docx,
}
MOST: Final[Mapping[str, int]] = {"pdf": MOST_PRINTED, "xlsx": 50_000, "docx": 20_000}
"""Lines that are taken out at once: as many as are ready within seconds."""
_CALLED: Final = {"circular": "หนังสือเวียน", "order": "คำสั่ง", "announce": "ประกาศ"}
"""What the books of some series are called on paper."""


def export_register(
    actor: Actor,
    *,
    book: int,
    form: str = "pdf",
    filters: Filters | None = None,
    digits: Digits = "thai",
) -> bytes:
    """The lines that are wanted in book order, as "pdf", "xlsx" or "docx", by who reads the book.

    LookupError for no such book or form, Denied, Refused L217 for too many lines, L219 where they
    cannot be set.
    """
    if form not in FORMS:
        raise LookupError(form)
    view, asked = seen_book(actor, book), filters or Filters()
    lines = sheet(actor, view, filters=asked, most=MOST[form])
    try:
        made = FORMS[form](register_sheet(view, lines, asked, digits))
    except TypesetError as wrong:
        raise Refused("L219", why=wrong.th, why_en=wrong.en) from wrong
    after = {"form": form, "since": asked.since, "until": asked.until, "count": len(lines)}
    ledger(actor, "register.export", view.id, view.office, after)
    return made


def register_sheet(
    view: BookView, lines: tuple[LineView, ...], asked: Filters, digits: Digits
) -> RegisterSheet:
    """The lines as the official form has them."""
    return RegisterSheet(
        office=view.office_name,
        way="in" if view.way == "in" else "out",
        year=view.year,
        lines=[_line(line) for line in lines],
        book=_CALLED.get(view.series, ""),
        since=asked.since,
        until=asked.until,
        first=asked.first,
        last=asked.last,
        printed=timezone.now(),
        digits=digits,
    )


def _line(line: LineView) -> RegisterLine:
    written = timezone.localtime(line.at).date()
    told = RegisterLine(
        day=line.day,
        number=line.text,
        their_number=line.their_number,
        dated=line.dated,
        sender=line.sender,
        addressee=line.addressee,
        subject=line.subject,
        action=line.action,
        note=line.note,
        state=line.state,  # type: ignore[arg-type]  # the states of a line are those of the form
        reserved_until=line.reserved_until,
        reason=line.reason,
    )
    return replace(told, inserted=True, written=written) if line.insert else told
