"""Lists and the matrix are taken out of the house; the ledger keeps who did it, and how many."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Final, Literal

from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell
from wian.typeset import TypesetError, csv_stream, matrix_pdf, matrix_xlsx, xlsx_stream
from wian.typeset.streams import MOST
from wian.typeset.values import Digits

from ..deadlines import CountsAs
from ..errors import Refused
from ..queries.exporting import HEADS, WIDTHS, lines
from ..queries.matrix import By, matrix
from ..queries.matrix_paper import paper
from ..queries.overview.scope import Clock, Scope
from ..queries.rows import narrowed

TITLE: Final = "รายการภารกิจ"
OFFICES: Final = 1_000
"""Offices of a matrix on paper: as many as are ready within seconds."""
Form = Literal["csv", "xlsx"]


def export_rows(
    actor: Actor,
    scope: Scope,
    *,
    form: Form = "csv",
    office: int | None = None,
    under: int | None = None,
    column: CountsAs | None = None,
    day: date | None = None,
    now: datetime | None = None,
) -> Iterator[bytes]:
    """The rows of `queries.rows`, all of them, as pieces of a CSV or a workbook.

    They are read while they leave, by the server's moment of asking. Refused D401 for more than a
    sheet holds; LookupError for another form.
    """
    if form not in ("csv", "xlsx"):
        raise LookupError(form)
    clock = Clock(now or timezone.now())
    rows = narrowed(actor, scope, office=office, under=under, column=column, day=day, clock=clock)
    count = rows.count()
    if count > MOST:
        raise Refused("D401", count=f"{count:,}", most=f"{MOST:,}")
    tell(actor, "duty.export", ("duty", 0), after={"form": form}, count=max(1, count))
    told = lines(rows, clock)
    return csv_stream(HEADS, told) if form == "csv" else xlsx_stream(TITLE, HEADS, told, WIDTHS)


def export_matrix(
    actor: Actor,
    *,
    duties: Collection[int],
    office: int,
    by: By = "duty",
    period: str = "",
    under: int | None = None,
    column: CountsAs | None = None,
    form: Literal["pdf", "xlsx"] = "pdf",
    subject: str = "",
    digits: Digits = "thai",
    now: datetime | None = None,
) -> bytes:
    """The matrix as the person sees it, as paper of the `office` or as a workbook.

    Refused D401 for more offices than a paper holds, D402 where it cannot be set; LookupError for
    another form, and where nothing may be seen.
    """
    make = {"pdf": matrix_pdf, "xlsx": matrix_xlsx}[form]
    narrow = {"period": period, "under": under, "column": column}
    found = matrix(actor, duties=duties, by=by, most=OFFICES, now=now, **narrow)  # type: ignore[arg-type]
    if not found.columns:
        raise LookupError("duty")
    if found.next:
        raise Refused("D401", count=f"{found.offices:,}", most=f"{OFFICES:,}")
    try:
        made = make(paper(found, office=office, subject=subject, digits=digits))
    except TypesetError as wrong:
        raise Refused("D402", why=wrong.th, why_en=wrong.en) from wrong
    touched = [("duty", duty) for duty in sorted(duties)]
    tell(actor, "duty.export", ("office", office), touched=touched, after={"form": form})
    return made
