"""The endorsement sheet of a letter as a PDF: what was written on it, to be printed and filed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from wian.files.headers import SAFE
from wian.letters.queries.inside import holders
from wian.letters.queries.letter_page import letter_view
from wian.letters.queries.sheet_pdf import sheet_pdf
from wian.typeset import TypesetError
from wian.web.door import actor, signed_in
from wian.web.page import clock, show


@require_safe
@signed_in
def letter_sheet(request: HttpRequest, letter: int) -> HttpResponse:
    """What was written on the letter in one office, `?office=` or where it lies, as a PDF.

    In the digits that the person reads. LookupError for a letter that no such office has.
    """
    who, seen = actor(request), clock(request)
    number = letter_view(who, letter).brief.number
    asked = request.GET.get("office", "")
    offices = (one.office for one in holders(who, letter) if asked in ("", str(one.office)))
    office = next(offices, None)
    if office is None:
        raise LookupError("sheet")
    try:
        data = sheet_pdf(who, letter, office=office, digits=seen.digits)
    except TypesetError as wrong:
        why = {"why": seen.say.pick(wrong.th, wrong.en), "number": wrong.code}
        return show(request, "web/error.html", {"status": 500, "title_key": "e500", **why}, 500)
    name = " ".join(filter(None, (seen.say("sheet_name"), number))).replace("/", "-")
    named = content_disposition_header(False, f"{name}.pdf") or "inline"
    return HttpResponse(
        data, headers={**SAFE, "Content-Type": "application/pdf", "Content-Disposition": named}
    )
