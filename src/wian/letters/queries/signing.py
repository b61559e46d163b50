"""How the acting person may sign for an office today, by posts, stays and roles handed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wian.offices.acting import SYSTEM, Actor, counting, today
from wian.offices.queries.accounts import grants_of
from wian.offices.queries.people import own_person, posts_of
from wian.offices.rules import VERBS_OF
from wian.offices.values import GrantView

from ..drafting import BY_THE_HEAD
from ..signing import Seat, Signature, signatures
from .houses import house

SIGN = "letter.sign"


def signing(actor: Actor, offices: frozenset[int], *, verb: str) -> tuple[Signature, ...]:
    """The ways in which this person signs for one of the offices today, the usual one first.

    By a post there, or by a role with `verb` that somebody in a post there handed on for these
    days. Empty for a person without either. A chosen post comes first.
    """
    if actor.account is None:
        return ()
    seats = _seats(own_person(actor.account))
    proxies = [seat for grant in _handed_on(actor, verb) for seat in _proxy(grant, offices)]
    found = signatures(seats, proxies, offices)
    return tuple(sorted(found, key=lambda signature: signature.post != actor.post))


def rooms_of(form: str, office: int) -> frozenset[int]:
    """The offices in whose posts a letter of this form is signed.

    Some forms are signed for the office itself, others in its units too.
    """
    return frozenset({office}) if form in BY_THE_HEAD else house(office).ids


def _seats(person: int | None) -> list[Seat]:
    """The posts that the person is in today, wherever."""
    if person is None:
        return []
    return [
        Seat(post.id, post.office, post.title, post.head, holder.mode, holder.since, holder.until)
        for post in posts_of(SYSTEM, person)
        for holder in post.holders
        if holder.person == person
    ]


def _handed_on(actor: Actor, verb: str) -> Iterator[GrantView]:
    """The person's roles of today with this verb that somebody else handed on."""
    held = (grant for grant in counting(actor, chosen=True) if grant.handed_on)
    now = {grant.id for grant in held if verb in VERBS_OF[grant.role]}
    if actor.account is not None and now:
        for grant in grants_of(actor, actor.account):
            if grant.id in now and grant.handed_on_by is not None:
                yield grant


def _proxy(grant: GrantView, offices: frozenset[int]) -> Iterator[Seat]:
    """The posts in the offices of whoever handed the role on, for the days of the role."""
    assert grant.handed_on_by is not None
    for seat in _seats(own_person(grant.handed_on_by)):
        bound = not grant.post_title or grant.post_title == seat.title
        if seat.office in offices and bound and seat.mode != "acting_for":
            since, until = max(grant.since, seat.since), min(grant.until, seat.until)
            if _holds(since, until):
                yield Seat(seat.post, seat.office, seat.title, seat.head, "holder", since, until)


def _holds(since: date, until: date) -> bool:
    return since <= today() < until
