"""Reads a text into a :class:`~wian.reading.values.Letter`."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any

from . import doubts, facts
from .bundle import Bundle
from .part import Part, Reader
from .source import Source
from .splitting import split
from .values import Contradiction, Document, Letter, TextEdit
from .whole import bands, committees, rounds, zones


def _modules(package: ModuleType) -> list[ModuleType]:
    return [
        import_module(f"{package.__name__}.{item.name}")
        for item in pkgutil.iter_modules(package.__path__)
    ]


@lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """Every fact reader by name."""
    return {module.NAME: module.read for module in _modules(facts)}


@lru_cache(maxsize=1)
def detectors() -> dict[str, ModuleType]:
    """Every detector of contradictions by kind."""
    return {module.KIND: module for module in _modules(doubts)}


def read(text: str) -> Letter:
    """What the text says: documents, facts with their places, contradictions. Never raises on any
    text."""
    source = Source(text)
    parts: list[Part] = []
    for piece in split(source):
        parts.append(Part(source, piece, readers(), parts[-1:]))
    documents = [_document(part) for part in parts]
    whole = _whole(parts)
    bundle = Bundle(parts, whole)
    found = [row for module in detectors().values() for row in module.find(bundle)]
    return Letter(
        raw=text,
        text=source.text,
        documents=tuple(documents),
        facts=whole,
        contradictions=_ordered(found),
        edits=tuple(
            TextEdit(span=(e.start, e.end), before=e.before, after=e.after, kind=e.kind)
            for e in source.repaired.edits
        ),
    )


def _document(part: Part) -> Document:
    return Document(
        kind=part.kind,
        span=part.raw_span(part.start, part.end),
        confidence=part.confidence,
        facts={name: part.fact(name) for name in readers()},
    )


def _whole(parts: Sequence[Part]) -> dict[str, Any]:
    found = zones.read(parts)
    return {
        bands.NAME: bands.read(parts),
        rounds.NAME: rounds.read(parts),
        zones.NAME: found,
        committees.NAME: committees.read(parts, found),
    }


def _ordered(found: Sequence[Contradiction]) -> tuple[Contradiction, ...]:
    return tuple(sorted(found, key=lambda row: (row.quotes[0] if row.quotes else (0, 0), row.kind)))
