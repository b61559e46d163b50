"""A body without an account acknowledges a letter through its signed link; links are made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from django.db import transaction
from django.utils import timezone

from wian.offices.acting import Actor, check
from wian.offices.actions import keys
from wian.offices.queries.keys import open_since
from wian.offices.queries.reach import standing
from wian.offices.values import LinkView

from ...circulating import State
from ...errors import Refused
from ...models import Receipt
from ...queries.circulation.by_link import THING, reader, receipt_of, was_written
from ..finals import keep_final
from ..registers.papers import held
from .moving import locked, move
from .sending import sendable

MOST: Final = 1_000
"""So many links are made in one go; each has a slip with its code on the page that shows them."""


@dataclass(frozen=True, slots=True)
class Made:
    """A link that was made for an office; its secret is told once."""

    office: int
    secret: str


def make_links(
    actor: Actor,
    *,
    letter: int,
    offices: Collection[int],
    purpose: Literal["acknowledge", "reply"],
    expires_at: datetime,
    anew: bool = False,
) -> tuple[Made, ...]:
    """Each of these offices that has the letter has a link for it, all or none.

    By who sends letters and makes links of its office. Refused L606 for one that was not sent it,
    L620 for more than a thousand, L681 where one has such a link already: nobody can be told its
    secret again. `anew` makes others, and those stop. One statement writes them.
    """
    found = sendable(actor, letter)
    wanted = sorted(set(offices))
    if len(wanted) > MOST:
        raise Refused("L620", most=f"{MOST:,}", count=f"{len(wanted):,}")
    have = Receipt.objects.filter(letter=letter, office__in=wanted).exclude(state=State.RECALLED)
    if have.count() != len(wanted):
        raise Refused("L606")
    check(actor, "link.make", standing(found.office_id))
    with transaction.atomic():
        held(letter)  # whoever makes links at the same moment waits, and sees these
        if not anew:
            _check_new(letter, purpose, wanted)
        secrets = keys.make_links(
            actor,
            sender=found.office_id,
            offices=wanted,
            purpose=purpose,
            thing_kind=THING,
            thing=letter,
            expires_at=expires_at,
            anew=anew,
        )
    return tuple(Made(office, secrets[office]) for office in wanted)


def _check_new(letter: int, purpose: str, offices: Collection[int]) -> None:
    """Pass where none of the offices has such a link; Refused L681."""
    if there := open_since(THING, letter, purpose=purpose, offices=offices):
        at = timezone.localtime(max(there.values()))
        raise Refused("L681", count=f"{len(there):,}", at=f"{at.date()} {at:%H.%M}")


def acknowledge_by_link(link: LinkView, *, address: str) -> bool:
    """The office of the opened link knows of the letter; False where it had said so.

    Refused L606 where it has none, L622 where the letter was recalled, L607 for what was returned,
    O118.
    """
    receipt_of(link)
    letter, who = int(link.thing), by_link(link, address)
    with transaction.atomic():
        if knows(letter, link.office):
            return False
        keys.use_link(link, address=address)
        acknowledged(who, letter, link.office)
    return True


def paper_by_link(link: LinkView, *, address: str) -> int:
    """The paper of the letter that was written here is a file of it, made once; the file's id.

    LookupError for a letter that came in as a file, Refused as `acknowledge_by_link`.
    """
    if not was_written(link):
        raise LookupError("paper")
    return keep_final(by_link(link, address), letter=int(link.thing))


def by_link(link: LinkView, address: str) -> Actor:
    """Who writes by a link: nobody by name, for its office; what is open the link alone says."""
    return replace(reader(link, address), system=True)


def knows(letter: int, office: int) -> bool:
    """Whether the office has said so, or done more; its receipt is locked from here on."""
    return locked(letter, office).state in (State.ACKNOWLEDGED, State.RELAYED, State.DONE)


def acknowledged(who: Actor, letter: int, office: int) -> None:
    """The office's receipt says that it knows; Refused L607 for what it returned."""
    move(who, letter=letter, office=office, to=State.ACKNOWLEDGED, verb="receipt.acknowledge")
