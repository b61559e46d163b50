"""The lines of a plan are written: eight at a time, the others stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.plans import change_plan
from wian.duties.plan_values import ActivityText, ActivityView, PlanView
from wian.duties.planning import MONTHS
from wian.duties.queries.plans import check_doer, plan_page
from wian.offices.errors import Refused
from wian.thai.digits import to_arabic
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.plan import about
from wian.web.duties.plan_rows import lines as lines_of
from wian.web.duties.room import page
from wian.web.duties.seeing import whole
from wian.web.offices.fields import both
from wian.web.page import clock

AT_ONCE: Final = 8
NEW: Final = 3
"""Together with all their months within the fields that one form may have (settings)."""
STALE: Final = "D321"
_LONGEST: Final = 10
_KNOWN: Final = frozenset(str(month) for month in MONTHS)


@dataclass(frozen=True, slots=True)
class Typed:
    """A line of the form: `at` is its place there, `id` "" for a new one."""

    at: int
    id: str
    order: str
    title: str
    owner: str
    target: str
    months: frozenset[int]
    dropped: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was typed into a new line."""
        return not (self.id or self.title.strip() or self.owner.strip() or self.target.strip())


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def plan_edit(request: HttpRequest, plan: int) -> HttpResponse:
    """The form, from the line `?from=` on; POST writes it. What was typed stays when refused."""
    who, seen, wrong, stale = actor(request), clock(request), "", False
    view = own_names(plan_page(who, plan), seen.say)
    if not view.steps:
        check_doer(who, view.brief.office)
    first = min(whole(request, "from") or 0, len(view.activities))
    here = view.activities[first : first + AT_ONCE]
    rows, title = list(_as_is(here, first)), view.brief.title
    revision: int | None = view.revision
    if request.method == "POST":
        rows, title = list(_typed(request.POST)), request.POST.get("title", "")
        revision = _number(request.POST.get("revision", ""))
        try:
            written = _written(view, first, rows)
            change_plan(who, plan=plan, title=title, lines=written, revision=revision)
            return HttpResponseRedirect(f"{reverse('duties:plan', args=[plan])}?done=plan_changed")
        except Refused as refused:
            stale = refused.number == STALE
            wrong = both(seen, refused.number, refused.thai, refused.english)
    context = {
        **about(view, seen),
        "rows": rows,
        "title": title,
        "revision": view.revision if stale else revision,
        "wrong": wrong,
        "stale": stale,
        "lines": lines_of(view, seen) if stale else [],
        "first": first,
        "next": first + AT_ONCE if len(view.activities) > first + AT_ONCE else 0,
    }
    return page(request, "plan_edit", who, context, tab="plans", status=422 if wrong else 200)


def _as_is(activities: Sequence[ActivityView], first: int) -> Iterator[Typed]:
    """The lines as they are, and empty ones for what is new."""
    for at, one in enumerate(activities):
        order = str(first + at + 1)
        yield Typed(
            at, str(one.id), order, one.title, one.owner, one.target, one.months, one.dropped
        )
    for at in range(len(activities), len(activities) + NEW):
        yield Typed(at, "", str(first + at + 1), "", "", "", frozenset(), False)


def _typed(post: QueryDict) -> Iterator[Typed]:
    for at in range(AT_ONCE + NEW):
        if f"title-{at}" in post:
            months = post.getlist(f"month-{at}")
            yield Typed(
                at,
                post.get(f"id-{at}", ""),
                post.get(f"order-{at}", ""),
                post.get(f"title-{at}", ""),
                post.get(f"owner-{at}", ""),
                post.get(f"target-{at}", ""),
                frozenset(int(one) for one in months if one in _KNOWN),
                f"dropped-{at}" in post,
            )


def _written(view: PlanView, first: int, rows: Sequence[Typed]) -> list[ActivityText]:
    """All lines of the plan in their order: those of the form by the numbers typed before them,
    the others where they were."""
    ids = {row.id for row in rows}
    others = [one for one in view.activities if str(one.id) not in ids]
    before = [one for one in others if one.order <= first]
    told = [_text(row) for row in sorted(_filled(rows), key=_order)]
    behind = [one for one in others if one not in before]
    return [*map(_same, before), *told, *map(_same, behind)]


def _filled(rows: Sequence[Typed]) -> list[Typed]:
    return [row for row in rows if not row.empty]


def _order(row: Typed) -> tuple[int, int]:
    return _number(row.order) or 0, row.at


def _text(row: Typed) -> ActivityText:
    return ActivityText(
        title=row.title,
        months=row.months,
        owner=row.owner,
        target=row.target,
        id=_number(row.id) if row.id else None,
        dropped=row.dropped,
    )


def _same(one: ActivityView) -> ActivityText:
    return ActivityText(one.title, one.months, one.owner, one.target, one.id, one.dropped)


def _number(text: str) -> int | None:
    plain = to_arabic(text.strip())
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < _LONGEST else None
