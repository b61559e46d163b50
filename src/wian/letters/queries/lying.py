"""Where letters lie inside offices, as conditions of rows: mine, ours, waiting for a decision."""

from __future__ import annotations

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least

from wian.offices.acting import Actor

from ..endorsing import MOVING
from ..models import Custody, Step
from .hands import READ, REGISTER, WRITE, stands_in
from .letters import visible
from .signing import SIGN
from .veiling import shown


def lying(actor: Actor) -> QuerySet[Custody]:
    """Letters that are in somebody's hands and not done, with the step that brought them there.

    `nearest` is the earlier one of the day that somebody set and the first that the letter names.
    What an office itself has sent out is done there.
    """
    steps = Step.objects.filter(
        letter=OuterRef("letter"),
        office=OuterRef("office"),
        for_information=False,
        taken_back_at=None,
        kind__in=MOVING,
    )
    newest, asked = steps.order_by("-pk"), "letter__earliest_due"
    rows = Custody.objects.filter(closed_at=None, letter__in=visible(actor).values("pk"))
    sent = Q(letter__way="out", letter__state="issued", office=F("letter__office"))
    return rows.exclude(sent).annotate(
        brought=Subquery(newest.values("kind")[:1]),
        told=Subquery(newest.values("instruction")[:1]),
        open=shown(actor, "letter__"),
        nearest=Coalesce(Least("due", asked), "due", asked),
    )


def mine(actor: Actor) -> Q:
    """Those in the person's own hands."""
    return Q(holder=actor.account) if actor.account is not None else Q(pk__in=())


def ours(actor: Actor) -> Q:
    """Those with the person's offices and units, but not in the person's own hands."""
    others = Q(holder=None) | ~mine(actor)
    return Q(unit__in=stands_in(actor, READ)) & others


def to_take_up(actor: Actor) -> Q:
    """Those that nobody has taken up and that are this person's to: of a unit where the person
    works, and of an office whose registry the person keeps without being its head."""
    registry = stands_in(actor, REGISTER) - stands_in(actor, SIGN)
    in_unit = Q(unit__in=stands_in(actor, WRITE)) & ~Q(unit=F("office"))
    return Q(holder=None) & (Q(unit__in=registry) | in_unit)


def to_decide(actor: Actor) -> Q:
    """What was submitted to the person, or to a unit where the person signs and nobody has it."""
    for_unit = Q(holder=None, unit__in=stands_in(actor, SIGN))
    return Q(brought="submit") & (mine(actor) | for_unit)


def copies(actor: Actor) -> QuerySet[Step]:
    """Copies for information that came to the person, or to a unit of theirs, and not looked at."""
    rows = Step.objects.filter(for_information=True, seen_at=None, taken_back_at=None)
    to_me = Q(to=actor.account) if actor.account is not None else Q(pk__in=())
    to_unit = Q(to=None, to_unit__in=stands_in(actor, READ))
    return rows.filter(to_me | to_unit, letter__in=visible(actor).values("pk"))
