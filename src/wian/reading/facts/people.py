"""Persons named in the text besides the signatory: coordinators, nominees, staff."""

from __future__ import annotations

from ..part import Part
from ..source import squeeze
from ..values import Fact
from ..vocabulary import PERSON

NAME = "people"


def read(part: Part) -> tuple[Fact[str], ...]:
    """Each named person once, title, given and family name as printed."""
    signatory = part.fact("signatory")
    signed = signatory.name if signatory else None
    rows: dict[str, Fact[str]] = {}
    for match in PERSON.finditer(part.plain(part.start, part.end)):
        name = squeeze(match.group())
        if name != signed and " " in name and name not in rows:
            rows[name] = part.make(name, part.start + match.start(), part.start + match.end(), 0.7)
    return tuple(rows.values())
