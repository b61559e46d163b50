"""Addresses of duties: names of pages before numbers of duties."""

from __future__ import annotations

from django.urls import URLPattern, path

from wian.web.duties import (
    asked,
    days_off,
    duty,
    edit,
    evidence,
    evidence_one,
    form_page,
    late,
    leaves,
    matrix,
    mine,
    new,
    opening,
    overview,
    plan,
    plan_edit,
    plan_progress,
    plans,
    receipt,
    report,
    reports,
    rows,
    sheet,
    templates,
    together,
)

app_name = "duties"
urlpatterns: list[URLPattern] = [
    # asking
    path("asked", asked.asked, name="asked"),
    path("new", new.new, name="new"),
    path("open", opening.opening, name="opening"),
    path("templates", templates.templates_page, name="templates"),
    path("calendar", days_off.calendar, name="calendar"),
    path("<int:duty>", duty.duty, name="duty"),
    path("<int:asked>/edit", edit.edit, name="edit"),
    path("<int:asked>/form", form_page.form_page, name="form"),
    path("<int:asked>/add", opening.adding, name="adding"),
    path("<int:asked>/close", duty.close, name="close"),
    # doing
    path("", mine.mine, name="mine"),
    path("reports", reports.reports, name="reports"),
    path("receipts/check", receipt.check, name="receipt_check"),
    path("receipts/<int:sending>", receipt.receipt, name="receipt"),
    path("leaves", leaves.leaves, name="leaves"),
    path("evidence", evidence.evidence, name="evidence"),
    path("evidence/new", evidence.give, name="evidence_give"),
    path("evidence/<int:evidence>", evidence_one.evidence_one, name="evidence_one"),
    path("<int:duty>/report/<str:period>", report.report, name="report"),
    path("<int:duty>/reports.xlsx", sheet.report_sheet_down, name="report_sheet"),
    path("<int:duty>/sheet", sheet.sheet, name="sheet"),
    path("<int:duty>/leaves", leaves.duty_leaves, name="duty_leaves"),
    # seeing
    path("matrix", matrix.matrix, name="matrix"),
    path("matrix/print", matrix.print_matrix, name="matrix_print"),
    path("rows", rows.rows, name="rows"),
    path("rows.<str:kind>", rows.rows_file, name="rows_file"),
    path("overview", overview.overview, name="overview"),
    path("plans", plans.plans, name="plans"),
    path("plans/new", plans.new_plan, name="plan_new"),
    path("plans/<int:plan>", plan.plan, name="plan"),
    path("plans/<int:plan>/edit", plan_edit.plan_edit, name="plan_edit"),
    path("plans/<int:plan>/print", plan.print_plan, name="plan_print"),
    path(
        "plans/<int:plan>/activities/<int:activity>",
        plan_progress.plan_progress,
        name="plan_progress",
    ),
    path("<int:duty>/late", late.late, name="late"),
    path("<int:duty>/together/<str:period>", together.together, name="together"),
    path("<int:duty>/together/<str:period>/file", together.together_file, name="together_file"),
]
