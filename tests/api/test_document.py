"""The document at /api/ tells of every operation what a program needs to know."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from wian.api.document import QUESTIONS, WRITES, operations
from wian.api.urls import api

TOLD = api.get_openapi_schema()
OPERATIONS = {f"{method.upper()} {path}": told for path, method, told in operations(TOLD)}


def refs(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set[str]()
        return own.union(*(refs(one) for one in value.values()))
    return set[str]().union(*(refs(one) for one in value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_says_what_it_is_for_who_may_ask_and_how_it_fails(name: str) -> None:
    told = OPERATIONS[name]
    assert told["summary"]
    assert told["description"]
    assert {way for one in told["security"] for way in one} == {"Token", "Session"}
    assert {401, 403, 404, 409, 422} <= set(told["responses"])
    for status in (401, 403, 404, 409, 422):
        assert "Problem" in str(told["responses"][status]["content"])


def test_every_operation_of_letters_and_files_is_told_in_both_languages() -> None:
    for name, told in OPERATIONS.items():
        if not re.search(r"/api/(offices|places|audience)", name):
            thai, _, english = told["summary"].partition(" · ")
            assert re.search("[ก-๙]", thai), name
            assert english, name


def test_every_write_takes_a_key_and_no_reading_does() -> None:
    for path, method, told in operations(TOLD):
        takes = any(one["name"] == "Idempotency-Key" for one in told["parameters"])
        assert takes == (method in WRITES and path not in QUESTIONS), path


def test_what_a_schema_points_at_is_there_and_says_what_it_is() -> None:
    schemas = TOLD["components"]["schemas"]
    assert {ref.rpartition("/")[2] for ref in refs(dict(TOLD))} <= set(schemas)
    silent = [name for name, told in schemas.items() if not told.get("description")]
    assert not silent


def test_no_two_operations_share_a_name() -> None:
    names = [told["operationId"] for told in OPERATIONS.values()]
    assert len(names) == len(set(names))


@pytest.mark.django_db
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_that_is_told_is_there(name: str) -> None:
    method, path = name.split(" ")
    address = re.sub(r"{\w+}", "1", path)
    answer = Client().generic(method, address, "{}", "application/json")
    assert (answer.status_code, answer.json()["code"]) == (401, "A105")


@pytest.mark.django_db
def test_the_document_is_open_to_everybody() -> None:
    answer = Client().get("/api/")
    assert answer.status_code == 200
    assert set(answer.json()["paths"]) == set(TOLD["paths"])
