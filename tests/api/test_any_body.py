"""Whatever a program sends, the answer is done or a problem in words, never a broken site."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.shapes import ODD, TEXTS, TOLD, bodies
from tests.ledger.support import undone
from wian.api.document import WRITES, operations

pytestmark = pytest.mark.django_db
WRITING = {
    f"{method.upper()} {path}": told for path, method, told in operations(TOLD) if method in WRITES
}
READING = {path: told for path, method, told in operations(TOLD) if method == "get"}
EXAMPLES = settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
IDS = st.one_of(st.just(0), st.integers(0, 3), st.just(2**63), st.just(10**30))


def address(path: str, world: dict[str, str], data: st.DataObject) -> str:
    """The path with pieces of the world in it, or ids that may lead nowhere."""
    known = re.sub(r"{(\w+)}", lambda found: world.get(found[1], "1"), path)
    return data.draw(
        st.one_of(st.just(known), IDS.map(lambda id_: re.sub(r"{\w+}", str(id_), path)))
    )


def is_told(status: int, content: bytes) -> bool:
    """Done, not found by address, or a problem with its code and its words in both languages."""
    if status == 200 or (status == 404 and not content.startswith(b"{")):
        return True
    told = json.loads(content)
    return 400 <= status < 500 and bool(told["code"] and told["th"] and told["en"])


@EXAMPLES
@given(data=st.data())
def test_no_body_breaks_a_write(head: Client, world: dict[str, str], data: st.DataObject) -> None:
    head.raise_request_exception = False
    for name, told in WRITING.items():
        method, path = name.split(" ")
        body = json.dumps(data.draw(bodies(told), label=name))
        headers = data.draw(st.sampled_from([{}, {"idempotency-key": "key"}]))
        where = address(path, world, data)
        with undone():
            answer = head.generic(method, where, body, "application/json", headers=headers)
            assert is_told(answer.status_code, answer.content), answer.content.decode()[-300:]


@EXAMPLES
@given(data=st.data())
def test_no_question_breaks_a_reading(
    head: Client, world: dict[str, str], data: st.DataObject
) -> None:
    head.raise_request_exception = False
    words = st.one_of(TEXTS, ODD.map(str), st.sampled_from(["1", "2025-01-01"]))
    words = words.filter(lambda text: "\ud800" not in text)
    for path, told in READING.items():
        asked = [one["name"] for one in told["parameters"] if one["in"] == "query"]
        chosen = (
            st.dictionaries(st.sampled_from(asked), words, max_size=4) if asked else st.just({})
        )
        with undone():
            answer = head.get(address(path, world, data), data.draw(chosen, label=path))
            content = b"" if answer.streaming else answer.content
            assert is_told(answer.status_code, content), content.decode()[-300:]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"nul"])
def test_what_is_no_json_is_told(head: Client, world: dict[str, str], body: bytes) -> None:
    path = f"/api/letters/{world['letter']}/aside"
    answer = head.generic("POST", path, body, "application/json")
    assert (answer.status_code, answer.json()["code"]) in ((400, "A106"), (422, "A101"))
