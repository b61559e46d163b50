"""What became of an office, told by the day: its spells and events as one list, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from wian.offices.values import EventView, OfficeView
from wian.web.offices.days import NO_BEGINNING, last_day
from wian.web.when import Clock

EVENTS = {
    "open": "ev_open",
    "change": "ev_change",
    "rename": "ev_rename",
    "move": "ev_move",
    "merge": "ev_merge",
    "split": "ev_split",
    "close": "ev_close",
}
FACTS = {
    "name_th": "fact_name",
    "name_en": "fact_name_en",
    "short": "fact_short",
    "code": "fact_code",
    "phone": "fact_phone",
    "kind_name": "fact_kind",
    "place": "fact_place",
    "parent": "fact_parent",
    "line": "fact_line",
}
Labels = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened on one day; `others` are (key, name) of the offices that had a part in it."""

    day: str
    link: str
    title: str
    reason: str = ""
    changes: tuple[Change, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


def mentioned(history: Sequence[OfficeView], events: Sequence[EventView]) -> set[int]:
    """Every other office that the story will name."""
    upper = {i for row in history for i in (row.parent, row.line) if i is not None}
    return upper.union(*(event.before + event.after for event in events))


def story(
    history: Sequence[OfficeView],
    events: Sequence[EventView],
    labels: Labels,
    places: Mapping[str, str],
    seen: Clock,
) -> list[Moment]:
    """The story, newest first; an office that is there since nobody knows when says so."""
    spells = sorted(history, key=lambda row: row.since)
    changed = {
        new.since: tuple(differences(old, new, labels, places, seen))
        for old, new in pairwise(spells)
    }
    told = [_event(event, changed.pop(event.day, ()), spells, labels, seen) for event in events]
    days = [event.day for event in events]
    for day, changes in changed.items():
        title = seen.say("ev_change" if changes else "ev_follow")
        told.append(Moment(seen.day(day), day.isoformat(), title, changes=changes))
        days.append(day)
    if spells and not any(event.day == spells[0].since for event in events):
        told.append(_beginning(spells[0], seen))
        days.append(spells[0].since)
    if spells and spells[-1].until < date.max and not any(e.kind == "close" for e in events):
        end = last_day(spells[-1].until)
        told.append(Moment(seen.day(end), end.isoformat(), seen.say("ev_last_day")))
        days.append(spells[-1].until)
    order = sorted(range(len(told)), key=lambda at: days[at], reverse=True)
    return [told[at] for at in order]


def differences(
    old: OfficeView, new: OfficeView, labels: Labels, places: Mapping[str, str], seen: Clock
) -> Iterator[Change]:
    """Each fact that is not as it was, in words."""
    for name, label in FACTS.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(
                seen.say(label),
                said(old, name, labels, places, seen),
                said(new, name, labels, places, seen),
            )


def said(
    view: OfficeView, name: str, labels: Labels, places: Mapping[str, str], seen: Clock
) -> str:
    """One fact of an office in words."""
    value = getattr(view, name)
    if name == "kind_name":
        return seen.say.pick(view.kind.thai, view.kind.english)
    if name == "place":
        return places.get(value, "") or str(value)
    if name in ("parent", "line"):
        return labels.get(value, ("", ""))[1] or seen.say("none_word")
    return str(value) or seen.say("none_word")


def _event(
    event: EventView,
    changes: tuple[Change, ...],
    spells: Sequence[OfficeView],
    labels: Labels,
    seen: Clock,
) -> Moment:
    own = spells[0].id if spells else 0
    others = dict.fromkeys(i for i in event.before + event.after if i != own)
    return Moment(
        seen.day(event.day),
        event.day.isoformat(),
        seen.say(EVENTS[event.kind]),
        event.reason,
        changes,
        tuple(labels[i] for i in others if i in labels),
    )


def _beginning(first: OfficeView, seen: Clock) -> Moment:
    if first.since <= NO_BEGINNING:
        return Moment("", "", seen.say("ev_always"))
    return Moment(seen.day(first.since), first.since.isoformat(), seen.say("ev_begin"))
