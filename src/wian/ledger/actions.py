"""The one way into the ledger. Called by the actions of every room, inside their transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, TypeAlias

from django.db import transaction
from django.utils import timezone

from . import rules
from .models import Entry, Touched
from .rules import Thing
from .verbs import verb as known

Row: TypeAlias = tuple[Entry, list[rules.Pair]]
_late: Final[ContextVar[list[Row] | None]] = ContextVar("late", default=None)


@contextmanager
def denials_outlive() -> Iterator[None]:
    """Denied attempts inside are in the ledger when the block is over, in a row of their own.

    For who runs a whole action in a transaction around it, which a refusal takes back:
    `with denials_outlive(), transaction.atomic(): …`.
    """
    rows: list[Row] = []
    token = _late.set(rows)
    try:
        yield
    finally:
        _late.reset(token)
        for row in rows:
            _write(row, durable=True)


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
    says so, for a row that vanishes is worse than a loud mistake. Where the block around says
    `denials_outlive`, the row waits for its end, and there is no id yet: 0.
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
    row = (entry, also)
    if denied_because is not None and (late := _late.get()) is not None:
        late.append(row)
        return 0
    return _write(row, durable=denied_because is not None)


def _write(row: Row, *, durable: bool) -> int:
    entry, also = row
    with transaction.atomic(savepoint=False, durable=durable):
        entry.save(force_insert=True)
        if also:
            Touched.objects.bulk_create(
                Touched(entry=entry, kind=kind, thing=key) for kind, key in also
            )
    return entry.pk
