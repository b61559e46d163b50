"""A duty in words, as who asks it looks at it: its line, place, rule, questions and flags."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from wian.duties.deadlines import Due, Flag, Said, said
from wian.duties.duty_values import DutyView, ProposalView
from wian.duties.unanswered import WORDS, Ask
from wian.web.duties.rule_words import kind_said, rule_notes, rule_said
from wian.web.duties.told import Tag, tag
from wian.web.when import Clock

STATES: Final[Mapping[str, tuple[str, str]]] = {
    "proposed": ("duty_is_proposed", "clock"),
    "open": ("duty_is_open", "done"),
    "closed": ("duty_is_closed", "lock"),
    "dropped": ("duty_is_dropped", "stop"),
}
"""The word and the icon of each state."""
FLAGS: Final[Mapping[str, str]] = {
    "before_prerequisite": "flag_before_prerequisite",
    "passed_on_receipt": "flag_passed_on_receipt",
    "day_off": "flag_day_off",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A duty in words; `place` leads to its words in the letter, "" where it has none there.

    `due` is what of it is due next.
    """

    id: int
    item: str
    name: str
    action: str
    quote: str
    place: str
    assignee: str
    doer: str
    when: str
    notes: tuple[str, ...]
    due: Tag | None
    wanted: tuple[tuple[str, bool], ...]
    ways: tuple[str, ...]
    needs: tuple[str, ...]
    asks: tuple[str, ...]
    flags: tuple[str, ...]
    state: str
    icon: str
    proposed: bool
    tracked: bool
    ready: bool
    told: tuple[str, ...]
    revision: int


def row_of(
    one: ProposalView, named: Mapping[int, str], open_: Collection[int], seen: Clock, now: datetime
) -> Row:
    """The duty; `named` are the others by their ids, `open_` those that may be opened."""
    duty, next_ = one.duty, next_due(one.dues, now)
    word, icon = STATES[duty.state]
    return Row(
        id=duty.id,
        item=seen.n(duty.item),
        name=named[duty.id],
        action=seen.n(duty.action),
        quote=seen.n(duty.quote) if duty.quote != duty.action else "",
        place=place_of(duty),
        assignee=seen.n(duty.assignee),
        doer=kind_said(duty.doer, seen),
        when=rule_said(duty.rule, duty.anchor, seen),
        notes=tuple(rule_notes(duty.rule, seen)),
        due=tag(next_, seen) if next_ else None,
        wanted=tuple((seen.n(piece.label), piece.required) for piece in duty.wanted),
        ways=tuple(seen.n(way.label) for way in duty.ways),
        needs=tuple(named[id_] for id_ in duty.needs if id_ in named),
        asks=tuple(ask_said(ask, seen) for ask in one.asks),
        flags=tuple(flag_said(flag, named, seen) for flag in one.flags if not _is_asked(flag, one)),
        state=word,
        icon=icon,
        proposed=duty.state == "proposed",
        tracked=duty.tracked,
        ready=duty.id in open_,
        told=tuple(_told(one, named, seen)),
        revision=duty.revision,
    )


def place_of(duty: DutyView) -> str:
    """Where the very line stands in the letter, as an address; "" where nobody read it there."""
    if duty.letter is None or duty.row is None or duty.start is None:
        return ""
    return f"{reverse('letters:read', args=[duty.letter])}?view=text#pduties-{duty.row}"


def names(duties: Collection[DutyView], seen: Clock) -> dict[int, str]:
    """What each of the duties is called beside the others: "ข้อ 4", else the head of its words."""
    return {
        one.id: seen.n(seen.say("item", item=one.item)) if one.item else short(one.action, seen)
        for one in duties
    }


def short(text: str, seen: Clock, most: int = 60) -> str:
    """The head of a text."""
    return seen.n(text if len(text) <= most else f"{text[: most - 1].rstrip()}…")


def next_due(dues: Collection[Due], now: datetime) -> Said | None:
    """How the first is told that is still to come, else the last."""
    found = next((due for due in dues if due.due >= now), None) or (
        list(dues)[-1] if dues else None
    )
    return said(found, now) if found else None


def ask_said(ask: Ask, seen: Clock) -> str:
    """What is asked, in words."""
    return seen.say.pick(*WORDS[ask])


def flag_said(flag: Flag, named: Mapping[int, str], seen: Clock) -> str:
    """What is wrong with a day, and beside which."""
    other = named.get(int(flag.other), "") if flag.other else ""
    days = {"day": seen.day(flag.day), "beside": seen.day(flag.beside), "other": other}
    return seen.n(seen.say(FLAGS[flag.code], **days))


def _is_asked(flag: Flag, one: ProposalView) -> bool:
    """Whether the question of days off shows the day already."""
    return flag.code == "day_off" and Ask.HOLIDAY_POLICY in one.asks


def _told(one: ProposalView, named: Mapping[int, str], seen: Clock) -> Iterator[str]:
    """What else is worth knowing of it."""
    say = seen.say
    if one.gone:
        yield say("duty_gone")
    if one.due_with in named and one.due_with is not None:
        yield say("duty_due_with", other=named[one.due_with])
    if one.repeats in named and one.repeats is not None:
        yield say("duty_repeats", other=named[one.repeats])
    if one.condition:
        yield say("duty_condition", text=seen.n(one.condition))
    if one.duty.merged in named and one.duty.merged is not None:
        yield say("duty_merged_into", other=named[one.duty.merged])
