"""The two front doors, and whether the site is well."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wian.web.reading import views as reading


def front(request: HttpRequest) -> HttpResponse:
    """Of somebody signed in the desk, of everybody else the reader, which needs no account."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("desk"))
    return reading.front(request)


def read(request: HttpRequest) -> HttpResponse:
    """The reader as a page of its own for people who are signed in; POST reads."""
    if request.method in ("GET", "HEAD") and request.user.is_authenticated:
        return reading.front(request)
    return reading.read(request)


def healthz(request: HttpRequest) -> HttpResponse:
    """200 "ok" when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("no database\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")
