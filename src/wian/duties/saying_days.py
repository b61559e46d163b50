"""Moments and days as people read them in a refusal."""

from __future__ import annotations

from datetime import date, datetime

from wian.thai.holidays import format_th

from .deadlines.clock import second


def said_moment(at: datetime) -> str:
    """ "ศุกร์ 20 ธ.ค. 2567 16:30" by the clock of Bangkok."""
    here = second(at)
    return f"{format_th(here.date(), short=True, weekday=True)} {here:%H:%M}"


def said_day(day: date) -> str:
    """ "ศุกร์ 20 ธ.ค. 2567"."""
    return format_th(day, short=True, weekday=True)
