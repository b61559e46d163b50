"""Where an administrator begins: what there is to do, a line for each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.web.door import actor, signed_in
from wian.web.offices.room import page, require, verbs

_WAYS = (
    ("offices:accounts", "accounts", "accounts_lead", "account.change"),
    ("offices:import", "import_export", "import_lead", "directory.import"),
    ("offices:groups", "groups", "groups_lead", "group.change"),
    ("offices:links", "signed_links", "links_lead", "link.make"),
    ("offices:ledger", "ledger", "ledger_lead", "ledger.see"),
)


@require_safe
@signed_in
def administration(request: HttpRequest) -> HttpResponse:
    """The ways on that this person's roles open."""
    who = actor(request)
    require(who, "account.change")
    able = verbs(who)
    ways = [(name, word, lead) for name, word, lead, verb in _WAYS if verb in able]
    return page(request, "administration", who, {"ways": ways}, tab="administration")
