"""Links to a letter for offices without an account: made at once, their addresses shown once."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, ClassVar, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from wian.letters.actions.circulation import make_links
from wian.letters.circulating import WAITING
from wian.letters.circulation_values import Linkable
from wian.letters.page_values import LetterView
from wian.letters.queries.circulation import linkable
from wian.letters.queries.letter_page import letter_view
from wian.offices.acting import check
from wian.offices.errors import Refused
from wian.offices.queries.reach import standing
from wian.typeset import addresses_csv, addresses_xlsx
from wian.typeset.qr import picture
from wian.web.door import actor, signed_in
from wian.web.letters.by_link_words import unnamed
from wian.web.letters.room import page
from wian.web.letters.round_words import SIGNS, Sign
from wian.web.letters.search_export import XLSX
from wian.web.offices.days import suggestions
from wian.web.offices.fields import DayField, Sheet, choose, fault
from wian.web.page import clock
from wian.web.when import Clock

DAYS: Final = 30
SHOWN: Final = 150
"""So many offices have a tick of their own: a form has 200 fields at most."""
PURPOSES: Final = {"acknowledge": "links_acknowledge", "reply": "links_reply"}


class LinksForm(Sheet):
    """What the links let their offices do, and until when."""

    purpose = forms.ChoiceField(label="links_purpose", widget=forms.RadioSelect)
    until = DayField(label="links_until", help_text="day_hint")
    refusals: ClassVar[dict[str, str]] = {"O169": "until"}

    def __init__(self, seen: Clock, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        choose(self, "purpose", {code: seen.say[key] for code, key in PURPOSES.items()})

    def ends(self) -> datetime:
        """The end of the day that was said."""
        day = self.cleaned_data["until"] + timedelta(days=1)
        return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True, slots=True)
class Choice:
    """An office with its tick."""

    id: int
    name: str
    sign: Sign
    staffed: bool
    linked: bool
    ticked: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """What one office gets: its address as text and as a code."""

    office: str
    address: str
    code: str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def links(request: HttpRequest, letter: int) -> HttpResponse:
    """Who has the letter, those ticked whom nobody with an account would tell of it; POST makes
    the links and shows their addresses this once."""
    who, seen = actor(request), clock(request)
    view = letter_view(who, letter)
    for verb in ("letter.send", "link.make"):
        check(who, verb, standing(view.brief.office))
    there = sorted(linkable(who, letter), key=lambda one: one.staffed)
    first = {"purpose": "acknowledge", "until": seen.today + timedelta(days=DAYS)}
    form = LinksForm(seen, request.POST if request.method == "POST" else None, initial=first)
    chosen = _chosen(request, there)
    if form.is_bound and not chosen:
        form.add_error(None, forms.ValidationError(fault(seen, "F175")))
    if form.is_bound and form.is_valid():
        try:
            made = make_links(
                who,
                letter=letter,
                offices=[one.office for one in chosen],
                purpose=form.cleaned_data["purpose"],
                expires_at=form.ends(),
                anew=bool(request.POST.get("anew")),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            secrets = {one.office: one.secret for one in made}
            return _sheet(request, view, form, [(one, secrets[one.office]) for one in chosen])
    context = _context(view, seen, form, there, chosen) | {"days": suggestions(seen)}
    context |= {"anew": bool(request.POST.get("anew")), "has": any(one.linked for one in there)}
    return page(request, "links_make", who, context, status=422 if form.errors else 200)


def bare(one: Linkable) -> bool:
    """Whether the office would not know of the letter without a link."""
    return not one.staffed and not one.linked and one.state in WAITING


def _chosen(request: HttpRequest, there: Sequence[Linkable]) -> list[Linkable]:
    """Those ticked; before anything is sent those that are bare."""
    if request.method != "POST":
        return [one for one in there if bare(one)]
    ticked = set(request.POST.getlist("office"))
    rest = there[SHOWN:] if request.POST.get("rest") else []
    some = [one for one in there[:SHOWN] if str(one.office) in ticked]
    return [*some, *(one for one in rest if bare(one))]


def _context(
    view: LetterView,
    seen: Clock,
    form: LinksForm,
    there: Sequence[Linkable],
    chosen: Sequence[Linkable],
) -> dict[str, Any]:
    ticked = {one.office for one in chosen}
    return {
        "id": view.brief.id,
        "subject": _subject(view, seen),
        "form": form,
        "choices": [
            Choice(
                one.office,
                one.name,
                SIGNS[one.state],
                one.staffed,
                one.linked,
                one.office in ticked,
            )
            for one in there[:SHOWN]
        ],
        "all": len(there),
        "bare": sum(not one.staffed for one in there),
        "rest": sum(bare(one) for one in there[SHOWN:]),
        "rest_ticked": any(one.office in ticked for one in there[SHOWN:]) or not form.is_bound,
    }


def _subject(view: LetterView, seen: Clock) -> str:
    """Number and subject, as far as the letter has them."""
    letter = view.brief
    told = seen.n(" · ".join(filter(None, (letter.number, letter.subject))))
    return told if letter.subject else unnamed(letter.number, seen)


def _sheet(
    request: HttpRequest,
    view: LetterView,
    form: LinksForm,
    made: Sequence[tuple[Linkable, str]],
) -> HttpResponse:
    """The slips with their addresses, which nobody sees again, and the same as a workbook."""
    who, seen = actor(request), clock(request)
    slips = [_slip(request, one.name, secret) for one, secret in made]
    until = seen.day(form.cleaned_data["until"])
    lines = [(slip.office, slip.address) for slip in slips]
    book, table = (
        b64encode(make(_subject(view, seen), lines, until)).decode()
        for make in (addresses_xlsx, addresses_csv)
    )
    context = {
        "id": view.brief.id,
        "subject": _subject(view, seen),
        "slips": slips,
        "until": until,
        "do": seen.say[PURPOSES[form.cleaned_data["purpose"]]],
        "workbook": f"data:{XLSX};base64,{book}",
        "table": f"data:text/csv;charset=utf-8;base64,{table}",
        "called": f"links {view.brief.id}",
    }
    return page(request, "links_made", who, context)


def _slip(request: HttpRequest, office: str, secret: str) -> Slip:
    address = request.build_absolute_uri(reverse("link", args=[secret]))
    drawn = picture.__wrapped__(address, "svg")  # no secret stays in the memory of drawn codes
    return Slip(office, address, f"data:image/svg+xml;base64,{b64encode(drawn).decode()}")
