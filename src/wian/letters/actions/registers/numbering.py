"""How an office numbers what it sends is settled before the first number of a year."""

from __future__ import annotations

from django.db import transaction

from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing
from wian.thai.digits import to_arabic

from ...errors import Refused
from ...models import Series
from ...queries.numbering import numbering_of
from ...registering import words
from ..locking import REGISTER
from .books import locked_book

_CODE = 40


def set_series(
    actor: Actor, *, office: int, year: int, circulars_apart: bool, code: str = ""
) -> None:
    """From the year on circulars are numbered apart or with the rest, under this code.

    An empty code is the office's own. Refused L211 once a number of the year or a later one is out.
    """
    check(actor, REGISTER, standing(office))
    code = words(to_arabic(code)).rstrip("/").strip()
    if len(code) > _CODE:
        raise Refused("L106", most=_CODE)
    with transaction.atomic():
        for series in ("ordinary", "circular"):  # nobody takes a number meanwhile
            locked_book(office, "out", series, year)
        before = numbering_of(office, year)
        if before.fixed:
            raise Refused("L211")
        Series.objects.update_or_create(
            office_id=office, year=year, defaults={"circulars_apart": circulars_apart, "code": code}
        )
        was = {"year": year, "apart": before.circulars_apart}
        now = {"year": year, "apart": circulars_apart}
        tell(actor, "register.number", ("office", office), before=was, after=now)
