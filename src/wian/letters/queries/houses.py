"""The office with its units as one house, and who works in it today."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from wian.offices.acting import SYSTEM, today
from wian.offices.queries.reach import reached, standing
from wian.offices.rules import SEE, VERBS_OF

from ..inside_values import Colleague, House, Room

_GRANT: Final = "office__grants__"
_PERSON: Final = f"{_GRANT}account__person__"


def house(office: int) -> House:
    """The house that the office, or the unit, belongs to, as it stands today: two queries."""
    spell = standing(office)
    return house_of(office, spell.parent_id if spell.kind == "unit" else None)


def house_of(office: int, above: int | None) -> House:
    """The same for an office that is a unit of `above`, None for one that is no unit: one query."""
    root = above or office
    rows = reached(SYSTEM, SEE).filter(Q(office=root) | Q(kind="unit", parent=root))
    rooms = rows.order_by("path").values_list("office", "name_th")
    return House(root, tuple(Room(*room) for room in rooms))


def colleagues(offices: Collection[int], *, verb: str) -> tuple[Colleague, ...]:
    """Whose role of today at one of these very offices has the verb, by name: one query.

    A role bound to a post counts while its person, or who handed it on, is in the post.
    """
    return tuple(
        Colleague(account, office, called(*name), role)
        for office, account, role, *name in _with_roles(offices, verb)
        .values_list(*_COLUMNS)
        .distinct()
        .order_by(F(f"{_PERSON}folded").asc(nulls_first=True), f"{_GRANT}account")
    )


def working(offices: Any, *, verb: str) -> QuerySet[Any, Any]:
    """The ids of their accounts, to be used in a statement; `offices` may be a subquery."""
    return _with_roles(offices, verb).values("office__grants__account")


def _with_roles(offices: Any, verb: str) -> QuerySet[Any]:
    """Rows of these offices for each role of today that has the verb."""
    roles = [role for role, verbs in VERBS_OF.items() if verb in verbs]
    who = Coalesce(F(f"{_GRANT}delegated__account__person"), F(f"{_GRANT}account__person"))
    stay = f"{_GRANT}post__tenures__"
    bound = Q(**{f"{stay}person": who}) & _now(stay)
    source = Q(**{f"{_GRANT}delegated": None}) | _now(f"{_GRANT}delegated__")
    given = Q(**{f"{_GRANT}role__in": roles, f"{_GRANT}account__is_active": True})
    free = Q(**{f"{_GRANT}post": None})
    return reached(SYSTEM, SEE).filter(
        given & _now(_GRANT) & source & (free | bound), office__in=offices
    )


_COLUMNS: Final = (
    "office",
    f"{_GRANT}account",
    f"{_GRANT}role",
    f"{_PERSON}title",
    f"{_PERSON}given",
    f"{_PERSON}family",
    f"{_GRANT}account__login",
)


def called(title: str | None, given: str | None, family: str | None, login: str | None) -> str:
    """The name as a letter has it; the login where there is none."""
    return f"{title or ''}{given or ''} {family or ''}".strip() or (login or "")


def _now(prefix: str) -> Q:
    """The days of what stands behind `prefix` take in today."""
    days: dict[str, Any] = {f"{prefix}since__lte": today(), f"{prefix}until__gt": today()}
    return Q(**days)
