"""One letter that goes out: its wording, what is to be done next, what became of it."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from wian.files.headers import SAFE
from wian.files.kinds import DOCX
from wian.letters.drafting import LineChange, compare
from wian.letters.queries.printing import final, printed
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.letters.draft_beside import (
    closed,
    compared,
    course,
    paper,
    receivers_of,
    versions_of,
    written,
)
from wian.web.letters.draft_form import WordingForm
from wian.web.letters.draft_work import Work, carried_out, registers, work_on
from wian.web.letters.drafts import lies
from wian.web.letters.room import page
from wian.web.page import clock

MEDIA: Final = {"pdf": "application/pdf", "docx": DOCX}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page_of(request: HttpRequest, draft: int) -> HttpResponse:
    """The draft; POST saves what was typed and then does what `do` names.

    What was refused stands beside what was typed, and nothing of it is lost.
    """
    sent = request.POST if request.method == "POST" else None
    at = work_on(actor(request), clock(request), draft, sent)
    if sent is not None and carried_out(at):
        return HttpResponseRedirect(f"{request.path}?done=draft_{at.do}")
    status = 200 if sent is None else 422
    return page(request, "draft", at.who, _context(request, at), tab="drafts", status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preview(request: HttpRequest, draft: int) -> HttpResponse:
    """The letter on paper as a PDF; POST shows what is typed on its page and not saved yet."""
    return _paper(request, draft, "pdf")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def document(request: HttpRequest, draft: int) -> HttpResponse:
    """The same for a word processor, to be saved."""
    return _paper(request, draft, "docx")


def _paper(request: HttpRequest, draft: int, kind: str) -> HttpResponse:
    who, seen = actor(request), clock(request)
    sent = request.POST if request.method == "POST" else None
    at = work_on(who, seen, draft, sent)
    wording = None
    if at.form is not None and sent is not None and at.form.is_valid():
        wording = at.form.wording()
    name = f"{at.view.letter.number or at.view.letter.subject or draft}.{kind}".replace("/", "-")
    data = printed(who, draft, wording=wording, kind=kind)
    answer = HttpResponse(data, content_type=MEDIA[kind])
    for header, value in SAFE.items():
        answer.headers[header] = value
    answer.headers["Content-Disposition"] = (
        content_disposition_header(kind != "pdf", name) or "inline"
    )
    return answer


def _context(request: HttpRequest, at: Work) -> dict[str, Any]:
    view, seen = at.view, at.seen
    letter, holding = view.letter, own_names(view.holding, seen.say)
    stored = final(at.who, letter.id) if letter.state == "issued" else None
    return {
        "letter": letter,
        "view": view,
        "form_name": f"form_{view.wording.form}",
        "title": seen.n(letter.subject) or seen.say("draft_no_subject"),
        "number": seen.n(letter.number),
        "dated": seen.when(letter.dated) if letter.dated else None,
        "course": list(course(letter.state)),
        "holder": lies(holding.holder_name, holding.unit_name, seen) if holding else "",
        "form": at.form,
        "deeds": at.deeds,
        "asked": at.do if at.sent is not None else "",
        "wrong": at.wrong,
        "paper": [] if at.form else list(paper(view.wording, seen)),
        "closed": closed(at.steps, len(view.missing), seen),
        "receivers": receivers_of(at.who, letter.id, seen),
        "versions": versions_of(view, seen),
        "newest": view.versions[-1].version,
        "compared": _compared(request, at),
        "stale": at.stale,
        "typed": _typed(at),
        "written": written(at.who, letter.id, seen),
        "stored": stored,
        "may_store": letter.state == "issued" and stored is None and registers(at),
    }


def _compared(request: HttpRequest, at: Work) -> Any:
    """The versions that the address names; where somebody was faster, what they changed."""
    if at.stale and at.sent is not None:
        newest = str(at.view.versions[-1].version)
        return compared(at.who, at.letter, at.sent.get("version", ""), newest)
    asked = (request.GET.get("older", ""), request.GET.get("newer", ""))
    return compared(at.who, at.letter, *asked) if all(asked) else None


def _typed(at: Work) -> tuple[LineChange, ...]:
    """What was typed into a draft that may not be written any more, so that it is not lost."""
    if at.sent is None or at.form is not None or "addressee" not in at.sent:
        return ()
    form = WordingForm(at.seen, at.view.wording, (), at.sent)
    form.fields.pop("signer", None)
    return compare(at.view.wording, form.wording()) if form.is_valid() else ()
