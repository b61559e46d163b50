"""A text and its places become nested highlights: every character once, in order, escaped.

Places may overlap in any way. One that crosses another is cut where it must be; its first piece
carries the id that links point to. Work and depth are bounded, whatever the places are.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from wian.reading.values import Span

_DEEPEST, _MOST_CUTS, _NEAR = 12, 4, 6
_NUMERAL = re.compile(r"[0-9๐-๙\-]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was read: `key` is its own, `owner` the key of the fact that it leads to."""

    key: str
    owner: str
    span: Span
    tone: str = "sure"


@dataclass(frozen=True, slots=True)
class Opened:
    """A highlight begins; only the first piece of a place carries its id."""

    place: Place
    first: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Characters [start, end) of the text, inside `place` (the innermost one) or inside none."""

    start: int
    end: int
    place: Place | None


@dataclass(frozen=True, slots=True)
class Closed:
    """The highlight opened last ends."""


Event = Opened | Run | Closed


def events(places: Iterable[Place], start: int, end: int) -> Iterator[Event]:
    """The stretch [start, end) in order: runs that join to all of it, highlights properly nested.

    Every place that begins here is opened exactly once as `first`, even when it is empty.
    """
    # (start, longest first, order given, end, cuts so far, place)
    waiting: list[tuple[int, int, int, int, int, Place]] = []
    for order, place in enumerate(places):
        begin = min(max(place.span[0], start), end)
        finish = min(max(place.span[1], begin), end)
        waiting.append((begin, -finish, order, finish, 0, place))
    heapq.heapify(waiting)
    stack: list[tuple[int, Place]] = []
    at = start
    while waiting or stack:
        if stack and (not waiting or stack[-1][0] <= waiting[0][0]):
            finish, inner = stack.pop()
            if finish > at:
                yield Run(at, finish, inner)
                at = finish
            yield Closed()
            continue
        begin, _, order, finish, cuts, place = heapq.heappop(waiting)
        if begin > at:
            yield Run(at, begin, stack[-1][1] if stack else None)
            at = begin
        if stack and finish > stack[-1][0]:  # it crosses the one it stands in
            if cuts < _MOST_CUTS:
                rest = stack[-1][0]
                heapq.heappush(waiting, (rest, -finish, order, finish, cuts + 1, place))
            finish = stack[-1][0]
        if len(stack) >= _DEEPEST:
            finish = begin
        if finish > begin or cuts == 0:
            yield Opened(place, cuts == 0)
            stack.append((finish, place))
    if end > at:
        yield Run(at, end, None)


def html(text: str, veiled: str, places: Iterable[Place], start: int, end: int) -> SafeString:
    """The stretch as HTML; `veiled` is as long as `text`: where they differ, it is the cover.

    Characters inside a place link to its fact; covered ones open without a script.
    """
    out: list[str] = []
    for event in events(places, start, end):
        if isinstance(event, Closed):
            out.append("</span>")
        elif isinstance(event, Opened):
            place = event.place
            given = format_html(' id="p{}"', place.key) if event.first else ""
            opening = '<span class="m {}" data-f="{}"{}>'
            out.append(format_html(opening, place.tone, place.owner, given))
        else:
            out.extend(_run(text[event.start : event.end], veiled[event.start : event.end], event))
    return mark_safe("".join(out))


def _run(printed: str, veiled: str, run: Run) -> Iterator[str]:
    for text, cover in _by_cover(printed, veiled):
        if cover is not None:
            yield covered(text, cover)
        elif run.place is None:
            yield _escaped(text)
        else:
            yield format_html('<a href="#f{}">{}</a>', run.place.owner, _escaped(text))


def _by_cover(printed: str, veiled: str) -> Iterator[tuple[str, str | None]]:
    """Pieces of the run, with their cover where something in them is private."""
    at = 0
    for first, last in _covers(printed, veiled):
        if first > at:
            yield printed[at:first], None
        yield printed[first:last], veiled[first:last]
        at = last
    if at < len(printed):
        yield printed[at:], None


def _covers(printed: str, veiled: str) -> Iterator[Span]:
    """Stretches that hold covered characters, with the visible ends of a number; none overlap."""
    if printed == veiled:
        return
    first = last = -1
    for at in (i for i, (a, b) in enumerate(zip(printed, veiled, strict=True)) if a != b):
        if first >= 0 and at - last > _NEAR:
            yield first, last
            first = -1
        if first < 0:
            first = _grown(printed, at, -1, floor=max(last, 0))
        last = _grown(printed, at, +1, floor=0) + 1
    yield first, last


def _grown(text: str, at: int, step: int, floor: int) -> int:
    """The end of the number around `at`; one space inside a number does not end it."""
    for _ in range(_NEAR):
        ahead = next(
            (
                n
                for n in (at + step, at + 2 * step)
                if floor <= n < len(text) and _NUMERAL.match(text[n])
            ),
            None,
        )
        if ahead is None or (ahead != at + step and not text[at + step].isspace()):
            break
        at = ahead
    return at


def covered(text: str, cover: str) -> SafeString:
    """The cover, and the text under it for whoever opens it; works without a script."""
    return format_html(
        '<details class="mask"><summary>{}</summary><span>{}</span></details>', cover, text
    )


def _escaped(text: str) -> SafeString:
    """Escaped; a form feed (page break) becomes a line that can be seen."""
    safe = conditional_escape(text)
    return mark_safe(safe.replace("\f", '<span class="ff">\f</span>'))
