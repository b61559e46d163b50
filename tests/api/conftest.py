"""People of the built-in directory who call the API."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.files.conftest import shelf
from tests.letters.desk_papers import at_desk, twin
from tests.walls.test_permissions import a_letter, a_line, duties, inside
from wian.letters.models import Doubt
from wian.offices.acting import SYSTEM, actor_of
from wian.offices.actions.accounts import make_account
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.keys import make_token
from wian.offices.actions.roles import give_role
from wian.offices.queries.offices import by_key

__all__ = ("shelf",)
Caller = Callable[..., Client]
HOME = "d5701"


@pytest.fixture
def caller(db: None) -> Caller:
    """`caller("officer", "d5701")`: a client whose token acts by that role at that office."""
    load_builtin()

    def made(role: str, office: str, scope: str = "own") -> Client:
        account = make_account(SYSTEM, login=f"{role}-{office}-{scope}")
        give_role(
            SYSTEM,
            account=account,
            office=by_key(office),
            role=role,
            scope=scope,
            since=date(2020, 1, 1),
        )
        me = actor_of(account, origin="web")
        secret = make_token(me, label="test", expires_at=timezone.now() + timedelta(days=30))
        return Client(headers={"authorization": f"Bearer {secret}"})

    return made


@pytest.fixture
def home(caller: Caller) -> int:
    """The id of the district office whose letters these tests keep."""
    return by_key(HOME)


@pytest.fixture
def clerk(caller: Caller) -> Client:
    """The registry clerk of that office."""
    return caller("clerk", HOME)


@pytest.fixture
def officer(caller: Caller) -> Client:
    """An officer of that office."""
    return caller("officer", HOME)


@pytest.fixture
def head(caller: Caller) -> Client:
    """Its head."""
    return caller("head", HOME)


@pytest.fixture
def outsider(caller: Caller) -> Client:
    """The clerk of the next district, who sees nothing of it."""
    return caller("clerk", "d5702")


@pytest.fixture
def stranger() -> Client:
    """Somebody without a token."""
    return Client()


@pytest.fixture
def world(home: int) -> dict[str, str]:
    """One thing of each kind at that office: what stands for the pieces of routes."""
    [letter] = at_desk(SYSTEM, home, twin("002"))
    doubt = Doubt.objects.filter(letter=letter).values_list("pk", flat=True)[0]
    own = {"key": HOME, "name": "subject", "letter": str(letter), "doubt": str(doubt)}
    return {**a_letter(home), **a_line(home), **inside(home), **duties(home), **own}
