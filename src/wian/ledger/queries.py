"""The ledger as people read it, newest first. Who may see a timeline is decided by the room above.

This room knows no rights: it stands below the offices. A caller asks its own visibility query for
the thing first, and only then for the thing's timeline.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, TextField, When

from .models import Entry, Touched
from .rules import Pair, pair
from .verbs import VERBS, Verb


@dataclass(frozen=True, slots=True)
class Line:
    """One action, done or denied, ready to be told; `why` is the reason of a denial."""

    id: int
    at: datetime
    verb: Verb
    account: int | None
    post: int | None
    office: int | None
    thing: Pair | None
    touched: tuple[Pair, ...]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    count: int
    why: str
    origin: str
    address: str

    @property
    def denied(self) -> bool:
        """Whether it was refused."""
        return self.why != ""


def timeline(
    kind: str,
    thing: int | str,
    *,
    limit: int = 50,
    before_id: int | None = None,
    beside_too: bool = True,
    offices: Collection[int] | None = None,
    alone_too: bool = False,
) -> list[Line]:
    """All that happened to the thing, as the main one or beside another; three queries.

    `before_id` continues below the last line of the page before. Without `beside_too` it is not
    told what else each line touched, which saves a query. With `offices` only lines that touch
    one of these; `alone_too`: and those of the thing itself that touch no office at all.
    """
    kind, key = pair((kind, thing))
    beside = Touched.objects.filter(kind=kind, thing=key).order_by("-entry")
    entries = Entry.objects.filter(kind=kind, thing=key).order_by("-pk")
    if before_id is not None:
        beside, entries = beside.filter(entry__lt=before_id), entries.filter(pk__lt=before_id)
    if offices is not None:
        among = Touched.objects.filter(kind="office", thing__in=[str(one) for one in offices])
        beside = beside.filter(Exists(among.filter(entry=OuterRef("entry"))))
        here = Q(Exists(among.filter(entry=OuterRef("pk"))))
        none = ~Exists(Touched.objects.filter(kind="office", entry=OuterRef("pk")))
        entries = entries.filter(here | Q(none)) if alone_too else entries.filter(here)
    found = {entry.pk: entry for entry in entries[:limit]}
    found |= {row.entry.pk: row.entry for row in beside.select_related("entry")[:limit]}
    newest = [found[pk] for pk in sorted(found, reverse=True)[:limit]]
    return _lines(newest) if beside_too else [_line(entry, ()) for entry in newest]


def happened(
    kind: str, things: Collection[int], *, since: datetime, limit: int = 50
) -> list[tuple[Line, int]]:
    """What was done since then to any of these things, or beside, the newest first; one query.

    Each line, without what else it touched, and with one of the things.
    """
    asked = [str(thing) for thing in things]
    beside = Touched.objects.filter(entry=OuterRef("pk"), kind=kind, thing__in=asked)
    own = When(kind=kind, thing__in=asked, then=F("thing"))
    found = Case(own, default=Subquery(beside.values("thing")[:1]), output_field=TextField())
    entries = Entry.objects.filter(at__gte=since, why="").annotate(found=found)
    rows: Iterable[Any] = entries.exclude(found=None).order_by("-pk")[:limit]
    return [(_line(entry, ()), int(entry.found)) for entry in rows]


def latest(
    *,
    account: int | None = None,
    office: int | None = None,
    offices: Collection[int] | None = None,
    denied: bool = False,
    limit: int = 50,
    before_id: int | None = None,
) -> list[Line]:
    """The newest actions: of an account, for an office, or denied ones only; two queries.

    `offices` asks for what was done by any of them or to any of them.
    """
    entries = Entry.objects.order_by("-pk")
    if account is not None:
        entries = entries.filter(account=account)
    if office is not None:
        entries = entries.filter(office=office)
    if offices is not None:
        things = [str(office) for office in offices]
        also = Touched.objects.filter(kind="office", thing__in=things).values("entry")
        about = Q(kind="office", thing__in=things) | Q(pk__in=also)
        entries = entries.filter(Q(office__in=offices) | about)
    if denied:
        entries = entries.exclude(why="")
    if before_id is not None:
        entries = entries.filter(pk__lt=before_id)
    return _lines(list(entries[:limit]))


def _lines(entries: Iterable[Entry]) -> list[Line]:
    touched = defaultdict(list)
    for row in Touched.objects.filter(entry__in=entries).order_by("kind", "thing"):
        touched[row.entry_id].append((row.kind, row.thing))
    return [_line(entry, tuple(touched[entry.pk])) for entry in entries]


def _line(entry: Entry, touched: tuple[Pair, ...]) -> Line:
    return Line(
        id=entry.pk,
        at=entry.at,
        verb=VERBS[entry.verb],
        account=entry.account,
        post=entry.post,
        office=entry.office,
        thing=(entry.kind, entry.thing) if entry.kind else None,
        touched=touched,
        before=json.loads(entry.before) if entry.before else None,
        after=json.loads(entry.after) if entry.after else None,
        count=entry.count,
        why=entry.why,
        origin=entry.origin,
        address=entry.address,
    )
