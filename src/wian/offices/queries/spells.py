"""Rows of spells on a day, and ranges of the two trees; for the queries of this room only."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from ..models import Spell
from ..rules import SEGMENT, Held
from ..values import OfficeView

COLUMNS = (
    "office_id",
    "office__key",
    "kind",
    "name_th",
    "name_en",
    "short",
    "code",
    "phone",
    "place_id",
    "parent_id",
    "line_id",
    "path",
    "line_path",
    "since",
    "until",
)


def on(day: date) -> QuerySet[Spell]:
    """The spells that hold on `day`: one an office."""
    return Spell.objects.filter(since__lte=day, until__gt=day)


def under(path: str) -> Q:
    """Those whose path begins so, the one itself included: one range of the index."""
    return Q(path__gte=path, path__lt=after(path))


def under_line(path: str) -> Q:
    """The same along the field line."""
    return Q(line_path__gte=path, line_path__lt=after(path))


def reach(grant: Held) -> Q:
    """The spells that a grant's scope takes in: `Held.reaches` as a condition of rows."""
    if grant.scope == "subtree":
        return under(grant.where.path) | under_line(grant.where.line_path)
    return Q(office=grant.office) | Q(kind="unit", parent=grant.office)


def after(path: str) -> str:
    """The first path behind everything that begins with `path`, in any collation: digits only."""
    return str(int(path) + 1).zfill(len(path))


def above(path: str) -> list[int]:
    """The ids in a path from the top down, itself last."""
    return [int(path[i : i + SEGMENT]) for i in range(0, len(path), SEGMENT)]


def views(rows: QuerySet[Spell]) -> list[OfficeView]:
    """The rows as values, in one query."""
    return [OfficeView(*row) for row in rows.values_list(*COLUMNS)]
