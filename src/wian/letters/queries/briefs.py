"""Letters in short, and the people and units on their way by name: rows become values here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from wian.offices.queries.offices import names

from ..inside_values import Brief, Holding
from ..masking import CLEAR, Veil, veil
from .houses import called
from .veiling import veils_over

BRIEF: Final = (
    "id",
    "office",
    "way",
    "state",
    "number",
    "dated",
    "issuer",
    "addressee",
    "subject",
    "urgency",
    "earliest_due",
    "revision",
)
"""The columns of a letter in short, in the order of `Brief`."""


def brief_columns(prefix: str = "") -> tuple[str, ...]:
    """The columns as they are called from a row that points at the letter."""
    return tuple(prefix + name for name in BRIEF)


def name_columns(account: str) -> tuple[str, ...]:
    """The columns that name the person of an account."""
    person = f"{account}__person__"
    return (*(person + part for part in ("title", "given", "family")), f"{account}__login")


def brief(row: Mapping[str, Any], prefix: str = "") -> Brief:
    """The letter of a row of these columns."""
    return Brief(*(row[prefix + name] for name in BRIEF))


def veiled(letter: Brief, over: Veil) -> Brief:
    """The letter in short without what may not be seen."""
    return replace(
        letter,
        subject=over.text(letter.subject),
        issuer=over.text(letter.issuer),
        addressee=over.text(letter.addressee),
    )


def veiled_briefs(rows: Iterable[Mapping[str, Any]], prefix: str = "") -> Mapping[int, Brief]:
    """The letters of rows that have `open` and their text's facts too, each through its veil.

    No query for rows that are `plain` too, else one.
    """
    found = {row[f"{prefix}id"]: row for row in rows}
    shut = {id_: row[f"{prefix}text__facts"] for id_, row in found.items() if not row["open"]}
    alone = {id_ for id_ in shut if found[id_].get("plain")}
    over = {id_: veil([shut[id_] or {}]) for id_ in alone}
    over |= veils_over({id_: facts for id_, facts in shut.items() if id_ not in alone})
    return {id_: veiled(brief(row, prefix), over.get(id_, CLEAR)) for id_, row in found.items()}


def name_of(row: Mapping[str, Any], account: str) -> str:
    """The name of the account's person; empty for nobody."""
    parts = [row[column] for column in name_columns(account)]
    return called(*parts)


HOLDING: Final = (
    "letter",
    "office",
    "unit",
    "holder",
    "since",
    "due",
    "closed_at",
    *name_columns("holder"),
)


def holding(row: Mapping[str, Any], offices: Mapping[int, str]) -> Holding:
    """Where the letter of a row of custody lies."""
    return Holding(
        row["letter"],
        row["office"],
        offices.get(row["office"], ""),
        row["unit"],
        offices.get(row["unit"], ""),
        row["holder"],
        name_of(row, "holder"),
        row["since"],
        row["due"],
        row["closed_at"],
    )


def office_names(rows: Iterable[Mapping[str, Any]], *columns: str) -> Mapping[int, str]:
    """The names of every office that these columns of the rows hold: one query."""
    return named(office_ids(rows, *columns))


def office_ids(rows: Iterable[Mapping[str, Any]], *columns: str) -> set[int]:
    """Every office that these columns of the rows hold."""
    return {row[column] for row in rows for column in columns} - {None}


def named(offices: Collection[int]) -> Mapping[int, str]:
    """The names of the offices, of those to come and those of old too: one query."""
    return names(offices, day=date.max) if offices else {}
