"""The one way into the ledger. Called by the actions of every room, inside their transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from . import rules
from .models import Entry, Touched
from .rules import Thing
from .verbs import verb as known


def record(
    *,
    verb: str,
    origin: str,
    account: int | None = None,
    post: int | None = None,
    office: int | None = None,
    thing: Thing | None = None,
    touched: Iterable[Thing] = (),
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    count: int = 1,
    denied_because: str | None = None,
    address: str = "",
) -> int:
    """The action stands in the ledger, in the caller's transaction or not at all; its entry's id.

    One row for one action, also for a bulk one (`count`); `touched` names the few other things
    whose timelines must show it. ValueError for a verb that is not in the list and for values
    that are large, not plain, or words about a person.

    A denied attempt must outlive the refused request, so it is recorded outside any transaction:
    raise first, and record where the exception leaves the atomic block. Inside one RuntimeError
    says so, for a row that vanishes is worse than a loud mistake.
    """
    what = known(verb)
    main = rules.pair(thing) if thing else ("", "")
    also = rules.others(touched, main)
    entry = Entry(
        at=timezone.now(),
        verb=what.name,
        account=account,
        post=post,
        office=office,
        kind=main[0],
        thing=main[1],
        before=rules.written(before, personal=what.personal),
        after=rules.written(after, personal=what.personal),
        count=count,
        why="" if denied_because is None else rules.reason(denied_because),
        origin=rules.origin(origin),
        address=rules.shortened(address),
    )
    with transaction.atomic(savepoint=False, durable=denied_because is not None):
        entry.save(force_insert=True)
        if also:
            Touched.objects.bulk_create(
                Touched(entry=entry, kind=kind, thing=key) for kind, key in also
            )
    return entry.pk
