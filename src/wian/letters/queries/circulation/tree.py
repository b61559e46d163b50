"""How a letter goes round, seen from its sender, or by one who got it for the own offices only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from wian.offices.acting import SYSTEM, Actor
from wian.offices.queries.offices import names
from wian.offices.queries.reach import kept

from ...circulating import State
from ...circulation_values import Circulation, Counts, Sending, Stand
from ...models import Dispatch, Move, Receipt, Round
from ..briefs import BRIEF, name_columns, name_of, veiled_briefs
from ..letters import READ, visible
from ..letters import letter as seen_letter
from ..veiling import plain, shown
from .levels import WORDS, levels
from .levels import below as letters_below

PAGE: Final = 200
SEND: Final = "letter.send"
_STEPS: Final = (State.RECEIVED, State.RELAYED)


def circulation(
    actor: Actor,
    letter: int,
    *,
    after: int | None = None,
    most: int = PAGE,
    states: Collection[State] = (),
) -> Circulation:
    """How the letter goes round, with a page of who has it in the order of ids of offices.

    Who reads letters of its sender sees all who have it, and how it stands below them; others
    only their own offices. `states` asks for those that stand so. LookupError and Denied as for
    the letter. Eight queries at most, whatever went round.
    """
    head = _head(actor, letter)
    whole = actor.system or head["wholly"]
    rows = Receipt.objects.filter(letter=letter).exclude(state=State.RECALLED)
    if not whole:
        rows = rows.filter(office__in=kept(actor, READ).values("office"))
    told, more = _page(rows, states, after, most)
    below = letters_below(letter) if whole else {}
    counts = below[letter][1] if letter in below else Counts({})
    sendings = _sendings(letter, None if whole else {row["dispatch"] for row in told})
    out = {office for one in sendings for office, _ in one["left_out"]}
    named = names({*out, *(row["office_id"] for row in told)}, day=date.max)
    return Circulation(
        letter,
        veiled_briefs([head])[letter],
        whole,
        head["sends"],
        counts if whole else _counted(rows),
        tuple(_sending(one, named, whole=whole) for one in sendings),
        _stands(told, named, {id_: count for id_, (_, count) in below.items()}),
        told[-1]["office_id"] if more else None,
        levels(below) if whole else (),
    )


def _head(actor: Actor, letter: int) -> Mapping[str, Any]:
    """The letter in short, and whether the person reads where it is sent from: one query."""
    whole = Exists(kept(actor, READ).filter(office=OuterRef("office")))
    sends = Exists(kept(actor, SEND).filter(office=OuterRef("office")))
    told = {"wholly": whole, "sends": sends, "open": shown(actor), "plain": plain()}
    rows = visible(actor).filter(pk=letter).annotate(**told)
    found: Mapping[str, Any] | None = rows.values(*BRIEF, *told, "text__facts").first()
    if found is None:
        seen_letter(actor, letter)
        raise LookupError("letter")
    return found


def _page(
    rows: QuerySet[Receipt], states: Collection[State], after: int | None, most: int
) -> tuple[list[Any], bool]:
    """A page of the receipts, and whether there are more."""
    if states:
        rows = rows.filter(state__in=[int(state) for state in states])
    if after is not None:
        rows = rows.filter(office__gt=after)
    columns = (*_RECEIPT, *name_columns("account"), "received", "relayed", "said")
    told = rows.annotate(**_steps()).order_by("office").values(*columns)
    found: list[Any] = list(told[: most + 1])
    return found[:most], len(found) > most


def _steps() -> dict[str, Subquery]:
    """When the first of its steps were taken, and the reason of the newest one."""
    moves = Move.objects.filter(letter=OuterRef("letter"), office=OuterRef("office")).order_by("pk")
    first = {
        name: Subquery(moves.filter(state=state).values("at")[:1])
        for name, state in (("received", State.RECEIVED), ("relayed", State.RELAYED))
    }
    return {**first, "said": Subquery(moves.order_by("-pk").values("reason")[:1])}


_RECEIPT: Final = (
    "letter_id",
    "office_id",
    "state",
    "moved_at",
    "relay_id",
    "dispatch",
    "dispatch__at",
)


def silent(actor: Actor, letter: int) -> QuerySet[Receipt]:
    """The receipts that nobody has taken up, for who reads the sender's letters; none otherwise."""
    row = seen_letter(actor, letter)
    rows = Receipt.objects.filter(letter=row, state=State.SENT)
    if actor.system or kept(actor, READ).filter(office=row.office_id).exists():
        return rows
    return rows.none()


def counts_of(letters: Collection[int]) -> dict[int, Counts]:
    """How each of the letters stands in all, as it is kept beside it: one query."""
    rows = Round.objects.filter(letter__in=letters).values_list("letter", *WORDS)
    return {letter: Counts(dict(zip(State, counts, strict=True))) for letter, *counts in rows}


def _stands(
    rows: Sequence[Mapping[str, Any]], named: Mapping[int, str], below: Mapping[int, Counts]
) -> tuple[Stand, ...]:
    """The rows of receipts with what is below them."""
    return tuple(
        Stand(
            row["office_id"],
            named.get(row["office_id"], ""),
            State(row["state"]),
            row["dispatch__at"],
            row["received"],
            row["relayed"],
            row["moved_at"],
            name_of(row, "account"),
            row["said"] or "",
            row["relay_id"],
            below.get(row["relay_id"]),
        )
        for row in rows
    )


def _counted(rows: QuerySet[Receipt]) -> Counts:
    counts: dict[State, int] = defaultdict(int)
    for state in rows.values_list("state", flat=True):
        counts[State(state)] += 1
    return Counts(counts)


def _sendings(letter: int, among: Collection[int] | None) -> list[Any]:
    """The rows of the acts of sending, of these or of all: one query."""
    rows = Dispatch.objects.filter(letter=letter).order_by("pk")
    rows = rows if among is None else rows.filter(pk__in=among)
    return list(
        rows.values(
            "pk", "at", "purpose", "reply_by", "sentence", "sum", "sent", "left_out",
            *name_columns("account"),
        )
    )  # fmt: skip


def _sending(one: Mapping[str, Any], named: Mapping[int, str], *, whole: bool) -> Sending:
    """The act; who was left out and why is the sender's own matter."""
    out = one["left_out"] if whole else ()
    return Sending(
        one["pk"],
        one["at"],
        name_of(one, "account"),
        one["purpose"],
        one["reply_by"],
        one["sentence"],
        one["sum"],
        one["sent"],
        tuple((named.get(office, ""), reason) for office, reason in out),
    )


def silent_offices(actor: Actor, letter: int) -> tuple[tuple[int, str], ...]:
    """The offices that have not taken the letter up, by name, in the order of the tree: one query
    beside those about the letter."""
    rows = kept(SYSTEM, READ).filter(office__in=silent(actor, letter).values("office"))
    return tuple(rows.order_by("path").values_list("office", "name_th"))
