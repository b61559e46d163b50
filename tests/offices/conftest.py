"""The built-in directory in the database of a test, and people who act in it."""

from __future__ import annotations

import pytest

from wian.offices.actions.builtin import load_builtin


@pytest.fixture
def directory(db: None) -> None:
    """The built-in directory stands."""
    load_builtin()
