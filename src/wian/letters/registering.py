"""Numbers and lines of registers: how a number is written, and what forbids a line. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from wian.thai.holidays import BUDDHIST_ERA

from .fields import SECRECIES

WAYS: Final = ("in", "out")
SERIES: Final = ("ordinary", "circular")
"""The series between which a letter's number is chosen."""
OWN_SERIES: Final = {"order": "order", "announcement": "announce"}
"""Kinds that have a book of their own: from 1 on each year, the year of พ.ศ. behind it."""
BOOKS: Final = (*SERIES, *OWN_SERIES.values())
MOST_AT_ONCE: Final = 200
"""Numbers that one person reserves or issues at once."""
LONGEST: Final = {"subject": 500, "addressee": 500, "action": 300, "note": 300, "reason": 300}
_CIRCULAR: Final = "ว "
_OPEN: Final = ("issued", "reserved")


@dataclass(frozen=True, slots=True)
class Standing:
    """A letter as it stands when it is to be registered."""

    state: str
    trouble: str
    secrecy: str
    doubts: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A line as its next steps ask about it."""

    state: str
    insert: int
    until: date | None


def book_series(way: str, series: str, *, apart: bool) -> str:
    """The series of the book that such a letter stands in; what comes in has one book a year."""
    return series if way == "out" and (apart or series not in SERIES) else "ordinary"


def series_of(kind: str, series: str) -> str | None:
    """The series that a letter of this kind is numbered in where `series` is asked for.

    None where it is one that is not of its kind.
    """
    own = OWN_SERIES.get(kind)
    if series in SERIES or series == own:
        return own or series
    return None


def number_text(number: int, insert: int = 0) -> str:
    """The number of a line as it is written: "12", and "12.1" for the first behind it."""
    return f"{number}.{insert}" if insert else str(number)


def letter_number(code: str, series: str, number: int, insert: int = 0, *, year: int) -> str:
    """The number of a letter of the year (CE): "ชร 0019.2/ว 30322", of an order "6395/2566"."""
    if series not in SERIES:
        return f"{number_text(number, insert)}/{year + BUDDHIST_ERA}"
    mark = _CIRCULAR if series == "circular" else ""
    return f"{code}/{mark}{number_text(number, insert)}"


def own_code(code: str, above: str, province: str) -> str:
    """What stands before the slash of an office's numbers, as the directory has it.

    A unit's code lacks the letters: they are those of the office above it, else of the province.
    """
    code = code.strip()
    if not code or not code[0].isdecimal():
        return code
    letters = above.split(" ")[0] if above and not above[0].isdecimal() else province
    return f"{letters} {code}".strip()


def words(text: str) -> str:
    """The text on one line, without signs that cannot be printed."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def register_problem(at: Standing) -> str:
    """What forbids that the letter is registered where it came in."""
    if at.state != "desk":
        return "L108"
    if at.trouble:
        return "L204"
    if at.secrecy in SECRECIES:
        return "L203"
    return "L202" if at.doubts else ""


def day_problem(day: date, *, today: date, last: date | None) -> str:
    """What forbids this day for the next line of a book: its days go up with its numbers."""
    if day > today:
        return "L207"
    return "L208" if last is not None and day < last else ""


def reserve_problem(count: int, until: date, *, today: date) -> str:
    """What forbids that so many numbers are reserved until this day."""
    if not 1 <= count <= MOST_AT_ONCE:
        return "L209"
    return "L210" if not today <= until <= date(today.year, 12, 31) else ""


def insert_problem(day: date, *, before: date, last: date) -> str:
    """What forbids this day for a line behind one of `before`, when `last` is the latest day."""
    return "L215" if not before <= day <= last else ""


def steps(at: Spot, *, today: date) -> frozenset[str]:
    """What who registers may do with the line: "fill", "cancel", "insert"."""
    found = {"insert"} if not at.insert else set[str]()
    if at.state in _OPEN:
        found.add("cancel")
    if at.state == "reserved" and at.until is not None and today <= at.until:
        found.add("fill")
    return frozenset(found)
