"""Duties kept as templates: proposed again for a year, under another letter or none."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.copying import drop_template, from_template
from wian.duties.errors import Refused as DutyRefused
from wian.duties.queries.duties import templates
from wian.duties.queries.meaning import ASK
from wian.letters.queries.briefly import in_brief
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year
from wian.web.called import offices
from wian.web.door import actor, signed_in
from wian.web.duties.letter_duties import head_of, office_of
from wian.web.duties.new import letter_of
from wian.web.duties.room import page
from wian.web.offices.fields import both
from wian.web.offices.room import require
from wian.web.page import clock

_LONGEST = 12
_YEARS = 3


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def templates_page(request: HttpRequest) -> HttpResponse:
    """The templates of one's offices; `?letter=` proposes their duties under that letter. POST
    `do=use` or `do=drop` with `template`, and a `year` (พ.ศ.)."""
    who, seen, wrong = actor(request), clock(request), ""
    require(who, ASK)
    office, letter = office_of(request), letter_of(request)
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_done(request, who, letter))
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
    found = templates(who, office=office)
    brief = in_brief(who, letter) if letter is not None else None
    this = fiscal_year(seen.today)
    context = {
        "rows": found,
        "called": offices({one.office for one in found}, seen.say),
        "moments": {one.id: seen.moment(one.at) for one in found},
        "kept_years": {one.id: seen.n(one.year + BUDDHIST_ERA) for one in found},
        "years": [this + at for at in range(_YEARS)],
        "letter": letter if brief else None,
        **head_of(brief, seen),
        "wrong": wrong,
    }
    return page(request, "templates", who, context, tab="asked", status=422 if wrong else 200)


def _done(request: HttpRequest, who: Actor, letter: int | None) -> str:
    sent = request.POST
    id_ = _number(sent.get("template", ""))
    if sent.get("do") == "drop":
        drop_template(who, template=id_)
        return f"{request.get_full_path().partition('?')[0]}?done=template_dropped"
    year = _number(sent.get("year", "")) - BUDDHIST_ERA
    made = from_template(who, template=id_, year=year, letter=letter)
    if letter is not None:
        return f"{reverse('letter_duties', args=[letter])}?done=template_used"
    if len(made) == 1:
        return f"{reverse('duties:duty', args=made)}?done=template_used"
    return f"{reverse('duties:asked')}?show=proposed&done=template_used"


def _number(text: str) -> int:
    """The number; Refused D115 for none, which no template has."""
    if not (text.isascii() and text.isdecimal() and len(text) < _LONGEST):
        raise DutyRefused("D115")
    return int(text)
