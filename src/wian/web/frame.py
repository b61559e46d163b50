"""The frame of every page: where one can go, whom one acts for. At most three queries a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from wian.notices.queries import count_unread, unread
from wian.offices.acting import Actor, counting
from wian.offices.queries.browsing import keyed_beside
from wian.offices.rules import VERBS_OF
from wian.web.door import actor
from wian.web.page import clock, person
from wian.web.words import Say

_ENTRIES = (
    ("desk", "nav_desk", "desk"),
    ("letters:boxes", "nav_letters", "letter"),
    ("duties:mine", "nav_duties", "duty"),
    ("read", "nav_read", "check"),
    ("offices:directory", "nav_directory", "tree"),
    ("offices:administration", "nav_administration", "tools"),
)
_FOR_ADMINISTRATORS = "offices:administration"


@dataclass(frozen=True, slots=True)
class Entry:
    """One way on; `here` when the page stands behind it."""

    address: str
    word: str
    icon: str
    here: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A post one can act in: the grant, its office `at` by name, its role as the key of a word."""

    grant: int
    at: int
    office: str
    role: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the page; `seat` is the one acted in, None for all or none."""

    login: str = ""
    entries: tuple[Entry, ...] = ()
    search: str = ""
    finds_letters: bool = False
    seats: tuple[Seat, ...] = ()
    seat: Seat | None = None
    unread: str = ""

    @property
    def signed_in(self) -> bool:
        """Whether somebody is."""
        return self.login != ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame for the templates; of a stranger and on the page for a fault it asks nothing."""
    user = person(request)
    if user is None:
        return {"frame": Frame()}
    who = actor(request)
    held = seats(request)
    chosen = who.chosen if len(held) > 1 else (held[0].grant if held else None)
    acted = counting(who, chosen=True)
    administers = any(grant.role == "administrator" for grant in acted)
    finds_letters = any("letter.read" in VERBS_OF[grant.role] for grant in acted)
    return {
        "frame": Frame(
            login=user.get_username(),
            entries=_entries(request.path, administers),
            search=_box(request.path, finds_letters),
            finds_letters=finds_letters,
            seats=held,
            seat=next((seat for seat in held if seat.grant == chosen), None),
            unread=clock(request).n(count) if (count := _around(request)[1]) else "",
        )
    }


def seats(request: HttpRequest) -> tuple[Seat, ...]:
    """The posts that whoever is signed in can act in today; asked once a request."""
    return _around(request)[0]


def _around(request: HttpRequest) -> tuple[tuple[Seat, ...], int]:
    """The posts, and how many notices are unread: one query, once a request."""
    found: tuple[tuple[Seat, ...], int] | None = getattr(request, "_seats", None)
    if found is None:
        found = request._seats = _asked(actor(request), clock(request).say)  # type: ignore[attr-defined]
    return found


def _box(path: str, finds_letters: bool) -> str:
    """Where the box of the frame searches: letters, offices for who reads none.

    Empty on the page that has a larger box of its own.
    """
    at = _address("letters:search" if finds_letters else "offices:directory")
    return "" if finds_letters and path == at else at


def _asked(who: Actor, say: Say) -> tuple[tuple[Seat, ...], int]:
    held = counting(who)
    offices, count = keyed_beside({grant.office for grant in held}, count_unread(who))
    called = {office: say.pick(thai, english) for office, (_, thai, english) in offices.items()}
    seats = tuple(Seat(g.id, g.office, called[g.office], f"role_{g.role}") for g in held)
    return seats, unread(who) if count is None else count


def _entries(path: str, administers: bool) -> tuple[Entry, ...]:
    wanted = [e for e in _ENTRIES if administers or e[0] != _FOR_ADMINISTRATORS]
    served = [(_address(name), word, icon) for name, word, icon in wanted]
    served = [entry for entry in served if entry[0]]
    under = [at for at, _, _ in served if path == at or path.startswith(f"{at.rstrip('/')}/")]
    here = max(under, key=len, default="")
    return tuple(Entry(at, word, icon, at == here) for at, word, icon in served)


def _address(name: str) -> str:
    """Where a page stands; empty while its room is not served."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
