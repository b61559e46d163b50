"""Where an administrator begins: what there is to do, a line for each."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from wian.offices.acting import Actor
from wian.web.door import actor, signed_in
from wian.web.offices.room import CHANGE, PERSON, may, own_offices, page, require, verbs

_WAYS = (
    ("offices:accounts", "accounts", "accounts_lead", "account.change"),
    ("offices:import", "import_export", "import_lead", "directory.import"),
    ("offices:groups", "groups", "groups_lead", "group.change"),
    ("offices:links", "signed_links", "links_lead", "link.make"),
    ("offices:ledger", "ledger", "ledger_lead", "ledger.see"),
)
_HERE = (
    ("offices:posts", (), "posts", "posts_way", PERSON),
    ("offices:change", ("open",), "change_open", "open_way", CHANGE),
)


@require_safe
@signed_in
def administration(request: HttpRequest) -> HttpResponse:
    """The ways on that this person's roles open."""
    who = actor(request)
    require(who, "account.change")
    able = verbs(who)
    ways = [(reverse(name), word, lead) for name, word, lead, verb in _WAYS if verb in able]
    ways[1:1] = _here(who)
    return page(request, "administration", who, {"ways": ways}, tab="administration")


def _here(who: Actor) -> Iterator[tuple[str, str, str]]:
    """The ways that lead to the first of one's own offices at which they are open."""
    offices = own_offices(who)
    for name, more, word, lead, verb in _HERE:
        for office in offices:
            if may(who, verb, office):
                yield reverse(name, args=[office.key, *more]), word, lead
                break
