"""What is below a letter that goes round: the letters that passed it on, level by level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from statistics import median
from typing import Final, TypeAlias

from django.db import connection
from django.db.models import Min, OuterRef, Subquery

from ...circulating import State
from ...circulation_values import Counts, Level
from ...models import Move, Receipt

DEEPEST: Final = 4
WORDS: Final = tuple(state.word for state in State)
Below: TypeAlias = Mapping[int, tuple[int, Counts]]
"""Letters with their depth and how their receipts stand."""
_BELOW: Final = f"""
WITH RECURSIVE down(letter, depth) AS (
    SELECT CAST(%s AS bigint), 1
    UNION
    SELECT r.relay_id, d.depth + 1 FROM down d JOIN letters_receipt r ON r.letter_id = d.letter
    WHERE r.relay_id IS NOT NULL AND d.depth < {DEEPEST}
)
SELECT d.letter, MIN(d.depth), {", ".join(f"MAX(o.{word})" for word in WORDS)}
FROM down d JOIN letters_round o ON o.letter_id = d.letter GROUP BY d.letter
"""


def below(letter: int) -> Below:
    """The letter and those that passed it on, and so on, four levels deep: one query."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, [letter])
        return {
            id_: (depth, Counts(dict(zip(State, counts, strict=True))))
            for id_, depth, *counts in cursor.fetchall()
        }


def levels(found: Below) -> tuple[Level, ...]:
    """The sums of each level and the delay to it: one query."""
    waited = _waited(found)
    sums: dict[int, Counts] = {}
    for depth, counts in found.values():
        sums[depth] = sums[depth] + counts if depth in sums else counts
    return tuple(
        Level(depth, sums[depth], median(waited[depth]) if waited[depth] else None)
        for depth in sorted(sums)
        if sums[depth].all
    )


def _waited(found: Below) -> Mapping[int, list[float]]:
    """The hours until the letters were taken up, where they were, by level."""
    sent = Receipt.objects.filter(letter=OuterRef("letter"), office=OuterRef("office"))
    taken = Move.objects.filter(
        letter__in=found, state__in=[State.RECEIVED, State.ACKNOWLEDGED, State.DONE]
    )
    first = taken.values("letter", "office").annotate(
        first=Min("at"), sent=Subquery(sent.values("dispatch__at")[:1])
    )
    waited: dict[int, list[float]] = defaultdict(list)
    for letter, at, since in first.values_list("letter", "first", "sent"):
        if since is not None:
            waited[found[letter][0]].append((at - since).total_seconds() / 3600)
    return waited
