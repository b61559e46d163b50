"""What every page of this folder shares: the frame and what the person may do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from wian.offices.acting import SYSTEM, Actor, check, counting
from wian.offices.queries import browsing
from wian.offices.queries import offices as directory
from wian.offices.rules import VERBS_OF, Where
from wian.offices.values import OfficeView
from wian.web.page import show

CHANGE = "directory.change"
PERSON = "person.change"
DONE = {
    "changed": "done_changed",
    "made": "done_made",
    "account": "done_account",
    "given": "done_given",
    "taken": "done_taken",
    "closed": "done_closed",
    "revoked": "done_revoked",
    "imported": "done_imported",
    "undone": "done_undone",
    "opened": "done_opened",
    "post_closed": "done_post_closed",
    "seated": "done_seated",
    "ended": "done_ended",
    "added": "done_added",
    "saved": "done_saved",
    "erased": "done_erased",
}


def page(
    request: HttpRequest,
    template: str,
    actor: Actor,
    context: Mapping[str, Any],
    *,
    tab: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page in the frame of the directory, with the ways on that this person has."""
    told = "" if request.method == "POST" else request.GET.get("done", "")
    shared = {"tab": tab, "can": verbs(actor), "done": DONE.get(told, "")}
    return show(request, f"offices/{template}.html", {**shared, **context}, status)


def verbs(actor: Actor) -> frozenset[str]:
    """Every verb that a role of this person allows today, wherever it stands."""
    if actor.system:
        return frozenset().union(*VERBS_OF.values())
    held = counting(actor, chosen=True)
    return frozenset().union(*(VERBS_OF.get(grant.role, frozenset()) for grant in held))


def where(view: OfficeView) -> Where:
    """Where the office stands, for asking what may be done to it."""
    return Where(view.path, view.line_path, view.kind_name == "unit")


def refuse_unless(actor: Actor, verb: str, view: OfficeView) -> None:
    """Passes whom the right is given at the office; others are Denied, which the ledger keeps."""
    check(actor, verb, directory.visible(actor).get(office=view.id))


def require(actor: Actor, verb: str) -> None:
    """Passes whom any role allows this today; others are Denied, which the ledger keeps."""
    if verb in verbs(actor):
        return
    own = actor.office or next((grant.office for grant in actor.grants or ()), None)
    rows = directory.visible(SYSTEM)
    spot = (rows.filter(office=own) if own else rows.filter(parent=None)).first()
    if spot is None:
        raise LookupError("an empty directory")
    check(actor, verb, spot)


def own_office(actor: Actor) -> OfficeView | None:
    """The office that the person acts for, the first one for somebody with several."""
    return next(iter(own_offices(actor)), None)


def own_offices(actor: Actor) -> list[OfficeView]:
    """The offices that the person may act for, in the order of the roles."""
    ids = [actor.office] if actor.office else [grant.office for grant in actor.grants or ()]
    found = {view.id: view for view in browsing.of_ids(actor, ids)}
    return [found[id_] for id_ in dict.fromkeys(ids) if id_ in found]


def may(actor: Actor, verb: str, view: OfficeView) -> bool:
    """Whether the person may do this to the office today; only asks, nothing is recorded."""
    return actor.may(verb, where(view)).allowed
