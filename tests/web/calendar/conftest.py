"""A clerk of a district office with a private calendar address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from icalendar import Calendar, Event

from tests.letters.inside import again, somebody
from wian.offices.acting import Actor
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.feeds import make_feed
from wian.offices.models import Grant, Post
from wian.offices.queries.offices import by_key

Fetch = Callable[..., HttpResponse]


@pytest.fixture
def home(db: None) -> int:
    """The id of the district office."""
    load_builtin()
    return by_key("d5701")


@pytest.fixture
def clerk(home: int) -> Actor:
    """Who keeps its registers, by a role that counts while they are in their post."""
    found = somebody("clerk", home, given="มาลี", title="เจ้าพนักงานธุรการ")
    Grant.objects.filter(account=found.account).update(post=Post.objects.latest("pk"))
    return again(found)


@pytest.fixture
def secret(clerk: Actor) -> str:
    """The secret of the clerk's calendar."""
    return make_feed(clerk)


def fetched(secret: str, ask: str = "", **headers: str) -> HttpResponse:
    """What a program without any session gets at the address."""
    return Client().get(f"/calendar/{secret}.ics{ask}", headers=headers)


def events(answer: HttpResponse) -> dict[str, Event]:
    """What stands in the calendar, by the name of its day: "meetings-0"."""
    assert answer.status_code == 200
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(one["uid"]).partition("@")[0].split("-", 2)[2]: one for one in found}
