"""Fixtures that any test may name: `pg`, `live`, `browser`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.servers import postgresql, wian_up
from tests.support import chromium, require

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A deadline per example fails on a busy machine, not on a slow rule; benches measure speed.
settings.register_profile("wian", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("wian")

CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what reaches the database runs, and nothing that names its own."""
    if not os.environ.get("WIAN_TESTS_DATABASE"):
        return
    kept = [item for item in items if _depends_on_the_database(item)]
    if left := [item for item in items if item not in set(kept)]:
        config.hook.pytest_deselected(items=left)
    items[:] = kept


def _depends_on_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("sqlite"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    call = getattr(item, "callspec", None)
    if "pg" in fixtures or (
        call and {"sqlite", "postgresql"} & set(map(str, call.params.values()))
    ):
        return False
    served = {"db", "transactional_db", "live", "browser"}
    return bool(served & fixtures) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def pg() -> Iterator[str]:
    """`DATABASE_URL` of a private PostgreSQL, one for all tests."""
    require("pg")
    with postgresql() as url:
        yield url


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address (no slash at its end) of the served site, one for all tests."""
    with wian_up(tmp_path_factory.mktemp("live")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium, driven by Playwright; open a new context for each test."""
    require("browser")
    from playwright.sync_api import sync_playwright

    # Playwright keeps a loop in this thread, in which Django would refuse every query from now on.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        yield opened
        opened.close()
