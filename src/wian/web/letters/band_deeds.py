"""What is done at a letter's page with one that came round; each form names its deed and office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from django.urls import reverse

from wian.letters.actions.circulation import (
    acknowledge,
    finish,
    receive,
    relay,
    take_back,
    turn_back,
)
from wian.letters.page_values import LetterView
from wian.offices.acting import Actor

Sent: TypeAlias = Mapping[str, str]
Deed: TypeAlias = Callable[[Actor, LetterView, int, Sent], str]


def _receive(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    receive(who, letter=found.brief.id, office=_at(sent, office))
    return "round_receive"


def _know(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    acknowledge(who, letter=found.brief.id, office=_at(sent, office))
    return "round_know"


def _finish(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    finish(who, letter=found.brief.id, office=_at(sent, office))
    return "round_finish"


def _back(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    take_back(who, letter=found.brief.id, office=_at(sent, office))
    return "round_back"


def _return(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    reason = sent.get("reason", "")
    turn_back(who, letter=found.brief.id, office=_at(sent, office), reason=reason)
    return "round_return"


def _relay(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    return _draft(relay(who, letter=found.brief.id, office=_at(sent, office)))


def _up(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    return _draft(relay(who, letter=found.brief.id, office=_at(sent, office), up=True))


ROUND: Final[Mapping[str, Deed]] = {
    "round_receive": _receive,
    "round_know": _know,
    "round_finish": _finish,
    "round_back": _back,
    "round_return": _return,
    "round_relay": _relay,
    "round_up": _up,
}


def _draft(draft: int) -> str:
    """The address of the draft that was begun."""
    return f"{reverse('letters:draft', args=[draft])}?done=begun"


def _at(sent: Sent, office: int) -> int:
    """The office that the form names, else the one in which the person acts."""
    text = sent.get("at", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else office
