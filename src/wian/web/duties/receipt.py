"""The receipt of a report: its number, the server's moment, and the digest by which it is known."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from wian.duties.queries.reports import check_receipt
from wian.duties.queries.reports import receipt as receipt_of
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.report_work import address
from wian.web.duties.room import page
from wian.web.duties.told import period
from wian.web.page import clock


@require_safe
@signed_in
def receipt(request: HttpRequest, sending: int) -> HttpResponse:
    """The receipt, to be kept or printed."""
    who, seen = actor(request), clock(request)
    found = own_names(receipt_of(who, sending=sending), seen.say)
    context = {
        "found": found,
        "number": seen.n(found.receipt.number),
        "at": seen.moment(found.receipt.at),
        "period": period(found.period, seen),
        "paper": seen.day(found.paper_day) if found.paper_day else "",
        "back": address(found.duty, found.office, found.period),
    }
    return page(request, "receipt", who, context, tab="mine")


@require_http_methods(["GET", "HEAD"])
@signed_in
def check(request: HttpRequest) -> HttpResponse:
    """Whether a receipt that somebody holds was given here, and for what still stands."""
    who, seen = actor(request), clock(request)
    number, digest = request.GET.get("number", "")[:60], request.GET.get("digest", "")[:64]
    found = check_receipt(number, digest) if number and digest else None
    at = seen.moment(found.at) if found and found.at else ""
    context = {"found": found, "number": number, "digest": digest, "at": at}
    return page(request, "receipt_check", who, context)
