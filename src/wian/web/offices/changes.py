"""Changing an office as of a day: a form, what would happen, and only then the deed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.offices.acting import SYSTEM, Actor
from wian.offices.errors import Refused
from wian.offices.queries import browsing
from wian.offices.queries import offices as directory
from wian.offices.values import OfficeView
from wian.web.door import actor, signed_in
from wian.web.offices.change_forms import Around, ChangeForm, CloseForm, DetailsForm, MoveForm
from wian.web.offices.days import AsOf, suggestions
from wian.web.offices.open_forms import OpenForm
from wian.web.offices.rehearsal import Preview, rehearse, still_there
from wian.web.offices.room import CHANGE, page, refuse_unless
from wian.web.offices.split_forms import MergeForm, SplitForm
from wian.web.page import clock
from wian.web.when import Clock

FORMS: dict[str, type[ChangeForm]] = {
    "details": DetailsForm,
    "move": MoveForm,
    "split": SplitForm,
    "merge": MergeForm,
    "close": CloseForm,
    "open": OpenForm,
}
TITLES = {
    "details": ("change_details", "change_details_lead", "do_details"),
    "move": ("change_move", "change_move_lead", "do_move"),
    "split": ("change_split", "change_split_lead", "do_split"),
    "merge": ("change_merge", "change_merge_lead", "do_merge"),
    "close": ("change_close", "change_close_lead", "do_close"),
    "open": ("change_open", "change_open_lead", "do_open"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """GET the form; POST shows what would happen, and with `do=yes` does it."""
    if what not in FORMS:
        raise LookupError(what)
    who, seen = actor(request), clock(request)
    office = directory.office(who, key)
    refuse_unless(who, CHANGE, office)
    around = _around(who, office)
    if request.method != "POST":
        return _form(request, what, FORMS[what](seen, around))
    form = FORMS[what](seen, around, request.POST)
    do = request.POST.get("do", "")
    if do == "more":
        form.spare()
    if do == "more" or not form.is_valid():
        return _form(request, what, form)
    try:
        if do == "yes" and request.POST.get("seal") == form.seal:
            return _done(who, form, seen)
        preview = rehearse(
            who,
            office,
            form.others,
            day=form.cleaned_data["day"],
            act=form.act,
            seen=seen,
        )
    except Refused as refused:
        form.refuse(refused)
        return _form(request, what, form)
    return _form(request, what, form, preview)


def _around(who: Actor, office: OfficeView) -> Around:
    area, line = browsing.upper(SYSTEM, office)
    beside = [office.id, *([office.parent] if office.parent else [])]
    rows = browsing.level(who, beside)
    children = [node.office for node in rows.get(office.id, ())]
    siblings = [
        node.office
        for node in rows.get(office.parent, ())
        if node.office.id != office.id and node.office.kind_name == office.kind_name
    ]
    return Around(
        who,
        office,
        area[-1] if area else None,
        line[-1] if line else None,
        tuple(children),
        tuple(siblings),
    )


def _done(who: Actor, form: ChangeForm, seen: Clock) -> HttpResponse:
    """The change is done; on to the office, or to where its work went."""
    form.act()
    day = form.cleaned_data["day"]
    asof = AsOf(day, seen.today)
    if still_there(who, form.lands, day):
        way = reverse("offices:office", args=[form.lands])
    else:
        way = reverse("offices:directory")
    return HttpResponseRedirect(f"{way}?done=changed{asof.and_query}")


def _form(
    request: HttpRequest,
    what: str,
    form: ChangeForm,
    preview: Preview | None = None,
) -> HttpResponse:
    title, lead, act = TITLES[what]
    context: dict[str, Any] = {
        "office": form.around.office,
        "form": form,
        "what": what,
        "title_key": title,
        "lead_key": lead,
        "act_key": act,
        "ways": [(name, words[0]) for name, words in TITLES.items()],
        "preview": preview,
        "days": suggestions(form.seen),
    }
    return page(
        request,
        "change",
        form.around.who,
        context,
        tab="directory",
        status=422 if form.errors else 200,
    )
