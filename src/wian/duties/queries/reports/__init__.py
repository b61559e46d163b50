"""Reports as people see them: one's own page, what waits to be accepted, leaves, receipts."""

from .inbox import count_to_accept, inbox
from .leaves import count_leaves_waiting, leaves_of, leaves_told, leaves_waiting
from .page import report_page
from .receipts import check_receipt, receipt
from .sheets import plan_sheet, report_sheet

__all__ = [
    "check_receipt",
    "count_leaves_waiting",
    "count_to_accept",
    "inbox",
    "leaves_of",
    "leaves_told",
    "leaves_waiting",
    "plan_sheet",
    "receipt",
    "report_page",
    "report_sheet",
]
