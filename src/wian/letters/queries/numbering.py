"""How an office numbers what it sends, as it stands for a year."""

from __future__ import annotations

from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing, standings
from wian.thai.agencies import PROVINCES

from ..models import Book, Series
from ..register_values import Coming, Numbering
from ..registering import BOOKS, book_series, own_code
from .hands import REGISTER
from .letters import READ

_LETTERS = {province.dopa: province.code for province in PROVINCES}


def numbering(actor: Actor, *, office: int, year: int) -> Numbering:
    """How the office numbers what it sends in the year; Denied for who may not read there."""
    check(actor, READ, standing(office))
    return numbering_of(office, year)


def numbering_of(office: int, year: int) -> Numbering:
    """The newest setting up to the year; circulars apart under the office's own code without one.

    For this room's own actions, which have asked for the right.
    """
    said = _said(office, year)
    begun = Book.objects.filter(office=office, way="out", year__gte=year, last__gt=0).exists()
    code = said.code if said else ""
    if not code:
        spell = standing(office)
        code = _code(spell.place_id, spell.code, spell.parent_id)
    return Numbering(said.circulars_apart if said else True, code, begun)


def coming(actor: Actor, *, office: int, year: int) -> Coming:
    """What the next letters of the office would be numbered, unless somebody is faster.

    For who gives numbers there; Denied for others. Four queries.
    """
    spell = standing(office)
    check(actor, REGISTER, spell)
    said = _said(office, year)
    apart = said.circulars_apart if said else True
    rows = Book.objects.filter(office=office, way="out", year=year)
    last = dict(rows.values_list("series", "last"))
    series = {one: last.get(book_series("out", one, apart=apart), 0) + 1 for one in BOOKS}
    code = said.code if said else ""
    return Coming(code or _code(spell.place_id, spell.code, spell.parent_id), series, year)


def _said(office: int, year: int) -> Series | None:
    """The newest setting up to the year."""
    return Series.objects.filter(office=office, year__lte=year).order_by("-year").first()


def _code(place: str | None, code: str, parent: int | None) -> str:
    """What the directory has for the office of this place, of its own and of the one above."""
    above = standings([parent]).get(parent) if parent else None
    province = _LETTERS.get((place or "")[:2], "")
    return own_code(code, above.code if above else "", province)
