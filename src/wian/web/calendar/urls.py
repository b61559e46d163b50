"""Addresses of calendars."""

from __future__ import annotations

from django.urls import path

from . import feed, one, page

urlpatterns = [
    path("account/calendar", page.calendar, name="calendar"),
    path("calendar/<str:feed>.ics", feed.feed, name="calendar_feed"),
    path("letters/<int:dated>/calendar.ics", one.letter_days, name="letter_calendar"),
]
