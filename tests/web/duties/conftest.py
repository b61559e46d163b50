"""The built-in directory, in which people ask and owe."""

from __future__ import annotations

from tests.files.conftest import shelf
from tests.web.offices.conftest import directory, signed

__all__ = ["directory", "shelf", "signed"]
