"""My work: what my offices owe by the day it is due, and what waits for me."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.duties.queries.mine import mine as mine_of
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.room import page
from wian.web.duties.work_rows import work_row
from wian.web.page import clock


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What is late, then what is due soon, then the rest, folded."""
    who, seen = actor(request), clock(request)
    found = own_names(mine_of(who), seen.say)
    offices = len({one.line.office for one in found.todo}) > 1
    rows = [work_row(one, seen, offices=offices) for one in found.todo]
    late = [row for row in rows if row.tone == "past"]
    soon = [row for row in rows if row.tone == "soon"]
    later = [row for row in rows if row.tone not in ("past", "soon")]
    few = not (late or soon) or len(later) <= 5
    groups = [
        ("mine_late", "mine_late_order", late, True),
        ("mine_soon", "mine_soon_order", soon, True),
        ("mine_later", "mine_later_order", later, few),
    ]
    return page(request, "mine", who, {"found": found, "groups": groups}, tab="mine")
