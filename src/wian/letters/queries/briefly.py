"""One letter in short, as a page names it that is about another."""

from __future__ import annotations

from wian.offices.acting import Actor

from ..inside_values import Brief
from .briefs import BRIEF, brief
from .letters import visible


def in_brief(actor: Actor, letter: int) -> Brief | None:
    """The letter; None where there is none or it may not be seen: one query."""
    row = visible(actor).filter(pk=letter).values(*BRIEF).first()
    return brief(row) if row else None
