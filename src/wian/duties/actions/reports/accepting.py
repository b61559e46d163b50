"""Many reports are accepted at once: those that pass; of the rest it is told why not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from copy import copy
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import check_each

from ... import forms
from ...errors import PROBLEMS, Refused
from ...models import Owed, Report, Sending
from ...queries.reports.beside import pieces
from ...report_values import Accepted, NotAccepted
from ...stages import Stage
from ..reporting_rows import ACCEPT
from ..tallying import changed

MOST: Final = 1_000
Key = tuple[int, int, str]


def accept_many(actor: Actor, *, sendings: Collection[int]) -> Accepted:
    """Every one of these reports that passes is accepted: one statement and one row in the ledger.

    One that explains a value or lacks what the form asks for now is left for a person to look at,
    as is what does not wait any more. Refused D222 for more than a thousand, D201 for none known.
    """
    if len(sendings) > MOST:
        raise Refused("D222", most=f"{MOST:,}")
    rows = Sending.objects.select_related("report__duty").filter(pk__in=sendings)
    asked = {row.report.duty.office_id for row in rows}
    if not asked:
        raise Refused("D201")
    check_each(actor, ACCEPT, asked)
    with transaction.atomic():
        owed = {_key(row): row for row in _locked(sendings)}
        known = list(rows.order_by("pk"))
        why = {row.pk: _why_not(row, owed.get(_report_key(row.report))) for row in known}
        passing = [row for row in known if not why[row.pk]]
        if passing:
            _accept(actor, passing, [owed[_report_key(row.report)] for row in passing])
    left = [
        _left(id_, why.get(id_, "D201")) for id_ in sorted(set(sendings)) if why.get(id_, "D201")
    ]
    return Accepted(len(passing), tuple(left))


def _locked(sendings: Collection[int]) -> list[Owed]:
    """What these are reports of, which nobody else changes until this transaction ends."""
    rows = _owed(sendings).select_for_update(of=("self",)).select_related("duty")
    return list(rows.order_by("duty", "office", "period"))


def _owed(sendings: Collection[int]) -> QuerySet[Owed]:
    reports = Report.objects.filter(sendings__in=sendings)
    same = reports.filter(
        duty=OuterRef("duty"), office=OuterRef("office"), period=OuterRef("period")
    )
    duties, offices = reports.values("duty"), reports.values("office")
    return Owed.objects.filter(Exists(same), duty__in=duties, office__in=offices)


def _key(row: Owed) -> Key:
    return row.duty_id, row.office_id, row.period


def _report_key(row: Report) -> Key:
    return row.duty_id, row.office_id, row.period


def _why_not(found: Sending, row: Owed | None) -> str:
    """The number of the problem that keeps it from being accepted unseen, "" where there is none.

    What was said about values by its sender is for a person to weigh.
    """
    over = (found.taken_back_at, found.returned_at, found.accepted_at)
    if row is None or row.stage != Stage.SENT or any(over):
        return "D212"
    if found.version != found.report.version:
        return "D212"
    if found.why:
        return "D220"
    codes = {str(one["wanted"]) for one in found.evidence}
    duty = found.report.duty
    beside = forms.Beside(evidence=codes, wanted=pieces(duty))
    checked = forms.check(forms.from_json(duty.form), found.content, beside)
    return "D221" if forms.stopping(checked) else ""


def _accept(actor: Actor, passing: list[Sending], before: list[Owed]) -> None:
    now, ids = timezone.now(), [row.pk for row in passing]
    Sending.objects.filter(pk__in=ids).update(
        accepted_at=now, decided_by=actor.account, seen_at=Coalesce("seen_at", now)
    )
    duties = sorted({row.duty_id for row in before})
    touched = [("duty", duty) for duty in duties]
    tell(
        actor, "report.accept", ("report", passing[0].report_id), touched=touched,
        after={"many": len(ids), "duties": duties[:100]}, count=len(ids),
    )  # fmt: skip
    _owed(ids).update(stage=Stage.ACCEPTED)
    changed(before, list(_accepted(before)))


def _accepted(rows: Iterable[Owed]) -> Iterable[Owed]:
    for row in rows:
        after = copy(row)
        after.stage = Stage.ACCEPTED
        yield after


def _left(sending: int, number: str) -> NotAccepted:
    problem = PROBLEMS[number]
    return NotAccepted(sending, number, problem.thai, problem.english)
