"""What the acting person may do about what an office owes, asked of rows that are read already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wian.offices.acting import Actor, where_of
from wian.offices.queries.reach import standings

from ...models import Assignment, Owed
from ..seeing import SEE

DO, ACCEPT, GRANT = "duty.do", "duty.accept", "duty.grant"


@dataclass(frozen=True, slots=True)
class Rights:
    """Who writes the report, sees its draft, accepts it, grants leave; and the offices' names."""

    mine: bool
    inner: bool
    accepts: bool
    grants: bool
    names: Mapping[int, str]


def rights(actor: Actor, row: Owed) -> Rights:
    """Of one row with its duty: two queries."""
    given = Assignment.objects.filter(duty=row.duty_id, office=row.office_id).first()
    unit = given.unit_id if given else None
    ids = {row.office_id, row.duty.office_id, row.above_id, unit} - {None}
    there = standings(id_ for id_ in ids if id_ is not None)

    def may(verb: str, office: int | None) -> bool:
        spell = there.get(office or 0)
        return spell is not None and actor.may(verb, where_of(spell)).allowed

    held = given is not None and actor.account is not None and given.holder_id == actor.account
    mine = may(DO, row.office_id) or may(DO, unit) or (held and may(SEE, unit or row.office_id))
    over = {row.duty.office_id, row.above_id} - {row.office_id, None}
    return Rights(
        mine,
        mine or may(SEE, row.office_id),
        may(ACCEPT, row.duty.office_id),
        any(may(GRANT, office) for office in over),
        {office: _named(spell) for office, spell in there.items()},
    )


def _named(spell: Any) -> str:
    return str(spell.name_th)
