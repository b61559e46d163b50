"""How the acting person stands to a letter in one office: theirs to pass on, or not."""

from __future__ import annotations

from collections.abc import Mapping

from wian.offices.acting import Actor, counting, where_of
from wian.offices.queries.reach import standings
from wian.offices.rules import VERBS_OF, Where

from ..endorsing import Hands
from ..models import Custody

READ = "letter.read"
WRITE = "letter.write"
REGISTER = "letter.register"


def right(state: str) -> str:
    """The right to change a letter in this state: what stands in a book, who registers changes."""
    return REGISTER if state == "registered" else WRITE


def stands_in(actor: Actor, verb: str) -> frozenset[int]:
    """The offices and units at which this person's own roles of today have the verb."""
    held = counting(actor, chosen=True)
    return frozenset(grant.office for grant in held if verb in VERBS_OF[grant.role])


def hands_of(actor: Actor, custody: Custody, where: Mapping[int, Where]) -> Hands:
    """How the person stands to the letter as it lies; `where` its office and its unit stand."""
    closed = custody.closed_at is not None
    return hands_at(
        actor, custody.office_id, custody.unit_id, custody.holder_id, where, closed=closed
    )


def hands_at(
    actor: Actor,
    office: int,
    unit: int,
    holder: int | None,
    where: Mapping[int, Where],
    *,
    closed: bool,
) -> Hands:
    """The same for a letter that lies there: no query."""
    own = actor.account is not None and holder == actor.account
    of_unit = unit != office and unit in stands_in(actor, WRITE)
    return Hands(
        holder=own and actor.may(READ, where[unit]).allowed,
        desk=holder is None and (actor.may(REGISTER, where[unit]).allowed or of_unit),
        registry=actor.may(REGISTER, where[office]).allowed,
        closed=closed,
    )


def where_of_all(*custodies: Custody) -> Mapping[int, Where]:
    """Where the offices and units of these stand today: one query."""
    ids = {id_ for each in custodies for id_ in (each.office_id, each.unit_id)}
    return {office: where_of(spell) for office, spell in standings(ids).items()}
