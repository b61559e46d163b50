"""Requests to the API, and what comes back."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

JSON = "application/json"


def post(client: Client, path: str, body: Any = None, key: str = "") -> HttpResponse:
    """The answer to a POST of this JSON, with an idempotency key if one is given."""
    return sent(client, "POST", path, {} if body is None else body, key)


def sent(client: Client, method: str, path: str, body: Any = None, key: str = "") -> HttpResponse:
    """The same for any method."""
    headers = {"idempotency-key": key} if key else {}
    return client.generic(method, f"/api/{path}", json.dumps(body), JSON, headers=headers)


def got(client: Client, path: str) -> Any:
    """What a reading route tells who may ask."""
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def done(answer: HttpResponse) -> Any:
    """What a writing route tells once it is done."""
    assert answer.status_code == 200, answer.content.decode()
    return json.loads(answer.content)


def code(answer: HttpResponse) -> str:
    """The code of a problem, whose words stand beside it in both languages."""
    told = json.loads(answer.content)
    assert told["th"]
    assert told["en"]
    return str(told["code"])
