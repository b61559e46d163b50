"""The built-in directory on one database or on both, as the tests of letters have it."""

from __future__ import annotations

from tests.files.conftest import shelf
from tests.letters.conftest import both, directory

__all__ = ("both", "directory", "shelf")
