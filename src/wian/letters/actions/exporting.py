"""A list of letters is taken out of the house, and the ledger keeps who did it."""

from __future__ import annotations

from wian.ledger import actions as ledger
from wian.offices.acting import Actor

from ..queries.listing import Listed, listed
from ..search.values import Wanted


def export_found(actor: Actor, *, wanted: Wanted) -> tuple[Listed, ...]:
    """Every letter that search finds, as this person may read it; the ledger has how many.

    What was searched for is not told there: it may be anybody's name. Refused L502.
    """
    lines = listed(actor, wanted)
    ledger.record(
        verb="letter.export",
        account=actor.account,
        post=actor.post,
        office=actor.office,
        count=len(lines),
        origin=actor.origin,
        address=actor.address,
    )
    return lines
