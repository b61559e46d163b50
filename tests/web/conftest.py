"""Accounts for the tests of pages; passwords are hashed quickly here, never on the site."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client

from wian.offices.acting import SYSTEM, today
from wian.offices.actions.accounts import first_administrator, make_account
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.roles import give_role
from wian.offices.queries.offices import by_key

PASSWORD = "นาข้าวเขียวริมทาง"


@dataclass(frozen=True, slots=True)
class Somebody:
    """An account of the test and how it signs in."""

    id: int
    login: str
    password: str = PASSWORD


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def house(db: None) -> Somebody:
    """The built-in directory with its first administrator."""
    load_builtin(people=False)
    return Somebody(first_administrator(login="admin", password=PASSWORD), "admin")


@pytest.fixture
def clerk(house: Somebody) -> Somebody:
    """A clerk of two district offices."""
    account = make_account(SYSTEM, login="malee", email="malee@example.org", password=PASSWORD)
    for key in ("d5701", "d5702"):
        give_role(SYSTEM, account=account, office=by_key(key), role="clerk", since=today())
    return Somebody(account, "malee")


def signed_in(who: Somebody) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get(pk=who.id))
    return client


def sign_in(client: Client, who: Somebody, password: str = PASSWORD, **more: str) -> HttpResponse:
    """The answer to login and password."""
    return client.post("/signin", {"login": who.login, "password": password} | more)
