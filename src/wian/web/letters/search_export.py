"""The letters that search finds, as a workbook."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from wian.letters.actions.exporting import export_found
from wian.letters.queries.listing import Listed
from wian.typeset import LetterLine, LetterList, letters_xlsx
from wian.web.door import actor, signed_in
from wian.web.letters.room import page
from wian.web.letters.search import asked_for, chips
from wian.web.letters.search_form import READ, search_form
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.words import WORDS

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@signed_in
def export(request: HttpRequest) -> HttpResponse:
    """Every letter that is wanted, the newest first; Refused L502 for too many."""
    who, seen = actor(request), clock(request)
    require(who, READ)
    form = search_form(seen, who, request.GET)
    asked = asked_for(request.GET, form)
    if not form.is_valid() or not asked:
        context = {"form": form, "asked": asked.urlencode(), "open": True}
        return page(request, "search", who, context, tab="search", status=422)
    found = export_found(who, wanted=form.wanted())
    told = [f"{label} {value}" for label, value, _ in chips(form, asked, seen)]
    words = form.cleaned_data["q"]
    if words:
        told.insert(0, seen.say("find_said", words=words))
    sheet = LetterList(" · ".join(told), [*map(_line, found)], timezone.now(), seen.digits)
    answer = HttpResponse(letters_xlsx(sheet), content_type=XLSX)
    name = f"หนังสือ {timezone.localdate()}.xlsx"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _line(one: Listed) -> LetterLine:
    """The letter as the workbook has it; official lists speak Thai."""
    return LetterLine(
        one.number,
        one.dated,
        one.issuer,
        one.addressee,
        one.subject,
        one.urgency,
        WORDS[f"letter_{one.state}"][0],
        one.office,
        one.holder,
        one.earliest_due,
    )
