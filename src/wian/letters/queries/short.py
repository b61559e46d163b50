"""Letters in short, by their ids."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from wian.offices.acting import Actor

from ..inside_values import Brief
from .briefs import BRIEF, brief
from .letters import visible


def short(actor: Actor, letters: Collection[int]) -> Mapping[int, Brief]:
    """Those of the letters that this person sees, as they are now: one query."""
    rows = visible(actor).filter(pk__in=letters).values(*BRIEF)
    return {row["id"]: brief(row) for row in rows}
