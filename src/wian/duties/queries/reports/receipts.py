"""Receipts of reports: as they are printed, and checked again by whoever holds one."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from wian.offices.acting import Actor
from wian.offices.queries.offices import names
from wian.offices.queries.people import account_names
from wian.thai.digits import to_arabic

from ...deadlines import named
from ...digests import digest_of
from ...models import Sending
from ...report_values import Receipt, ReceiptCheck, ReceiptPage
from ...standings import period_of
from ..seeing import owed

SHORT: Final = 16
"""Characters of a digest that a printed receipt has, and that are enough to check it."""
_DIGEST: Final = re.compile(r"[0-9a-f]{16,64}")


def receipt(actor: Actor, *, sending: int) -> ReceiptPage:
    """The receipt as it is printed; LookupError where the report may not be seen. Four queries."""
    row = Sending.objects.select_related("report__duty").filter(pk=sending).first()
    if row is None:
        raise LookupError("receipt")
    report = row.report
    seen = owed(actor).filter(duty=report.duty_id, office=report.office_id, period=report.period)
    nominal = seen.values_list("nominal", flat=True).first()
    if nominal is None:
        raise LookupError("receipt")
    period = period_of(report.period, nominal)
    return ReceiptPage(
        Receipt(row.pk, row.receipt, row.at, row.digest, row.version, row.days_late),
        report.duty_id,
        report.duty.action,
        report.office_id,
        names([report.office_id], day=date.max).get(report.office_id, ""),
        report.period,
        named(period),
        named(period, "en"),
        account_names([row.account_id]).get(row.account_id, "") if row.account_id else "",
        row.reason,
        row.paper_day,
        row.paper_by,
        row.taken_back_at is not None,
    )


def check_receipt(number: str, digest: str) -> ReceiptCheck:
    """Whether there is a receipt of this number and digest, and what it was given for still stands.

    For whoever holds it, signed in or not: it tells the moment and the office, nothing of what was
    reported. The digest may be as short as it is printed.
    """
    said, wanted = " ".join(to_arabic(number).split()), digest.strip().lower()
    if len(said) > 60 or not _DIGEST.fullmatch(wanted):
        return ReceiptCheck(False)
    rows = Sending.objects.select_related("report").filter(receipt=said, digest__startswith=wanted)
    row = rows.first()
    if row is None:
        return ReceiptCheck(False)
    report = row.report
    again = digest_of(
        report.duty_id, row.office_id, report.period, row.content, row.why, row.note, row.evidence
    )
    office = names([row.office_id], day=date.max).get(row.office_id, "")
    gone = row.taken_back_at is not None
    return ReceiptCheck(True, again == row.digest, row.receipt, row.at, office, gone)
