"""What is done to the duties of a letter from their page; each button names its deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from wian.duties.actions.copying import keep_template
from wian.duties.actions.merging import drop_duties, merge_duties, restore_duties
from wian.duties.actions.proposing import propose
from wian.duties.actions.writing import order_duties
from wian.duties.duty_values import Proposals
from wian.duties.errors import Refused
from wian.offices.acting import Actor

Deed: TypeAlias = Callable[[Actor, Proposals, QueryDict], str]
_LONGEST: Final = 12


def carry_out(who: Actor, found: Proposals, sent: QueryDict) -> str:
    """What the button asks for is done; how the page tells it, or the address to go on to.

    A deed of one duty carries its number: "up-12".
    """
    name = sent.get("do", "").partition("-")[0]
    return DEEDS.get(name, _unknown)(who, found, sent)


def opening(duties: Sequence[int]) -> str:
    """The address on which whom these duties would be asked of is shown."""
    return f"{reverse('duties:opening')}?{urlencode([('duty', id_) for id_ in duties])}"


def ticked(sent: QueryDict) -> list[int]:
    """The duties that are ticked, in their order on the page; Refused D124 for none."""
    found = [int(text) for text in sent.getlist("duty") if _is_id(text)]
    if not found:
        raise Refused("D124")
    return found


def number_of(sent: QueryDict) -> int:
    """The number behind a deed's name; Refused D124 without."""
    text = sent.get("do", "").partition("-")[2]
    if not _is_id(text):
        raise Refused("D124")
    return int(text)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < _LONGEST


def _unknown(who: Actor, found: Proposals, sent: QueryDict) -> str:
    raise Refused("D124")


def _propose(who: Actor, found: Proposals, sent: QueryDict) -> str:
    propose(who, letter=found.letter, office=found.office)
    return "duty_proposed"


def _merge(who: Actor, found: Proposals, sent: QueryDict) -> str:
    into, *parts = ticked(sent)
    merge_duties(who, into=into, parts=parts)
    return "duty_merged"


def _drop(who: Actor, found: Proposals, sent: QueryDict) -> str:
    drop_duties(who, duties=ticked(sent))
    return "duty_dropped"


def _restore(who: Actor, found: Proposals, sent: QueryDict) -> str:
    restore_duties(who, duties=[number_of(sent)])
    return "duty_restored"


def _up(who: Actor, found: Proposals, sent: QueryDict) -> str:
    return _moved(who, found, number_of(sent), -1)


def _down(who: Actor, found: Proposals, sent: QueryDict) -> str:
    return _moved(who, found, number_of(sent), 1)


def _moved(who: Actor, found: Proposals, id_: int, by: int) -> str:
    """The duty changes places with its neighbour; dropped ones keep theirs behind."""
    live = [one.duty.id for one in found.live]
    if id_ not in live:
        raise Refused("D101")
    at = live.index(id_)
    to = min(max(at + by, 0), len(live) - 1)
    live[at], live[to] = live[to], live[at]
    order_duties(who, duties=[*live, *(d.duty.id for d in found.duties if d.duty.id not in live)])
    return "duty_ordered"


def _open(who: Actor, found: Proposals, sent: QueryDict) -> str:
    return opening(ticked(sent))


def _open_all(who: Actor, found: Proposals, sent: QueryDict) -> str:
    """All that can be opened now."""
    ready = [
        one.duty.id
        for one in found.live
        if one.duty.state == "proposed" and one.duty.tracked and not one.asks
    ]
    if not ready:
        raise Refused("D124")
    return opening(ready)


def _template(who: Actor, found: Proposals, sent: QueryDict) -> str:
    duties = ticked(sent) if sent.getlist("duty") else [one.duty.id for one in found.live]
    keep_template(who, name=sent.get("name", ""), duties=duties)
    return "template_kept"


DEEDS: Final[dict[str, Deed]] = {
    "propose": _propose,
    "merge": _merge,
    "drop": _drop,
    "restore": _restore,
    "up": _up,
    "down": _down,
    "open": _open,
    "open_all": _open_all,
    "template": _template,
}
