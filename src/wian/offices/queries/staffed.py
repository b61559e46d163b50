"""Which offices have somebody of their own who may do a thing, and which have a link for it."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..acting import today
from ..models import Grant, Key, Tenure
from ..rules import VERBS_OF


def staffed(verb: str) -> Q:
    """Of rows of Spell: those where somebody's role of today allows the verb, given at that very
    office, or at the one that a unit is of.

    A role that only reaches down to the office from above makes nobody of its own.
    """
    roles = [role for role, verbs in VERBS_OF.items() if verb in verbs]
    who = Coalesce(F("delegated__account__person"), F("account__person"))
    there = Tenure.objects.filter(_now(), post=OuterRef("post"), person=OuterRef("who"))
    rows = Grant.objects.annotate(who=who).filter(
        _now(),
        Q(delegated=None) | _now("delegated__"),
        Q(post=None) | Q(Exists(there)),
        role__in=roles,
        account__is_active=True,
    )
    own, above = rows.filter(office=OuterRef("office")), rows.filter(office=OuterRef("parent"))
    return Q(Exists(own)) | Q(Exists(above), kind="unit")


def linked(thing_kind: str, thing: int | str) -> Q:
    """Of rows of Spell: those of offices that have a link about the thing which still opens."""
    rows = Key.objects.exclude(purpose="api").filter(thing_kind=thing_kind, thing=str(thing))
    rows = rows.filter(revoked_at=None, expires_at__gt=timezone.now(), office=OuterRef("office"))
    return Q(Exists(rows.exclude(uses_left=0)))


def _now(prefix: str = "") -> Q:
    """The days of what stands behind `prefix` take in today."""
    days: dict[str, Any] = {f"{prefix}since__lte": today(), f"{prefix}until__gt": today()}
    return Q(**days)
