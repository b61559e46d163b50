"""Whom a duty would be asked of: shown as a list and a count before it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from django.db.models import QuerySet

from wian.letters.queries.asked import sent_to
from wian.offices.acting import SYSTEM, Actor, check, today
from wian.offices.audience import AudienceError, Reading, Rule, outlined, read_phrase, spells
from wian.offices.kinds import KINDS
from wian.offices.queries.browsing import of_ids
from wian.offices.queries.reach import reached, standing
from wian.offices.rules import SEE

from ..errors import Refused
from ..models import Assignment, Duty
from .seeing import asked

How = Literal["sent", "earlier", "rule"]
SHOWN: Final = 1000
ASK: Final = "duty.ask"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who owes: whoever the letter was sent to, whoever owed it last year, or whoever a rule means.

    `doers`: not these offices themselves but that kind of office in the place of each.
    """

    how: How
    rule: Rule | None = None
    doers: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON, which the duty keeps beside the frozen rows."""
        rule = self.rule.to_dict() if self.rule else None
        return {"how": self.how, "rule": rule, "doers": self.doers}


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom an audience means today, in Thai, with the first SHOWN of them by name and their count.

    `had` are those that owe the duty already. `sum` is the arithmetic of a rule ("18 − 1 = 17"),
    `left_out` whom it takes out and why.
    """

    audience: Audience
    sentence: str
    count: int
    offices: Mapping[int, str]
    sum: str = ""
    left_out: tuple[tuple[str, str], ...] = ()
    had: frozenset[int] = frozenset()


def usual(duty: Duty) -> Audience:
    """Whom a duty is asked of where nobody says otherwise."""
    return Audience("earlier" if duty.earlier_id else "sent")


def meant(actor: Actor, duty: int, audience: Audience | None = None) -> Meant:
    """Whom the duty would be asked of today; about seven queries.

    LookupError where the duty is none of the person's, Refused D119 for a rule that cannot stand.
    """
    row = asked(actor).filter(pk=duty).first()
    if row is None:
        raise LookupError("duty")
    check(actor, ASK, standing(row.office_id))
    audience = audience or usual(row)
    sentence, sum_, out = told(row, audience)
    rows = offices_of(actor, row, audience, today())
    names = dict(rows.order_by("place_id", "path").values_list("office", "name_th")[:SHOWN])
    owing = Assignment.objects.filter(duty=duty, office__in=rows.order_by().values("office"))
    had = frozenset(owing.values_list("office", flat=True))
    return Meant(audience, sentence, rows.count(), names, sum_, out, had)


def phrase(actor: Actor, duty: int, words: str) -> Reading:
    """Whom the words mean, with what must be asked about them; LookupError as `meant`.

    "ทุกอำเภอ" is understood of the asking office.
    """
    row = asked(actor).filter(pk=duty).first()
    if row is None:
        raise LookupError("duty")
    return read_phrase(words, issuer=of_ids(SYSTEM, (row.office_id,))[0], day=today())


def offices_of(actor: Actor, duty: Duty, audience: Audience, day: date) -> QuerySet[Any]:
    """The offices that the audience means, as they stand today, the asking one aside: rows with
    `office`, `parent`, `kind` and names, to be used in a statement."""
    if audience.how == "rule" and audience.rule is not None:
        rows: QuerySet[Any] = spells(audience.rule, day=day)
    elif audience.how == "sent" and duty.letter_id is not None:
        rows = reached(SYSTEM, SEE).filter(office__in=sent_to(actor, duty.letter_id))
    elif audience.how == "earlier" and duty.earlier_id is not None:
        owed = Assignment.objects.filter(duty=duty.earlier_id).values("office")
        rows = reached(SYSTEM, SEE).filter(office__in=owed)
    else:
        rows = reached(SYSTEM, SEE).none()
    if audience.doers:
        places = rows.values("place")
        rows = reached(SYSTEM, SEE).filter(kind=audience.doers, place__in=places)
    return rows.exclude(office=duty.office_id)


def told(duty: Duty, audience: Audience) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """The audience as a line, its arithmetic, and whom a rule leaves out; Refused D119."""
    doers = KINDS[audience.doers].thai if audience.doers in KINDS else ""
    if audience.how == "rule" and audience.rule is not None:
        try:
            found = outlined(audience.rule, sender=duty.office_id)
        except AudienceError as wrong:
            raise Refused("D119", why=wrong.thai, why_en=wrong.english) from wrong
        out = tuple((one.office.name_th, one.reason) for one in found.left_out)
        said, sum_ = found.sentence, found.sum
    else:
        said = "ผู้ที่ได้รับหนังสือ" if audience.how == "sent" else "ผู้ที่ได้รับภารกิจนี้ในปีก่อน"
        out, sum_ = (), ""
    return (f"{doers} ({said})" if doers else said), sum_, out
