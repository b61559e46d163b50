"""Lines of registers as the acting person may see them: page by page, to be printed, one alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from wian.offices.acting import Actor, today
from wian.offices.queries.reach import kept

from ..errors import Refused
from ..fields import SECRECIES
from ..inside_values import Brief
from ..models import Doubt, Entry
from ..register_values import BookView, Filters, LinePage, LineView
from ..registering import Spot, steps
from .briefs import BRIEF, veiled_briefs
from .hands import REGISTER
from .letters import READ, visible
from .matching_lines import matching, veiled
from .register_books import book
from .veiling import shown

PAGE: Final = 50
MOST_PRINTED: Final = 2_000
_ROOM: Final = 100
_COLUMNS: Final = (
    "id", "book", "number", "insert", "state", "day", "at", "letter", "their_number", "dated",
    "sender", "addressee", "subject", "action", "note", "reserved_until", "reason",
)  # fmt: skip


def lines(
    actor: Actor,
    view: BookView,
    *,
    filters: Filters | None = None,
    newest: bool = True,
    after: str = "",
    most: int = PAGE,
) -> LinePage:
    """A page of the book's lines, the newest first or in book order; the same few queries for any.

    `after` is that of the page before; LookupError for what is none.
    """
    rows = _matching(actor, view, filters or Filters())
    rows = rows.order_by(*(("-number", "-insert") if newest else ("number", "insert")))
    if after:
        rows = rows.filter(_beyond(after, newest))
    found = list(_columns(actor, rows)[: most + 1])
    last = found[most - 1] if len(found) > most else None
    told = _views(actor, found[:most], (filters or Filters()).text)
    return LinePage(told, f"{last['number']}.{last['insert']}" if last else "")


def sheet(
    actor: Actor, view: BookView, *, filters: Filters | None = None, most: int = MOST_PRINTED
) -> tuple[LineView, ...]:
    """Every line that is wanted, in book order, to be taken out; Refused L217 for too many."""
    filters = filters or Filters()
    rows = _matching(actor, view, filters).order_by("number", "insert")
    found = list(_columns(actor, rows)[: most + 1])
    if len(found) > most:
        raise Refused("L217", most=f"{most:,}")
    return _views(actor, found, filters.text)


def parts(
    actor: Actor,
    view: BookView,
    *,
    filters: Filters | None = None,
    most: int = MOST_PRINTED,
    room: int = _ROOM,
) -> tuple[tuple[int, int], ...]:
    """The numbers, first and last, of the parts in which the wanted lines are printed whole: one
    query, none for a book that is one part anyway.

    A part has `room` for the lines that were inserted behind its last number.
    """
    asked = filters or Filters()
    if view.last + view.inserted <= most or asked.text:
        return ()  # how many lines hold a word is not told: it may stand in what is hidden
    order = (F("number").asc(), F("insert").asc())
    rows = _matching(actor, view, asked).annotate(nth=Window(RowNumber(), order_by=order))
    starts = (
        rows.annotate(over=(F("nth") - 1) % (most - room))
        .filter(over=0)
        .order_by("number", "insert")
    )
    firsts = sorted(set(starts.values_list("number", flat=True)))
    last = asked.last if asked.last is not None else view.last
    return tuple(
        (first, behind - 1) for first, behind in zip(firsts, (*firsts[1:], last + 1), strict=True)
    )


def line(actor: Actor, id_: int) -> tuple[BookView, LineView]:
    """The line with its book; LookupError where there is none, Denied where it is not shown."""
    row = _columns(actor, Entry.objects.filter(pk=id_)).first()
    if row is None:
        raise LookupError("line")
    view = book(actor, row["book"])
    return view, _views(actor, [row], "")[0]


def received(actor: Actor, letter: int, *, office: int | None = None) -> LineView | None:
    """The line of the letter in an incoming book that this person reads; None where it has none.

    `office` asks for the book of that one; otherwise the one it was registered in first.
    """
    rows = Entry.objects.filter(
        letter__in=visible(actor).filter(pk=letter).values("pk"),
        state="issued",
        book__way="in",
        book__office__in=kept(actor, READ).values("office"),
    )
    rows = rows.filter(book__office=office) if office is not None else rows
    found = rows.order_by("pk").values_list("pk", flat=True).first()
    return line(actor, found)[1] if found else None


def waiting(actor: Actor, view: BookView, *, most: int = PAGE) -> tuple[Brief, ...]:
    """The letters that could be given a number of the book, the newest first: three queries.

    For an incoming book those on the desk to which nothing is objected, else those signed.
    """
    rows = visible(actor).filter(office=view.office, way=view.way)
    rows = rows.exclude(secrecy__in=SECRECIES)
    if view.way == "in":
        doubted = Doubt.objects.filter(answer="").values("letter")
        rows = rows.filter(state="desk", trouble="").exclude(pk__in=doubted)
    else:
        rows = rows.filter(state="signed")
    found = rows.order_by("-pk").annotate(open=shown(actor))
    return tuple(veiled_briefs(found.values(*BRIEF, "open", "text__facts")[:most]).values())


def _matching(actor: Actor, view: BookView, asked: Filters) -> QuerySet[Entry]:
    """The lines that are asked for, of a book that the person has been shown."""
    rows = Entry.objects.filter(book=view.id, book__office__in=kept(actor, READ).values("office"))
    if asked.since:
        rows = rows.filter(day__gte=asked.since)
    if asked.until:
        rows = rows.filter(day__lte=asked.until)
    if asked.first is not None:
        rows = rows.filter(number__gte=asked.first)
    if asked.last is not None:
        rows = rows.filter(number__lte=asked.last)
    if asked.state == "inserted":
        rows = rows.filter(insert__gt=0)
    elif asked.state:
        rows = rows.filter(state=asked.state)
    return rows.filter(matching(asked.text)) if asked.text else rows


def _columns(actor: Actor, rows: QuerySet[Entry]) -> Any:
    """What a line shows; whether this person sees its letter, and writes in its book."""
    seen = Exists(visible(actor).filter(pk=OuterRef("letter")))
    able = Exists(kept(actor, REGISTER).filter(office=OuterRef("book__office")))
    return rows.annotate(seen=seen, able=able).values(*_COLUMNS, "seen", "able")


def _beyond(after: str, newest: bool) -> Q:
    try:
        number, insert = map(int, after.split("."))
    except ValueError:
        raise LookupError(after) from None
    way = "lt" if newest else "gt"
    return Q(**{f"number__{way}": number}) | Q(number=number, **{f"insert__{way}": insert})


def _views(actor: Actor, rows: Sequence[Mapping[str, Any]], text: str) -> tuple[LineView, ...]:
    """The lines as this person may see them, with what they may do: three queries at most."""
    day, found = today(), []
    for row in veiled(actor, rows, text):
        seen, able = row.pop("seen"), row.pop("able")
        spot = Spot(row["state"], row["insert"], row["reserved_until"])
        row["letter"] = row["letter"] if seen else None
        found.append(LineView(**row, steps=steps(spot, today=day) if able else frozenset()))
    return tuple(found)
