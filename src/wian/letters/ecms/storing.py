"""What a document says, without its files, as plain JSON and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from .values import Day, LetterDocument, Note, Party, Reference

_FILES = ("main", "enclosed")


def to_json(document: LetterDocument) -> dict[str, Any]:
    """The letter's fields; its files are kept as files."""
    found = {
        field.name: getattr(document, field.name)
        for field in fields(document)
        if field.name not in _FILES
    }
    found["dated"] = _day(document.dated)
    for name in ("sender", "receiver", "signer"):
        found[name] = asdict(found[name]) if found[name] else None
    found["references"] = [
        {"number": one.number, "dated": _day(one.dated), "subject": one.subject}
        for one in document.references
    ]
    found["attachments"] = list(document.attachments)
    return found


def from_json(said: Mapping[str, Any]) -> LetterDocument:
    """The letter that was kept so."""
    values = dict(said)
    values["dated"] = _read_day(values["dated"])
    for name in ("sender", "receiver", "signer"):
        values[name] = Party(**values[name]) if values[name] else None
    values["references"] = tuple(
        Reference(row["number"], _read_day(row["dated"]), row["subject"])
        for row in values["references"]
    )
    values["attachments"] = tuple(values["attachments"])
    return LetterDocument(**values)


def notes_to_json(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """The notes in the shape of those that the scanner has to say."""
    return [{"code": n.code, "th": n.thai, "en": n.english, "page": None} for n in notes]


def _day(day: Day | None) -> dict[str, str | None] | None:
    if day is None:
        return None
    return {"text": day.text, "day": day.day.isoformat() if day.day else None}


def _read_day(row: Mapping[str, str | None] | None) -> Day | None:
    if row is None:
        return None
    return Day(row["text"] or "", date.fromisoformat(row["day"]) if row["day"] else None)
