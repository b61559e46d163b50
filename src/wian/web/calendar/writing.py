"""Entries become a calendar file (RFC 5545), which any program that keeps a calendar reads.

The library escapes and folds; what a letter says is cleaned before, for a control character in it
is no part of any text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, Timezone, TimezoneStandard

from .values import Entry

MEDIA: Final = "text/calendar; charset=utf-8"
ZONE: Final = "Asia/Bangkok"
_OFFSET: Final = timedelta(hours=7)
_EVERY: Final = timedelta(hours=1)
_UNSEEN: Final = ("Cc", "Cs", "Zl", "Zp")
_NOTHING: Final = "Cf"
_LINE: Final = 250
_LONG: Final = 4_000


def written(entries: Iterable[Entry], *, name: str, site: str) -> bytes:
    """The calendar with these entries; the same entries give the same bytes.

    `site` is where the addresses of the entries lead, without a slash at its end.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Wian//Wian//TH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, clean(name, _LINE))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", _EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(_zone())
    for entry in entries:
        calendar.add_component(_event(entry, site))
    return bytes(calendar.to_ical())


def clean(text: str, most: int) -> str:
    """The text on one line, without what nobody sees, and no longer than that."""
    kinds = ((one, unicodedata.category(one)) for one in text)
    seen = "".join(" " if kind in _UNSEEN else one for one, kind in kinds if kind != _NOTHING)
    line = " ".join(seen.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _event(entry: Entry, site: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{urlsplit(settings.WIAN_SITE).hostname or 'wian'}")
    changed = entry.changed_at.astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", entry.sequence)
    event.add("dtstart", _placed(entry.start))
    if entry.end is not None:
        event.add("dtend", _placed(entry.end))
    event.add("summary", clean(entry.summary, _LINE))
    lines = (clean(line, _LONG) for line in entry.description.split("\n"))
    if described := "\n".join(filter(None, (*lines, f"{site}{entry.address}"))):
        event.add("description", described)
    if place := clean(entry.place, _LINE):
        event.add("location", place)
    event.add("url", f"{site}{entry.address}")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE" if isinstance(entry.start, datetime) else "TRANSPARENT")
    return event


def _placed(moment: object) -> object:
    """A time by the clock of the zone that the calendar names; a day as it is."""
    return moment.astimezone(ZoneInfo(ZONE)) if isinstance(moment, datetime) else moment


def _zone() -> Timezone:
    """Bangkok's clock, which has known one time since before anything here."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone
