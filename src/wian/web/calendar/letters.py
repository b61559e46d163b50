"""Days of letters as entries of a calendar, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.urls import reverse

from wian.letters.calendar_values import Dated
from wian.letters.days import Day
from wian.letters.masking import HIDDEN
from wian.letters.queries.days import days
from wian.offices.acting import Actor
from wian.web.calendar.spans import span
from wian.web.calendar.values import MOST, Entry, Window
from wian.web.letters.round_words import PURPOSES
from wian.web.when import Clock

KINDS: Final = {
    "meeting": "cal_meeting",
    "event": "cal_event",
    "duty": "cal_duty",
    "reply": "cal_reply",
}


def of_letters(who: Actor, told: Window, seen: Clock) -> list[Entry]:
    """The days of the letters that lie with the person's offices."""
    found = days(who, since=told.since, until=told.until, most=MOST)
    return [entry for one in found for entry in entries_of(one, seen)]


def entries_of(letter: Dated, seen: Clock) -> Iterator[Entry]:
    """An entry for each of the letter's days."""
    for day in letter.days:
        start, end = span(day)
        yield Entry(
            uid=f"letter-{letter.letter}-{day.name.replace('.', '-')}",
            start=start,
            end=end,
            summary=_summary(letter, day, seen),
            description="\n".join(_lines(letter, day, seen)),
            place="" if HIDDEN in day.place else seen.n(day.place),
            address=reverse("letters:letter", args=[letter.letter]),
            sequence=letter.revision,
            changed_at=letter.changed_at,
            cancelled=letter.cancelled,
        )


def _summary(letter: Dated, day: Day, seen: Clock) -> str:
    """ "ประชุม: ขอเชิญประชุม (เพื่อทราบ)", with what a person must know before it."""
    say = seen.say
    if letter.recalled:
        return say["cal_recalled"]
    title = (day.what if day.kind != "meeting" else "") or letter.subject or letter.number
    told = say(KINDS[day.kind], what=say["cal_secret"] if letter.secret else title)
    if letter.purpose:
        told += f" ({say[PURPOSES[letter.purpose]]})"
    if day.doubted:
        told = say("cal_doubted", what=told)
    return seen.n(say("cal_cancelled", what=told) if letter.cancelled else told)


def _lines(letter: Dated, day: Day, seen: Clock) -> Iterator[str]:
    say = seen.say
    if letter.recalled:
        yield say["cal_recalled_why"]
        return
    times = f"{seen.n('–'.join(filter(None, (day.start, day.end))).replace(':', '.'))}"
    last = f" – {seen.day(day.last)}" if day.last > day.first else ""
    yield f"{seen.day(day.first)}{last}" + (f" {say('cal_at', time=times)}" if times else "")
    if day.doubted:
        yield say["cal_doubted_why"]
    if letter.secret:
        yield say["cal_secret_why"]
        return
    yield seen.n(letter.subject)
    number = seen.n(letter.number)
    dated = seen.day(letter.dated) if letter.dated else ""
    yield " · ".join(filter(None, (number, dated, seen.n(letter.issuer))))
    if day.assignee:
        yield say("cal_for", who=seen.n(day.assignee))
    if HIDDEN in day.place:
        yield say["cal_online"]
