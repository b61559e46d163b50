"""One letter in short, as a page names it that is about another."""

from __future__ import annotations

from wian.offices.acting import Actor

from ..inside_values import Brief
from .briefs import BRIEF, veiled_briefs
from .letters import visible
from .veiling import shown


def in_brief(actor: Actor, letter: int) -> Brief | None:
    """The letter; None where there is none or it may not be seen: three queries at most."""
    rows = visible(actor).filter(pk=letter).annotate(open=shown(actor))
    return veiled_briefs(rows.values(*BRIEF, "open", "text__facts")).get(letter)
