"""An erased person leaves nothing by which they signed in, a closed account no open session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import models
from django.test import Client

from tests.ledger.support import default_is, fresh_database
from tests.web.conftest import PASSWORD, Somebody, sign_in, signed_in
from wian.offices import forgetting
from wian.offices.acting import SYSTEM, actor_of, today
from wian.offices.actions.accounts import close_account, first_administrator, make_account
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.people import add_person, erase_person
from wian.offices.actions.roles import give_role
from wian.offices.models import Account
from wian.offices.queries.offices import by_key

LOGIN, MAIL = "maleejan.t", "maleejan@thongdee.example"
GIVEN, FAMILY = "มาลีจันทร์", "ทองดีเลิศ"
KEPT_BY_ID = {"offices", "ledger"}
"""What was done stays, by the account's number; these rooms hold no word of the person."""


@pytest.fixture(params=["sqlite", "postgresql"])
def anywhere(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: Any
) -> Iterator[None]:
    """The whole house in a database of its own."""
    url = f"sqlite:///{tmp_path}/house.sqlite3"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("pg"))
    with django_db_blocker.unblock(), default_is(url, tmp_path):
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        load_builtin(people=False)
        first_administrator(login="admin", password=PASSWORD)
        yield


def person() -> tuple[int, Somebody]:
    """Somebody with a name, an account and a role: the person's id and how they sign in."""
    office = by_key("d5701")
    who = add_person(SYSTEM, office=office, given=GIVEN, family=FAMILY, title="นาง")
    account = make_account(SYSTEM, login=LOGIN, email=MAIL, person=who, password=PASSWORD)
    give_role(SYSTEM, account=account, office=office, role="clerk", since=today())
    return who, Somebody(account, LOGIN)


def lived(who: Somebody) -> None:
    """The account has left a row in every table that sign-in has."""
    sign_in(Client(), who)
    for typed in (LOGIN.upper(), MAIL):
        Client().post("/signin", {"login": typed, "password": "x"})
    owner = get_user_model().objects.get(pk=who.id)
    TOTP.activate(owner, generate_totp_secret())
    RecoveryCodes.activate(owner)
    Authenticator.objects.create(user=owner, type="webauthn", data={"name": f"กุญแจ{GIVEN}"})
    assert sign_in(Client(), who).url == "/signin/second"
    EmailConfirmation.create(EmailAddress.objects.create(user=owner, email=MAIL))
    outside = SocialAccount.objects.create(user=owner, provider="office", uid="1-5799-00001")
    SocialToken.objects.create(account=outside, token="secret")
    for log in (AccessLog, AccessFailureLog):
        log.objects.create(username=LOGIN, user_agent="x", http_accept="x", path_info="/signin")


def pointing(account: int) -> dict[str, int]:
    """How many rows of which model have a foreign key to the account."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is Account:
                rows = model._base_manager.filter(**{field.name: account}).count()
                found[f"{model._meta.label}.{field.name}"] = rows
    return found


def holding(*words: str) -> set[str]:
    """The models of which some row holds one of the words, whatever its columns are called."""
    return {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if any(told(row, words) for row in model._base_manager.values_list().iterator())
    } | {"Session" for row in Session.objects.all() if told(row.get_decoded(), words)}


def told(value: object, words: tuple[str, ...]) -> bool:
    text = str(value).casefold()
    return any(word.casefold() in text for word in words)


def test_nothing_is_left_of_an_erased_person_in_any_table(anywhere: None) -> None:
    who, account = person()
    lived(account)
    before = {name for name, rows in pointing(account.id).items() if rows}
    assert {name.partition(".")[0] for name in before} == {
        "account", "mfa", "socialaccount", "usersessions", "offices",
    }  # fmt: skip
    assert holding(LOGIN, MAIL, GIVEN, FAMILY) >= {
        "offices.Account", "offices.Person", "account.EmailAddress", "mfa.Authenticator",
        "axes.AccessAttempt", "axes.AccessLog", "axes.AccessFailureLog", "Session",
    }  # fmt: skip
    erase_person(SYSTEM, person=who)
    left = {name for name, rows in pointing(account.id).items() if rows}
    assert {name.partition(".")[0] for name in left} <= KEPT_BY_ID
    assert holding(LOGIN, MAIL, GIVEN, FAMILY) == set()
    assert not SocialToken.objects.exists()
    assert not EmailConfirmation.objects.exists()
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()
    row = Account.objects.get(pk=account.id)
    assert (row.has_usable_password(), row.last_login) == (False, None)


@pytest.mark.django_db
def test_what_others_left_stays_when_somebody_is_erased(house: Somebody) -> None:
    who, account = person()
    other = signed_in(house)
    other.get("/desk")
    Client().post("/signin", {"login": house.login, "password": "x"})
    signed_in(account).get("/desk")
    erase_person(SYSTEM, person=who)
    assert other.get("/desk").status_code == 200
    assert AccessAttempt.objects.get().username == house.login
    assert UserSession.objects.get().user_id == house.id


@pytest.mark.django_db
def test_a_refused_erasure_forgets_nothing(house: Somebody, monkeypatch) -> None:
    who, account = person()
    browser = signed_in(account)
    browser.get("/desk")

    def broken(accounts: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(forgetting, "_forgetters", [*forgetting._forgetters, broken])
    with pytest.raises(RuntimeError):
        erase_person(actor_of(house.id, origin="web"), person=who)
    assert browser.get("/desk").status_code == 200
    assert holding(LOGIN) >= {"offices.Account"}


@pytest.mark.django_db
def test_a_closed_account_has_no_session_left_and_keeps_its_ways_in(house: Somebody) -> None:
    _, account = person()
    browser = signed_in(account)
    browser.get("/desk")
    owner = get_user_model().objects.get(pk=account.id)
    TOTP.activate(owner, generate_totp_secret())
    half = Client()
    assert sign_in(half, account).url == "/signin/second"
    close_account(SYSTEM, account=account.id)
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()
    assert Authenticator.objects.filter(user=account.id).exists()
    assert browser.get("/desk").status_code == 302


def test_the_same_forgetter_is_kept_once(monkeypatch) -> None:
    monkeypatch.setattr(forgetting, "_forgetters", [])
    for _ in range(2):
        forgetting.forget_with(print)
    assert forgetting._forgetters == [print]
