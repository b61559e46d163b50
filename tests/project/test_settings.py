"""The settings are safe as they stand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client


def manage(home: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "django", *words],
        env={
            **{k: v for k, v in os.environ.items() if k != "DJANGO_ALLOW_ASYNC_UNSAFE"},  # conftest
            "DJANGO_SETTINGS_MODULE": "wian.project.settings",
            "WIAN_HOME": str(home),
            **variables,
        },
        capture_output=True,
        text=True,
    )


def test_django_finds_nothing_to_say_about_deployment(tmp_path: Path) -> None:
    done = manage(
        tmp_path, "check", "--deploy", "--fail-level", "INFO", WIAN_ORIGIN="https://wian.example"
    )
    assert done.returncode == 0, done.stderr


def test_no_migration_is_missing(tmp_path: Path) -> None:
    assert manage(tmp_path, "makemigrations", "--check", "--dry-run").returncode == 0


def test_a_named_origin_is_answered_and_trusted(tmp_path: Path) -> None:
    code = (
        "from django.conf import settings as s;"
        "print(s.ALLOWED_HOSTS[-1], s.CSRF_TRUSTED_ORIGINS, s.SECURE_SSL_REDIRECT)"
    )
    done = manage(tmp_path, "shell", "-c", code, WIAN_ORIGIN="https://wian.example:8443")
    assert done.stdout.splitlines()[-1] == "wian.example ['https://wian.example:8443'] True"


def test_debug_is_off_and_nothing_administers_behind_the_pages() -> None:
    assert not settings.DEBUG
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


def test_cookies_are_for_https_alone_where_the_site_is(tmp_path: Path) -> None:
    code = "from django.conf import settings as s; print(s.SESSION_COOKIE_SECURE)"
    for origin, secure in (("https://wian.example", "True"), ("http://wian.example", "False")):
        done = manage(tmp_path, "shell", "-c", code, WIAN_ORIGIN=origin)
        assert done.stdout.splitlines()[-1] == secure


def test_an_outside_provider_is_there_only_where_the_environment_names_one(tmp_path: Path) -> None:
    code = (
        "from django.conf import settings as s; from django.urls import get_resolver as g;"
        "print('openid_connect_login' in g().reverse_dict,"
        " s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'][1:])"
    )
    assert manage(tmp_path, "shell", "-c", code).stdout.splitlines()[-1] == "False []"
    done = manage(tmp_path, "shell", "-c", code, WIAN_OIDC_ISSUER="https://id.example/th/")
    assert done.stdout.splitlines()[-1] == "True ['https://id.example']"


def test_mail_is_sent_by_the_server_that_the_environment_names(tmp_path: Path) -> None:
    code = (
        "from django.conf import settings as s;"
        "print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD,"
        " s.EMAIL_USE_TLS)"
    )
    url = "smtp://wian:p%40ss@mail.example:587"
    done = manage(tmp_path, "shell", "-c", code, WIAN_MAIL_URL=url)
    assert done.stdout.splitlines()[-1] == "mail.example 587 wian p@ss True"


def test_strangers_by_host_name_are_refused(client: Client) -> None:
    assert client.get("/healthz", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.django_db
def test_every_answer_carries_the_safe_headers(client: Client) -> None:
    headers = client.get("/healthz").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers
