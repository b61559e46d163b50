"""What one's offices owe, as entries of a calendar, in words."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.http import urlencode

from wian.duties.deadlines.clock import second
from wian.duties.mine_values import Entry as Owed
from wian.duties.queries.mine import entries_between
from wian.offices.acting import Actor
from wian.web.calendar.values import Entry, Window
from wian.web.when import Clock


def of_duties(who: Actor, told: Window, seen: Clock) -> list[Entry]:
    """The days on which reports of the person's own offices are due; cancelled once exempt."""
    return [entry_of(one, seen) for one in entries_between(who, told.since, told.until)]


def entry_of(one: Owed, seen: Clock) -> Entry:
    """The last second at which it is in time."""
    duty, office, period = one.key.split("-", 2)
    page = reverse("duties:report", args=[duty, period])
    return Entry(
        uid=f"duty-{one.key.replace(':', '-')}",
        start=second(one.until),
        end=None,
        summary=_summary(one, seen),
        description="\n".join(_lines(one, seen)),
        place="",
        address=f"{page}?{urlencode({'office': office})}",
        sequence=one.sequence,
        changed_at=one.changed_at,
        cancelled=one.exempt,
    )


def _summary(one: Owed, seen: Clock) -> str:
    """ "ส่งรายงาน: ข้อ 1 … (ธันวาคม 2567)", with what has become of it before."""
    say = seen.say
    period = say.pick(one.period_th, one.period_en)
    what = say["cal_secret"] if one.secret else f"{one.item} {one.action}".strip()
    what = f"{what} ({period})" if period else what
    if one.exempt:
        return seen.n(say("cal_cancelled", what=what))
    return seen.n(say("cal_owed_done" if one.done else "cal_owed", what=what))


def _lines(one: Owed, seen: Clock) -> Iterator[str]:
    """How it stands by the day only: an hour that runs would change the file with each fetch."""
    if one.said is not None and one.said.far not in ("hours_left", "minutes_left"):
        yield one.said.text(seen.say.lang, seen.digits)
    yield one.office_name
    if one.secret:
        yield seen.say["cal_secret_why"]
    elif one.quote and one.quote != one.action:
        yield seen.n(f"“{one.quote}”")
