"""Files as the acting person may see them; a list asks as few queries as a single file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from django.db.models import Q

from wian.offices.acting import Actor, check, where_of
from wian.offices.queries.reach import standing

from ..models import Access, File, Use
from ..uses import Thing, Used, narrowed, seen
from ..values import AccessView, FileView, UseView
from .entering import admitted
from .seeing import looked_at, rows, used

LOG: tuple[str, ...] = ("ledger.see", "letter.sign")
"""Rights at the keeping office, one of which shows who opened a file."""
_LAST = 200
_SHARED = 1_000


def file(actor: Actor, id_: int) -> FileView:
    """The file; LookupError where there is none, Denied (noted, and in the ledger) if not shown."""
    row, state = admitted(actor, id_, how="see")
    return _view(row, state)


def files(actor: Actor, ids: Iterable[int]) -> Mapping[int, FileView]:
    """Those of the files that the person may see, by id; the others are left out silently."""
    return _admitted(actor, ids, shown=False)


def of_thing(actor: Actor, kind: str, thing: int | str) -> list[FileView]:
    """The files of one thing in the order they came; none where the thing is not seen."""
    return of_things(actor, kind, [thing])[str(thing)]


def of_things(
    actor: Actor, kind: str, things: Collection[int | str]
) -> Mapping[str, list[FileView]]:
    """The files of each thing; a list of things costs no more queries than one."""
    asked: dict[str, list[FileView]] = {str(thing): [] for thing in things}
    shown = _shown(actor, {(kind, thing) for thing in asked})
    listed = used(Use.objects.filter(kind=kind, thing__in=[thing for _, thing in shown]))
    left = _left(actor, listed)
    found = _admitted(actor, {use.file for use in left}, shown=True)
    for use in left:
        if use.file in found:
            asked[use.thing].append(replace(found[use.file], label=use.label))
    return asked


def uses(actor: Actor, id_: int) -> list[UseView]:
    """Where the file is used, as far as the person may see it; Denied as `file`."""
    file(actor, id_)
    rows = Use.objects.filter(file=id_)
    listed = rows.order_by("pk").values_list("kind", "thing", "label", "office", "at")
    found = [UseView(*row) for row in listed]
    shown = _shown(actor, {(use.kind, use.thing) for use in found})
    seen_uses = [use for use in used(rows) if (use.kind, use.thing) in shown]
    left = {(use.kind, use.thing) for use in _left(actor, seen_uses)}
    return [use for use in found if (use.kind, use.thing) in left]


def sharing(
    actor: Actor, kind: str, things: Collection[int | str], *, called: Collection[str]
) -> Mapping[str, set[str]]:
    """To each thing the others of its kind that the person sees and that have a file of the same
    bytes: three queries, the newest of very many.

    Only files count that things call by one of these words, or by it and more after a dot.
    """
    named = Q(label__in=called)
    for word in called:
        named |= Q(label__startswith=f"{word}.")
    uses = Use.objects.filter(named, kind=kind)
    own: dict[int, set[str]] = defaultdict(set)
    used = uses.filter(thing__in=[str(thing) for thing in things])
    for thing, blob in used.values_list("thing", "file__blob"):
        own[blob].add(thing)
    others = uses.filter(file__blob__in=own).order_by("-pk")
    listed = list(others.values_list("thing", "file__blob")[:_SHARED])
    shown = {thing for _, thing in _shown(actor, {(kind, thing) for thing, _ in listed})}
    found: dict[str, set[str]] = {str(thing): set() for thing in things}
    for other, blob in listed:
        for thing in own[blob] - {other} if other in shown else ():
            found[thing].add(other)
    return found


def accesses(actor: Actor, id_: int) -> list[AccessView]:
    """The last 200 times the file was opened or refused, newest first.

    For who sees the ledger or signs letters where the file is kept; Denied for others.
    """
    found = File.objects.filter(pk=id_).first()
    if found is None:
        raise LookupError("file")
    spell = standing(found.office_id)
    able = [verb for verb in LOG if actor.may(verb, where_of(spell)).allowed]
    check(actor, able[0] if able else LOG[0], spell)
    columns = ("account", "office", "how", "allowed", "origin", "address", "at")
    listed = Access.objects.filter(file=id_).order_by("-pk")[:_LAST]
    return [AccessView(*row) for row in listed.values_list(*columns)]


def steps(actor: Actor, id_: int, *, verb: str) -> frozenset[str]:
    """What is open to this person now: "open", "replace", "release", "accesses"; Denied as `file`.

    `verb` is the right to change it that the room asks for whose thing the file is.
    """
    found = file(actor, id_)
    where = where_of(standing(found.office))
    able = actor.may(verb, where).allowed
    newest = found.later is None and found.original is None
    open_to = {
        "open": not found.state,
        "replace": able and newest,
        "release": able,
        "accesses": any(actor.may(right, where).allowed for right in LOG),
    }
    return frozenset(step for step, is_open in open_to.items() if is_open)


def _admitted(actor: Actor, ids: Iterable[int], *, shown: bool) -> Mapping[int, FileView]:
    """Those of the files that the person may see; `shown`: all are of things that are seen."""
    found = list(rows(ids))
    looked = looked_at(actor, found, shown=shown)
    allowed = ((row, looked[row.pk]) for row in found if looked[row.pk].decision.allowed)
    return {row.pk: _view(row, at.state) for row, at in allowed}


def _shown(actor: Actor, things: set[Thing]) -> set[Thing]:
    return things if actor.system else seen(actor, things)


def _left(actor: Actor, uses: Sequence[Used]) -> list[Used]:
    """Those of the uses, by things that are seen, that the room of the things shows."""
    if actor.system:
        return list(uses)
    left = narrowed(actor, uses)
    return [use for use in uses if (use.file, (use.kind, use.thing)) in left]


def _view(row: File, state: str) -> FileView:
    return FileView(
        id=row.pk,
        name=row.name,
        media=row.blob.media,
        size=row.blob.size,
        pages=row.blob.pages,
        digest=row.blob.digest,
        office=row.office_id,
        account=row.account_id,
        at=row.at,
        version=row.version,
        earlier=row.earlier_id,
        later=getattr(row, "newer", None),
        original=row.original_id,
        release_at=row.release_at,
        private=row.private,
        state=state,
    )
