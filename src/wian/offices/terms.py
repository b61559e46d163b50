"""On which days a grant counts: its own, and if it is bound to a post, those of its person there.

What was handed on lasts no longer than the grant it came from, and counts only while the person
whom that one belongs to is in the post.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import QuerySet

from .models import Grant, Tenure
from .stays import Days, within


def sourced(rows: QuerySet[Grant]) -> QuerySet[Grant]:
    """The grants with what tells their days: the grant each came from, and whose both are."""
    return rows.select_related("account", "delegated__account")


def counted(grants: Collection[Grant]) -> Mapping[int, list[Days]]:
    """The days of each of these `sourced` grants by its id, as stretches in their order.

    One query where any is bound to a post, none otherwise.
    """
    bound = {(grant.post_id, _person(grant)) for grant in grants if grant.post_id}
    there: dict[tuple[int | None, int | None], list[Days]] = defaultdict(list)
    if bound:
        posts, persons = {post for post, _ in bound}, {who for _, who in bound if who}
        rows = Tenure.objects.filter(post__in=posts, person__in=persons)
        for post, person, since, until in rows.values_list("post", "person", "since", "until"):
            there[post, person].append((since, until))
    return {
        grant.pk: within(_own(grant), there[grant.post_id, _person(grant)])
        if grant.post_id
        else [_own(grant)]
        for grant in grants
    }


def span(days: Collection[Days], day: date, none: date) -> Days:
    """The stretch of `day`, else the next one, else the last; [none, none) where there is none."""
    ahead = [stretch for stretch in days if stretch[1] > day]
    return min(ahead) if ahead else max(days, default=(none, none))


def _own(grant: Grant) -> Days:
    """The days that the grant and the one it came from were given for."""
    source = grant.delegated or grant
    return max(grant.since, source.since), min(grant.until, source.until)


def _person(grant: Grant) -> int | None:
    """Who must be in the post."""
    return (grant.delegated or grant).account.person_id
