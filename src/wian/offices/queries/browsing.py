"""Looking around the directory: pages of results, one level of a tree, who had a code before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery

from wian.thai.agencies import PROVINCES
from wian.thai.folding import fold

from ..acting import Actor, today
from ..models import Place, Spell
from ..values import OfficeView
from .offices import list_order, visible
from .spells import COLUMNS, above, under, views

PAGE = 50
_MOST_WORDS = 8
_CALLED = ("office_id", "office__key", "name_th", "name_en")
_LETTERS = {province.code: province.dopa for province in PROVINCES}
_NAMES = ("level", "name_th", "name_en")
_PLACE = tuple(f"place__{'parent__' * up}{column}" for up in range(3) for column in _NAMES)
_SHORT = {"province": "จ.", "district": "อ.", "subdistrict": "ต."}


@dataclass(frozen=True, slots=True)
class Hit:
    """An office that was found, and where it lies, in Thai and in English as `place_names`."""

    office: OfficeView
    place: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was looked for, out of `of` that are visible; `after` opens the next one."""

    rows: list[Hit]
    total: int
    of: int
    after: str


@dataclass(frozen=True, slots=True)
class Node:
    """An office in a tree, and how many stand directly below it."""

    office: OfficeView
    below: int


def search(
    actor: Actor,
    words: str,
    *,
    kind: str = "",
    day: date | None = None,
    after: str = "",
    limit: int = PAGE,
) -> Found:
    """Visible offices that hold every word in name, short name or code, in the order of the tree.

    The letters of a province mean it too: "ชร 0023.6" finds the unit. Two queries.
    """
    rows, wanted = visible(actor, day), _wanted(words, kind)
    counted = rows.aggregate(of=Count("pk"), total=Count("pk", filter=wanted))
    page = rows.filter(wanted, path__gt=after).order_by("path")[: limit + 1]
    found = [_hit(row) for row in page.values_list(*COLUMNS, *_PLACE)]
    more = found[limit - 1].office.path if len(found) > limit else ""
    return Found(found[:limit], counted["total"], counted["of"], more)


def _hit(row: tuple[Any, ...]) -> Hit:
    lies = zip(*(row[len(COLUMNS) + at :: 3] for at in range(3)), strict=True)
    return Hit(OfficeView(*row[: len(COLUMNS)]), _lying(lies))


def _wanted(words: str, kind: str) -> Q:
    wanted = Q(kind=kind) if kind else Q(pk__isnull=False)
    for word in words.split()[:_MOST_WORDS]:
        plain = fold(word)
        held = Q(folded__contains=plain) | Q(code__contains=plain)
        if province := _LETTERS.get(word):
            held |= Q(place__gte=province, place__lt=str(int(province) + 1))
        wanted &= held
    return wanted


def level(
    actor: Actor,
    parents: Iterable[int],
    *,
    day: date | None = None,
    line: bool = False,
    tops: bool = False,
) -> dict[int | None, list[Node]]:
    """What stands directly under each of these, offices before units: two queries.

    With `tops`, under None, where the tree begins: the whole country, or the bodies that have a
    field line of their own.
    """
    column = "line" if line else "parent"
    rows = visible(actor, day)
    asked = Q(**{f"{column}__in": set(parents)})
    if tops:
        heads = rows.exclude(kind="unit").exclude(line=None).values("line")
        asked |= Q(line=None, office__in=heads) if line else Q(parent=None)
    found = views(rows.filter(asked))
    below = rows.filter(**{f"{column}__in": [row.id for row in found]}).order_by()
    counted = dict(below.values_list(column).annotate(n=Count("pk")))
    out = defaultdict[int | None, list[Node]](list)
    for row in sorted(found, key=lambda row: (row.kind_name == "unit", list_order(row))):
        out[row.line if line else row.parent].append(Node(row, counted.get(row.id, 0)))
    return dict(out)


def of_ids(actor: Actor, ids: Iterable[int], *, day: date | None = None) -> list[OfficeView]:
    """Those of these offices that the person sees on the day, in the order of the tree."""
    return views(visible(actor, day).filter(office__in=set(ids)).order_by("path"))


def upper(
    actor: Actor, view: OfficeView, *, day: date | None = None
) -> tuple[list[OfficeView], list[OfficeView]]:
    """The offices above by area and along the field line, the highest first; one query."""
    area, line = ([i for i in above(path) if i != view.id] for path in (view.path, view.line_path))
    rows = {row.id: row for row in views(visible(actor, day).filter(office__in={*area, *line}))}
    return [rows[i] for i in area if i in rows], [rows[i] for i in line if i in rows]


def tally_below(actor: Actor, view: OfficeView, *, day: date | None = None) -> dict[str, int]:
    """How many of each kind stand anywhere under the office by area."""
    rows = visible(actor, day).filter(under(view.path)).exclude(office=view.id)
    return dict(rows.order_by().values_list("kind").annotate(n=Count("pk")))


def codes(actor: Actor, view: OfficeView) -> list[OfficeView]:
    """Every unit that ever had a code under the office, by code and day.

    Who sees the office today sees who answered under its numbers before.
    """
    if not visible(actor).filter(office=view.id).exists():
        return []
    rows = Spell.objects.filter(parent=view.id, kind="unit").exclude(code="")
    return views(rows.order_by("code", "since"))


def labels(ids: Iterable[int], *, day: date | None = None) -> dict[int, tuple[str, str]]:
    """Thai and English name of offices on `day`, the last ones of those closed by then; public."""
    return {office: (thai, english) for office, _, thai, english in _called(ids, day)}


def keyed(ids: Iterable[int], *, day: date | None = None) -> dict[int, tuple[str, str, str]]:
    """Key, Thai and English name of the same, for links."""
    return {office: (key, thai, english) for office, key, thai, english in _called(ids, day)}


def keyed_beside(
    ids: Iterable[int], beside: Subquery
) -> tuple[dict[int, tuple[str, str, str]], int | None]:
    """The same as they are called today, and a figure of a higher room counted along: one query.

    None for it where there are no offices.
    """
    rows = list(_spelt(ids, None).annotate(beside=beside).values_list(*_CALLED, "beside"))
    return {office: (key, thai, english) for office, key, thai, english, _ in rows}, next(
        (row[4] for row in rows), None
    )


def _called(ids: Iterable[int], day: date | None) -> Iterable[tuple[int, str, str, str]]:
    return _spelt(ids, day).values_list(*_CALLED)


def _spelt(ids: Iterable[int], day: date | None) -> QuerySet[Spell]:
    rows = Spell.objects.filter(office_id__in=set(ids), since__lte=day or today())
    return rows.order_by("since")


def place_names(found: Iterable[str], *, day: date | None = None) -> dict[str, tuple[str, str]]:
    """Where each place lies, in short words: "ต.บ้านดู่ อ.เมืองเชียงราย จ.เชียงราย", and in
    English "Ban Du, Mueang Chiang Rai, Chiang Rai"; one query."""
    wanted = set(found)
    parts = {code[:length] for code in wanted for length in (2, 4, 6) if code.isdecimal()}
    day = day or today()
    rows = Place.objects.filter(code__in=parts, since__lte=day, until__gt=day)
    lies = {code: names for code, *names in rows.values_list("code", *_NAMES)}
    return {
        code: _lying(lies[code[:n]] for n in (6, 4, 2) if len(code) >= n and code[:n] in lies)
        for code in wanted
    }


def _lying(places: Iterable[Iterable[Any]]) -> tuple[str, str]:
    """A place in words of both languages, of level and names of itself and of those around it."""
    known = [(level, thai, english) for level, thai, english in places if level in _SHORT]
    thai = " ".join(f"{_SHORT[level]}{name}" for level, name, _ in known)
    return thai, ", ".join(english or name for _, name, english in known)
