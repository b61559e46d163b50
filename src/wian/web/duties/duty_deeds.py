"""What is done to one duty from its page; each form names its deed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from django.http import QueryDict
from django.urls import reverse

from wian.duties.actions.closing import reopen_duty
from wian.duties.actions.copying import copy_to_next_year, keep_template
from wian.duties.actions.doing import choose_way, give_to
from wian.duties.actions.merging import drop_duties, restore_duties
from wian.duties.duty_values import DutyPage
from wian.duties.errors import Refused
from wian.offices.acting import Actor
from wian.web.duties.asking_deeds import opening

Deed: TypeAlias = Callable[[Actor, DutyPage, QueryDict], str]
_LONGEST: Final = 12


def carry_out(who: Actor, found: DutyPage, sent: QueryDict) -> str:
    """What the form asks for is done; how the page tells it, or the address to go on to."""
    return DEEDS.get(sent.get("do", ""), _unknown)(who, found, sent)


def _unknown(who: Actor, found: DutyPage, sent: QueryDict) -> str:
    raise Refused("D103")


def _number(sent: QueryDict, name: str) -> int | None:
    text = sent.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST else None


def _office(sent: QueryDict) -> int:
    found = _number(sent, "office")
    if found is None:
        raise Refused("D122")
    return found


def _open(who: Actor, found: DutyPage, sent: QueryDict) -> str:
    return opening([found.duty.id])


def _drop(who: Actor, found: DutyPage, sent: QueryDict) -> str:
    drop_duties(who, duties=[found.duty.id], revision=_number(sent, "revision"))
    return "duty_dropped"


def _restore(who: Actor, found: DutyPage, sent: QueryDict) -> str:
    restore_duties(who, duties=[found.duty.id], revision=_number(sent, "revision"))
    return "duty_restored"


def _reopen(who: Actor, found: DutyPage, sent: QueryDict) -> str:
    reopen_duty(who, duty=found.duty.id, revision=_number(sent, "revision"))
    return "duty_reopened"


def _copy(who: Actor, found: DutyPage, sent: QueryDict) -> str:
    """The page of next year's duty, which is only proposed yet."""
    [made] = copy_to_next_year(who, duties=[found.duty.id])
    return f"{reverse('duties:duty', args=[made])}?done=duty_copied"


def _template(who: Actor, found: DutyPage, sent: QueryDict) -> str:
    keep_template(who, name=sent.get("name", ""), duties=[found.duty.id])
    return "template_kept"


def _way(who: Actor, found: DutyPage, sent: QueryDict) -> str:
    choose_way(who, duty=found.duty.id, office=_office(sent), way=sent.get("way", ""))
    return "duty_way"


def _give(who: Actor, found: DutyPage, sent: QueryDict) -> str:
    unit, holder = _number(sent, "unit"), _number(sent, "holder")
    give_to(who, duty=found.duty.id, office=_office(sent), unit=unit, holder=holder)
    return "duty_given"


DEEDS: Final[dict[str, Deed]] = {
    "open": _open,
    "drop": _drop,
    "restore": _restore,
    "reopen": _reopen,
    "copy": _copy,
    "template": _template,
    "way": _way,
    "give": _give,
}
