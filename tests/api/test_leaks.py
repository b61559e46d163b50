"""No route of letters and files tells anything to who may not see it: asked by each in turn."""

from __future__ import annotations

import json
import re

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.letters.desk_papers import twin
from tests.walls.api_requests import send
from tests.walls.permissions import MATRIX
from wian.ledger.queries import latest

pytestmark = pytest.mark.django_db
ROUTES = [
    line for line in MATRIX if re.search("/api/(letters|registers|hands|drafts|ties|files)", line)
]
LISTS = {line for line in ROUTES if "{" not in line and line.startswith("GET ")} - {
    "GET /api/registers/next",
    "GET /api/registers/numbering",
}
"""They are open to everybody who is signed in, and tell each what they may see."""
FOR_ANY_REGISTRY = {"POST /api/letters/ecms/replies"}
"""They name no office: a registry is asked which letter is meant, among those that it sees."""
SECRETS = ("การยกระดับศูนย์เรียนรู้", "26417", "letter.pdf", "ชร 1/2")


def told(answer: HttpResponse) -> str:
    """The answer as people read it."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = content.decode("utf-8", "replace")
    return json.dumps(json.loads(text), ensure_ascii=False) if text[:1] in "{[" else text


@pytest.mark.parametrize("line", ROUTES)
def test_who_may_is_answered_and_others_learn_nothing(
    line: str, head: Client, outsider: Client, stranger: Client, world: dict[str, str]
) -> None:
    assert send(head, line, world).status_code in (200, 409, 422), line
    denied = len(latest(denied=True))
    refused = send(outsider, line, world)
    if line in LISTS:
        assert refused.status_code == 200
    elif line in FOR_ANY_REGISTRY:
        assert refused.status_code == 409
    elif refused.status_code == 403:
        assert len(latest(denied=True)) > denied
    else:
        assert refused.status_code == 404
    assert not [secret for secret in SECRETS if secret in told(refused)]
    answer = send(stranger, line, world)
    assert answer.status_code == 401
    assert "ต้องลงชื่อเข้าใช้" in told(answer)


def test_the_secrets_of_this_test_are_really_told_to_who_may_see_them(
    head: Client, world: dict[str, str]
) -> None:
    shown = "".join(told(send(head, line, world)) for line in ROUTES if line.startswith("GET "))
    assert [secret for secret in SECRETS if secret not in shown] == []
    assert SECRETS[0] in twin("002")


def test_the_lists_of_an_outsider_are_empty(outsider: Client, world: dict[str, str]) -> None:
    for line in LISTS:
        answer = json.loads(send(outsider, line, world).content)
        rows = answer.get("items", []) if isinstance(answer, dict) else answer
        numbers = answer.get("counts", answer) if isinstance(answer, dict) else {}
        assert rows == [], line
        assert not any(value for value in numbers.values() if isinstance(value, int)), line
