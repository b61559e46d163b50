"""Letters that came round to the offices a person works in: what waits, and all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from django.db.models import F, Func, IntegerField, OuterRef, QuerySet, Subquery

from wian.offices.acting import Actor
from wian.offices.queries.offices import names

from ...circulating import WAITING, State
from ...circulation_values import Came, Inbox
from ...inside_values import Brief
from ...models import Entry, Letter, Receipt
from ...registering import number_text
from ..briefs import BRIEF, veiled_briefs
from ..hands import READ, stands_in
from ..veiling import plain, shown

PAGE: Final = 50
_COLUMNS: Final = (
    "letter_id",
    "office_id",
    "state",
    "moved_at",
    "dispatch__office",
    "dispatch__purpose",
    "dispatch__reply_by",
    "dispatch__at",
)


def inbox(
    actor: Actor,
    *,
    offices: Collection[int] | None = None,
    waiting: bool = True,
    before: tuple[int, int] | None = None,
    most: int = PAGE,
    counted: bool = False,
) -> Inbox:
    """The newest letters that came round to the person's own offices; four queries at most.

    Of `offices` only those where the person reads letters by a role of their own. `waiting`: only
    what nobody there has acknowledged. `before` is the `next` of the page before. With
    `counted` it is told how many wait in all.
    """
    rows = _numbered(received(actor, offices, waiting=waiting))
    if before is not None:
        letter, office = before
        rows = rows.filter(letter__lte=letter).exclude(letter=letter, office__lte=office)
    columns: tuple[str, ...] = (*_COLUMNS, "number", "insert")
    if counted:
        rows, columns = rows.annotate(waiting=_waiting(actor, offices)), (*columns, "waiting")
    found: list[Any] = list(rows.order_by("-letter", "office").values(*columns)[: most + 1])
    told, more = found[:most], len(found) > most
    waits = found[0]["waiting"] if counted and found else 0
    last = (told[-1]["letter_id"], told[-1]["office_id"]) if more else None
    return Inbox(_lines(actor, told), last, waits)


def _waiting(actor: Actor, offices: Collection[int] | None) -> Subquery:
    """How many wait, counted along with the page."""
    rows = received(actor, offices, waiting=True).order_by()
    counted = rows.annotate(n=Func(F("letter_id"), function="COUNT")).values("n")
    return Subquery(counted, output_field=IntegerField())


def _numbered(rows: QuerySet[Receipt]) -> QuerySet[Receipt]:
    """The receipts with the numbers in the incoming books of their offices."""
    lines = Entry.objects.filter(
        letter=OuterRef("letter"), book__office=OuterRef("office"), book__way="in", state="issued"
    ).order_by("pk")
    return rows.annotate(
        **{name: Subquery(lines.values(name)[:1]) for name in ("number", "insert")}
    )


def received(actor: Actor, offices: Collection[int] | None, *, waiting: bool) -> QuerySet[Receipt]:
    """The receipts of the person's own offices that were not recalled."""
    own = stands_in(actor, READ)
    rows = Receipt.objects.filter(office__in=own if offices is None else own & set(offices))
    if waiting:
        return rows.filter(state__in=[int(state) for state in WAITING])
    return rows.exclude(state=State.RECALLED)


def _lines(actor: Actor, rows: list[Mapping[str, Any]]) -> tuple[Came, ...]:
    if not rows:
        return ()
    letters = _briefs(actor, {row["letter_id"] for row in rows})
    offices = {row[name] for row in rows for name in ("office_id", "dispatch__office")}
    named = names(offices, day=date.max)
    return tuple(
        Came(
            letters[row["letter_id"]],
            row["office_id"],
            named.get(row["office_id"], ""),
            named.get(row["dispatch__office"], ""),
            State(row["state"]),
            row["dispatch__purpose"],
            row["dispatch__reply_by"],
            row["dispatch__at"],
            row["moved_at"],
            number_text(row["number"], row["insert"]) if row["number"] else "",
        )
        for row in rows
    )


def _briefs(actor: Actor, letters: Collection[int]) -> Mapping[int, Brief]:
    """The letters in short; what is private is shown where the sender's office shows it."""
    found = Letter.objects.filter(pk__in=letters).annotate(open=shown(actor), plain=plain())
    return veiled_briefs(found.values(*BRIEF, "open", "plain", "text__facts"))
