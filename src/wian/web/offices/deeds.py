"""Small forms of which several stand on one page: each knows the action that it asks for."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

from wian.offices.errors import Refused
from wian.web.offices.fields import Sheet


class Deed(Sheet):
    """A form that acts."""

    def act(self) -> int:
        """What was asked for is done; the id of what was made or changed."""
        raise NotImplementedError


def sent(request: HttpRequest, name: str) -> Mapping[str, str] | None:
    """What was typed into the form of this name, None where another one was sent."""
    named = request.method == "POST" and request.POST.get("do") == name
    return request.POST if named else None


def carried_out(deeds: Mapping[str, Deed]) -> tuple[str, int] | None:
    """The name of the form that was sent, and what it made; None where it was not done.

    What is wrong then stands at its fields.
    """
    for name, deed in deeds.items():
        if deed.is_bound and deed.is_valid():
            try:
                return name, deed.act()
            except Refused as refused:
                deed.refuse(refused)
    return None


def faulty(deeds: Mapping[str, Deed]) -> bool:
    """Whether something is wrong with the form that was sent."""
    return any(deed.is_bound and deed.errors for deed in deeds.values())
