"""One plan: its year as a table, closed, opened again, kept as a template, printed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from wian.duties.actions.plans import close_plan, keep_plan_template, reopen_plan
from wian.duties.plan_values import PlanView
from wian.duties.queries.plan_paper import plan_paper
from wian.duties.queries.plans import plan_page
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.plan_rows import CELLS, lines, month_name
from wian.web.duties.room import page
from wian.web.letters.papers import digits_of, paper
from wian.web.offices.fields import both
from wian.web.page import clock
from wian.web.when import Clock


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def plan(request: HttpRequest, plan: int) -> HttpResponse:
    """The plan with its months; POST `do=close`, `reopen` or `template`."""
    who, seen, wrong = actor(request), clock(request), ""
    view = own_names(plan_page(who, plan), seen.say)
    if request.method == "POST":
        wrong, done = _carried_out(who, view, request, seen)
        if done:
            return HttpResponseRedirect(f"{request.path}?done={done}")
    context = {
        **about(view, seen),
        "lines": lines(view, seen),
        "legend": [
            (seen.say(word, percent=seen.n("…")), *shown) for word, *shown in CELLS.values()
        ],
        "wrong": wrong,
        "name": request.POST.get("name", "") or view.brief.title,
    }
    return page(request, "plan", who, context, tab="plans", status=422 if wrong else 200)


def about(view: PlanView, seen: Clock) -> dict[str, object]:
    """What every page of a plan tells of it."""
    return {
        "view": view,
        "brief": view.brief,
        "year": seen.n(view.brief.year + BUDDHIST_ERA),
        "months": [(one, month_name(one, seen)) for one in view.months],
        "steps": view.steps,
    }


def _carried_out(who: Actor, view: PlanView, request: HttpRequest, seen: Clock) -> tuple[str, str]:
    """What was wrong, or the key of what was done."""
    plan, do = view.brief.id, request.POST.get("do", "")
    text = request.POST.get("revision", "")
    revision = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
    try:
        if do == "close":
            close_plan(who, plan=plan, revision=revision)
            return "", "plan_closed"
        if do == "reopen":
            reopen_plan(who, plan=plan, revision=revision)
            return "", "plan_reopened"
        if do == "template":
            keep_plan_template(who, plan=plan, name=request.POST.get("name", ""))
            return "", "plan_kept"
    except Refused as refused:
        return both(seen, refused.number, refused.thai, refused.english), ""
    return "", ""


@require_safe
@signed_in
def print_plan(request: HttpRequest, plan: int) -> HttpResponse:
    """The plan on paper, with `?form=xlsx` as a workbook; Thai digits unless `?digits=arabic`."""
    form = "xlsx" if request.GET.get("form") == "xlsx" else "pdf"
    data = plan_paper(actor(request), plan, form=form, digits=digits_of(request))
    return paper(data, form=form, name=f"แผน {plan}")
