"""What was passed on is known to be, once the letter that does it was sent."""

from __future__ import annotations

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ...circulating import State
from ...models import Letter, Receipt, Tie
from .moving import bring


def passed_on(actor: Actor, row: Letter) -> None:
    """What the letter passed on is relayed by its office, now that it was sent; in the caller's
    transaction."""
    ties = Tie.objects.filter(other=row, kind="forwarded", state="confirmed")
    if not (uppers := list(ties.values_list("letter", flat=True))):
        return
    receipts = Receipt.objects.select_for_update().filter(
        letter__in=uppers, office=row.office_id, relay=None
    )
    for receipt in receipts.exclude(state__in=[State.RECALLED, State.RETURNED]):
        to = State.DONE if receipt.state == State.DONE else State.RELAYED
        bring(actor, receipt, to, relay=row.pk)
        touched = [("letter", row.pk), ("office", row.office_id)]
        tell(actor, "receipt.relay", ("letter", receipt.letter_id), touched=touched)
