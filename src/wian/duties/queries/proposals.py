"""What a letter asks, as the person who makes duties of it looks at it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from django.utils import timezone

from wian.letters.queries.asked import Asked
from wian.letters.queries.asked import asked as asked_by
from wian.offices.acting import Actor, today, where_of
from wian.offices.queries.reach import standing

from ..deadlines import (
    Calendar,
    Due,
    Flag,
    flags,
)
from ..deadlines import Owed as Dated
from ..deadlines.clock import second
from ..duty_values import DutyView, Proposals, ProposalView
from ..foreseeing import foreseen, suggested
from ..models import Duty
from ..proposing import Proposed, proposed
from ..stepping import Stand, asker_steps
from ..unanswered import Ask, unanswered
from .calendar import calendar_of
from .meaning import ASK
from .seeing import asked
from .views import views

_NONE: Final = Proposed(
    row=-1, item="", action="", start=None, end=None, assignee="", doer="", kind="once", rule=None
)  # fmt: skip


def proposals(actor: Actor, letter: int, *, office: int | None = None) -> Proposals:
    """The duties of the letter that the office asks (the letter's own for None), dropped ones too.

    Each with its quote, its open questions and what is wrong with its days. LookupError or Denied
    as for the letter; nothing of an office whose duties the person may not see. About a dozen
    queries, however many duties there are.
    """
    found = asked_by(actor, letter)
    office = found.office if office is None else office
    rows = list(
        asked(actor).filter(letter=letter, office=office, earlier=None).order_by("order", "pk")
    )
    read = {one.row: one for one in proposed(found.facts)}
    calendar = calendar_of()
    shown = views(rows)
    asks = {row.pk: _asks(row, shown[row.pk], calendar) for row in rows}
    live = {id_: one for id_, one in shown.items() if one.state != "dropped" and one.tracked}
    dues = {
        id_: foreseen(one.rule, one.anchor, _begins(found), calendar) for id_, one in live.items()
    }
    wrong = _flags(live, dues, found, calendar)
    ids = {row.row: row.pk for row in rows if row.row is not None}
    may = actor.may(ASK, where_of(standing(office))).allowed
    return Proposals(
        letter=letter,
        office=office,
        duties=tuple(
            _proposal(row, shown[row.pk], read, ids, asks[row.pk], wrong, found, dues)
            for row in rows
        ),
        fresh=sum(row not in ids for row in read),
        steps=_steps(rows, asks, may),
    )


def _proposal(
    row: Duty,
    view: DutyView,
    read: Mapping[int, Proposed],
    ids: Mapping[int, int],
    asks: tuple[Ask, ...],
    wrong: Sequence[Flag],
    found: Asked,
    dues: Mapping[int, tuple[Due, ...]],
) -> ProposalView:
    one = read.get(row.row if row.row is not None else -1, _NONE)
    first, last = suggested(view.rule, _begins(found))
    taken = one.due_with is not None and view.rule == one.rule
    return ProposalView(
        duty=view,
        asks=asks,
        flags=tuple(flag for flag in wrong if flag.key == str(view.id)),
        due_with=ids.get(one.due_with) if taken and one.due_with is not None else None,
        repeats=ids.get(one.repeats) if one.repeats is not None else None,
        condition=one.condition,
        gone=row.row is not None and one is _NONE,
        first=first if Ask.FIRST_PERIOD in asks else None,
        last=last if Ask.LAST_PERIOD in asks else None,
        dues=dues.get(row.pk, ()),
    )


def _begins(found: Asked) -> date:
    """From when periods are counted that nobody has said: the day of the letter."""
    return found.dated or today()


def _asks(row: Duty, view: DutyView, calendar: Calendar) -> tuple[Ask, ...]:
    """The open questions of a duty that is not opened yet."""
    if row.state not in ("proposed", "dropped") or row.kind == "information":
        return ()
    return unanswered(view.rule, row.asks, row.anchor, calendar)


def _flags(
    live: Mapping[int, DutyView],
    dues: Mapping[int, tuple[Due, ...]],
    found: Asked,
    calendar: Calendar,
) -> tuple[Flag, ...]:
    """What is wrong with the days of all duties that are not dropped, beside each other.

    A need that has no day itself stands for what it needs in its turn.
    """
    dated = [
        Dated(str(id_), dues[id_], tuple(str(one) for one in _needs(id_, live, dues)))
        for id_ in live
    ]
    return flags(dated, found.dated or second(timezone.now()).date(), calendar)


def _needs(
    id_: int, live: Mapping[int, DutyView], dues: Mapping[int, Collection[Due]]
) -> list[int]:
    found: dict[int, None] = {}
    seen, left = {id_}, list(live[id_].needs)
    while left:
        one = left.pop(0)
        if one in seen or one not in live:
            continue
        seen.add(one)
        if dues[one]:
            found[one] = None
        else:
            left += live[one].needs
    return list(found)


def _steps(
    rows: Sequence[Duty], asks: Mapping[int, Sequence[Ask]], may_ask: bool
) -> frozenset[str]:
    """What may be done with the letter's duties together: what may be done with one of them."""
    found = {"propose", "add"} if may_ask else set[str]()
    for row in rows:
        stand = Stand(row.state, row.kind, bool(asks[row.pk]), may_ask)
        found |= asker_steps(stand)
    return frozenset(found)
