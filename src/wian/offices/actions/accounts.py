"""Accounts: made for a person, changed, closed; and the very first one of a new house."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final, Literal

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from ..acting import SYSTEM, Actor, today
from ..errors import Refused
from ..forgetting import sign_out
from ..models import Account, Grant, Office
from ..queries.accounts import CHANGE_ACCOUNT, check_account
from ..queries.people import known_to
from ..queries.reach import check_each, keepers, root
from .closing import locked_account, shut
from .people import add_person
from .people.persons import person_of
from .telling import tell
from .texts import check_texts

_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,59}")


def make_account(
    actor: Actor,
    *,
    login: str,
    email: str = "",
    person: int | None = None,
    password: str | None = None,
) -> int:
    """The person can sign in; the account's id. Without a password only by other ways.

    The right is needed wherever the person's data is kept, and at the top for an account of
    nobody. Refused O115 for a login that is taken; logins differ by more than case.
    """
    if person is not None and not known_to(actor).filter(pk=person).exists():
        raise Refused("O116")
    there = {root()} if person is None else keepers((person,))[person]
    check_each(actor, CHANGE_ACCOUNT, there)
    account = _new(login, email, password)
    account.person_id = person
    with transaction.atomic():
        if person is not None:
            person_of(person, lock=True)
        _save(account)
        touched = [("person", person)] if person is not None else []
        tell(actor, "account.make", ("account", account.pk), touched=touched)
    return account.pk


def change_account(
    actor: Actor,
    *,
    account: int,
    login: str | None = None,
    email: str | None = None,
    password: str | None = None,
) -> None:
    """The account has another login, address or password; all its sessions end with the latter."""
    check_account(actor, account)
    wanted = {} if login is None else {"login": _login(login)}
    wanted |= {} if email is None else {"email": email.strip()}
    check_texts(Account, **wanted)
    if password is not None:  # hashed before anything is locked: that takes its time
        wanted["password"] = _hashed(account, password, wanted)
    with transaction.atomic():
        found = locked_account(account)
        changed = [name for name, value in wanted.items() if value != getattr(found, name)]
        if not changed:
            return
        for name in changed:
            setattr(found, name, wanted[name])
        _save(found, changed)
        tell(actor, "account.change", ("account", account), after={"fields": changed})


def set_digits(actor: Actor, *, digits: Literal["arabic", "thai"]) -> None:
    """The acting person's own pages show these digits."""
    if actor.account is None:
        raise Refused("O164")
    check_texts(Account, digits=digits)
    with transaction.atomic():
        rows = Account.objects.filter(pk=actor.account).exclude(digits=digits)
        if rows.update(digits=digits):
            tell(actor, "account.change", ("account", actor.account), after={"digits": digits})


def close_account(actor: Actor, *, account: int) -> None:
    """Nobody signs in by this account any more: its roles end today, its tokens are revoked.

    Where it is signed in it is signed out.
    """
    check_account(actor, account)
    with transaction.atomic():
        locked_account(account)
        shut((account,))
        sign_out((account,))
        tell(actor, "account.close", ("account", account))


def first_administrator(
    *,
    login: str,
    password: str,
    email: str = "",
    given: str = "",
    family: str = "",
    title: str = "",
    origin: str = "cli",
    address: str = "",
) -> int:
    """A house without accounts has one, which administers the whole; the account's id.

    Refused O162 once there is any account, also where two ask at the same time.
    """
    machine = replace(SYSTEM, origin=origin, address=address)
    account = _new(login, email, password)
    top = root()
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=top)  # one after the other
        if Account.objects.exists():
            raise Refused("O162")
        if given:
            account.person_id = add_person(
                machine, office=top, given=given, family=family, title=title
            )
        _save(account)
        Grant.objects.create(
            account=account, office_id=top, role="administrator", scope="subtree", since=today()
        )
        touched = [("office", top)]
        tell(machine, "account.make", ("account", account.pk), touched=touched)
    return account.pk


def _new(login: str, email: str, password: str | None) -> Account:
    account = Account(login=_login(login), email=email.strip())
    check_texts(Account, email=account.email)
    account.password = _password(password, account)
    return account


def _hashed(account: int, password: str, wanted: Mapping[str, str]) -> str:
    """The password as it is kept; it resembles neither the login and address of now nor those."""
    found = Account.objects.filter(pk=account, is_active=True).first()
    if found is None:
        raise Refused("O164")
    for name, value in wanted.items():
        setattr(found, name, value)
    return _password(password, found)


def _login(text: str) -> str:
    """The login as it is kept: small letters, so that two never differ by case only."""
    login = text.strip().lower()
    if not _LOGIN.fullmatch(login):
        raise Refused("O160")
    return login


def _password(text: str | None, account: Account) -> str:
    """The password as it is kept; Refused O161 with the reasons in both languages."""
    if text is None:
        return make_password(None)
    said = {}
    for name, language in (("thai", "th"), ("english", "en")):
        with override(language):
            try:
                validate_password(text, account)
            except ValidationError as wrong:
                said[name] = " ".join(wrong.messages)
    if said:
        raise Refused("O161", **said)
    return make_password(text)


def _save(account: Account, columns: Collection[str] | None = None) -> None:
    """The account stands; Refused O115 where another one has its login, also one made just now."""
    try:
        with transaction.atomic():
            account.save(update_fields=columns)
    except IntegrityError:
        raise Refused("O115", login=account.login) from None
