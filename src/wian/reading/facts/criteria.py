"""The criteria of a score table: group, item and most points."""

from __future__ import annotations

from wian.thai.digits import to_arabic

from ..part import Part
from ..tables import Score, score_tables
from ..values import Criterion

NAME = "criteria"


def read(part: Part) -> tuple[Criterion, ...]:
    """The lowest rows of this document's score tables; a summary of a fuller table in the file
    is left out."""
    return tuple(
        _criterion(part, score)
        for table in score_tables(part.source)
        for score in table.scores
        if part.start <= score.start < max(part.end, part.start + 1)
    )


def _criterion(part: Part, score: Score) -> Criterion:
    points = score.points
    item = f"{score.number} {score.name}" if "." in score.number else score.name
    return Criterion(
        group=to_arabic(score.group) if score.group else None,
        item=to_arabic(item),
        points=int(points) if points == int(points) else points,
        span=part.raw_span(*part.trim(score.start, score.end)),
        confidence=0.85,
    )
