"""A district in two zones, or a person in two seats of one committee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wian.thai.folding import fold

from ..bundle import Bundle
from ..values import Committee, Contradiction, Span, Zone
from ..vocabulary import PERSON

KIND = "twice"
_DISTRICT = re.compile(r"อำเภอ|อ\.")
_OTHER_PLACE = re.compile(r"ตำบล|ต\.|หมู่|ชุมชน|โรงเรียน|รร\.|ร\.ร\.")
_BETWEEN_SEATS = re.compile(r"[\s\d.()|/–—-]*\Z")


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per district and per person that stands in two places."""
    if not bundle.parts:
        return
    raw = bundle.parts[0].source.raw
    yield from _districts(raw, bundle.whole.get("zones", ()))
    for committee in bundle.whole.get("committees", ()):
        yield from _persons(raw, committee)


def _districts(raw: str, zones: tuple[Zone, ...]) -> Iterator[Contradiction]:
    """Districts only: a village or a school may share its name with another."""
    printed = " ".join(raw[slice(*zone.span)] for zone in zones)
    if not _DISTRICT.search(printed) or _OTHER_PLACE.search(printed):
        return
    homes: dict[str, list[tuple[str, Zone]]] = {}
    for zone in zones:
        for district in zone.districts:
            homes.setdefault(fold(district), []).append((district, zone))
    for places in homes.values():
        if len(places) > 1 and len(places[0][0]) > 1:
            name = places[0][0]
            names = dict.fromkeys(zone.name for _, zone in places)
            yield Contradiction(
                kind=KIND,
                quotes=tuple(dict.fromkeys(_name_in(raw, *place) for place in places)),
                note=f"อำเภอ{name}อยู่ในรายชื่อมากกว่าหนึ่งครั้ง ({', '.join(names)}) โปรดตรวจการแบ่งพื้นที่",
                note_en=f"District {name} is listed more than once. Check the zones.",
            )


def _name_in(raw: str, district: str, zone: Zone) -> Span:
    at = raw.find(district, *zone.span)
    return (at, at + len(district)) if at >= 0 else zone.span


def _persons(raw: str, committee: Committee) -> Iterator[Contradiction]:
    """Named persons only: two seats of one post are two persons."""
    seats: dict[str, list[Span]] = {}
    shown: dict[str, str] = {}
    last: Span | None = None
    for seat in committee.members:
        if last and not _BETWEEN_SEATS.match(raw, last[1], max(last[1], seat.span[0])):
            # Words between two rows may be the heading of another committee.
            yield from _rows(seats, shown, committee.name)
            seats = {}
        last = seat.span
        person = PERSON.match(seat.person_or_post)
        if person and " " in person.group():
            key = fold(person.group())
            shown[key] = person.group()
            seats.setdefault(key, []).append(seat.span)
    yield from _rows(seats, shown, committee.name)


def _rows(
    seats: dict[str, list[Span]], shown: dict[str, str], committee: str
) -> Iterator[Contradiction]:
    for key, spans in seats.items():
        if len(set(spans)) > 1:
            yield Contradiction(
                kind=KIND,
                quotes=tuple(dict.fromkeys(spans)),
                note=f"{shown[key]} มีชื่อมากกว่าหนึ่งตำแหน่งใน{committee} โปรดตรวจรายชื่อ",
                note_en=f"{shown[key]} has more than one seat in the same committee.",
            )
