"""Books and lines of registers in words, as their pages and tables show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from wian.letters.register_values import BookView, LineView
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.when import Clock

NAMES = {
    "in": "book_in",
    "out_ordinary": "book_out_ordinary",
    "out_circular": "book_out_circular",
    "out_order": "book_out_order",
    "out_announce": "book_out_announce",
}
"""What a book is called, by `kind`."""
_COUNTS = {
    "reserved": "book_reserved",
    "cancelled": "book_cancelled",
    "lapsed": "book_lapsed",
    "inserted": "book_inserted",
}
STATES = {
    "issued": "line_issued",
    "reserved": "line_reserved",
    "cancelled": "line_cancelled",
    "lapsed": "line_lapsed",
    "inserted": "line_inserted",
}
"""What became of a line, or how it came."""
_TIE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Row:
    """A line as a table shows it; `mark` says what became of it, `why` the days and the reason."""

    line: LineView
    number: str
    day: str
    their_number: str
    dated: str
    mark: str
    why: str

    @property
    def struck(self) -> bool:
        """Whether it is cancelled."""
        return self.line.state == "cancelled"


@dataclass(frozen=True, slots=True)
class Told:
    """A book in a list: what it is called, and how its lines stand, in words."""

    book: BookView
    name: str
    stands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The books of one office; `writes` whether the person gives numbers there."""

    office: int
    name: str
    books: tuple[Told, ...]
    writes: bool


def shelves(books: Iterable[BookView], writable: Sequence[int], seen: Clock) -> list[Shelf]:
    """The books office by office, in their order."""
    found: dict[int, list[BookView]] = {}
    for book in books:
        found.setdefault(book.office, []).append(book)
    return [
        Shelf(
            office,
            own[0].office_name,
            tuple(Told(book, called(book, seen), stands(book, seen)) for book in own),
            office in writable,
        )
        for office, own in found.items()
    ]


def called(book: BookView, seen: Clock) -> str:
    """What the book is called: incoming, outgoing, circulars."""
    return seen.say(NAMES[kind(book)])


def kind(book: BookView) -> str:
    """Which sort of book it is: "in", "out_ordinary", "out_order"."""
    return book.way if book.way == "in" else f"{book.way}_{book.series}"


def stands(book: BookView, seen: Clock) -> tuple[str, ...]:
    """ "เลขล่าสุด 12", "ออกแล้ว 10", "จองไว้ 2": what is none is not told."""
    said = [seen.say("book_last", n=book.last), seen.say("book_issued", n=book.issued)]
    counts = {word: getattr(book, name) for name, word in _COUNTS.items()}
    said += [seen.say(word, n=n) for word, n in counts.items() if n]
    return tuple(seen.n(text) for text in said)


def year_words(year: int, seen: Clock) -> str:
    """The year as people say it: "2569", in English "2569 (2026)"."""
    other = f" ({year})" if seen.say.lang == "en" else ""
    return seen.n(f"{year + BUDDHIST_ERA}{other}")


def rows(lines: Iterable[LineView], seen: Clock) -> list[Row]:
    """The lines in words, in their order."""
    return [row(line, seen) for line in lines]


def row(line: LineView, seen: Clock) -> Row:
    """One line in words."""
    mark, why = _remarks(line, seen)
    return Row(
        line=line,
        number=seen.n(line.text),
        day=short(line.day, seen),
        their_number=seen.n(line.their_number),
        dated=short(line.dated, seen) if line.dated else "",
        mark=mark,
        why=why,
    )


def short(day: date, seen: Clock) -> str:
    """The day without its weekday, as a register has it, in the years of the book."""
    return _TIE.join(seen.day(day).split(_TIE)[1:4])


def _with_weekday(day: date, seen: Clock) -> str:
    return _TIE.join(seen.day(day).split(_TIE)[:4])


def _remarks(line: LineView, seen: Clock) -> tuple[str, str]:
    marks = [] if line.state == "issued" else [seen.say(STATES[line.state])]
    why = []
    if line.state == "reserved" and line.reserved_until:
        last = line.reserved_until
        told = seen.say("line_until", day=_with_weekday(last, seen))
        why.append(f"{told} · {seen.far(last)}")
    if line.insert:
        marks.append(seen.say(STATES["inserted"]))
        written = timezone.localtime(line.at).date()
        why.append(seen.say("line_written", day=_with_weekday(written, seen)))
    if line.reason:
        why.append(line.reason)
    return " ".join(marks), " · ".join(why)
