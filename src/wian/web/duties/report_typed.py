"""What was typed into the form of a report, and the files that came along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.files.base import File
from django.http import HttpRequest, QueryDict

from wian.duties.forms import Field, Form
from wian.duties.report_values import ReportPage
from wian.offices.acting import today
from wian.web.offices.days import read_day

MARK: Final = "form"
"""The hidden field that tells that the whole form was sent."""
_LONGEST: Final = 9


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything that was sent; `day_wrong`: the day of the paper is none. `files` by their piece
    of evidence, "" for one that nobody asked for."""

    values: Mapping[str, Any]
    why: Mapping[str, str]
    note: str
    reason: str
    paper_day: date | None
    paper_text: str
    paper_by: str
    revision: int | None
    files: tuple[tuple[str, File[bytes]], ...] = ()
    day_wrong: bool = False

    @property
    def words(self) -> dict[str, Any]:
        """What a draft keeps of it."""
        return {"values": self.values, "why": self.why, "note": self.note}


def typed(request: HttpRequest, page: ReportPage) -> Typed:
    """What was typed; of a request that carries no form, what is kept already."""
    sent = request.POST
    if MARK not in sent:
        return Typed(page.content, page.why, page.note, "", None, "", "", page.revision)
    text = sent.get("paper_day", "").strip()[:60]
    day = read_day(text, today()) if text else None
    return Typed(
        values=_values(page.form, sent),
        why={field.code: sent.get(f"w.{field.code}", "") for field in page.form},
        note=sent.get("note", ""),
        reason=sent.get("reason", ""),
        paper_day=day,
        paper_text=text,
        paper_by=sent.get("paper_by", ""),
        revision=revision(sent),
        files=tuple(_files(request, page)),
        day_wrong=bool(text) and day is None,
    )


def revision(sent: QueryDict) -> int | None:
    """The revision at which the form was shown."""
    text = sent.get("revision", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST else None


def _values(form: Form, sent: QueryDict) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in form:
        if field.kind == "table":
            found[field.code] = _rows(field, sent)
        elif field.kind != "file":
            found[field.code] = sent.get(f"f.{field.code}", "")
    return found


def _rows(field: Field, sent: QueryDict) -> list[dict[str, str]]:
    """The rows of a table in their order, without the empty ones."""
    codes = [column.code for column in field.columns]
    rows = [
        {code: sent.get(f"f.{field.code}.{at}.{code}", "") for code in codes}
        for at in range(field.rows + 1)
    ]
    return [row for row in rows if any(said.strip() for said in row.values())]


def _files(request: HttpRequest, page: ReportPage) -> list[tuple[str, File[bytes]]]:
    codes = [one.code for one in page.wanted]
    codes += [field.code for field in page.form if field.kind == "file"]
    found: list[tuple[str, File[bytes]]] = []
    for code in (*dict.fromkeys(codes), ""):
        for file in request.FILES.getlist(f"e.{code}"):
            if isinstance(file, File):
                found.append((code, file))
    return found
