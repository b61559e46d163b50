"""A letter to the late ones only is drafted; a person reads it, has it signed and sends it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from wian.letters.actions.attaching import attach
from wian.letters.actions.drafting import begin_draft, write_draft
from wian.letters.beginning import Answered
from wian.letters.queries.briefly import in_brief
from wian.letters.queries.drafts import draft
from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.audience import Part, Rule
from wian.offices.queries.reach import standing, stood
from wian.typeset import Head, TableSheet, sheet_pdf

from ..deadlines import named
from ..deadlines.clock import second
from ..errors import Refused
from ..models import Duty, Owed
from ..queries.columns import open_still
from ..queries.seeing import duty as seen_duty
from ..reminding import LIST, NAMED, Facts, Late, reminder, table
from ..standings import period_of, standing_of
from .chasing import ASK

_HEADS = (
    Head("ที่", 14, middle=True),
    Head("หน่วยงาน"),
    Head("งวด", 50),
    Head("ครบกำหนด", 40, middle=True),
    Head("เลยกำหนด (วัน)", 34, middle=True),
)


@dataclass(frozen=True, slots=True)
class Reminder:
    """The draft, and the audience that it is to be sent to: exactly those who are late."""

    letter: int
    rule: Rule
    offices: tuple[int, ...]


def draft_reminder(
    actor: Actor,
    *,
    duty: int,
    period: str = "",
    offices: Collection[int] | None = None,
    form: str = "external",
    now: datetime | None = None,
) -> Reminder:
    """A draft to the offices that are late with the duty, or with one period of it, lies with the
    person; over five of them stand in a list that goes along.

    By who asks duties and writes letters of its office. Refused D403 where none of them is late;
    Denied, LookupError as for the duty.
    """
    found, now = seen_duty(actor, duty), now or timezone.now()
    check(actor, ASK, standing(found.office_id))
    late = _late(found, period, offices, now)
    if not late:
        raise Refused("D403")
    facts = _facts(actor, found, late)
    letter = begin_draft(actor, office=found.office_id, form=form)
    if len(facts.offices) > NAMED:
        attach(actor, letter=letter, name=f"{LIST}.pdf", data=_list(found, late, now))
    wording = reminder(draft(actor, letter).wording, facts)
    write_draft(actor, letter=letter, wording=wording)
    touched = [("letter", letter), ("office", found.office_id)]
    count = len(facts.offices)
    tell(actor, "duty.remind", ("duty", duty), touched=touched, count=count)
    return Reminder(letter, Rule((Part(offices=facts.offices),)), facts.offices)


def _late(
    found: Duty, period: str, offices: Collection[int] | None, now: datetime
) -> tuple[Late, ...]:
    """The rows that are late, in the order of the tree: two queries."""
    rows = Owed.objects.filter(open_still(), duty=found, until__lt=second(now))
    rows = rows.filter(period=period) if period else rows
    rows = rows if offices is None else rows.filter(office__in=offices)
    told: list[Any] = list(rows.order_by("until"))
    spells = stood(second(now).date()).filter(office__in={row.office_id for row in told})
    places = {spell.office_id: spell for spell in spells}
    told.sort(key=lambda row: (places[row.office_id].path, row.until))
    return tuple(_one(row, places, now) for row in told)


def _one(row: Owed, places: Mapping[int, Any], now: datetime) -> Late:
    spell = places[row.office_id]
    return Late(
        row.office_id,
        spell.name_th,
        spell.kind,
        named(period_of(row.period, row.nominal)),
        second(row.until).date(),
        standing_of(row, now).days_late,
    )


def _facts(actor: Actor, found: Duty, late: tuple[Late, ...]) -> Facts:
    """The letter that asked is cited as far as the person sees it."""
    asks = in_brief(actor, found.letter_id) if found.letter_id else None
    cited = (
        Answered(asks.issuer, asks.number, asks.dated, asks.subject, asks.urgency) if asks else None
    )
    return Facts(late, found.action, found.item, cited)


def _list(found: Duty, late: tuple[Late, ...], now: datetime) -> bytes:
    office = standing(found.office_id).name_th
    return sheet_pdf(
        TableSheet(office, LIST, _HEADS, table(late), subject=found.action, printed=now)
    )
