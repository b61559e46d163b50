"""From the words of a letter to an audience rule: addressees, exceptions, and what must be asked.

The words are cut by the reader (`wian.reading.audience_words`); here they meet the directory.
"ทุกอำเภอ" of a province means its own districts; of a department those of the whole country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from wian.reading.audience_words import Piece, cut, exclusions_of, without_exceptions

from ..values import OfficeView
from .asking import Reading
from .pieces import without_via
from .reader import Reader

_LABEL = re.compile(r"^\s*(?:เรียน|ถึง)(?:\s+|\s*:\s*)")


def read_phrase(phrase: str, *, issuer: OfficeView, day: date) -> Reading:
    """The audience that an addressee line of `issuer` means on `day`.

    An exception in brackets behind one of several addressees is an exception from that one.
    """
    text = without_via(_LABEL.sub("", _kept(phrase).strip()))
    bare = without_exceptions(text)
    pieces, excepted = cut(bare), exclusions_of(text)
    reader = Reader(issuer, day)
    for number, piece in enumerate(pieces):
        reader.addressee(bare[piece.start : piece.end])
        if number < len(pieces) - 1:
            for own in _between(excepted, piece, pieces[number + 1]):
                reader.exclusion(text[own.start : own.end], of_last=True)
                excepted.remove(own)
    reader.end_of_addressees()
    for piece in excepted:
        reader.exclusion(text[piece.start : piece.end])
    return reader.done()


def read_bodies(
    addressees: Sequence[str], exclusions: Sequence[str], *, issuer: OfficeView, day: date
) -> Reading:
    """The audience of addressees and exclusions as the reader gives them."""
    reader = Reader(issuer, day)
    for piece in addressees:
        reader.addressee(_kept(piece))
    reader.end_of_addressees()
    for piece in exclusions:
        reader.exclusion(_kept(piece))
    return reader.done()


def _kept(text: str) -> str:
    """No name has a NUL in it, and PostgreSQL takes none in a question either."""
    return text.replace("\0", " ")


def _between(excepted: list[Piece], one: Piece, next_one: Piece) -> list[Piece]:
    return [piece for piece in excepted if one.start < piece.start < next_one.start]
