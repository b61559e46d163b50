"""What a signed link opens without an account: one letter for one office, known of or answered.

The secret in the address is what no strange page can know, so it stands for the token against
forgery: a phone that slept for a day, or keeps no cookies, sends its form all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, cast

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from wian.files.headers import headers, unopened
from wian.files.queries import opened
from wian.letters.actions.circulation import acknowledge_by_link, paper_by_link, reply_by_link
from wian.letters.actions.taking import Paper
from wian.letters.errors import Refused as LetterRefused
from wian.letters.queries.circulation import answers_by, files_of, linked, reader, was_written
from wian.offices.actions.keys import open_link
from wian.offices.errors import Refused
from wian.offices.values import LinkView
from wian.web.door import address
from wian.web.letters.by_link_words import accepted, told
from wian.web.letters.streaming import OnDisk
from wian.web.offices.fields import both, fault
from wian.web.page import clock, show

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, LinkView, P], HttpResponse]
_TOO_MANY: Final = "O171"
_DEAD: Final = "O118"
_NOT_SENT: Final = "L606"
_RECALLED: Final = "L622"
_SHORT: Final = 1_000_000


def by_link(view: View[P]) -> Callable[..., HttpResponse]:
    """The view for whoever has a link that serves; one page for all links that do not.

    What a dead link brings is read for the words that were typed alone, and only if it is short.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, secret: str, *args: P.args, **kwargs: P.kwargs) -> Any:
        request.upload_handlers = [OnDisk(request)]
        try:
            response = view(request, open_link(secret, address=address(request)), *args, **kwargs)
        except Refused as refused:
            response = _refused(request, refused)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def link(request: HttpRequest, link: LinkView) -> HttpResponse:
    """The letter with what can be done about it; POST does it and tells so, however often."""
    wrong = ""
    if request.method == "POST":
        try:
            wrong = _done(request, link)
            if not wrong and link.uses_left is None:  # one that is counted may be used up by now
                return HttpResponseRedirect(f"{request.path}#done")
        except LetterRefused as refused:
            if refused.number in (_NOT_SENT, _RECALLED):
                raise
            wrong = both(clock(request), refused.number, refused.thai, refused.english)
        except TooManyFilesSent:
            most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
            wrong = fault(clock(request), "F141").format(most=most)
    return _page(request, link, wrong)


def _done(request: HttpRequest, link: LinkView) -> str:
    """The office knows, or has answered; what is wrong with its answer, "" if nothing is."""
    do, here = request.POST.get("do"), address(request)
    if do == "acknowledge":
        acknowledge_by_link(link, address=here)
    if do != "reply":
        return ""
    try:
        reply_by_link(link, address=here, papers=list(_papers(request)))
    except Refused as refused:
        if refused.number == _DEAD:
            raise
        return both(clock(request), refused.number, refused.thai, refused.english)
    return ""


def _papers(request: HttpRequest) -> list[Paper]:
    """What was typed first, then the files."""
    text = request.POST.get("text", "")
    name = clock(request).say.pick("คำตอบ.txt", "answer.txt")
    typed = [Paper(name, text=text)] if text.strip() else []
    files = request.FILES.getlist("files")
    return [*typed, *(Paper(file.name or "", data=file.read()) for file in files)]


def _page(request: HttpRequest, link: LinkView, wrong: str) -> HttpResponse:
    seen, found = clock(request), linked(link)
    limit = settings.WIAN_UPLOAD_MAX_BYTES // 1_000_000
    context = told(link, found, answers_by(link) if link.purpose == "reply" else (), seen) | {
        "secret": request.resolver_match.kwargs["secret"] if request.resolver_match else "",
        "wrong": wrong,
        "lost": wrong and bool(request.FILES),
        "text": request.POST.get("text", "") if wrong else "",
        "limit": limit,
        "most": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        "accept": accepted(),
    }
    return show(request, "letters/by_link.html", context, 422 if wrong else 200)


@require_safe
@by_link
def file(request: HttpRequest, link: LinkView, paper: int) -> HttpResponse:
    """A file that goes along with the letter of the link; HEAD tells of it without opening."""
    found = next((one for one in files_of(link) if one.id == paper), None)
    if found is None:
        raise LookupError("file")
    save = request.GET.get("download") == "1"
    if request.method == "HEAD":
        return HttpResponse(headers=headers(unopened(found), attachment=save))
    return _opened(request, link, paper, save=save)


@require_safe
@by_link
def paper(request: HttpRequest, link: LinkView) -> HttpResponse:
    """The paper of a letter that was written here, which is kept as its file from then on."""
    if not was_written(link):
        raise LookupError("paper")
    if request.method == "HEAD":
        return HttpResponse(content_type="application/pdf")
    return _opened(request, link, paper_by_link(link, address=address(request)), save=False)


def _opened(request: HttpRequest, link: LinkView, file: int, *, save: bool) -> HttpResponse:
    how = "download" if save else "view"
    found = opened(reader(link, address(request)), file, how=how)
    answer = cast(HttpResponse, FileResponse(found.stream))
    for name, value in headers(found, attachment=save).items():
        answer.headers[name] = value
    return answer


def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The page of a link that opens nothing, or whose letter was recalled; another refusal is
    told as everywhere."""
    seen = clock(request)
    if refused.number == _RECALLED:
        context = {"typed": _typed(request)}
        return show(request, "letters/by_link_recalled.html", context, 410)
    if refused.number == _NOT_SENT:  # nothing about it is told to whoever has the link
        refused = Refused(_DEAD)
    if refused.number not in (_DEAD, _TOO_MANY):
        raise refused
    why = seen.say.pick(refused.thai, refused.english)
    other = seen.say.pick(refused.english, refused.thai)
    context = {"why": why, "other": other, "number": refused.number, "typed": _typed(request)}
    status = 429 if refused.number == _TOO_MANY else 404
    return show(request, "letters/by_link_dead.html", context, status)


def _typed(request: HttpRequest) -> str:
    """What somebody wrote while the link ended: it is theirs, to be copied and sent otherwise."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    short = length.isdecimal() and int(length) <= _SHORT
    return request.POST.get("text", "") if request.method == "POST" and short else ""


link_urls = [
    path("<str:secret>", link, name="link"),
    path("<str:secret>/letter", paper, name="link_paper"),
    path("<str:secret>/files/<int:paper>", file, name="link_file"),
]
