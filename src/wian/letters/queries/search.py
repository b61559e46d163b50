"""Searching the letters that a person may see: what holds the words, the surest and newest first.

Every statement begins with `visible(actor)`: hits, totals and suggestions know of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept
from wian.thai.digits import to_arabic, to_thai

from ..errors import Refused
from ..masking import CLEAR, Veil
from ..models import Entry, Letter, Text
from ..numbers import key
from ..search.asking import LONGEST, Asked, understood
from ..search.folding import even
from ..search.marking import covered, shown
from ..search.values import Found, Hit, Shown, Suggested, Wanted
from .letters import READ, visible
from .matching import holding, in_order, openly, surely
from .veiling import veils_over
from .within import within

COUNTED: Final = 1_000
"""Hits are counted up to here."""
PAGE: Final = 20
_LONGEST_PAGE: Final = 100
_IN_ORDER, _SURE, _REST = range(3)
_SUGGESTED: Final = 6
_LOOKED_AT: Final = 200
_SHORTEST_START: Final = 2
_EQUAL: Final = ("kind", "urgency", "office")
ROUND: Final = "round"
"""The state in which search tells letters that other offices sent round to the person's."""
Place = tuple[int, int]


def search(actor: Actor, wanted: Wanted, after: str | None = None, *, most: int = PAGE) -> Found:
    """The letters that are all that is wanted; at most five statements.

    First those in which the words stand in the order typed, then as words, then anywhere; the
    newest first. `after` is `Found.next` of the page before; Refused L501 for anything else.
    """
    asked, start = understood(wanted.text), _place(after)
    most = max(1, min(most, _LONGEST_PAGE))
    rows = wanted_rows(actor, wanted)
    places, total = _places(rows, asked, start, most + 1)
    page = places[:most]
    return Found(
        _hits(actor, page, asked),
        min(total, COUNTED),
        total > COUNTED,
        "{}.{}".format(*page[-1]) if len(places) > most else None,
    )


def wanted_rows(actor: Actor, wanted: Wanted) -> QuerySet[Letter]:
    """The letters that are all that is wanted, in no order; for this room's own queries."""
    needles = understood(wanted.text).needles
    rows = visible(actor).filter(_filters(actor, wanted))
    return rows.filter(holding(needles), openly(actor, needles))


def suggest(actor: Actor, prefix: str) -> Suggested:
    """Issuers, subjects and numbers of letters seen that hold what was typed; the newest first."""
    typed = prefix[:LONGEST].strip()
    needle = even(typed)
    if len(needle) < _SHORTEST_START:
        return Suggested((), (), ())
    rows = visible(actor).filter(holding([[needle]]), openly(actor, [[needle]]))
    rows = rows.filter(_named(typed)).order_by("-pk")
    names = list(rows.values_list("pk", "issuer", "subject", "number")[:_LOOKED_AT])
    ids, *columns = list(zip(*names, strict=True)) or [(), (), (), ()]
    found = [dict(_holding_it(needle, column, ids)) for column in columns]
    open_ = _without_secrets(found)
    return Suggested(*(tuple(value for value in one if value in open_) for one in found))


def _named(typed: str) -> Q:
    """A column that lists show has it, in either script of digits."""
    found = Q(number_key__contains=key(typed)) if key(typed) else Q()
    typed = _clean(typed)
    for form in {typed, to_arabic(typed), to_thai(typed)}:
        found |= Q(subject__icontains=form) | Q(issuer__icontains=form)
    return found


def _holding_it(
    needle: str, column: Sequence[str], ids: Sequence[int]
) -> Iterator[tuple[str, int]]:
    """The first values that hold it, each with the newest letter that has it."""
    first: dict[str, int] = {}
    for value, id_ in zip(column, ids, strict=True):
        first.setdefault(value, id_)
    found = ((value, id_) for value, id_ in first.items() if needle in even(value))
    yield from islice(found, _SUGGESTED)


def _without_secrets(found: Sequence[Mapping[str, int]]) -> set[str]:
    """The values that say nothing private of their letters: three queries."""
    wanted = {id_ for one in found for id_ in one.values()}
    facts = Text.objects.filter(pk__in=wanted).values_list("pk", "facts") if wanted else ()
    over = dict.fromkeys(wanted, CLEAR) | veils_over(dict(facts))
    return {value for one in found for value, id_ in one.items() if not over[id_].hides(value)}


def _places(
    rows: QuerySet[Letter], asked: Asked, start: Place | None, most: int
) -> tuple[list[Place], int]:
    """(grade, id) of so many letters behind the start, and how many there are in all.

    A text is looked up once for both: it costs the same however few are shown. All letters are
    only counted as far as anybody reads.
    """
    graded = rows.annotate(grade=_grade(asked)).order_by("grade", "-pk")
    if asked.pieces and start is None:
        counted = graded.annotate(total=Window(Count("*")))
        found = list(counted.values_list("grade", "pk", "total")[:most])
        return [(grade, id_) for grade, id_, _ in found], found[0][2] if found else 0
    if start:
        graded = graded.filter(Q(grade__gt=start[0]) | Q(grade=start[0], pk__lt=start[1]))
    return list(graded.values_list("grade", "pk")[:most]), rows[: COUNTED + 1].count()


def _grade(asked: Asked) -> Case | Value:
    """All words as they were typed, each piece as words, or the letters somewhere."""
    if not asked.phrases:
        return Value(_SURE)
    cases = [When(surely(asked), then=Value(_SURE))]
    if len(asked.phrases) > 1:
        cases.insert(0, When(in_order(asked), then=Value(_IN_ORDER)))
    return Case(*cases, default=Value(_REST), output_field=IntegerField())


def _place(after: str | None) -> Place | None:
    if not after:
        return None
    grade, _, id_ = after[:30].partition(".")
    if not (grade in {"0", "1", "2"} and id_.isascii() and id_.isdecimal() and len(id_) < 19):
        raise Refused("L501")
    return int(grade), int(id_)


def _filters(actor: Actor, wanted: Wanted) -> Q:
    """Everything but the text, as one condition; only books that the person reads are asked."""
    found = Q()
    for name in _EQUAL:
        if value := getattr(wanted, name):
            found &= Q(**{name: _clean(value)})
    found &= _stands(actor, wanted)
    days = {
        "dated__gte": wanted.since,
        "dated__lte": wanted.until,
        "earliest_due__gte": wanted.due_since,
        "earliest_due__lte": wanted.due_until,
    }
    found &= Q(**{name: day for name, day in days.items() if day})
    if wanted.issuer.strip():
        found &= Q(issuer__icontains=_clean(wanted.issuer.strip()))
    if wanted.book:
        found &= Q(Exists(_lines(actor).filter(book=wanted.book)))
    if wanted.year:
        found &= Q(Exists(_lines(actor).filter(book__year=wanted.year))) | (
            Q(dated__year=wanted.year) & ~Q(Exists(_lines(actor)))
        )
    return found


def _stands(actor: Actor, wanted: Wanted) -> Q:
    """The way and the state are those in the person's own houses: what others sent round came in,
    and how it stands with its sender is not asked."""
    found, own = Q(), within(actor)
    if wanted.way == "in":
        found &= Q(way="in") | ~own
    elif wanted.way:
        found &= Q(way=_clean(wanted.way)) & own
    if wanted.state == ROUND:
        found &= ~own
    elif wanted.state:
        found &= Q(state=_clean(wanted.state)) & own
    return found


def _lines(actor: Actor) -> QuerySet[Entry]:
    read = kept(actor, READ).values("office")
    return Entry.objects.filter(letter=OuterRef("pk"), book__office__in=read)


def _clean(value: Any) -> Any:
    """Without what no database takes for text."""
    if not isinstance(value, str):
        return value
    return value.replace("\0", "").encode("utf-8", "ignore").decode()


def _hits(actor: Actor, places: Sequence[Place], asked: Asked) -> tuple[Hit, ...]:
    """What a page shows, in the order of the places: three statements."""
    told = visible(actor).annotate(inside=within(actor)).select_related("text")
    rows: Mapping[int, Any] = told.in_bulk([id_ for _, id_ in places])
    facts = {row.pk: row.text.facts if hasattr(row, "text") else {} for row in rows.values()}
    over = veils_over(facts)
    return tuple(_hit(rows[id_], grade, asked, over[id_]) for grade, id_ in places if id_ in rows)


def _hit(row: Any, grade: int, asked: Asked, veil: Veil) -> Hit:
    return Hit(
        row.pk,
        row.office_id,
        row.way if row.inside else "in",
        row.state if row.inside else ROUND,
        row.kind,
        row.number,
        row.dated,
        covered(row.issuer, veil),
        covered(row.subject, veil),
        row.urgency,
        row.earliest_due,
        grade < _REST,
        _shown(row, asked, veil),
    )


def _shown(row: Letter, asked: Asked, veil: Veil) -> tuple[Shown, ...]:
    """As printed before as repaired: the reader's mending shows where the print has it not."""
    if not asked.pieces:
        return ()
    text = getattr(row, "text", None)
    sources = [("subject", row.subject), ("number", row.number)]
    if text:
        sources += [("text", text.raw), ("repaired", text.repaired)]
    sources += [("issuer", row.issuer), ("addressee", row.addressee)]
    return shown(asked, sources, veil)
