"""Servers that stand while a test runs, and the room's settings pointing at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.ledger.support import default_is, fresh_database
from tests.notices.servers import Mails, Web, http, smtp


@pytest.fixture
def mails(settings: Any) -> Iterator[Mails]:
    """The mail server of this site."""
    with smtp() as box:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        settings.DEFAULT_FROM_EMAIL = "wian@office.example"
        settings.WIAN_SITE = "https://wian.example"
        yield box


@pytest.fixture
def line(settings: Any) -> Iterator[Web]:
    """LINE, as far as we talk with it."""
    with http() as web:
        web.once = True
        settings.WIAN_LINE_API = web.url
        settings.WIAN_LINE_TOKEN, settings.WIAN_LINE_SECRET = "token", "channel secret"
        yield web


@pytest.fixture
def hooked(settings: Any) -> Iterator[Web]:
    """A machine inside the network that webhooks may name."""
    with http() as web:
        settings.WIAN_WEBHOOK_HOSTS = frozenset({f"127.0.0.1:{web.port}"})
        yield web


@pytest.fixture(params=["sqlite", "postgresql"])
def both(
    request: pytest.FixtureRequest, tmp_path: Path, settings: Any, django_db_blocker: Any
) -> Iterator[str]:
    """A SQLite file and a PostgreSQL of the test's own, in turn; its address."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    url = f"sqlite:///{tmp_path}/notices.sqlite3"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("pg"))
    with django_db_blocker.unblock(), default_is(url, tmp_path):
        call_command("migrate", verbosity=0)
        yield url
