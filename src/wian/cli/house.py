"""Django for the words that need the database: set up once, its troubles told in one sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def house() -> Iterator[None]:
    """Django is set up inside; a database or a setting that does not serve is a ClickException."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wian.project.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import Error

    try:
        django.setup()
        yield
    except Error as wrong:
        raise click.ClickException(
            "ฐานข้อมูลไม่ตอบ หรือยังไม่ได้เตรียม ตรวจ DATABASE_URL แล้วลอง wian up · "
            f"the database does not answer or is not prepared, try wian up: {wrong}"
        ) from None
    except (ImproperlyConfigured, OSError, ValueError) as wrong:
        raise click.ClickException(
            f"ตั้งค่าไม่ครบ ลอง wian doctor · not set up, see wian doctor: {wrong}"
        ) from None
