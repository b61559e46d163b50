"""What is done to a letter from its page besides writing on it; each form names its deed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from wian.letters.actions.endorsing import close_matter, reopen, see_copy, take_back
from wian.letters.actions.links import ask_links
from wian.letters.actions.threads import confirm_tie, reject_tie, tie_by_hand, untie
from wian.letters.errors import Refused
from wian.letters.page_values import LetterView
from wian.offices.acting import Actor
from wian.web.letters.band_deeds import ROUND

Sent: TypeAlias = Mapping[str, str]
Deed: TypeAlias = Callable[[Actor, LetterView, int, Sent], str]


def carry_out(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    """What the form asks for is done in this office; how the page tells it, "#" and where."""
    return DEEDS.get(sent.get("do", ""), _unknown)(who, found, office, sent)


def _unknown(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    raise Refused("L108")


def _take_back(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    take_back(who, letter=found.brief.id, office=office, revision=revision(sent))
    return "step_back#steps"


def _close(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    words = sent.get("note", "")
    close_matter(who, letter=found.brief.id, office=office, note=words, revision=revision(sent))
    return "closed_matter"


def _reopen(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    words = sent.get("note", "")
    reopen(who, letter=found.brief.id, office=office, note=words, revision=revision(sent))
    return "reopened"


def _see(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    see_copy(who, step=number(sent, "step"))
    return "copy_seen"


def _confirm(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    confirm_tie(who, tie=number(sent, "tie"))
    return "tied#family"


def _reject(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    reject_tie(who, tie=number(sent, "tie"))
    return "untied#family"


def _untie(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    untie(who, tie=number(sent, "tie"))
    return "untied#family"


def _tie(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    other, kind = number(sent, "other"), sent.get("kind", "")
    tie_by_hand(who, letter=found.brief.id, other=other, kind=kind)
    return "tied#family"


def _ask(who: Actor, found: LetterView, office: int, sent: Sent) -> str:
    ask_links(who, letter=found.brief.id)
    return "links_asked#links"


DEEDS: Final[Mapping[str, Deed]] = {
    "take_back": _take_back,
    "close": _close,
    "reopen": _reopen,
    "see": _see,
    "confirm": _confirm,
    "reject": _reject,
    "untie": _untie,
    "tie": _tie,
    "ask": _ask,
    **ROUND,
}


def revision(sent: Sent) -> int | None:
    """The revision that the form was made of."""
    return number(sent, "revision") if sent.get("revision", "").isdecimal() else None


def number(sent: Sent, name: str) -> int:
    """The number that the form sent under this name, 0 for none."""
    text = sent.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
