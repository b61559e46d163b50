"""Whom duties are asked of, shown before it is done: the list, its sum and count; then they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from wian.duties.actions.opening import add_offices, open_duties
from wian.duties.deadlines import BANGKOK
from wian.duties.duty_values import DutyView
from wian.duties.errors import Refused
from wian.duties.foreseeing import foreseen
from wian.duties.queries.calendar import calendar_of
from wian.duties.queries.duties import asked_of_ids
from wian.duties.queries.meaning import ASK, SHOWN, Audience, Meant, meant, phrase
from wian.offices.acting import Actor
from wian.offices.audience import Reading
from wian.offices.errors import Refused as AnyRefused
from wian.offices.kinds import KINDS
from wian.offices.queries.reach import check_each
from wian.web.called import offices
from wian.web.door import actor, signed_in
from wian.web.duties.asking_rows import names, next_due
from wian.web.duties.room import page
from wian.web.duties.rule_words import rule_notes, rule_said
from wian.web.duties.told import Tag, tag
from wian.web.offices.fields import Sheet, choose
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.when import Clock

HOWS: Final = {"sent": "open_sent", "earlier": "open_earlier", "rule": "open_rule"}
MOST: Final = 60
"""So many duties are opened by one press."""
_LONGEST: Final = 12


class AudienceForm(Sheet):
    """Who is to owe it: those the letter went to, last year's, or those whom words mean."""

    how = forms.ChoiceField(label="open_how", widget=forms.RadioSelect)
    phrase = forms.CharField(
        label="open_phrase",
        help_text="open_phrase_hint",
        max_length=2_000,
        required=False,
        widget=forms.Textarea({"rows": 2, "lang": "th"}),
    )
    doers = forms.ChoiceField(label="open_doers", help_text="open_doers_hint", required=False)
    refusals: ClassVar[dict[str, str]] = {"D105": "how", "D119": "phrase", "D123": "phrase"}

    def __init__(self, seen: Clock, hows: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        choose(self, "how", {how: seen.say[HOWS[how]] for how in hows})
        kinds = (kind for kind in KINDS.values() if kind.name not in ("root", "unit"))
        named = {kind.name: seen.say.pick(kind.thai, kind.english) for kind in kinds}
        choose(self, "doers", {"": seen.say("open_doers_none"), **named})


@dataclass(frozen=True, slots=True)
class Line:
    """A duty that is to be opened: what it is called, what it says, and when it is due."""

    id: int
    name: str
    action: str
    when: str
    notes: tuple[str, ...]
    due: Tag | None
    past: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """Whom it would be; `reading` where words were read, `why` where they mean nobody for sure."""

    meant: Meant | None
    asks: tuple[str, ...] = ()
    open: bool = False
    wrong: AnyRefused | None = None

    @property
    def fresh(self) -> int:
        """How many would owe it anew."""
        return self.meant.count - len(self.meant.had) if self.meant else 0

    @property
    def certain(self) -> bool:
        """Whether it may be done so."""
        return self.fresh > 0 and not self.open


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def opening(request: HttpRequest) -> HttpResponse:
    """Whom the duties of `?duty=` would be asked of; POST `do=open` asks them, of exactly those
    that were shown, `do=look` only shows others."""
    who, seen = actor(request), clock(request)
    require(who, ASK)
    duties = _asked(who, _ids(request))
    if {one.state for one in duties} != {"proposed"} or len({_of(one) for one in duties}) > 1:
        raise Refused("D103")
    hows = [*(["sent"] if duties[0].letter else []), *(["earlier"] if duties[0].earlier else [])]
    form = _form(request, seen, [*hows, "rule"])
    shown = look(who, duties, form)
    if _wants(request, "open") and shown.certain and not _changed(request, form):
        try:
            audience = shown.meant.audience if shown.meant else None
            ids = [one.id for one in duties]
            open_duties(who, duties=ids, audience=audience, expected=_expected(request))
        except AnyRefused as refused:
            form.refuse(refused)
        else:
            return HttpResponseRedirect(_done(duties))
    lines = list(_lines(duties, seen))
    context = {
        "lines": lines,
        "ids": [one.id for one in duties],
        "back": _back(duties),
        "past": sum(line.past for line in lines),
        "word": "open_go",
        **told(request, shown, form, seen),
    }
    return page(request, "opening", who, context, tab="asked", status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def adding(request: HttpRequest, asked: int) -> HttpResponse:
    """Who else is to owe an open duty from today on; POST as on the page on which it is opened."""
    who, seen = actor(request), clock(request)
    duties = _asked(who, [asked])
    if duties[0].state != "open":
        raise Refused("D103")
    form = _form(request, seen, [*(["sent"] if duties[0].letter else []), "rule"])
    shown = look(who, duties, form)
    if _wants(request, "open") and shown.certain and shown.meant and not _changed(request, form):
        try:
            audience, expected = shown.meant.audience, _expected(request)
            add_offices(who, duty=asked, audience=audience, expected=expected)
        except AnyRefused as refused:
            form.refuse(refused)
        else:
            return HttpResponseRedirect(f"{reverse('duties:duty', args=[asked])}?done=duty_added")
    context = {
        "lines": list(_lines(duties, seen)),
        "ids": [],
        "back": reverse("duties:duty", args=[asked]),
        "adding": True,
        "word": "add_go",
        **told(request, shown, form, seen),
    }
    return page(request, "opening", who, context, tab="asked", status=422 if form.errors else 200)


def look(who: Actor, duties: Sequence[DutyView], form: AudienceForm) -> Shown:
    """Whom what was chosen means today; words that mean nobody for sure are told with why."""
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    how = said.get("how") or form.initial.get("how", "")
    doers = said.get("doers", "")
    reading: Reading | None = None
    if how == "rule":
        if not said.get("phrase"):
            return Shown(None)
        reading = phrase(who, duties[0].id, said["phrase"])
        if not reading.include:
            return Shown(None, _asks(reading, form.seen), open=True)
        audience = Audience("rule", reading.rule, doers)
    else:
        audience = Audience(how, None, doers)
    try:
        found = meant(who, duties[0].id, audience)
    except AnyRefused as refused:
        form.refuse(refused)
        return Shown(None, wrong=refused)
    if how == "earlier" and any(
        meant(who, one.id, audience).offices != found.offices for one in duties[1:]
    ):
        raise Refused("D103")
    asks = _asks(reading, form.seen) if reading else ()
    return Shown(found, asks, open=bool(reading and reading.open))


def told(request: HttpRequest, shown: Shown, form: AudienceForm, seen: Clock) -> dict[str, Any]:
    """The list, its sum, and what stands against it."""
    found = shown.meant
    names_ = offices(found.offices, seen.say) if found and seen.say.lang == "en" else {}
    return {
        "form": form,
        "asks": shown.asks,
        "certain": shown.certain,
        "fresh": shown.fresh,
        "changed": _wants(request, "open") and _changed(request, form),
        "total": found.count if found else 0,
        "sentence": found.sentence if found else "",
        "sum": seen.n(found.sum) if found else "",
        "out": found.left_out if found else (),
        "had": len(found.had) if found else 0,
        "more": max(0, found.count - SHOWN) if found else 0,
        "offices": [
            (names_.get(id_, name), id_ in found.had) for id_, name in found.offices.items()
        ]
        if found
        else [],
        "sealed": _seal(form),
    }


def _asked(who: Actor, ids: Sequence[int]) -> tuple[DutyView, ...]:
    """The duties, for who may ask them; else LookupError or Denied."""
    found = asked_of_ids(who, ids)
    check_each(who, ASK, {one.office for one in found})
    return found


def _form(request: HttpRequest, seen: Clock, hows: Sequence[str]) -> AudienceForm:
    sent = [request.POST] if request.method == "POST" else []
    return AudienceForm(seen, hows, *sent, initial={"how": hows[0]})


def _ids(request: HttpRequest) -> list[int]:
    texts = request.POST.getlist("duty") or request.GET.getlist("duty")
    found = [int(t) for t in texts if t.isascii() and t.isdecimal() and len(t) < _LONGEST]
    if not found or len(found) != len(texts) or len(found) > MOST:
        raise Refused("D124")
    return found


def _of(one: DutyView) -> tuple[Any, ...]:
    """What duties that are opened together have in common: their audience depends on it."""
    return one.office, one.letter, one.earlier is None


def _wants(request: HttpRequest, do: str) -> bool:
    return request.method == "POST" and request.POST.get("do") == do


def _seal(form: AudienceForm) -> str:
    """What was chosen when the list was shown, in one line."""
    if not form.is_bound:
        return "|".join((str(form.initial.get("how", "")), "", ""))
    said = form.data
    return "|".join(str(said.get(name, "")).strip() for name in ("how", "doers", "phrase"))


def _changed(request: HttpRequest, form: AudienceForm) -> bool:
    """Whether others were chosen since the list was shown."""
    return _plain(request.POST.get("sealed", "")) != _plain(_seal(form))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _expected(request: HttpRequest) -> int:
    text = request.POST.get("expected", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def _asks(reading: Reading, seen: Clock) -> tuple[str, ...]:
    return tuple(seen.n(seen.say.pick(ask.thai, ask.english)) for ask in reading.asks)


def _lines(duties: Sequence[DutyView], seen: Clock) -> Iterator[Line]:
    calendar, now, named = calendar_of(), timezone.now(), names(duties, seen)
    for one in duties:
        begins = now.astimezone(BANGKOK).date()
        next_ = next_due(foreseen(one.rule, one.anchor, begins, calendar), now)
        yield Line(
            one.id,
            named[one.id],
            seen.n(one.action),
            rule_said(one.rule, one.anchor, seen),
            tuple(rule_notes(one.rule, seen)),
            tag(next_, seen) if next_ else None,
            next_ is not None and next_.tone == "past",
        )


def _back(duties: Sequence[DutyView]) -> str:
    one = duties[0]
    if one.letter is not None and one.earlier is None:
        return f"{reverse('letter_duties', args=[one.letter])}?office={one.office}"
    return reverse("duties:duty", args=[one.id])


def _done(duties: Sequence[DutyView]) -> str:
    where = _back(duties)
    return f"{where}{'&' if '?' in where else '?'}done=duty_opened"
