"""A person's webhook is told by signed JSON, and never leads inside the walls."""

from __future__ import annotations

import hmac
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from tests.notices.servers import Web
from tests.notices.telling import WORKDAY, person, round_at, states, told
from wian.notices.actions import choose, drop_hook, set_hook
from wian.notices.actions.choosing import seal_anew
from wian.notices.actions.forgetting import forget
from wian.notices.errors import Refused
from wian.notices.models import Delivery, Preference
from wian.notices.queries import choices, troubles, ways
from wian.notices.rules import Hours
from wian.notices.values import Choices
from wian.offices.acting import NOBODY

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_digest_is_posted_and_signed_by_the_persons_secret(hooked: Web) -> None:
    who = person()
    secret = set_hook(who, url=f"{hooked.url}/in?a=1")
    told("k", who, th="ขอเชิญประชุม")
    assert round_at(channel="hook") == 1
    [post] = hooked.posts
    assert post.path == "/in?a=1"
    assert post.json["items"][0]["th"] == "ขอเชิญประชุม"
    assert post.json["id"] == post.headers["Wian-Delivery"]
    at, made = (part.partition("=")[2] for part in post.headers["Wian-Signature"].split(","))
    text = at.encode() + b"." + post.body
    assert hmac.new(secret.encode(), text, "sha256").hexdigest() == made


def test_neither_address_nor_secret_is_stored_in_the_clear(hooked: Web, settings: Any) -> None:
    who = person()
    secret = set_hook(who, url=f"{hooked.url}/token-in-it")
    rows = str(list(Preference.objects.values()))
    assert secret not in rows
    assert "token-in-it" not in rows
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key of the house"
    seal_anew()
    settings.SECRET_KEY_FALLBACKS = []
    assert ways(who).hook == f"{hooked.url}/token-in-it"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://example.org/",
        "http://example.org/",
        "https://user@example.org/",
        "https://example.org:22/",
        "https://example.org/a b",
        "https://[",
        "http://127.0.0.1:1/",
    ],
)
def test_an_address_that_could_never_be_told_is_refused(hooked: Web, url: str) -> None:
    with pytest.raises(Refused, match="N103"):
        set_hook(person(), url=url)


def test_a_name_that_leads_inside_the_walls_is_not_told(hooked: Web) -> None:
    who = person()
    set_hook(who, url="https://localhost/")
    told("k", who)
    round_at(channel="hook")
    assert [(one.state, one.code) for one in troubles(who)] == [("failed", "not-public")]


def test_a_machine_that_is_allowed_no_more_is_not_told(hooked: Web, settings: Any) -> None:
    who = person()
    set_hook(who, url=hooked.url)
    settings.WIAN_WEBHOOK_HOSTS = frozenset()
    told("k", who)
    round_at(channel="hook")
    assert hooked.posts == []
    assert states("hook") == ["failed"]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (204, "sent"),
        (302, "failed"),
        (404, "failed"),
        (429, "waiting"),
        (503, "waiting"),
        (504, "unsure"),
        (0, "unsure"),
    ],
)
def test_what_the_other_side_says_decides(hooked: Web, status: int, state: str) -> None:
    who = person()
    set_hook(who, url=hooked.url)
    told("k", who)
    hooked.answers = [status]
    assert round_at(channel="hook") == 1
    assert states("hook") == [state]


def test_a_refused_post_is_made_again_under_the_same_id(hooked: Web) -> None:
    who = person()
    set_hook(who, url=hooked.url)
    told("k", who)
    hooked.answers = [503]
    round_at(channel="hook")
    assert round_at(WORKDAY + HOUR, "hook") == 1
    assert Delivery.objects.get().attempts == 2
    assert len(hooked.posts) == 1


def test_whoever_drops_the_webhook_or_is_forgotten_is_told_nothing(hooked: Web) -> None:
    one, other, closed = person(), person(), person()
    for who in (one, other, closed):
        set_hook(who, url=hooked.url)
    drop_hook(one)
    forget([other.account or 0])
    get_user_model().objects.filter(pk=closed.account).update(is_active=False)
    told("k", one, other, closed)
    assert round_at(channel="hook") == 0
    assert not ways(one).hook
    assert not Preference.objects.filter(pk=other.account).exists()


def test_choices_are_kept_and_hours_are_hours() -> None:
    who = person("a@office.example")
    assert choices(who) == Choices()
    chosen = Choices(False, True, False, Hours(9, 20, 6, False), False, True)
    choose(who, choices=chosen)
    assert choices(who) == chosen
    assert ways(who).mail == "a@office.example"
    with pytest.raises(Refused, match="N102"):
        choose(who, choices=Choices(hours=Hours(24, 0, 0)))
    with pytest.raises(Refused, match="N101"):
        choose(NOBODY, choices=Choices())
    assert choices(NOBODY) == Choices()
