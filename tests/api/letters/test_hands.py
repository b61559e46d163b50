"""A letter goes from hand to hand by program, and everybody sees where it lies."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.asking import code, done, got, post
from tests.letters.inside import registered, unit
from wian.offices.models import Account

pytestmark = pytest.mark.django_db(transaction=True)


def account(login: str) -> int:
    return Account.objects.get(login=login).pk


def test_a_letter_is_assigned_taken_back_and_closed(clerk: Client, home: int) -> None:
    letter = registered(home)
    unit("d5701-u1")
    body = {"office": "d5701", "kind": "assign", "to_unit": "d5701-u1", "instruction": "ดำเนินการ",
            "copies": [{"unit": "d5701"}], "revision": 0}  # fmt: skip
    told = done(post(clerk, f"letters/{letter}/endorsements", body))
    assert told["revision"] == 1
    assert code(post(clerk, f"letters/{letter}/endorsements", body)) == "L102"
    [step] = got(clerk, f"letters/{letter}/endorsements")
    assert (step["id"], step["unit"], step["to_unit"]) == (told["step"], "d5701", "d5701-u1")
    assert [one["for_information"] for one in step["copies"]] == [True]
    [lies] = got(clerk, f"letters/{letter}")["custody"]
    assert (lies["unit"], lies["unit_name"], lies["holder"]) == ("d5701-u1", "กลุ่มงานปกครอง", None)
    back = done(post(clerk, f"letters/{letter}/endorsements/back", {"office": "d5701"}))
    assert back["revision"] == 2
    assert got(clerk, f"letters/{letter}")["custody"][0]["unit"] == "d5701"
    done(post(clerk, f"letters/{letter}/close", {"office": "d5701", "note": "แล้วเสร็จ"}))
    assert code(post(clerk, f"letters/{letter}/close", {"office": "d5701"})) == "L303"
    assert done(post(clerk, f"letters/{letter}/reopen", {"office": "d5701"}))["revision"] == 4


def test_what_lies_with_a_person_is_in_the_own_list(
    clerk: Client, officer: Client, home: int
) -> None:
    letter = registered(home, subject="เรื่องเวียน")
    me = account("officer-d5701-own")
    body = {"office": "d5701", "kind": "submit", "to_unit": "d5701", "to": me, "due": "2199-12-31"}
    done(post(clerk, f"letters/{letter}/endorsements", body))
    [row] = got(officer, "hands/mine")["items"]
    assert (row["letter"]["id"], row["kind"], row["lies"]["holder"]) == (letter, "submit", me)
    assert [one["letter"]["id"] for one in got(officer, "hands/decisions")["items"]] == [letter]
    assert got(officer, "hands/counts") == {"mine": 1, "ours": 0, "decisions": 1, "copies": 0}
    assert got(clerk, "hands/mine")["items"] == []
    assert [row["letter"]["id"] for row in got(clerk, "hands/ours")["items"]] == [letter]


def test_a_copy_is_looked_at_once(clerk: Client, officer: Client, home: int) -> None:
    letter, me = registered(home), account("officer-d5701-own")
    body = {
        "office": "d5701",
        "kind": "note",
        "note": "ทราบ",
        "copies": [{"unit": "d5701", "to": me}],
    }
    done(post(clerk, f"letters/{letter}/endorsements", body))
    [copy] = got(officer, "hands/copies")["items"]
    assert code(post(clerk, f"hands/copies/{copy['step']}")) == "L313"
    assert done(post(officer, f"hands/copies/{copy['step']}"))["copies"] == 0
    assert got(officer, "hands/copies")["items"] == []


def test_a_program_learns_what_is_open_and_who_may_get_it(
    clerk: Client, officer: Client, home: int
) -> None:
    letter = registered(home)
    steps = {one["step"]: one for one in got(clerk, f"letters/{letter}/steps?office=d5701")}
    assert steps["endorse"]["allowed"]
    assert (steps["reopen"]["problem"], bool(steps["reopen"]["thai"])) == ("L311", True)
    found = got(clerk, f"letters/{letter}/receivers?office=d5701")
    assert {room["key"] for room in found["rooms"]} >= {"d5701"}
    assert account("officer-d5701-own") in {one["account"] for one in found["people"]}


def test_lists_of_hands_cost_the_same_for_many_and_come_in_pages(
    clerk: Client, home: int, django_assert_max_num_queries
) -> None:
    letters = [registered(home, number=f"ชร 1/{n}") for n in range(7)]
    got(clerk, "hands/ours")
    with django_assert_max_num_queries(12):
        whole = [row["letter"]["id"] for row in got(clerk, "hands/ours")["items"]]
    assert sorted(whole) == letters
    page = got(clerk, "hands/ours?limit=4")
    rest = got(clerk, f"hands/ours?limit=4&cursor={page['next']}")
    assert [row["letter"]["id"] for row in page["items"] + rest["items"]] == whole
    assert rest["next"] is None
    assert clerk.get("/api/hands/ours?cursor=x").status_code == 404


def test_who_may_not_see_the_letter_learns_nothing_of_its_way(
    clerk: Client, outsider: Client, stranger: Client, home: int
) -> None:
    letter = registered(home)
    for tail in ("endorsements", "steps?office=d5701", "receivers?office=d5701"):
        assert got(clerk, f"letters/{letter}/{tail}") is not None
        assert outsider.get(f"/api/letters/{letter}/{tail}").status_code == 404
        assert stranger.get(f"/api/letters/{letter}/{tail}").status_code == 401
    body = {"office": "d5701", "kind": "note", "note": "ทราบ"}
    assert post(outsider, f"letters/{letter}/endorsements", body).status_code == 403
