"""How an office numbers what it sends, as it stands for a year."""

from __future__ import annotations

from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing, standings
from wian.thai.agencies import PROVINCES

from ..models import Book, Series
from ..register_values import Numbering
from ..registering import own_code
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
    said = Series.objects.filter(office=office, year__lte=year).order_by("-year").first()
    begun = Book.objects.filter(office=office, way="out", year__gte=year, last__gt=0).exists()
    code = said.code if said and said.code else _code(office)
    return Numbering(said.circulars_apart if said else True, code, begun)


def _code(office: int) -> str:
    """What the directory has for the office."""
    spell = standing(office)
    above = standings([spell.parent_id]).get(spell.parent_id) if spell.parent_id else None
    province = _LETTERS.get((spell.place_id or "")[:2], "")
    return own_code(spell.code, above.code if above else "", province)
