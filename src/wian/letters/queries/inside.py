"""Letters inside an office: who has them, what was written on them, what waits for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, F, QuerySet
from django.utils import timezone

from wian.offices.acting import Actor

from ..inside_values import CopyOf, HandCounts, Holding, InHand, Sheet, StepView
from ..models import Custody, Entry, Step
from .briefs import (
    BRIEF,
    HOLDING,
    brief_columns,
    holding,
    name_columns,
    name_of,
    office_ids,
    office_names,
    veiled_briefs,
)
from .letters import visible
from .lying import copies, lying, mine, ours, to_decide
from .veiling import shown
from .within import inside

PAGE: Final = 100
_LETTER: Final = (*brief_columns("letter__"), "letter__text__facts")
_STEP: Final = (
    "id",
    "kind",
    "account",
    "signed_as",
    "unit",
    "to_unit",
    "taken_from",
    "to",
    "note",
    "instruction",
    "due",
    "for_information",
    "version",
    "at",
    "seen_at",
    "taken_back_at",
    "along",
    "office",
    "letter",
    *name_columns("account"),
    *name_columns("to"),
)

STEP_OFFICES: Final = ("unit", "to_unit", "taken_from")
"""The columns of a step that hold offices."""


def holders(actor: Actor, letter: int) -> tuple[Holding, ...]:
    """In whose hands the letter is, in each office inside which this person reads: two queries."""
    return holders_of(actor, (letter,)).get(letter, ())


def holders_of(
    actor: Actor, letters: Collection[int], *, known: Mapping[int, str] | None = None
) -> Mapping[int, tuple[Holding, ...]]:
    """The same for many letters, those that this person may see: two queries.

    One where `known` has the names of all their offices.
    """
    told = holder_rows(actor, letters)
    offices = known or {}
    if not office_ids(told, "office", "unit") <= offices.keys():
        offices = office_names(told, "office", "unit")
    found: dict[int, tuple[Holding, ...]] = defaultdict(tuple)
    for row in told:
        found[row["letter"]] += (holding(row, offices),)
    return found


def holder_rows(actor: Actor, letters: Collection[int]) -> list[Mapping[str, Any]]:
    """Where these letters lie, in the columns of `HOLDING`, offices by id: one query.

    Only in houses that the person reads inside of: who has a letter elsewhere is not told.
    """
    seen = visible(actor).filter(pk__in=letters).values("pk")
    rows = Custody.objects.filter(inside(actor), letter__in=seen)
    return list(rows.order_by("pk").values(*HOLDING))


def history(actor: Actor, letter: int, *, office: int | None = None) -> tuple[StepView, ...]:
    """What was written on the letter, in its order, of one office or all: two queries."""
    rows = step_rows(actor, letter)
    if office is not None:
        rows = [row for row in rows if row["office"] == office]
    return steps_told(rows, office_names(rows, *STEP_OFFICES))


def step_rows(actor: Actor, letter: int) -> list[Mapping[str, Any]]:
    """What was written on the letter in houses that the person reads, offices by id: one query."""
    seen = visible(actor).filter(pk=letter).values("pk")
    rows = Step.objects.filter(inside(actor), letter__in=seen)
    return list(rows.order_by("pk").values(*_STEP))


def in_my_hands(actor: Actor, *, start: int = 0, most: int = PAGE) -> tuple[InHand, ...]:
    """The letters that lie with this person, those due first, first: four queries."""
    return _listed(lying(actor).filter(mine(actor)), start, most)


def in_our_hands(actor: Actor, *, start: int = 0, most: int = PAGE) -> tuple[InHand, ...]:
    """The letters that lie with the person's own offices and units, but not with the person."""
    return _listed(lying(actor).filter(ours(actor)), start, most)


def waiting_for_me(actor: Actor, *, start: int = 0, most: int = PAGE) -> tuple[InHand, ...]:
    """What was submitted for this person's decision: letters, and drafts to check or to sign."""
    return _listed(lying(actor).filter(to_decide(actor)), start, most)


def copies_for_me(actor: Actor, *, start: int = 0, most: int = PAGE) -> tuple[CopyOf, ...]:
    """Copies for information that nobody has looked at yet, those due first: four queries."""
    columns = (
        "pk",
        "unit",
        "instruction",
        "due",
        "at",
        "open",
        *name_columns("account"),
        *_LETTER,
    )
    rows = copies(actor).annotate(open=shown(actor, "letter__"))
    ordered = rows.order_by(F("due").asc(nulls_last=True), "pk")
    told = list(ordered.values(*columns)[start : start + most])
    offices, letters = office_names(told, "unit"), veiled_briefs(told, "letter__")
    return tuple(
        CopyOf(
            row["pk"],
            letters[row["letter__id"]],
            row["unit"],
            offices.get(row["unit"], ""),
            name_of(row, "account"),
            row["instruction"],
            row["due"],
            row["at"],
        )
        for row in told
    )


def counts(actor: Actor) -> HandCounts:
    """How many letters lie in each of these lists: two queries."""
    found = lying(actor).aggregate(
        mine=Count("pk", filter=mine(actor)),
        ours=Count("pk", filter=ours(actor)),
        decisions=Count("pk", filter=to_decide(actor)),
    )
    return HandCounts(found["mine"], found["ours"], found["decisions"], copies(actor).count())


def sheet(actor: Actor, letter: int, *, office: int) -> Sheet:
    """The endorsement sheet of the letter in one office; LookupError where it is not seen there."""
    rows = visible(actor).filter(pk=letter).annotate(open=shown(actor))
    head = rows.values("open", "text__facts", *BRIEF).first()
    here = Custody.objects.filter(inside(actor), letter=letter, office=office)
    if head is None or not here.exists():
        raise LookupError("letter")
    line = Entry.objects.filter(
        letter=letter, book__office=office, book__way="in", state="issued"
    ).values("number", "insert", "day", "at")
    found = line.order_by("-pk").first()
    received = ""
    if found:
        received = str(found["number"]) + (f".{found['insert']}" if found["insert"] else "")
    offices = office_names([{"office": office}], "office")
    return Sheet(
        veiled_briefs([head])[letter],
        offices.get(office, ""),
        received,
        found["day"] if found else None,
        datetime.combine(found["day"], timezone.localtime(found["at"]).timetz()) if found else None,
        tuple(one for one in history(actor, letter, office=office) if not one.taken_back_at),
    )


def _listed(rows: QuerySet[Custody], start: int, most: int) -> tuple[InHand, ...]:
    """Those due first, then those that have lain longest: four queries."""
    ordered = rows.order_by(F("nearest").asc(nulls_last=True), "since", "pk")
    columns = (*HOLDING, "brought", "told", "open", *_LETTER)
    told = list(ordered.values(*columns)[start : start + most])
    offices, letters = office_names(told, "office", "unit"), veiled_briefs(told, "letter__")
    return tuple(
        InHand(
            letters[row["letter__id"]],
            holding(row, offices),
            row["brought"] or "",
            row["told"] or "",
        )
        for row in told
    )


def steps_told(
    rows: Sequence[Mapping[str, Any]], offices: Mapping[int, str]
) -> tuple[StepView, ...]:
    """The steps in their order, each with its copies; `offices` the names of `STEP_OFFICES`."""
    along: dict[int, list[StepView]] = defaultdict(list)
    for row in rows:
        if row["along"] is not None:
            along[row["along"]].append(_step(row, offices, ()))
    return tuple(
        _step(row, offices, tuple(along[row["id"]])) for row in rows if row["along"] is None
    )


def _step(
    row: Mapping[str, Any], offices: Mapping[int, str], copies: tuple[StepView, ...]
) -> StepView:
    to_unit = row["to_unit"] or row["taken_from"]
    return StepView(
        id=row["id"],
        kind=row["kind"],
        office=row["office"],
        account=row["account"],
        name=name_of(row, "account"),
        signed_as=tuple(row["signed_as"].split("\n")) if row["signed_as"] else (),
        unit=row["unit"],
        unit_name=offices.get(row["unit"], ""),
        to_unit=to_unit,
        to_unit_name=offices.get(to_unit, ""),
        to=row["to"],
        to_name=name_of(row, "to"),
        note=row["note"],
        instruction=row["instruction"],
        due=row["due"],
        for_information=row["for_information"],
        version=row["version"],
        at=row["at"],
        seen_at=row["seen_at"],
        taken_back_at=row["taken_back_at"],
        copies=copies,
    )
