"""The days off of a year: the country's list, and what people changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from wian.duties.actions.days_off import change_day_off, remove_day_off
from wian.duties.errors import Refused as DutyRefused
from wian.duties.queries.calendar import CHANGE, DayView, year_of
from wian.offices.acting import check
from wian.offices.errors import Refused
from wian.offices.queries.reach import root, standing
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.door import actor, signed_in
from wian.web.duties.room import page
from wian.web.offices.days import suggestions
from wian.web.offices.fields import DayField, Sheet, both
from wian.web.page import clock
from wian.web.when import Clock

FIRST, LAST = 2500, 2700


class DayForm(Sheet):
    """A day with its name, off or worked instead."""

    day = DayField(label="day_off_day")
    name_th = forms.CharField(label="day_off_name", help_text="day_off_name_hint", max_length=120)
    name_en = forms.CharField(label="day_off_name_en", max_length=120, required=False)
    works = forms.BooleanField(label="day_off_works", required=False)
    refusals: ClassVar[dict[str, str]] = {"D106": "name_th"}


@dataclass(frozen=True, slots=True)
class Line:
    """A day in words."""

    iso: str
    day: str
    far: str
    name: str
    works: bool
    changed: bool
    weekend: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def calendar(request: HttpRequest) -> HttpResponse:
    """The days of `?year=` (พ.ศ.), this one's without; POST keeps a day, or `do=remove` takes back
    what was changed of one. For who changes the directory at the top."""
    who, seen, wrong = actor(request), clock(request), ""
    year = _year(request, seen)
    form = DayForm(seen)
    if request.method == "POST":
        check(who, CHANGE, standing(root()))
        if request.POST.get("do") == "remove":
            try:
                remove_day_off(who, day=_day(request))
                return HttpResponseRedirect(_here(request, year, "day_off_gone"))
            except Refused as refused:
                wrong = both(seen, refused.number, refused.thai, refused.english)
        else:
            form = DayForm(seen, request.POST)
            if form.is_valid():
                try:
                    change_day_off(who, **_said(form))
                    day: date = form.cleaned_data["day"]
                    to = day.year + BUDDHIST_ERA
                    return HttpResponseRedirect(_here(request, to, "day_off_kept"))
                except Refused as refused:
                    form.refuse(refused)
    found = year_of(who, year - BUDDHIST_ERA)
    context = {
        "year": seen.n(year),
        "before": year - 1 if year > FIRST else None,
        "after": year + 1 if year < LAST else None,
        "lines": [_line(one, seen) for one in found.days],
        "changed": sum(one.changed for one in found.days),
        "may": found.may_change,
        "form": form,
        "wrong": wrong,
        "days": suggestions(seen),
    }
    bad = bool(wrong or form.errors)
    return page(request, "calendar", who, context, tab="asked", status=422 if bad else 200)


def _year(request: HttpRequest, seen: Clock) -> int:
    text = request.GET.get("year", "")
    if not text:
        return seen.today.year + BUDDHIST_ERA
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and FIRST <= int(text) <= LAST):
        raise LookupError(text)
    return int(text)


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise DutyRefused("D113") from None


def _said(form: DayForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("day", "name_th", "name_en", "works")}


def _here(request: HttpRequest, year: int, done: str) -> str:
    return f"{request.path}?year={year}&done={done}"


def _line(one: DayView, seen: Clock) -> Line:
    return Line(
        one.day.isoformat(),
        seen.day(one.day),
        seen.far(one.day),
        seen.say.pick(one.name_th, one.name_en),
        one.works,
        one.changed,
        one.day.weekday() > 4,
    )
