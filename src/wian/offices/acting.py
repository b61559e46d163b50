"""Who acts: an account with its grants, the post it acts in, and where the request came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NoReturn

from django.utils import timezone

from wian.ledger import actions as ledger

from .models import Grant, Spell
from .rules import ALLOWED, NOT_SHOWN, Decision, Held, Where, decide
from .terms import counted, sourced


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who reads or writes; `system` is the machine itself (built-in data, commands).

    `chosen` is the grant that a person with several posts acts by; None is all of them.
    """

    account: int | None
    held: tuple[Held, ...] | None
    origin: str
    address: str = ""
    chosen: int | None = None
    system: bool = False

    @property
    def grants(self) -> tuple[Held, ...] | None:
        """The grants that count: the chosen one, or all."""
        if self.held is None or self.chosen is None:
            return self.held
        return tuple(grant for grant in self.held if grant.id == self.chosen)

    @property
    def office(self) -> int | None:
        """The office acted for, when one grant was chosen or there is only one."""
        grants = self.grants or ()
        return grants[0].office if len({grant.office for grant in grants}) == 1 else None

    @property
    def post(self) -> int | None:
        """The post acted in, when one grant was chosen or there is only one."""
        grants = self.grants or ()
        return grants[0].post if len({grant.post for grant in grants}) == 1 else None

    def acting_as(self, grant: int | None) -> Actor:
        """The same person acting by one grant only; all again for None."""
        return replace(self, chosen=grant)

    def may(self, verb: str, where: Where) -> Decision:
        """Whether this person may do `verb` at `where` now, with the reason."""
        return ALLOWED if self.system else decide(self.grants, verb, where, today())


class Denied(Exception):
    """The person may not do this; the reason is in words and already in the ledger."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.english)
        self.decision = decision


SYSTEM = Actor(None, (), "cli", system=True)
NOBODY = Actor(None, None, "web")


def today() -> date:
    """The server's day in Bangkok."""
    return timezone.localdate()


def actor_of(account: int, *, origin: str, address: str = "", chosen: int | None = None) -> Actor:
    """The account with every grant it holds, past and future ones too, on the days it counts.

    Two queries, a third where a grant is bound to a post.
    """
    day = today()
    rows = Grant.objects.filter(account=account, account__is_active=True)
    grants = [
        grant for grant in sourced(rows) if grant.delegated is None or grant.delegated.until > day
    ]
    days = counted(grants)
    spells = {
        spell.office_id: spell
        for spell in Spell.objects.filter(
            office__in={grant.office_id for grant in grants}, since__lte=day, until__gt=day
        )
    }
    held = tuple(
        Held(
            grant.pk,
            grant.role,
            grant.scope,
            grant.office_id,
            where_of(spells[grant.office_id]),
            since,
            until,
            grant.post_id,
            grant.delegated_id is not None,
        )
        for grant in grants
        if grant.office_id in spells
        for since, until in days[grant.pk] or [(grant.since, grant.since)]
    )
    return Actor(account, held, origin, address, chosen)


CHOSEN = "acting"
"""Where a browser's session keeps the grant that its person acts by."""


def as_chosen(who: Actor, chosen: object) -> Actor:
    """The person acting by the grant chosen in the session, by all of them where it is over."""
    held = (grant for grant in counting(who) if grant.id == chosen)
    return next((who.acting_as(grant.id) for grant in held), who)


def counting(who: Actor, *, chosen: bool = False) -> tuple[Held, ...]:
    """Every grant that the person holds today; with `chosen` only those acted by."""
    day, held = today(), who.grants if chosen else who.held
    return tuple(grant for grant in held or () if grant.since <= day < grant.until)


def where_of(spell: Spell) -> Where:
    """Where an office stood in both trees."""
    return Where(spell.path, spell.line_path, spell.kind == "unit")


def check(actor: Actor, verb: str, spell: Spell) -> None:
    """Pass, or record the denied attempt and raise Denied with the reason."""
    if not actor.may(verb, where_of(spell)).allowed:
        refuse(actor, verb, spell)


def refuse(actor: Actor, verb: str, spell: Spell) -> NoReturn:
    """The denied attempt is in the ledger; raises Denied with the reason.

    To be called outside a transaction, or the row would go with it.
    """
    decision = actor.may(verb, where_of(spell))
    if decision.allowed:
        decision = NOT_SHOWN
    deny(actor, verb, ("office", spell.office_id), decision)


def deny(actor: Actor, verb: str, thing: tuple[str, int], decision: Decision) -> NoReturn:
    """The denied attempt is in the ledger; raises Denied. Outside a transaction, as `refuse`."""
    ledger.record(
        verb="see.denied" if verb == "see" else "do.denied",
        account=actor.account,
        post=actor.post,
        office=actor.office,
        thing=thing,
        after={"verb": verb},
        denied_because=decision.code,
        origin=actor.origin,
        address=actor.address,
    )
    raise Denied(decision)
