"""A directory with people who sign in: an administrator, an officer of a district, a stranger."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from wian.offices.acting import SYSTEM, today
from wian.offices.actions.accounts import make_account
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.roles import give_role
from wian.offices.models import Account
from wian.offices.queries.offices import by_key

SignIn = Callable[..., Client]


@pytest.fixture
def directory(db: None) -> None:
    """The built-in directory stands."""
    load_builtin()


@pytest.fixture
def signed(directory: None) -> SignIn:
    """`signed("officer", "d5704")`: a client of somebody with that role at that office."""

    def client(role: str, office: str, *, scope: str = "own", login: str = "") -> Client:
        login = login or f"{role}-{office}"
        found = Account.objects.filter(login=login).first()
        if found is None:
            made = make_account(SYSTEM, login=login)
            give_role(
                SYSTEM,
                account=made,
                office=by_key(office),
                role=role,
                scope=scope,
                since=today(),
            )
            found = Account.objects.get(pk=made)
        browser = Client()
        browser.force_login(found, backend="allauth.account.auth_backends.AuthenticationBackend")
        return browser

    return client


@pytest.fixture
def administrator(signed: SignIn) -> Client:
    """Who administers the whole."""
    return signed("administrator", "th", scope="subtree", login="root")


@pytest.fixture
def keeper(signed: SignIn) -> Client:
    """Who administers the province of Chiang Rai and all below it."""
    return signed("administrator", "p57", scope="subtree", login="keeper")


@pytest.fixture
def officer(signed: SignIn) -> Client:
    """An officer of one district of Chiang Rai."""
    return signed("officer", "d5704", login="officer")


@pytest.fixture
def neighbour(signed: SignIn) -> Client:
    """Who administers another province."""
    return signed("administrator", "p53", scope="subtree", login="neighbour")


@pytest.fixture
def clerk(signed: SignIn) -> Client:
    """Who keeps the registers of a district and may make links."""
    return signed("clerk", "d5704", login="clerk")


@pytest.fixture
def outsider(signed: SignIn) -> Client:
    """An officer of a district of another province."""
    return signed("officer", "d5301", login="outsider")


@pytest.fixture
def nobody(directory: None) -> Client:
    """Somebody with an account and no role at all."""
    account = Account.objects.get(pk=make_account(SYSTEM, login="nobody"))
    browser = Client()
    browser.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser
