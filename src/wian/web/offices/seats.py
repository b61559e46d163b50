"""Posts in words: who is in one now, who comes, who was there before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wian.offices.queries.people import PostBook, Seated
from wian.offices.stays import HOLDER
from wian.web.offices.days import NO_BEGINNING, last_day
from wian.web.offices.office import MODES
from wian.web.when import Clock

_ORDER = tuple(MODES)


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in a post, in words: as what, from which day, until which last one."""

    id: int
    person: int
    name: str
    mode: str
    days: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A post in words; `over` once it was closed, `begins` while it is still to come."""

    id: int
    title: str
    head: bool
    begins: str
    ends: str
    over: bool
    vacant: bool
    now: tuple[Place, ...]
    later: tuple[Place, ...]
    past: tuple[Place, ...]


def desk(book: PostBook, seen: Clock) -> Desk:
    """The post as it stands today, with who was there before and who comes."""
    today = seen.today
    now = sorted(
        (stay for stay in book.stays if stay.since <= today < stay.until),
        key=lambda stay: (_ORDER.index(stay.mode), stay.since),
    )
    return Desk(
        book.id,
        book.title,
        book.head,
        seen.day(book.since) if book.since > today else "",
        "" if book.until == date.max else seen.day(last_day(book.until)),
        book.until <= today,
        not any(stay.mode == HOLDER for stay in now),
        tuple(_place(stay, seen) for stay in now),
        tuple(_place(stay, seen) for stay in reversed(book.stays) if stay.since > today),
        tuple(_place(stay, seen) for stay in book.stays if stay.until <= today),
    )


def _place(stay: Seated, seen: Clock) -> Place:
    name = stay.name or seen.say("name_erased")
    return Place(stay.stay, stay.person, name, seen.say(MODES[stay.mode]), _days(stay, seen))


def _days(stay: Seated, seen: Clock) -> str:
    said = []
    if stay.since > NO_BEGINNING:
        said.append(seen.say("since_day", day=seen.day(stay.since)))
    if stay.until != date.max:
        said.append(seen.say("until_day", day=seen.day(last_day(stay.until))))
    return " ".join(said) or seen.say("ev_always")
