"""Moving in the two trees: an office goes, and all that stands under it follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from ..errors import Refused
from ..models import Spell
from ..queries.spells import under, under_line
from ..rules import segment
from .timeline import COPIED, Tree, change, fitting, last_spell, root_of, spell_of

Above = Mapping[str, int | None]
"""The offices chosen above one: "parent" by area, "line" by field line."""

_TREES: Final[tuple[tuple[str, Tree], ...]] = (("parent", "path"), ("line", "line_path"))


def replant(office: int, day: date, *, parent: int | None, line: int | None) -> None:
    """The office stands under other offices from `day` on, and all below it follows.

    Three writes a tree, however many stand below. Refused O102 where a later change stands, O103
    for a place below itself.
    """
    _replant(last_spell(office, day), day, {"parent": parent, "line": line})


def hand_over(office: int, successor: int | None, day: date) -> None:
    """What stands under the office stands under its successor from `day` on, also what comes later.

    A successor that stood under it takes its place. Refused O104 without a successor.
    """
    left = tuple(dict.fromkeys(_dependents(office, day).values_list("office", flat=True)))
    if left and successor is None:
        raise Refused("O104", count=len(left))
    place = spell_of(office, day)
    for child in left:
        taken = child == successor
        parent, line = (place.parent_id, place.line_id) if taken else (successor, successor)
        _rehome(child, office, day, {"parent": parent, "line": line})


def rehome(child: int, office: int, to: int, day: date) -> bool:
    """The child goes from one office to another from `day` on; False if it was not under it."""
    return _rehome(child, office, day, {"parent": to, "line": to})


def _rehome(child: int, office: int, day: date, into: Above) -> bool:
    rows = list(_dependents(office, day).filter(office=child).values_list("pk", flat=True))
    for pk in rows:
        row = Spell.objects.get(pk=pk)  # the one before it may have moved its paths
        above = {name: getattr(row, f"{name}_id") for name, _ in _TREES}
        above |= {name: into[name] for name, of in above.items() if of == office}
        _replant(row, max(day, row.since), above)
    return bool(rows)


def _dependents(office: int, day: date) -> QuerySet[Spell]:
    """The spells from `day` on of offices that stand directly under this one, in either tree."""
    rows = Spell.objects.filter(Q(parent=office) | Q(line=office), until__gt=day)
    return rows.order_by("path", "since")


def _replant(spell: Spell, day: date, above: Above) -> None:
    """The spell, as long as it lasts, stands under these from `day` on; its trees follow."""
    new = change(spell, day)
    for name, tree in _TREES:
        chosen = above[name]
        if getattr(new, f"{name}_id") == chosen:
            continue
        old: str = getattr(new, tree)
        root = root_of(chosen, tree, day)
        if root.startswith(old):
            raise Refused("O103")
        setattr(new, f"{name}_id", chosen)
        new.save(update_fields=[f"{name}_id"])
        planted = root + segment(new.office_id)
        if planted != old:
            _follow(day, tree, old, planted)
            new.refresh_from_db()


def _follow(day: date, tree: Tree, old: str, new: str) -> None:
    """Every spell at or below the path has its new path from `day` on."""
    below = under(old) if tree == "path" else under_line(old)
    rows = list(Spell.objects.filter(below, until__gt=day).order_by("pk"))
    cut = [row for row in rows if row.since < day]
    fresh = [
        Spell(
            office_id=row.office_id,
            since=day,
            until=row.until,
            folded=row.folded,
            **{column: getattr(row, column) for column in COPIED},
        )
        for row in cut
    ]
    Spell.objects.filter(pk__in=[row.pk for row in cut]).update(until=day)
    later = [row for row in rows if row.since >= day]
    for row in (*fresh, *later):
        setattr(row, tree, fitting(new + getattr(row, tree)[len(old) :]))
    Spell.objects.bulk_create(fresh, batch_size=500)
    Spell.objects.bulk_update(later, [tree], batch_size=500)
