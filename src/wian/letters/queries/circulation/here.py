"""How a letter stands at the offices of the person who opens it: what its page tells first."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, Q, Subquery

from wian.offices.acting import Actor
from wian.offices.queries.offices import names
from wian.offices.queries.reach import kept

from ...circulating import State
from ...circulation_values import Here
from ...models import Move, Receipt
from ..briefs import name_columns, name_of
from ..hands import stands_in
from ..letters import READ

_COLUMNS = (
    "office", "state", "moved_at", "relay", "said",
    "dispatch__office", "dispatch__purpose", "dispatch__reply_by", "dispatch__at",
)  # fmt: skip


def here(actor: Actor, letter: int) -> tuple[Here, ...]:
    """How the letter that is shown stands at each office where the person works that was sent it.

    By a role at the office itself, or at a unit of it. One query, two where it was sent to one.
    """
    own = stands_in(actor, READ)
    above = kept(actor, READ).filter(office__in=own, kind="unit").values("parent")
    said = Move.objects.filter(letter=OuterRef("letter"), office=OuterRef("office"))
    rows = Receipt.objects.filter(Q(office__in=own) | Q(office__in=above), letter=letter)
    rows = rows.exclude(state=State.RECALLED).annotate(
        said=Subquery(said.order_by("-pk").values("reason")[:1])
    )
    told = list(rows.order_by("office").values(*_COLUMNS, *name_columns("account")))
    if not told:
        return ()
    offices = {row[column] for row in told for column in ("office", "dispatch__office")}
    called = names(offices, day=date.max)
    return tuple(
        Here(
            row["office"],
            called.get(row["office"], ""),
            called.get(row["dispatch__office"], ""),
            State(row["state"]),
            row["dispatch__purpose"],
            row["dispatch__reply_by"],
            row["dispatch__at"],
            row["moved_at"],
            name_of(row, "account"),
            row["said"] or "",
            row["relay"],
        )
        for row in told
    )
