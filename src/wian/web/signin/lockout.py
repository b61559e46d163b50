"""What the guard against guessing needs to know, and what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wian.web.page import show


def login_of(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The login that somebody tries, written evenly so that capitals give no more tries."""
    given = credentials or {}
    tried = given.get("username") or given.get("login") or request.POST.get("login", "")
    return str(tried).strip().casefold()


def locked(
    request: HttpRequest,
    original_response: HttpResponse | None = None,
    credentials: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """429 that says how long to wait and what else can be done."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return show(request, "signin/locked.html", {"minutes": minutes}, 429)
