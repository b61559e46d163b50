"""What is still to be told of letters that go round, asked right before it leaves the house."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db.models import Q

from wian.offices.acting import actor_of

from ...circulating import State
from ...models import Letter, Receipt
from ..hands import WRITE, stands_in

SENT_ROUND: Final = "dispatch."
REMINDED: Final = "remind."
CAME_BACK: Final = "came_back."


def key_of(dispatch: int) -> str:
    """The key of the notice of a dispatch."""
    return f"{SENT_ROUND}{dispatch}"


def reminder_of(letter: int, day: str = "") -> str:
    """The key of the reminder of this day; without one what all of the letter begin with."""
    return f"{REMINDED}{letter}.{day}"


def came_back(letter: int, what: str) -> str:
    """The key of the notice that an office returned the letter or answered it, told by `what`."""
    return f"{CAME_BACK}{letter}.{what}"


def still_told(account: int, keys: Collection[str]) -> frozenset[str]:
    """Those of the keys of notices whose letters lie with an office where the account may
    acknowledge them today, reminders only of what is silent there; and of what came back, those
    of letters that such an office sent. Five queries at most."""
    own = stands_in(actor_of(account, origin="web"), WRITE)
    about = {key: int(key.split(".")[1]) for key in keys}
    letters, dispatches = (
        {id_ for key, id_ in about.items() if key.startswith(prefix)}
        for prefix in (REMINDED, SENT_ROUND)
    )
    silent = Q(letter__in=letters, state=State.SENT)
    came = Q(dispatch__in=dispatches) & ~Q(state=State.RECALLED)
    rows = list(Receipt.objects.filter(silent | came, office__in=own).values_list(
        "letter_id", "dispatch_id", "state"
    ))  # fmt: skip
    quiet = {letter for letter, _, state in rows if state == State.SENT}
    there = {dispatch for _, dispatch, state in rows if state != State.RECALLED}
    back = {id_ for key, id_ in about.items() if key.startswith(CAME_BACK)}
    theirs = Letter.objects.filter(pk__in=back, office__in=own).values_list("pk", flat=True)
    lying = {REMINDED: quiet, SENT_ROUND: there, CAME_BACK: set(theirs) if back else set()}
    return frozenset(key for key, id_ in about.items() if id_ in lying[key[: key.index(".") + 1]])
