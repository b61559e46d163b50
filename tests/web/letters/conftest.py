"""A district office with letters on its desk, and people who sign in around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.letters.conftest import HOME
from tests.letters.desk_papers import at_desk
from tests.web.offices.conftest import SignIn, directory, nobody, signed
from wian.offices.acting import SYSTEM
from wian.offices.queries.offices import by_key

__all__ = ["directory", "nobody", "signed"]
Desk = Callable[..., list[int]]


@pytest.fixture
def home(directory: None) -> int:
    """The id of the district office whose desk it is."""
    return by_key(HOME)


@pytest.fixture
def clerk(signed: SignIn) -> Client:
    """Who keeps the registers of the office."""
    return signed("clerk", HOME)


@pytest.fixture
def officer(signed: SignIn) -> Client:
    """An officer of the office, who may write and not register."""
    return signed("officer", HOME)


@pytest.fixture
def head(signed: SignIn) -> Client:
    """The head of the office, who may see personal data."""
    return signed("head", HOME)


@pytest.fixture
def outsider(signed: SignIn) -> Client:
    """The clerk of the next district."""
    return signed("clerk", "d5702")


@pytest.fixture
def lying(home: int) -> Desk:
    """`lying(text, …)`: letters that were read and lie on the desk; their ids."""
    return lambda *texts: at_desk(SYSTEM, home, *texts)
