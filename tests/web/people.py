"""People of tests of pages: a browser with a role, posts and persons, what a form was told."""

from __future__ import annotations

from datetime import date

from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client

from wian.offices.acting import SYSTEM, Actor
from wian.offices.actions.accounts import make_account
from wian.offices.actions.people import add_person, begin_tenure, open_post
from wian.offices.actions.roles import give_role
from wian.offices.queries.offices import by_key

D = date(2024, 10, 1)
AT = "/directory/d5704/posts"


def having(role: str, key: str, scope: str = "own") -> Client:
    """A browser of somebody with this role."""
    account = make_account(SYSTEM, login=f"{role}.{key}")
    give_role(SYSTEM, account=account, office=by_key(key), role=role, scope=scope, since=D)
    client = Client()
    client.force_login(get_user_model().objects.get(pk=account))
    return client


def browser(who: Actor) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get(pk=who.account))
    return client


def province_keeper() -> Client:
    """A browser of who administers the province of Chiang Rai and all below it."""
    return having("administrator", "p57", "subtree")


def post(title: str = "นายอำเภอเทิง", key: str = "d5704", **more: object) -> int:
    """A new post of an office."""
    return open_post(SYSTEM, office=by_key(key), title=title, since=D, **more)  # type: ignore[arg-type]


def person(given: str, family: str = "สายธาร", key: str = "d5704") -> int:
    """A new person whom an office takes on."""
    return add_person(SYSTEM, office=by_key(key), title="นาง", given=given, family=family)


def seated(where: int, given: str, since: date = D, **more: object) -> int:
    """The stay of a new person in a post."""
    return begin_tenure(SYSTEM, post=where, person=person(given), since=since, **more)  # type: ignore[arg-type]


def sent(client: Client, at: str, do: str, **typed: str) -> HttpResponse:
    """The answer to one of the forms of a page."""
    return client.post(at, {"do": do, **typed})


def fault(answer: HttpResponse, field: str) -> str:
    """What stands at the field of a form that was not accepted."""
    assert answer.status_code == 422
    return answer.content.decode().split(f'id="{field}_error"')[1][:900]
