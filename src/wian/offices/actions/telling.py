"""The ledger row of an action, told of the acting person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wian.ledger import actions as ledger

from ..acting import Actor


def tell(
    actor: Actor,
    verb: str,
    thing: tuple[str, int],
    *,
    touched: Iterable[tuple[str, int | str]] = (),
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    count: int = 1,
) -> None:
    """The action stands in the ledger, with who did it in which post and from where."""
    ledger.record(
        verb=verb,
        account=actor.account,
        post=actor.post,
        office=actor.office,
        thing=thing,
        touched=touched,
        before=before,
        after=after,
        count=count,
        origin=actor.origin,
        address=actor.address,
    )
