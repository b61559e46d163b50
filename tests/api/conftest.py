"""People of the built-in directory who call the API."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from wian.offices.acting import SYSTEM, actor_of
from wian.offices.actions.accounts import make_account
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.keys import make_token
from wian.offices.actions.roles import give_role
from wian.offices.queries.offices import by_key

Caller = Callable[..., Client]


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
