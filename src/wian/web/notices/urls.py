"""Addresses of notices."""

from __future__ import annotations

from django.urls import path

from . import choosing, hook, line, lists

urlpatterns = [
    path("notices/", lists.notices, name="notices"),
    path("notices/count", lists.count, name="notices_count"),
    path("account/notices", choosing.choices, name="notice_choices"),
    path("account/webhook", hook.hook, name="webhook"),
    path("line", line.line, name="line"),
]
