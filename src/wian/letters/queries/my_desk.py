"""A person's own desk: every letter that is theirs to deal with, once, by its nearest day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from django.db.models import Case, F, When

from wian.offices.acting import Actor

from ..asking import nearest
from ..inside_values import Brief
from ..masking import CLEAR, Veil
from ..page_values import MyDesk, OnDesk
from .briefs import BRIEF, brief, veiled
from .letters import visible
from .lying import lying, mine, to_decide, to_take_up
from .veiling import plain, reading_of, readings, shown

MOST: Final = 60
_ROW: Final = ("letter", "holder", "due", "nearest", "brought", "told", "decides")


def my_desk(actor: Actor, *, also: Collection[int] = ()) -> MyDesk:
    """The letters in the person's hands and those of their unit that nobody has taken up.

    What was submitted to the person, or has no day, waits for a decision; the rest is due. With
    the letters of `also` in short, as far as they are seen. Four queries.
    """
    found = lying(actor).filter(mine(actor) | to_take_up(actor) | to_decide(actor))
    marked = found.annotate(decides=Case(When(to_decide(actor), then=True), default=False))
    ordered = marked.order_by(F("nearest").asc(nulls_last=True), "since", "pk")
    rows = list(ordered.values(*_ROW)[: MOST + 1])
    briefs, read, over = _letters(actor, {*also, *(row["letter"] for row in rows)})
    lines = [_on_desk(row, briefs[row["letter"]], read[row["letter"]]) for row in rows[:MOST]]
    waits = [row["decides"] or row["nearest"] is None for row in rows]
    return MyDesk(
        due=tuple(line for line, wait in zip(lines, waits, strict=False) if not wait),
        decide=tuple(line for line, wait in zip(lines, waits, strict=False) if wait),
        more=len(rows) > MOST,
        told={id_: briefs[id_] for id_ in also if id_ in briefs},
        over={id_: over[id_] for id_ in also if id_ in over},
    )


def _letters(
    actor: Actor, ids: Collection[int]
) -> tuple[Mapping[int, Brief], Mapping[int, Mapping[str, Any]], Mapping[int, Veil]]:
    """These letters in short, their facts and their veils, as far as this person may see them."""
    rows = visible(actor).filter(pk__in=ids).annotate(open=shown(actor), plain=plain())
    found = {row["id"]: row for row in rows.values(*BRIEF, "open", "plain", "text__facts")}
    facts = {id_: row["text__facts"] for id_, row in found.items()}
    read = {id_: reading_of(facts[id_]) for id_, row in found.items() if row["plain"]}
    read |= readings({id_: one for id_, one in facts.items() if id_ not in read})
    over = {id_: CLEAR if row["open"] else read[id_].over for id_, row in found.items()}
    briefs = {id_: veiled(brief(row), over[id_]) for id_, row in found.items()}
    return briefs, {id_: over[id_].facts(read[id_].now) for id_ in found}, over


def _on_desk(row: Mapping[str, Any], letter: Brief, now: Mapping[str, Any]) -> OnDesk:
    """The row, with the words of the letter that ask for its nearest day."""
    first = nearest(now)
    named = first is not None and first.due == row["nearest"] != row["due"]
    return OnDesk(
        letter=letter,
        kind=row["brought"] or "",
        told=row["told"] or "",
        day=row["nearest"],
        line=first.line if first and named else "",
        free=row["holder"] is None,
    )
