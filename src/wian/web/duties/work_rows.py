"""What an office owes, as lines of a list: what, until when, the very words, who has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wian.duties.mine_values import Nearest, ToDo
from wian.letters.inside_values import Brief
from wian.web.duties.report_work import address
from wian.web.duties.told import Tag, tag
from wian.web.when import Clock

_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `office` is empty where all lines are of one office."""

    address: str
    title: str
    tag: Tag
    tone: str
    quote: str
    letter: int
    number: str
    holder: str
    office: str
    lacks: str
    before: str
    asked: bool
    begun: bool


def work_row(found: ToDo, seen: Clock, *, offices: bool) -> Row:
    """The line in words; with `offices` it is told whose it is."""
    line, letter = found.line, found.letter
    period = seen.say.pick(line.period_th, line.period_en)
    return Row(
        address=address(line.duty, line.office, line.period),
        title=seen.n(" · ".join(part for part in (line.action, period) if part)),
        tag=tag(line.said, seen),
        tone=line.said.tone,
        quote=seen.n(_short(found.quote)) if found.quote != line.action else "",
        letter=letter.id if letter else 0,
        number=seen.n(letter.number or seen.say["the_letter"]) if letter else "",
        holder=_holder(found, seen),
        office=line.office_name if offices else "",
        lacks=", ".join(found.lacks),
        before=", ".join(found.before),
        asked=found.asked,
        begun=found.begun,
    )


def desk_row(
    found: Nearest, letter: Brief | None, quote: str, called: Mapping[int, str], seen: Clock
) -> Row:
    """The line on a desk, shorter: who holds it stands on its own page."""
    line = found.line
    period = seen.say.pick(line.period_th, line.period_en)
    return Row(
        address=address(line.duty, line.office, line.period),
        title=seen.n(" · ".join(part for part in (line.action, period) if part)),
        tag=tag(line.said, seen),
        tone=line.said.tone,
        quote=seen.n(_short(quote)) if quote != line.action else "",
        letter=letter.id if letter else 0,
        number=seen.n(letter.number or seen.say["the_letter"]) if letter else "",
        holder=called.get(line.office, ""),
        office="",
        lacks="",
        before="",
        asked=False,
        begun=line.report is not None,
    )


def _holder(found: ToDo, seen: Clock) -> str:
    names = [name for name in (found.holder_name, found.unit_name) if name]
    return seen.say("mine_held", who=" · ".join(names)) if names else seen.say["mine_nobody"]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
