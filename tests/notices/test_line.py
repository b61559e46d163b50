"""LINE knows somebody by a code they sent it, and gets each digest once."""

from __future__ import annotations

import base64
import hmac
import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.notices.servers import Web
from tests.notices.telling import WORKDAY, person, round_at, states, told
from wian.ledger.queries import latest
from wian.notices.actions import ask_line, choose, line_says, unlink_line
from wian.notices.actions.line import KNOWN, UNKNOWN, answer_line
from wian.notices.errors import Refused
from wian.notices.models import Delivery, LineCode, Preference
from wian.notices.outbox import left_behind
from wian.notices.queries import troubles, ways
from wian.notices.values import Choices
from wian.offices.acting import NOBODY, Actor

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
USER = "U" + "0f" * 16


def says(*events: dict[str, Any], secret: str = "channel secret") -> bool:
    """What LINE's webhook posts, signed as LINE signs it."""
    body = json.dumps({"destination": "U1", "events": events}).encode()
    made = base64.b64encode(hmac.digest(secret.encode(), body, "sha256")).decode()
    return line_says(body=body, signature=made)


def chat(text: str, user: str = USER) -> dict[str, Any]:
    source = {"type": "user", "userId": user}
    message = {"type": "text", "text": text}
    return {"type": "message", "source": source, "message": message, "replyToken": "r1"}


def linked(email: str = "") -> Actor:
    who = person(email)
    assert says(chat(ask_line(who)))
    return who


def test_a_code_sent_to_line_links_its_sender_once(line: Web) -> None:
    who = person()
    code = ask_line(who)
    assert code not in str(LineCode.objects.values())
    assert says(chat(f" {code.lower()} "))
    assert ways(who).line_linked
    assert latest(limit=1)[0].verb.name == "notice.line"
    other = "U" + "1" * 32
    assert says(chat(code, other))
    assert Preference.objects.get(pk=who.account).line_user == USER


def test_what_line_did_not_sign_is_not_believed(line: Web, settings: Any) -> None:
    who = person()
    code = ask_line(who)
    assert not says(chat(code), secret="guess")
    assert not line_says(body=b"{}", signature="")
    assert not line_says(body=b"{}", signature="ลายเซ็น")
    settings.WIAN_LINE_SECRET = ""
    assert not says(chat(code), secret="")
    assert not ways(who).line_linked


def test_a_code_runs_out_and_a_new_one_takes_its_place(line: Web) -> None:
    who = person()
    first, second = ask_line(who), ask_line(who)
    says(chat(first))
    assert not ways(who).line_linked
    LineCode.objects.update(until=timezone.now() - HOUR)
    says(chat(second))
    assert not ways(who).line_linked


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"type": "message"},
        {"type": "message", "source": {"userId": "x"}, "message": {"text": "ABCDEFGH"}},
        {"type": "message", "source": 4, "message": []},
        {"type": "unfollow", "source": {"userId": USER}},
    ],
)
def test_whatever_else_line_says_harms_nothing(line: Web, event: dict[str, Any]) -> None:
    assert says(event, chat("สวัสดี"))
    for body in (b"[]", b"\xff", b'{"events": 4}', b'{"events": [4]}'):
        made = base64.b64encode(hmac.digest(b"channel secret", body, "sha256")).decode()
        assert line_says(body=body, signature=made)


def test_whoever_sent_a_code_is_answered(line: Web) -> None:
    line.once = False
    answer_line.func("token", True)
    answer_line.func("token", False)
    assert {post.path for post in line.posts} == {"/v2/bot/message/reply"}
    assert [post.json["messages"][0]["text"] for post in line.posts] == [KNOWN, UNKNOWN]


def test_without_line_there_is_no_code(settings: Any) -> None:
    with pytest.raises(Refused, match="N104"):
        ask_line(person())
    with pytest.raises(Refused, match="N101"):
        ask_line(NOBODY)


def test_whoever_blocks_us_or_unlinks_is_told_nothing_more(line: Web) -> None:
    one, other = linked(), person()
    says(chat(ask_line(other), "U" + "2" * 32))
    assert says({"type": "unfollow", "source": {"userId": USER}})
    unlink_line(other)
    told("k", one, other)
    assert round_at(channel="line") == 0
    assert not ways(one).line_linked


def test_a_digest_is_pushed_with_the_token_and_a_retry_key(line: Web) -> None:
    who = linked()
    told("k", who, th="ขอเชิญประชุม")
    assert round_at(channel="line") == 1
    [post] = line.posts
    assert post.path == "/v2/bot/message/push"
    assert post.headers["Authorization"] == "Bearer token"
    assert len(post.headers["X-Line-Retry-Key"]) == 36
    assert post.json["to"] == USER
    assert "ขอเชิญประชุม" in post.json["messages"][0]["text"]
    assert states("line") == ["sent"]
    choose(who, choices=Choices(line=False))
    told("k2", who)
    assert round_at(WORKDAY + 24 * HOUR, "line") == 0


def test_an_answer_that_got_lost_is_asked_for_again_under_the_same_key(line: Web) -> None:
    who = linked()
    told("k", who)
    line.answers = [503]
    assert round_at(channel="line") == 1
    assert states("line") == ["waiting"]
    assert round_at(WORKDAY + HOUR, "line") == 1
    assert states("line") == ["sent"]
    assert line.taken == [USER]


def test_a_claim_of_a_dead_sender_is_repeated_and_line_takes_it_once(line: Web) -> None:
    told("k", linked())
    round_at(channel="line")
    Delivery.objects.update(state="claimed", claimed_at=WORKDAY)
    assert left_behind(WORKDAY + HOUR) == 1
    assert round_at(WORKDAY + HOUR, "line") == 1
    assert states("line") == ["sent"]
    assert len(line.posts) == 2
    assert len(line.taken) == 1


def test_after_the_day_a_doubtful_push_is_given_up_as_unsure(line: Web) -> None:
    told("k", linked())
    round_at(channel="line")
    Delivery.objects.update(state="claimed", claimed_at=WORKDAY)
    left_behind(WORKDAY + HOUR)
    assert round_at(WORKDAY + 10 * HOUR, "line") == 0
    assert states("line") == ["unsure"]
    assert round_at(WORKDAY + 24 * HOUR, "line") == 0


@pytest.mark.parametrize(
    ("status", "state", "code"),
    [(400, "failed", "http-400"), (401, "waiting", "token"), (429, "waiting", "quota")],
)
def test_a_refusal_is_told_by_a_code(line: Web, status: int, state: str, code: str) -> None:
    who = linked()
    told("k", who)
    line.answers = [status]
    round_at(channel="line")
    assert states("line") == [state]
    assert Delivery.objects.get().code == code
    assert [one.code for one in troubles(who)] == ([code] if state == "failed" else [])


def test_line_that_is_away_is_asked_again(line: Web, settings: Any) -> None:
    told("k", linked())
    settings.WIAN_LINE_API = "http://127.0.0.1:1"
    round_at(channel="line")
    settings.WIAN_LINE_API = line.url
    assert round_at(WORKDAY + HOUR, "line") == 1
    assert states("line") == ["sent"]
