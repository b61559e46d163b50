"""The front page, and the reading of what it sends. Nothing is stored."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from wian.scanning import ocr_available
from wian.web.page import clock, show
from wian.web.reading import forms
from wian.web.reading.desk import MOST_PAPERS, Outcome, Paper, Remark, read_papers
from wian.web.reading.sheet import sheet
from wian.web.when import Clock
from wian.web.words import WORDS


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The form; `?example=1` fills in an invented letter."""
    example = request.GET.get("example") == "1"
    papers = (Paper("", _sample()),) if example else ()
    return show(request, "reading/front.html", _form(papers) | {"example": example})


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """POST: the letters read, one section each; GET leads to the form."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("front"))
    papers = forms.papers(request)
    if not papers:
        return _refused(request, papers, "W101")
    if len(papers) > MOST_PAPERS:
        return _refused(request, papers, "W102", count=len(papers), limit=MOST_PAPERS)
    outcomes = read_papers(papers)
    seen = clock(request)
    shown = [_section(seen, str(n), outcome) for n, outcome in enumerate(outcomes, start=1)]
    _tell_twins(shown, outcomes)
    if not any(outcome.letter for outcome in outcomes):
        texts = tuple(paper for paper in papers if paper.data is None)
        context = _form(texts) | {"failed": shown}
        return show(request, "reading/front.html", context, 422)
    kept = tuple(outcome.paper for outcome in outcomes if outcome.paper.data is None)
    return show(request, "reading/result.html", _form(kept) | {"sections": shown})


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is missing or old; what was typed stands in the new form."""
    texts = tuple(paper for paper in forms.papers(request) if paper.data is None)
    return _refused(request, texts, "W104", 403)


def _refused(
    request: HttpRequest, papers: tuple[Paper, ...], code: str, status: int = 422, **values: object
) -> HttpResponse:
    th, en = (text.format(**values) for text in WORDS[code])
    told = [{"error": Remark(code, th, en), "name": ""}]
    texts = tuple(paper for paper in papers if paper.data is None)
    return show(request, "reading/front.html", _form(texts) | {"failed": told}, status)


def _section(seen: Clock, key: str, outcome: Outcome) -> dict[str, Any]:
    """What the templates show of one paper."""
    section: dict[str, Any] = {"key": key, "name": outcome.paper.name, "error": outcome.error}
    if outcome.error and not outcome.error.th:
        section["error"] = Remark(outcome.error.code, *WORDS[outcome.error.code])
    if outcome.letter:
        section["sheet"] = sheet(outcome, key, seen)
        section["remarks"] = outcome.paper.remarks
    return section


def _tell_twins(sections: list[dict[str, Any]], outcomes: list[Outcome]) -> None:
    """Beside each letter whose text was sent before in the same go: the number of the first."""
    first: dict[str, int] = {}
    for n, (section, outcome) in enumerate(zip(sections, outcomes, strict=True), start=1):
        if outcome.letter:
            earlier = first.setdefault(outcome.paper.text.strip(), n)
            section["same_as"] = earlier if earlier < n else None


def _form(papers: tuple[Paper, ...]) -> dict[str, Any]:
    limit = settings.WIAN_UPLOAD_MAX_BYTES
    texts = [{"paper": paper, "extra": forms.extra(paper)} for paper in papers]
    return {
        "texts": texts,
        "limit_bytes": limit,
        "limit_mb": limit // 1_000_000,
        "no_ocr": ocr_available().missing,
    }


@cache
def _sample() -> str:
    return files("wian.web.reading").joinpath("sample.txt").read_text(encoding="utf-8")
