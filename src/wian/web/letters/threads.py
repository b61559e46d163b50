"""The family of a letter on its page, letters to tie by hand, and where it points outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wian.letters.queries.search import search
from wian.letters.search.values import Wanted
from wian.letters.thread_values import Bound, Family, LinkView, Relative
from wian.letters.threads import KINDS
from wian.offices.acting import Actor
from wian.web.letters.desk_beside import ALIKE, TIES
from wian.web.when import Clock

WHYS: Final = {
    "number": "why_number",
    "number-other-day": "why_other_day",
    "near-day": "why_near_day",
    "near-issuer": "why_near_issuer",
    "file": "why_file",
    "behind": "why_behind",
}
"""What speaks for a tie."""
STATES: Final = {"": "link_not_asked", "alive": "link_alive", "dead": "link_is_dead"}
ANSWERS: Final = {
    "timeout": "link_timeout",
    "no-answer": "link_no_answer",
    "no-such-host": "link_no_host",
    "certificate": "link_certificate",
    "not-public": "link_not_public",
    "redirects": "link_redirects",
}
_FOUND: Final = 8


@dataclass(frozen=True, slots=True)
class Kin:
    """Another letter of the family; `word` says how it belongs to this one.

    Without a tie to this one itself it is `away` steps off.
    """

    id: int
    title: str
    number: str
    day: str
    issuer: str
    word: str
    why: str
    tie: int
    suggested: bool
    away: int


@dataclass(frozen=True, slots=True)
class Pointed:
    """An address that the letter points to; only one that is safe to open is a link."""

    url: str
    opens: bool
    hidden: bool
    qr: bool
    page: str
    word: str
    answer: str
    asked: str
    tone: str


@dataclass(frozen=True, slots=True)
class Match:
    """A letter that may be tied by hand."""

    id: int
    title: str
    number: str
    day: str


def kin_of(family: Family, own: int, seen: Clock) -> list[Kin]:
    """The others of the family: those tied to this letter first, suggestions on top."""
    found = [kin for one in family.members if one.id != own for kin in _kin(one, own, seen)]
    return sorted(found, key=lambda kin: (not kin.suggested, kin.away))


def _kin(one: Relative, own: int, seen: Clock) -> Iterator[Kin]:
    """The letter, once for each of its ties to this one; once if it has none."""
    direct: list[Bound | None] = [b for b in one.bonds if own in (b.letter, b.other)]
    for bond in direct or [None]:
        yield Kin(
            id=one.id,
            title=seen.n(one.subject) or seen.say("no_subject"),
            number=seen.n(one.number),
            day=seen.day(one.dated) if one.dated else "",
            issuer=seen.n(one.issuer),
            word=_word(bond, own) if bond else "tie_further",
            why=WHYS.get(bond.why, "") if bond and bond.state == "suggested" else "",
            tie=bond.tie if bond else 0,
            suggested=bond is not None and bond.state == "suggested",
            away=one.away,
        )


def _word(bond: Bound, own: int) -> str:
    return ALIKE.get(bond.kind) or TIES[bond.kind, bond.letter == own]


def ways_to_tie(seen: Clock) -> list[tuple[str, str]]:
    """How another letter may belong to this one, by kind and word."""
    return [(kind, seen.say[TIES[kind, True]]) for kind in KINDS]


def matches(who: Actor, own: int, text: str, seen: Clock) -> list[Match]:
    """Letters with this number, or these words, that the person sees; four queries."""
    if not text.strip():
        return []
    hits = search(who, Wanted(text=text[:200]), most=_FOUND + 1).hits
    return [
        Match(
            hit.id,
            seen.n(hit.subject) or seen.say("no_subject"),
            seen.n(hit.number),
            seen.day(hit.dated) if hit.dated else "",
        )
        for hit in hits
        if hit.id != own
    ][:_FOUND]


def pointed(link: LinkView, seen: Clock) -> Pointed:
    """The address with what came back when it was asked."""
    answer = seen.say(ANSWERS[link.answer]) if link.answer in ANSWERS else ""
    if link.answer.isdecimal():
        answer = seen.n(seen.say("link_status", code=link.answer))
    return Pointed(
        url=link.url,
        opens=not link.hidden and link.url.lower().startswith(("https://", "http://")),
        hidden=link.hidden,
        qr=link.qr,
        page=seen.n(link.page) if link.page else "",
        word=STATES[link.state],
        answer=answer,
        asked=seen.moment(link.asked_at) if link.asked_at else "",
        tone={"alive": "done", "dead": "told"}.get(link.state, "soft"),
    )
