"""A program sends a letter round, and the programs of those who got it answer."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.asking import code, done, post
from tests.api.conftest import Caller
from tests.letters.circulation.conftest import issued
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(caller: Caller) -> int:
    """A numbered letter of the province."""
    return issued(by_key("p57"), addressee="นายอำเภอ ทุกอำเภอ (ยกเว้นอำเภอพาน)")


@pytest.fixture
def sender(caller: Caller) -> Client:
    """The clerk of the province."""
    return caller("clerk", "p57")


def test_what_is_proposed_is_sent_as_it_was_shown_and_once_for_one_key(
    sender: Client, letter: int
) -> None:
    found = sender.get(f"/api/letters/{letter}/proposal").json()
    assert (found["sum"], found["certain"], len(found["offices"])) == ("18 − 1 = 17", True, 17)
    assert [key for key, _ in found["left_out"]] == ["d5705"]
    body = {"rule": found["rule"], "purpose": "action", "expected": 17}
    first = post(sender, f"letters/{letter}/dispatches", body, "one")
    again = post(sender, f"letters/{letter}/dispatches", body, "one")
    assert done(first)["offices"] == 17
    assert done(again) == done(first)
    assert code(post(sender, f"letters/{letter}/dispatches", body, "two")) == "L603"


def test_a_district_receives_acknowledges_and_the_province_sees_it(
    sender: Client, clerk: Client, letter: int
) -> None:
    rule = {"include": [{"kinds": ["district"], "areas": ["57"]}]}
    post(sender, f"letters/{letter}/dispatches", {"rule": rule, "purpose": "action"}, "a")
    [line] = clerk.get("/api/letters/inbox").json()["items"]
    assert (line["letter"]["id"], line["state"], line["office"]) == (letter, "sent", "d5701")
    body = {"office": "d5701"}
    assert done(post(clerk, f"letters/{letter}/receipt", body, "b"))["number"] == 1
    assert done(post(clerk, f"letters/{letter}/acknowledgement", body, "c")) == {"moved": True}
    assert clerk.get("/api/letters/inbox").json()["items"] == []
    whole = sender.get(f"/api/letters/{letter}/circulation", {"limit": 1}).json()
    assert (whole["counts"]["acknowledged"], whole["counts"]["sent"]) == (1, 17)
    assert whole["next"]
    rest = sender.get(
        f"/api/letters/{letter}/circulation", {"cursor": whole["next"], "limit": 200}
    ).json()
    assert len(rest["items"]) == 17
    own = clerk.get(f"/api/letters/{letter}/circulation").json()
    assert [(one["office"], one["state"]) for one in own["items"]] == [("d5701", "acknowledged")]
    assert (own["whole"], own["levels"]) == (False, [])


def test_what_is_recalled_is_gone_for_who_had_not_received_it(
    sender: Client, clerk: Client, letter: int
) -> None:
    rule = {"include": [{"offices": [by_key("d5701")]}]}
    post(sender, f"letters/{letter}/dispatches", {"rule": rule, "purpose": "action"}, "a")
    recalled = post(sender, f"letters/{letter}/recall", {"reason": "ผิดวัน"}, "b")
    assert done(recalled) == {"count": 1}
    assert clerk.get(f"/api/letters/{letter}").status_code in (403, 404)
    assert done(post(sender, f"letters/{letter}/again", {"offices": ["d5701"]}, "c")) == {
        "count": 1
    }
    assert clerk.get(f"/api/letters/{letter}").status_code == 200


def test_a_rule_that_is_none_is_refused_with_its_number(sender: Client, letter: int) -> None:
    body = {"rule": {"include": [{"nothing": 1}]}, "purpose": "action"}
    answer = post(sender, f"letters/{letter}/dispatches", body, "a")
    assert code(answer) == "L601"
    unknown = post(sender, f"letters/{letter}/again", {"offices": ["none"]}, "b")
    assert unknown.status_code == 404
