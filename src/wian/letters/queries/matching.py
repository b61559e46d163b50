"""Which letters hold a piece of text, asked of the indexes that the database itself keeps.

SQLite's FTS5 finds three characters and more by trigrams, two by all trigrams that begin with
them. PostgreSQL finds the letters that have every run of the piece, and looks once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from wian.offices.acting import Actor

from ..search.asking import Asked
from ..search.document import phrased
from .veiling import shown

_RUN: Final = 3
_FOUND: Final = "SELECT rowid FROM letters_indexed_{0} WHERE letters_indexed_{0} MATCH "
_BEGUN: Final = """(
    SELECT coalesce(group_concat('"' || replace(term, '"', '""') || '"', ' OR '), '""')
    FROM letters_indexed_grams WHERE term >= %s AND term < %s
)"""
_LAST: Final = chr(0x10FFFF)


class _Among(Func):
    """Whether an id is in an array that PostgreSQL makes before it looks at any letter."""

    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def holding(needles: Sequence[Sequence[str]]) -> Q:
    """The letters whose folded text holds every needle in one of its forms; of rows of Letter."""
    found = _all([forms[0] for forms in needles if len(forms) == 1])
    for forms in needles:
        if len(forms) > 1:
            found &= reduce(or_, (_all([form]) for form in forms))
    return found


def openly(actor: Actor, needles: Sequence[Sequence[str]]) -> Q:
    """The letters that hold every needle outside what this person may not see.

    Beside `holding`: of what that finds, only letters with secrets that a needle might touch are
    looked through.
    """
    if actor.system or not needles:
        return Q()
    clear = Q(indexed__veiled="")
    if not any(char.isascii() for forms in needles for form in forms for char in form):
        clear |= Q(indexed__latin=True)
    said = Q()
    for forms in needles:
        said &= reduce(
            or_, (Q(GreaterThan(StrIndex("indexed__veiled", Value(f)), 0)) for f in forms)
        )
    return clear | shown(actor) | said


def saying(phrases: Sequence[Sequence[str]]) -> Q:
    """The letters in whose words every phrase stands; all letters where there is none."""
    if not phrases:
        return Q()
    if connection.vendor == "postgresql":
        words = sorted({word for phrase in phrases for word in phrase})
        longer = [phrased(phrase) for phrase in phrases if len(phrase) > 1]
        return _among("letters_saying", words, longer)
    return _ids(_FOUND.format("words") + "%s", _match(map(phrased, phrases)))


def surely(asked: Asked) -> Q:
    """The letters in which every piece stands as words."""
    return saying(asked.phrases)


def in_order(asked: Asked) -> Q:
    """The letters in which all words follow each other as they were typed."""
    return saying([asked.whole] if asked.whole else [])


def _all(needles: Sequence[str]) -> Q:
    if not needles:
        return Q()
    if connection.vendor == "postgresql":
        return _gin(needles)
    long = [needle for needle in needles if len(needle) >= _RUN]
    found = _ids(_FOUND.format("folded") + "%s", _match(long)) if long else Q()
    for needle in needles:
        if len(needle) == 2:
            found &= _ids(_FOUND.format("folded") + _BEGUN, needle, needle + _LAST)
        elif len(needle) == 1:
            found &= Q(indexed__folded__contains=needle)
    return found


def _gin(needles: Sequence[str]) -> Q:
    """Runs that cover each needle, then the needle itself where it is longer than a run."""
    runs = {run for needle in needles for run in _runs(needle)}
    long = [needle for needle in needles if len(needle) > _RUN]
    return _among("letters_holding", sorted(runs), long)


def _runs(needle: str) -> set[str]:
    last = max(0, len(needle) - _RUN)
    return {needle[at : at + _RUN] for at in (*range(0, last, 2), last)}


def _match(pieces: Iterable[str]) -> str:
    """What FTS5 is asked for: strings in quotes, in which nothing is a command."""
    return " AND ".join('"{}"'.format(piece.replace('"', '""')) for piece in pieces)


def _among(function: str, keys: Sequence[str], needles: Sequence[str]) -> Q:
    asked = RawSQL(f"SELECT {function}(%s::text[], %s::text[])", (list(keys), list(needles)))
    return Q(_Among(F("pk"), asked))


def _ids(sql: str, *params: Any) -> Q:
    return Q(pk__in=RawSQL(sql, params))
