"""Drafts by what a person is to do with them: mine, to check, to sign, returned, to number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from wian.offices.acting import Actor

from ..draft_values import DraftBox, DraftLine
from ..drafting import FORMS
from ..endorsing import MOVING
from ..fields import SECRECIES
from ..models import Custody, Step
from .briefs import HOLDING, brief, brief_columns, holding, office_names
from .drafts import STATES
from .hands import REGISTER, WRITE, stands_in
from .signing import SIGN
from .within import own

PAGE: Final = 50
BOXES: Final = ("mine", "check", "sign", "returned", "number", "all")
_NOTHING: Final = Q(pk=0)
_FORM: Final = {kind: form for form, kind in FORMS.items()}


def draft_box(actor: Actor, *, name: str = "mine", start: int = 0, most: int = PAGE) -> DraftBox:
    """A page of one box with how many drafts each box has: three queries.

    What lies longest in a box is first; of one's own and of all, the newest. LookupError for no
    such box.
    """
    boxes = _boxes(actor)
    if name not in boxes:
        raise LookupError(name)
    order = ("-letter",) if name in ("mine", "all") else ("since", "letter")
    columns = (*HOLDING, *brief_columns("letter__"), "letter__kind", "brought", "said")
    rows = _going(actor).filter(boxes[name]).order_by(*order)
    found: list[Any] = list(rows.values(*columns)[start : start + most + 1])
    offices = office_names(found[:most], "office", "unit")
    lines = tuple(_line(row, offices) for row in found[:most])
    return DraftBox(name, lines, draft_tallies(actor), start + most if len(found) > most else None)


def draft_tallies(actor: Actor) -> Mapping[str, int]:
    """How many drafts lie in each box: one query."""
    counts = {name: Count("pk", filter=where) for name, where in _boxes(actor).items()}
    return _going(actor).aggregate(**counts)


def _boxes(actor: Actor) -> Mapping[str, Q]:
    mine = Q(holder=actor.account) if actor.account is not None else _NOTHING
    writing = mine | Q(holder=None) & _among(stands_in(actor, WRITE), "unit")
    signs = stands_in(actor, SIGN)
    to_number = Q(letter__state="signed") & ~Q(letter__secrecy__in=SECRECIES)
    signing = mine | Q(holder=None) & _among(signs, "unit", "office")
    return {
        "mine": Q(letter__account=actor.account) if actor.account is not None else _NOTHING,
        "check": Q(letter__state="checking") & writing,
        "sign": Q(letter__state="signing") & signing,
        "returned": Q(letter__state="draft", brought="return") & writing,
        "number": to_number & _among(stands_in(actor, REGISTER), "office"),
        "all": Q(pk__gt=0),
    }


def _among(offices: frozenset[int], *columns: str) -> Q:
    """One of the columns is one of the offices; for none at all a condition that SQL can ask."""
    if not offices:
        return _NOTHING
    return reduce(or_, (Q(**{f"{column}__in": offices}) for column in columns))


def _going(actor: Actor) -> QuerySet[Custody]:
    """Drafts that have no number yet, where they lie, with the step that brought them there."""
    steps = Step.objects.filter(
        letter=OuterRef("letter"), office=OuterRef("office"), kind__in=MOVING
    ).order_by("-pk")
    letters = own(actor).filter(way="out", state__in=STATES).values("pk")
    rows = Custody.objects.filter(letter__in=letters, office=F("letter__office"), closed_at=None)
    return rows.annotate(
        brought=Subquery(steps.values("kind")[:1]), said=Subquery(steps.values("note")[:1])
    )


def _line(row: Mapping[str, Any], offices: Mapping[int, str]) -> DraftLine:
    form = _FORM.get(row["letter__kind"], "")
    returned = row["brought"] == "return" and row["letter__state"] == "draft"
    said = (row["said"] or "") if row["brought"] else ""
    return DraftLine(brief(row, "letter__"), form, holding(row, offices), returned, said)
