"""Offices as the acting person may see them, on any day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from wian.thai.folding import fold

from ..acting import Actor, counting, refuse, today
from ..models import Event, Office, Place, Spell
from ..rules import SEE, VERBS_OF
from ..values import EventView, OfficeView, PlaceView
from .spells import above, on, reach, under, under_line, views


def visible(actor: Actor, day: date | None = None) -> QuerySet[Spell]:
    """The spells on `day` that this person may see; higher rooms use it as a subquery.

    Seen are the offices that a role reaches today, their units, and the offices above them.
    """
    rows = on(day or today())
    if actor.system:
        return rows
    seen, upper = Q(pk__in=()), set[int]()
    for grant in counting(actor, chosen=True):
        if SEE not in VERBS_OF[grant.role]:
            continue
        seen |= reach(grant)
        upper.update(above(grant.where.path), above(grant.where.line_path))
    return rows.filter(seen | Q(office_id__in=upper))


def offices(actor: Actor, *, day: date | None = None) -> list[OfficeView]:
    """Every office that the person may see on `day`, in the order of the tree."""
    return views(visible(actor, day).order_by("path"))


def office(actor: Actor, key: str, *, day: date | None = None) -> OfficeView:
    """The office of this key on `day`; Denied (and in the ledger) when it may not be seen.

    Raises LookupError where no such office was there on that day.
    """
    day = day or today()
    rows = on(day).filter(office__key=key)
    found = views(rows)
    if not found:
        raise LookupError(key)
    if not visible(actor, day).filter(office__key=key).exists():
        refuse(actor, SEE, rows.get())
    return found[0]


def subtree(actor: Actor, view: OfficeView, *, day: date | None = None) -> list[OfficeView]:
    """The office and all under it by area, in the order of the tree: one range."""
    return views(visible(actor, day).filter(under(view.path)).order_by("path"))


def line(actor: Actor, view: OfficeView, *, day: date | None = None) -> list[OfficeView]:
    """The office and all under it along its field line."""
    rows = visible(actor, day).filter(under_line(view.line_path))
    return views(rows.order_by("line_path"))


def ancestors(actor: Actor, view: OfficeView, *, day: date | None = None) -> list[OfficeView]:
    """The offices above, the highest first, without the office itself."""
    upper = [id_ for id_ in above(view.path) if id_ != view.id]
    return views(visible(actor, day).filter(office_id__in=upper).order_by("path"))


def list_order(view: OfficeView) -> tuple[str, str, str]:
    """By place, then code, then name: the order of official lists."""
    return view.place, view.code, view.name_th


def history(actor: Actor, view: OfficeView) -> list[OfficeView]:
    """Every spell of an office that the person may see as it is in `view`, the newest first.

    Asked of the day on which the view began, so that a closed office keeps its history.
    """
    if not visible(actor, view.since).filter(office=view.id).exists():
        return []
    return views(Spell.objects.filter(office=view.id).order_by("-since"))


def events(actor: Actor, view: OfficeView) -> list[EventView]:
    """What happened to an office, the newest first: two queries."""
    rows = Event.objects.filter(parts__office=view.id).distinct().prefetch_related("parts")
    return [
        EventView(
            row.kind,
            row.day,
            row.reason,
            tuple(part.office_id for part in row.parts.all() if not part.after),
            tuple(part.office_id for part in row.parts.all() if part.after),
        )
        for row in rows.order_by("-day", "-pk")
    ]


def names(ids: Iterable[int], *, day: date | None = None) -> dict[int, str]:
    """The Thai names of offices on `day`, the last one of those that were closed by then.

    Names of public bodies only; whoever may see a thing may see which offices it names.
    """
    rows = Spell.objects.filter(office_id__in=set(ids), since__lte=day or today())
    return dict(rows.order_by("since").values_list("office_id", "name_th"))


def keys(ids: Iterable[int]) -> dict[int, str]:
    """The keys of offices, open or closed: by them programs name an office."""
    return dict(Office.objects.filter(pk__in=set(ids)).values_list("pk", "key"))


def find(
    actor: Actor,
    words: str,
    *,
    kind: str = "",
    day: date | None = None,
    after: str = "",
    limit: int = 50,
) -> list[OfficeView]:
    """Visible offices whose name, short name or code holds every word, digits of either kind.

    In the order of the tree, from behind the office with the key `after` on; LookupError where
    no such office was there on that day, for an end would be taken for the end of the list.
    """
    rows = visible(actor, day)
    if after:
        last = on(day or today()).filter(office__key=after).values_list("path", flat=True).first()
        if last is None:
            raise LookupError(after)
        rows = rows.filter(path__gt=last)
    for word in words.split()[:8]:
        rows = rows.filter(Q(folded__contains=fold(word)) | Q(code__startswith=fold(word)))
    if kind:
        rows = rows.filter(kind=kind)
    return views(rows.order_by("path")[:limit])


def called(words: str, *, day: date | None = None) -> list[OfficeView]:
    """The offices with this very key, name or short name on `day`, by the order of places.

    Names of public bodies: whoever asks, they are no secret.
    """
    rows, wanted = on(day or today()), fold(words)
    if own := views(rows.filter(office__key=words.strip())):
        return own
    near = views(rows.filter(folded__contains=wanted).order_by("place_id", "path"))
    return [row for row in near if wanted in (fold(row.name_th), fold(row.short))]


def by_key(key: str) -> int:
    """The id of an office, open or closed; LookupError where there is none."""
    found = Office.objects.filter(key=key).values_list("pk", flat=True).first()
    if found is None:
        raise LookupError(key)
    return found


def by_keys(wanted: Iterable[str]) -> list[int]:
    """The ids of these offices, in the order asked: one query. LookupError where one is none."""
    wanted = list(wanted)
    found = dict(Office.objects.filter(key__in=wanted).values_list("key", "pk"))
    if unknown := [key for key in wanted if key not in found]:
        raise LookupError(unknown[0])
    return [found[key] for key in wanted]


def places(*, level: str = "", parent: str = "", day: date | None = None) -> list[PlaceView]:
    """Places on a day by code; places are public."""
    day = day or today()
    rows = Place.objects.filter(since__lte=day, until__gt=day).order_by("code")
    rows = rows.filter(level=level) if level else rows
    rows = rows.filter(parent=parent) if parent else rows
    return [
        PlaceView(*row)
        for row in rows.values_list("code", "level", "parent_id", "name_th", "name_en")
    ]
