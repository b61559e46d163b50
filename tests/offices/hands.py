"""People who act in the tests of this room: an account with one role, made without hashing."""

from __future__ import annotations

from datetime import date

from wian.ledger.queries import Line, latest
from wian.offices.acting import SYSTEM, Actor, actor_of
from wian.offices.actions.accounts import make_account
from wian.offices.actions.people import add_person, begin_tenure, open_post
from wian.offices.actions.roles import give_role
from wian.offices.models import Person, Post
from wian.offices.queries.offices import by_key

LONG_AGO = date(2020, 1, 1)


def someone(login: str, *, person: int | None = None) -> int:
    """An account of this login without any role."""
    return make_account(SYSTEM, login=login, person=person)


def having(role: str, key: str, *, scope: str = "own", account: int | None = None) -> Actor:
    """Somebody who has this role at the office of this key, and a new account unless given."""
    account = account or someone(f"{role}.{key}.{scope}")
    give_role(SYSTEM, account=account, office=by_key(key), role=role, scope=scope, since=LONG_AGO)
    return acts(account)


def acts(account: int) -> Actor:
    """The account as it comes in by the web."""
    return actor_of(account, origin="web", address="203.0.113.77")


def post(key: str, title: str = "นักวิชาการ", *, head: bool = False) -> int:
    """A new post at the office of this key."""
    return open_post(SYSTEM, office=by_key(key), title=title, since=LONG_AGO, head=head)


def person(key: str, given: str = "ทดสอบ", family: str = "สมมติ") -> int:
    """A new person, kept by the office of this key."""
    return add_person(SYSTEM, office=by_key(key), given=given, family=family, title="นาง")


def in_post(key: str, title: str, given: str, **days: date) -> tuple[int, int]:
    """A new person who holds a new post: (post, person)."""
    where, who = post(key, title), person(key, given)
    begin_tenure(SYSTEM, post=where, person=who, **{"since": LONG_AGO, **days})
    return where, who


def head_of(key: str) -> Post:
    """The head's post of an office of the built-in directory."""
    return Post.objects.get(office__key=key, head=True)


def named(given: str) -> Person:
    """The built-in person of this given name."""
    return Person.objects.get(given=given)


def last_line() -> Line:
    """The newest row of the ledger."""
    return latest(limit=1)[0]
