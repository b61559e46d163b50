"""Requests in running text: found paragraph by paragraph, cut clause by clause."""

from .lists import requests

__all__ = ["requests"]
