"""People of the top of the house change the calendar of days off.

What is opened already keeps its days: they were told to those who owe it.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import root, standing

from ..errors import Refused
from ..models import DayOff
from ..queries.calendar import CHANGE

NAME = 120


def change_day_off(
    actor: Actor, *, day: date, name_th: str, name_en: str = "", works: bool = False
) -> None:
    """The day is a day off, or with `works` one on which people work whatever it was, called so.

    By who changes the directory at the top. Refused D106 without a name.
    """
    top = root()
    check(actor, CHANGE, standing(top))
    name_th, name_en = name_th.strip(), name_en.strip()
    if not name_th or max(len(name_th), len(name_en)) > NAME:
        raise Refused("D106", most=NAME)
    with transaction.atomic():
        said = {"works": works, "name_th": name_th, "name_en": name_en}
        DayOff.objects.update_or_create(day=day, defaults=said)
        after = {"day": day, "works": works}
        tell(actor, "calendar.change", ("office", top), after=after)


def remove_day_off(actor: Actor, *, day: date) -> None:
    """The day is again as the week and the country's list have it. Refused D113 for one that is."""
    top = root()
    check(actor, CHANGE, standing(top))
    with transaction.atomic():
        if not DayOff.objects.filter(day=day).delete()[0]:
            raise Refused("D113")
        tell(actor, "calendar.change", ("office", top), before={"day": day})
