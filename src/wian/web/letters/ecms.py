"""A letter goes out as e-CMS style XML, and the reply of an office to one that came."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from wian.files.headers import SAFE
from wian.letters.actions.ecms import letter_document, reply_document
from wian.letters.ecms_values import Written
from wian.letters.queries.letter_page import letter_view
from wian.offices.queries.offices import by_key
from wian.web.door import actor, signed_in


@require_safe
@signed_in
def ecms(request: HttpRequest, letter: int) -> HttpResponse:
    """The XML for the office of `?receiver=`, else a ZIP with one for each receiver."""
    key, who = request.GET.get("receiver", ""), actor(request)
    letter_view(who, letter)
    return _saved(letter_document(who, letter=letter, receiver=by_key(key) if key else None))


@require_safe
@signed_in
def ecms_reply(request: HttpRequest, letter: int) -> HttpResponse:
    """The reply as XML by how the letter stands at the office `?office=`, else at its keeper."""
    asked, who = request.GET.get("office", ""), actor(request)
    kept = letter_view(who, letter).brief.office
    office = int(asked) if asked.isdecimal() and len(asked) < 19 else kept
    return _saved(reply_document(who, letter=letter, office=office))


def _saved(written: Written) -> HttpResponse:
    named = content_disposition_header(True, written.name) or "attachment"
    told = {**SAFE, "Content-Type": written.media, "Content-Disposition": named}
    return HttpResponse(written.data, headers=told)
