"""A letter as one line of a box: what it is, how it came, what is still open about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils import timezone

from wian.jobs.queries import State, Status
from wian.letters.desk_values import DeskRow
from wian.letters.queries.registers import received
from wian.offices.acting import Actor
from wian.web.when import Clock, When

SOURCES: Final = {
    "upload": "came_upload",
    "paste": "came_paste",
    "folder": "came_folder",
    "mail": "came_mail",
    "api": "came_api",
    "written": "came_written",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One letter of a box in words; `can_open` once it has been read, or has failed to be."""

    id: int
    title: str
    named: str
    urgency: str
    secrecy: str
    issuer: str
    number: str
    dated: When | None
    doubts: int
    asked: int
    alike: int
    parts: int
    registered: bool
    came: str
    at: str
    office: str
    trouble: str
    aside: str
    can_open: bool
    job: str


@dataclass(frozen=True, slots=True)
class Registered:
    """A letter with the number that it just got."""

    letter: int
    number: str


def registered_before(request: HttpRequest, who: Actor, seen: Clock) -> Registered | None:
    """The letter `?was=` that the person has just registered, with its number; None for none."""
    was = request.GET.get("was", "")
    found = received(who, int(was)) if was.isdecimal() and len(was) < 19 else None
    return Registered(int(was), seen.n(found.text)) if found else None


def line(row: DeskRow, seen: Clock, office: str, job: Status | None) -> Line:
    """The row as the person reads it."""
    trouble = row.trouble
    return Line(
        id=row.id,
        title=seen.n(row.subject) or row.name or seen.say("no_subject"),
        named=row.name,
        urgency=row.urgency,
        secrecy=row.secrecy,
        issuer=row.issuer,
        number=seen.n(row.number),
        dated=seen.when(row.dated) if row.dated else None,
        doubts=row.doubts,
        asked=row.asked,
        alike=row.alike,
        parts=row.parts + 1 if row.parts else 0,
        registered=row.state == "registered",
        came=SOURCES[row.source],
        at=came_at(row, seen),
        office=office,
        trouble=seen.n(seen.say.pick(trouble.thai, trouble.english)) if trouble else "",
        aside=row.aside_reason,
        can_open=row.state != "reading",
        job=progress(job, seen),
    )


def came_at(row: DeskRow, seen: Clock) -> str:
    """When it came: the time of today, else the day and how far it is."""
    here = timezone.localtime(row.at)
    if here.date() == seen.today:
        return seen.n(seen.say("today_at", time=f"{here:%H.%M}"))
    return f"{seen.day(here.date())} · {seen.far(here.date())}"


def progress(job: Status | None, seen: Clock) -> str:
    """How far the reading is, in words; empty where nothing is read."""
    if job is None:
        return ""
    if job.state is State.WAITING:
        return seen.say("job_waiting")
    thai, _, english = job.note.partition(" · ")
    note = seen.say.pick(thai, english)
    if job.total is None:
        return note or seen.say("job_running")
    return seen.n(seen.say("job_step", note=note, done=job.done + 1, total=job.total))
