"""The boxes of the reading desk, as conditions of rows, and what a line of them shows."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from wian.offices.acting import Actor

from ..desk_values import DeskRow, Trouble
from ..fields import URGENCIES
from ..models import Doubt, Letter, Tie
from .letters import visible

ALIKE: Final = ("same_bytes", "same_number", "near_text")


def box(name: str) -> Q:
    """The condition of a box; KeyError for one that is not there.

    reading · look · attention (could not be read) · waiting (the sender is asked) · aside
    """
    asked = Doubt.objects.filter(answer="asked").values("letter")
    return {
        "reading": Q(state="reading"),
        "look": Q(state="desk", trouble="") & ~Q(pk__in=asked),
        "attention": Q(state="desk") & ~Q(trouble=""),
        "waiting": Q(state__in=("desk", "registered"), trouble="", pk__in=asked),
        "aside": Q(state="aside"),
    }[name]


def box_of(state: str, *, trouble: bool, asked: int) -> str:
    """The box in which a letter lies, "" for none."""
    if state == "desk":
        return "attention" if trouble else "waiting" if asked else "look"
    if state == "registered":
        return "waiting" if asked else ""
    return state if state in ("reading", "aside") else ""


def ordered(rows: QuerySet[Letter]) -> QuerySet[Letter]:
    """The most urgent first, of these the oldest; `rank` is 0 for the most urgent."""
    ranks = [When(urgency=word, then=Value(n)) for n, word in enumerate(reversed(URGENCIES))]
    rank = Case(*ranks, default=Value(len(URGENCIES)), output_field=IntegerField())
    return rows.annotate(rank=rank).order_by("rank", "pk")


def told(actor: Actor, rows: QuerySet[Letter]) -> QuerySet[Letter]:
    """The same with what is counted of each: parts, doubts, and letters it may be again."""
    doubts = Doubt.objects.filter(letter=OuterRef("pk"))
    ties = Tie.objects.filter(tied(actor, OuterRef("pk")), kind__in=ALIKE, state="suggested")
    return rows.annotate(
        open_doubts=_count(doubts.filter(answer="")),
        asked_doubts=_count(doubts.filter(answer="asked")),
        similar=_count(ties),
        other_parts=_count(Letter.objects.filter(whole=OuterRef("pk"))),
    )


def tied(actor: Actor, letter: Any) -> Q:
    """The ties of a letter to others that this person may see.

    Each other one is asked for by its key: by a list of all that are seen, every one of them would
    be looked up for every letter.
    """
    sees_other = Exists(visible(actor).filter(pk=OuterRef("other")))
    sees_letter = Exists(visible(actor).filter(pk=OuterRef("letter")))
    return Q(letter=letter) & Q(sees_other) | Q(other=letter) & Q(sees_letter)


def tallied(rows: QuerySet[Letter]) -> dict[str, int]:
    """How many letters lie in each box, counted in one query."""
    names = ("reading", "look", "attention", "waiting", "aside")
    return rows.aggregate(**{name: Count("pk", filter=box(name)) for name in names})


def row(found: Any) -> DeskRow:
    """The line of a letter that `told` has counted."""
    words = found.trouble_words
    trouble = Trouble(found.trouble, words.get("th", ""), words.get("en", ""))
    return DeskRow(
        id=found.pk,
        office=found.office_id,
        state=found.state,
        source=found.source,
        name=found.name,
        at=found.at,
        revision=found.revision,
        kind=found.kind,
        number=found.number,
        dated=found.dated,
        issuer=found.issuer,
        subject=found.subject,
        urgency=found.urgency,
        secrecy=found.secrecy,
        trouble=trouble if found.trouble else None,
        aside_reason=found.aside_reason,
        parts=found.other_parts,
        doubts=found.open_doubts,
        asked=found.asked_doubts,
        alike=found.similar,
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many of these rows belong to the row outside."""
    counted = rows.order_by().annotate(n=Func(F("pk"), function="COUNT")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
