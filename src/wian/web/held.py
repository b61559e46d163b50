"""What was typed when the session had ended: it stands in the page that says so, nowhere else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_BAD_ORIGIN

from wian.web.page import show

_PRESSED = {"do", "back"}
_SECRET = "password"


def held(request: HttpRequest, status: int) -> HttpResponse | None:
    """The page that keeps what was typed and sends it again; None where nothing was typed.

    A password is never written into a page: it is asked for once more.
    """
    if not any(text for name, text in _texts(request) if name not in _PRESSED):
        return None
    context = {
        "texts": [(name, text) for name, text in _texts(request) if _SECRET not in name],
        "secrets": [name for name, text in _texts(request) if text and _SECRET in name],
        "files": bool(request.FILES),
        "again": request.get_full_path(),
    }
    return show(request, "web/held.html", context, status)


def ours(request: HttpRequest, reason: str) -> bool:
    """Whether a form whose token was refused came from a page of this site.

    A browser names the site that a form comes from, and the guard looks at that before it looks
    at the token. One press of a strange page's form must not be enough.
    """
    bad = REASON_BAD_ORIGIN.partition("%")[0]
    return "Origin" in request.headers and not reason.startswith(bad)


def _texts(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name, text)
        for name, texts in request.POST.lists()
        for text in texts
        if name != "csrfmiddlewaretoken"
    ]
