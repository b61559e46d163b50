"""Who is told of what an office owes."""

from __future__ import annotations

from wian.letters.queries.houses import working

DO = "duty.do"
Given = tuple[int | None, int | None]
"""The unit and the person that an office gave a duty to."""


def doers(office: int, given: Given | None, *more: int | None) -> set[int]:
    """The accounts of who does it there: its holder, else who may do duties at the unit that has
    it or at the office; and these others. One query at most."""
    unit, holder = given or (None, None)
    found = (
        {holder}
        if holder is not None
        else set(
            working([unit or office], verb=DO).values_list("office__grants__account", flat=True)
        )
    )
    return {account for account in (*found, *more) if account is not None}
