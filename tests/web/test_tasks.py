"""What comes round for the pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone

from wian.web.tasks import forget_sessions

pytestmark = pytest.mark.django_db


def test_only_what_has_ended_is_forgotten() -> None:
    now = timezone.now()
    for key, left in (("over", -1), ("going-on", 1)):
        Session.objects.create(session_key=key, expire_date=now + timedelta(hours=left))
    for login in ("old", "new"):
        AccessAttempt.objects.create(username=login, failures_since_start=1)
    AccessAttempt.objects.filter(username="old").update(attempt_time=now - timedelta(days=2))
    forget_sessions()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["going-on"]
    assert list(AccessAttempt.objects.values_list("username", flat=True)) == ["new"]
