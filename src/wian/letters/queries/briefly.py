"""Letters in short, as a page names them that is about something else."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from wian.offices.acting import Actor

from ..inside_values import Brief
from ..masking import CLEAR, Veil
from .briefs import BRIEF, brief, veiled, veiled_briefs
from .letters import visible
from .veiling import plain, reading_of, shown, veils_over


def in_brief(actor: Actor, letter: int) -> Brief | None:
    """The letter; None where there is none or it may not be seen: three queries at most."""
    rows = visible(actor).filter(pk=letter).annotate(open=shown(actor))
    return veiled_briefs(rows.values(*BRIEF, "open", "text__facts")).get(letter)


def in_briefs(actor: Actor, letters: Collection[int]) -> Mapping[int, tuple[Brief, Veil]]:
    """Those of the letters that this person sees, each with the veil for more words of it: two
    queries at most."""
    if not letters:
        return {}
    rows = visible(actor).filter(pk__in=letters).annotate(open=shown(actor), plain=plain())
    found = list(rows.values(*BRIEF, "open", "plain", "text__facts"))
    shut = [row for row in found if not (row["open"] or actor.system)]
    over = {row["id"]: reading_of(row["text__facts"]).over for row in shut if row["plain"]}
    over |= veils_over({row["id"]: row["text__facts"] for row in shut if not row["plain"]})
    through = {row["id"]: over.get(row["id"], CLEAR) for row in found}
    return {
        row["id"]: (veiled(brief(row), through[row["id"]]), through[row["id"]]) for row in found
    }
