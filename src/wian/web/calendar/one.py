"""The days of one letter as a file for the calendar of whoever is signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.letters.queries.days import days_of_letter
from wian.web.calendar.feed import answer
from wian.web.calendar.letters import entries_of
from wian.web.calendar.writing import written
from wian.web.door import actor, signed_in
from wian.web.page import clock


@require_safe
@signed_in
def letter_days(request: HttpRequest, dated: int) -> HttpResponse:
    """The letter's days; LookupError for a letter that calls for none."""
    found, seen = days_of_letter(actor(request), dated), clock(request)
    if not found.days:
        raise LookupError("days")
    site = request.build_absolute_uri("/").rstrip("/")
    data = written(entries_of(found, seen), name=seen.say["cal_name"], site=site)
    called = found.number.replace("/", "-") or f"letter {found.letter}"
    return answer(request, data, called)
