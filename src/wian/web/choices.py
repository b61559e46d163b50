"""Choosing the post one acts in, for this session, and the digits one reads, for good."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from wian.ledger import actions as ledger
from wian.offices.acting import CHOSEN, counting
from wian.offices.actions.accounts import set_digits
from wian.web.door import actor, signed_in


@require_POST
@signed_in
def act_as(request: HttpRequest) -> HttpResponse:
    """From now on the person acts by the grant `grant`, by all for an empty one.

    A grant that is not held today changes nothing.
    """
    who = actor(request)
    asked = request.POST.get("grant", "")
    held = {str(grant.id): grant for grant in counting(who)}
    grant = held.get(asked)
    if grant or not asked:
        request.session[CHOSEN] = grant.id if grant else None
        ledger.record(
            verb="acting.switch",
            account=who.account,
            post=grant.post if grant else None,
            office=grant.office if grant else None,
            thing=("account", who.account) if who.account else None,
            before={"grant": who.chosen},
            after={"grant": grant.id if grant else None},
            origin=who.origin,
            address=who.address,
        )
    return HttpResponseRedirect(_back(request))


@require_POST
@signed_in
def digits(request: HttpRequest) -> HttpResponse:
    """From now on the person's pages show the digits of `digits`."""
    thai = request.POST.get("digits") == "thai"
    set_digits(actor(request), digits="thai" if thai else "arabic")
    return HttpResponseRedirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The page that the switch was on, if it is one of ours."""
    page = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())
    return page if ours else reverse("desk")
