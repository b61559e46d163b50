"""What every page of duties shares: the frame, the pages side by side, what was just done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from wian.offices.acting import Actor
from wian.web.offices.room import verbs
from wian.web.page import show

TABS: Final = (
    ("mine", "duties_mine"),
    ("reports", "duties_reports"),
    ("asked", "duties_asked"),
    ("matrix", "duties_matrix"),
    ("overview", "duties_overview"),
    ("plans", "duties_plans"),
    ("evidence", "duties_evidence"),
)
"""The pages side by side: the name of the address, which is that of the tab, and its word."""

DONE: dict[str, str] = {
    # asking
    "duty_proposed": "done_duty_proposed",
    "duty_answered": "done_duty_answered",
    "duty_merged": "done_duty_merged",
    "duty_dropped": "done_duty_dropped",
    "duty_restored": "done_duty_restored",
    "duty_ordered": "done_duty_ordered",
    "duty_opened": "done_duty_opened",
    "duty_added": "done_duty_added",
    "duty_written": "done_duty_written",
    "duty_closed": "done_duty_closed",
    "duty_reopened": "done_duty_reopened",
    "duty_copied": "done_duty_copied",
    "duty_way": "done_duty_way",
    "duty_given": "done_duty_given",
    "template_kept": "done_template_kept",
    "template_used": "done_template_used",
    "template_dropped": "done_template_dropped",
    "day_off_kept": "done_day_off_kept",
    "day_off_gone": "done_day_off_gone",
    # doing
    "report_saved": "done_report_saved",
    "report_copied": "done_report_copied",
    "report_nothing_copied": "done_report_nothing_copied",
    "report_sent": "done_report_sent",
    "report_taken_back": "done_report_taken_back",
    "report_accepted": "done_report_accepted",
    "report_returned": "done_report_returned",
    "report_undone": "done_report_undone",
    "reports_accepted": "done_reports_accepted",
    "none_chosen": "done_none_chosen",
    "leave_asked": "done_leave_asked",
    "leave_taken_back": "done_leave_taken_back",
    "leave_granted_now": "done_leave_granted_now",
    "leave_refused_now": "done_leave_refused_now",
    "sheet_taken": "done_sheet_taken",
    "sheet_sent": "done_sheet_sent",
    "evidence_used": "done_evidence_used",
    "evidence_unused": "done_evidence_unused",
    "evidence_given": "done_evidence_given",
    "evidence_given_day": "done_evidence_given_day",
    "evidence_given_place": "done_evidence_given_place",
    "evidence_given_both": "done_evidence_given_both",
    "evidence_changed": "done_evidence_changed",
    "evidence_removed": "done_evidence_removed",
    # seeing
    "plan_made": "done_plan_made",
    "plan_changed": "done_plan_changed",
    "plan_told": "done_plan_told",
    "plan_closed": "done_plan_closed",
    "plan_reopened": "done_plan_reopened",
    "plan_kept": "done_plan_kept",
    "late_reminded": "done_late_reminded",
}
"""`?done=` of an address, and the word that tells it."""


def page(
    request: HttpRequest,
    template: str,
    actor: Actor,
    context: Mapping[str, Any],
    *,
    tab: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page in the frame of duties, with the ways on that this person has."""
    told = "" if request.method == "POST" else request.GET.get("done", "")
    shared = {"tab": tab, "tabs": list(_tabs()), "can": verbs(actor), "done": DONE.get(told, "")}
    return show(request, f"duties/{template}.html", {**shared, **context}, status)


def _tabs() -> Iterator[tuple[str, str, str]]:
    """Each page that is served, with its address and its word."""
    for name, word in TABS:
        try:
            yield name, reverse(f"duties:{name}"), word
        except NoReverseMatch:
            continue
