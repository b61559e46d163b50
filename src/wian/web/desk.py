"""My desk: what is due, what waits for a decision, what happened since yesterday. Nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wian.duties.mine_values import Nearest
from wian.duties.queries.mine import counted_beside, nearest
from wian.ledger.queries import Line, happened
from wian.letters.inside_values import Brief
from wian.letters.page_values import MyDesk
from wian.letters.queries.circulation.inbox import received
from wian.letters.queries.desk import counted
from wian.letters.queries.hands import REGISTER, stands_in
from wian.letters.queries.my_desk import my_desk
from wian.letters.queries.signing import SIGN
from wian.offices.acting import counting
from wian.web.door import actor, signed_in
from wian.web.duties.work_rows import Row as WorkRow
from wian.web.duties.work_rows import desk_row
from wian.web.frame import seats
from wian.web.letters.hands_rows import row_on_desk
from wian.web.page import clock, show
from wian.web.when import Clock

_MOST_LINES: Final = 15
_MOST_SHOWN: Final = 8
_LOOKED_AT: Final = 120
_AHEAD: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of what happened: when, what, to which letter or office; `also` so many more."""

    at: str
    what: str
    name: str
    letter: int
    also: int


@require_safe
@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    """The three lists of whoever is signed in."""
    who, seen = actor(request), clock(request)
    offices = {grant.office for grant in counting(who, chosen=True)}
    lines = _since_yesterday(offices, seen)
    owed = nearest(who, before=timezone.now() + _AHEAD, most=_MOST_SHOWN)
    also = {_letter(line) for line, _ in lines} | {one.letter or 0 for one in owed}
    found = my_desk(who, also=also - {0})
    clerks = stands_in(who, REGISTER) - stands_in(who, SIGN)
    boxes = counted(who) if clerks else None
    called = {seat.at: seat.office for seat in seats(request)}
    came = received(who, None, waiting=True)
    waits = counted_beside(who, came=came) if offices else {"came": 0}
    values = {
        "due": [row_on_desk(one, seen) for one in found.due[:_MOST_SHOWN]],
        "due_total": len(found.due),
        "decide": [row_on_desk(one, seen) for one in found.decide[:_MOST_SHOWN]],
        "decide_total": len(found.decide),
        "more": found.more,
        "boxes": boxes,
        "owed": [_owed(one, found, called, seen) for one in owed],
        "waits": waits,
        "came": waits["came"],
        "happened": _happened(lines, found.told, called, seen),
        "has_role": bool(offices),
    }
    return show(request, "web/desk.html", values)


def _owed(one: Nearest, found: MyDesk, called: Mapping[int, str], seen: Clock) -> WorkRow:
    """What is owed in words, with its letter where that is seen."""
    letter = one.letter if one.letter in found.told else None
    words = found.over[letter].text(one.quote) if letter else ""
    return desk_row(one, found.told[letter] if letter else None, words, called, seen)


def _since_yesterday(offices: set[int], seen: Clock) -> list[tuple[Line, int]]:
    """What was done to these offices since yesterday, each with the office, the newest first.

    Files are kept with every letter that comes in; the letter is told, and not they.
    """
    yesterday = datetime.combine(seen.today - timedelta(days=1), time())
    since = timezone.make_aware(yesterday)
    lines = happened("office", offices, since=since, limit=_LOOKED_AT) if offices else []
    return [(line, at) for line, at in lines if not line.thing or line.thing[0] != "file"]


def _letter(line: Line) -> int:
    """The letter that the line is about, 0 for anything else."""
    return int(line.thing[1]) if line.thing and line.thing[0] == "letter" else 0


def _happened(
    lines: list[tuple[Line, int]],
    letters: Mapping[int, Brief],
    called: Mapping[int, str],
    seen: Clock,
) -> list[Happening]:
    """The lines in words; of a letter only the newest, and of one that is not shown none."""
    told: dict[tuple[str, int], list[tuple[Line, int]]] = {}
    for line, office in lines:
        letter = _letter(line)
        if not letter or letter in letters:
            about = ("letter", letter) if letter else ("line", line.id)
            told.setdefault(about, []).append((line, office))
    newest = [(found[0], len(found) - 1) for found in told.values()][:_MOST_LINES]
    return [
        _told(line, called.get(office, ""), letters.get(_letter(line)), also, seen)
        for (line, office), also in newest
    ]


def _told(line: Line, office: str, letter: Brief | None, also: int, seen: Clock) -> Happening:
    at = timezone.localtime(line.at)
    hour = seen.n(f"{at:%H.%M}")
    what = seen.say.pick(line.verb.thai, line.verb.english)
    if line.count > 1:
        what = seen.say("desk_many", what=what, n=seen.n(f"{line.count:,}"))
    when = seen.say("day_at", day=seen.far(at.date()), time=hour)
    name = (seen.n(letter.subject) or seen.say("no_subject")) if letter else office
    return Happening(when, what, name, letter.id if letter else 0, also)
