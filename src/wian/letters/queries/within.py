"""What of a letter is whose: the house that keeps it, each house that has it, and what goes along.

Whoever was sent a letter sees what it says and what goes along with it; what a house writes,
answers, corrects and puts beside it inside stays with the house.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
)

from wian.files.uses import Used
from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

from ..circulating import State
from ..models import Custody, Entry, Letter, Receipt, Step
from .letters import READ

PUBLIC: Final = ("original", "enclosed")
"""What a letter calls the files that always go along with it."""
LATER: Final = "attached"
"""What it calls those that people put beside it: they go along where that was before."""
PAPER: Final = "final."
STAMPED: Final = "stamped."
NUMBERED: Final = (PAPER, STAMPED)
"""What it calls its paper and its stamped copies: this, and a line of a register."""
_BOOL: Final = BooleanField()


def within(actor: Actor) -> Q:
    """Of rows of Letter: those that an office keeps inside which the person reads them.

    By a role that reaches the office, or a unit of it to which the letter was passed on. All of
    them are `visible`; those that were only sent to the person's offices are not among them.
    """
    offices = kept(actor, READ).values("office")
    here = Q(letter=OuterRef("pk")) | Q(letter=OuterRef("cover"))
    held = Custody.objects.filter(here, office=OuterRef("office"), unit__in=offices)
    passed = Step.objects.filter(here, office=OuterRef("office"), to_unit__in=offices)
    return Q(office__in=offices) | Q(Exists(held)) | Q(Exists(passed))


def own(actor: Actor) -> QuerySet[Letter]:
    """The letters kept where the person reads: desks, drafts and their counts ask it."""
    return Letter.objects.filter(within(actor))


def inside(actor: Actor) -> Q:
    """Of rows that an office has of a letter (custody, steps): those of houses the person reads."""
    offices = kept(actor, READ).values("office")
    here = {"letter": OuterRef("letter"), "office": OuterRef("office")}
    held = Custody.objects.filter(**here, unit__in=offices)
    passed = Step.objects.filter(**here, to_unit__in=offices)
    return Q(office__in=offices) | Q(Exists(held)) | Q(Exists(passed))


def told_of(actor: Actor) -> Q:
    """Of rows of Tie: what a person confirmed, and suggestions where one of both letters is kept
    inside a house that this person reads."""
    seen = own(actor).values("pk")
    return Q(state="confirmed") | Q(letter__in=seen) | Q(other__in=seen)


def going_along(actor: Actor, uses: Sequence[Used]) -> list[Used]:
    """Of the files of letters that are seen those that this person may see: the guard of files.

    Of a letter that was only sent to the person: its own file and what it encloses, its paper,
    and what was put beside it before it was sent. A stamped copy is of the house whose stamp it
    bears. Three queries at most, none for plain ones.
    """
    if actor.system:
        return list(uses)
    asked = {int(use.thing) for use in uses if not _public(use)}
    own_ids = set(own(actor).filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    named = {use.label for use in uses if use.label.startswith(NUMBERED)}
    labels = _labels(actor, asked, own_ids) if named else set()
    sent = _sent(actor, asked - own_ids)
    return [
        use
        for use in uses
        if _shown(use, own=int(use.thing) in own_ids, labels=labels)
        or before(use, sent.get(int(use.thing)))
    ]


def before(use: Used, sent: datetime | None) -> bool:
    """Whether somebody had put the file beside the letter when it was sent."""
    return use.label == LATER and not use.copy and sent is not None and use.at <= sent


def _public(use: Used) -> bool:
    return not use.copy and use.label in PUBLIC


def _shown(use: Used, *, own: bool, labels: Collection[str]) -> bool:
    if use.label.startswith(STAMPED):
        return use.label in labels
    return own or _public(use) or use.label in labels


def _sent(actor: Actor, letters: Collection[int]) -> Mapping[int, datetime]:
    """When each of the letters was sent to an office of this person the first time."""
    if not letters:
        return {}
    offices = kept(actor, READ).values("office")
    rows = Receipt.objects.filter(letter__in=letters, office__in=offices)
    rows = rows.exclude(state=State.RECALLED)
    return dict(rows.values("letter").annotate(at=Min("dispatch__at")).values_list("letter", "at"))


def _labels(actor: Actor, letters: Collection[int], own_ids: Collection[int]) -> set[str]:
    """What the letters call their papers with the numbers that hold now, and stamped copies of
    houses that the person reads."""
    read = Q(book__office__in=kept(actor, READ).values("office"))
    read |= Q(letter__in=own_ids, book__office=F("letter__office"))
    lines = Entry.objects.filter(letter__in=letters).annotate(read=ExpressionWrapper(read, _BOOL))
    told = lines.values_list("pk", "state", "book__way", "read")
    papers = {f"{PAPER}{pk}" for pk, state, way, _ in told if (state, way) == ("issued", "out")}
    return papers | {f"{STAMPED}{pk}" for pk, _, _, mine in told if mine}
