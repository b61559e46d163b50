"""Taking letters in: files dropped, chosen or photographed, or pasted text; an outcome of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from wian.files.kinds import ENDINGS, PAPERS
from wian.letters.actions.taking import Paper, Taken, take_in
from wian.letters.actions.together import Given, take_together
from wian.letters.desk_values import Earlier
from wian.letters.queries.alike import same_file
from wian.offices.acting import Actor
from wian.offices.queries.reach import reached
from wian.scanning import ocr_available
from wian.web.door import actor
from wian.web.letters.room import page
from wian.web.letters.streaming import streamed
from wian.web.letters.taking_xml import Asked, Exchanged, chosen, exchanged, is_document
from wian.web.offices.fields import Sheet, both, choose, fault
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.when import Clock
from wian.web.words import Say

WRITE = "letter.write"
_MOST_OFFICES = 60


@dataclass(frozen=True, slots=True)
class Came:
    """What became of one paper: its letter, or why it was refused; `same` came earlier.

    `asked` is a reply that waits for a choice among `letters`: id, number, subject, day.
    """

    name: str
    letter: int | None
    wrong: str
    same: tuple[Earlier, ...] = ()
    notes: tuple[str, ...] = ()
    reply: bool = False
    asked: Asked | None = None
    letters: tuple[tuple[int, str, str, str], ...] = ()


class TakeForm(Sheet):
    """Which office keeps the letters; files, whether they are one letter, and pasted text."""

    one = forms.BooleanField(label="take_together", help_text="take_together_hint", required=False)
    office = forms.TypedChoiceField(label="take_office", help_text="take_office_hint", coerce=int)
    text = forms.CharField(required=False, strip=False)

    def __init__(self, seen: Clock, offices: Mapping[int, str], *args: Any) -> None:
        first = next(iter(offices), None)
        super().__init__(seen, *args, initial={"office": first})
        choose(self, "office", {str(id_): name for id_, name in offices.items()})

    def clean(self) -> dict[str, Any]:
        """Something was given."""
        said = super().clean() or {}
        if not self.files.getlist("files") and not said.get("text", "").strip():
            self.add_error(None, forms.ValidationError(fault(self.seen, "F140")))
        return said


def _too_many(request: HttpRequest) -> HttpResponse:
    """More files in one go than are taken: none of them is, and the page says how many are."""
    who, seen = actor(request), clock(request)
    require(who, WRITE)
    form = TakeForm(seen, writable(who, seen.say))
    wrong = fault(seen, "F141").format(most=settings.DATA_UPLOAD_MAX_NUMBER_FILES)
    return _page(request, who, form, [], wrong=wrong)


@require_http_methods(["GET", "HEAD", "POST"])
@streamed(_too_many)
def take(request: HttpRequest) -> HttpResponse:
    """The form; POST takes every paper in by itself and tells what became of each.

    With `reply` it takes in one that waited for a choice.
    """
    who, seen = actor(request), clock(request)
    require(who, WRITE)
    if "reply" in request.POST:
        said = {name: request.POST[name] for name in request.POST}
        outcome = _told(who, seen, [chosen(who, said)])
        return _page(request, who, TakeForm(seen, writable(who, seen.say)), outcome)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TakeForm(seen, writable(who, seen.say), *sent)
    came: list[Came] = []
    if form.is_bound and form.is_valid():
        came = _told(who, seen, list(_taken_in(request, who, form)))
        if all(one.letter for one in came):
            form.data = request.POST.dict() | {"one": ""}  # the next files are letters each
    return _page(request, who, form, came)


def writable(who: Actor, say: Say) -> dict[int, str]:
    """The offices and units at which the person may take letters in, the own one first."""
    rows = reached(who, WRITE).order_by("path").values_list("office", "name_th", "name_en")
    found = {office: say.pick(*called) for office, *called in rows[:_MOST_OFFICES]}
    own = [who.office, *(grant.office for grant in who.grants or ())]
    first = next((id_ for id_ in own if id_ in found), None)
    return {first: found[first], **found} if first is not None else found


def _taken_in(request: HttpRequest, who: Actor, form: TakeForm) -> Iterator[Taken]:
    """Each file, or all of them as one letter, then the text; one file at a time is in memory."""
    office, text = form.cleaned_data["office"], form.cleaned_data["text"]
    files = request.FILES.getlist("files")
    if form.cleaned_data["one"] and files:
        papers = [Given(file.name or "", partial(_bytes, file)) for file in files]
        yield take_together(who, office=office, papers=papers, source="upload")
    else:
        for file in files:
            name, data = file.name or "", _bytes(file)
            if is_document(name, data):
                yield exchanged(who, office, name, data)
                continue
            paper = Paper(name, data=data)
            yield from take_in(who, office=office, papers=[paper], source="upload")
    if text.strip():
        yield from take_in(who, office=office, papers=[Paper("", text=text)], source="paste")


def _bytes(file: UploadedFile[bytes]) -> bytes:
    file.seek(0)
    data: bytes = file.read()
    return data


def _told(who: Actor, seen: Clock, taken: list[Taken]) -> list[Came]:
    """Each paper in words, with the letters that came earlier as the very same file."""
    same = same_file(who, [one.letter for one in taken if one.letter is not None])
    return [
        came
        if isinstance(one, Exchanged)
        else replace(came, same=same.get(one.letter, ()) if one.letter else ())
        for one, came in ((one, _came(one, seen)) for one in taken)
    ]


def _came(one: Taken, seen: Clock) -> Came:
    refusal = one.refusal
    wrong = both(seen, refusal.number, refusal.thai, refusal.english) if refusal else ""
    came = Came(one.name or seen.say("pasted_text"), one.letter, wrong)
    if not isinstance(one, Exchanged):
        return came
    notes = tuple(seen.say.pick(note.thai, note.english) for note in one.notes)
    came = replace(came, notes=notes, same=one.same, reply=one.reply)
    if (asked := one.asked) is None:
        return came
    letters = tuple(
        (found.letter, seen.n(found.number), found.subject, _day(found.dated, seen))
        for found in asked.choices.letters
    )
    return replace(came, asked=asked, letters=letters)


def _day(day: date | None, seen: Clock) -> str:
    return seen.day(day) if day else ""


def _page(
    request: HttpRequest, who: Actor, form: TakeForm, came: list[Came], wrong: str = ""
) -> HttpResponse:
    limit = settings.WIAN_UPLOAD_MAX_BYTES
    context = {
        "form": form,
        "came": came,
        "taken": sum(one.letter is not None for one in came),
        "wrong": wrong,
        "text": form["text"].value() or "" if form.errors or _text_refused(form, came) else "",
        "limit_bytes": limit,
        "limit_mb": limit // 1_000_000,
        "most": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        "accept": ",".join(sorted({e for kind in PAPERS for e in ENDINGS[kind]} | {".xml"})),
        "no_ocr": ocr_available().missing,
    }
    status = 422 if form.errors or wrong else 200
    return page(request, "take", who, context, tab="desk", status=status)


def _text_refused(form: TakeForm, came: list[Came]) -> bool:
    """Whether the pasted text, the last of the papers, was not taken; then it is not lost."""
    if not form.is_bound or not came:
        return False
    return came[-1].letter is None and form.cleaned_data["text"].strip() != ""
