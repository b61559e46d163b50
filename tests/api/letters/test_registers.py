"""Registers by program: numbers in order, each once, and every line tells its state."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.asking import code, done, got, post, sent
from tests.letters.registering import coded, ready, signed
from wian.offices.acting import today

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = today().isoformat()


def reserve(client: Client, **more: object) -> list[dict[str, object]]:
    body = {"office": "d5701", "way": "in", "until": TODAY, **more}
    return list(done(post(client, "registers/reservations", body)))


def test_numbers_are_reserved_used_cancelled_and_put_behind_others(
    clerk: Client, home: int
) -> None:
    one, two = reserve(clerk, count=2)
    letter = ready(home)
    given = done(post(clerk, f"registers/lines/{one['entry']}/fill", {"letter": letter}))
    assert (given["number"], given["entry"]) == (1, one["entry"])
    struck = done(post(clerk, f"registers/lines/{two['entry']}/cancel", {"reason": "เขียนผิด"}))
    assert (struck["state"], struck["reason"]) == ("cancelled", "เขียนผิด")
    body = {"number": 1, "day": TODAY, "reason": "ตกหล่น", "subject": "เรื่องที่ตก"}
    assert done(post(clerk, f"registers/{one['book']}/inserts", body))["text"] == "1.1"
    page = got(clerk, f"registers/{one['book']}/lines?newest=false")
    told = [(line["text"], line["state"], line["letter"]) for line in page["items"]]
    assert told == [("1", "issued", letter), ("1.1", "issued", None), ("2", "cancelled", None)]
    book = got(clerk, f"registers/{one['book']}")
    assert (book["office"], book["last"], book["inserted"], book["cancelled"]) == ("d5701", 2, 1, 1)
    assert [line["text"] for line in got(
        clerk, f"registers/{one['book']}/lines?state=cancelled"
    )["items"]] == ["2"]  # fmt: skip
    assert got(clerk, "registers/next?office=d5701&way=in") == {"number": 3}


def test_what_goes_out_is_numbered_under_the_code_that_was_set(clerk: Client, home: int) -> None:
    year = today().year
    body = {"office": "d5701", "year": year, "circulars_apart": True, "code": "ชร 0118"}
    told = done(sent(clerk, "PUT", "registers/numbering", body))
    assert told == {"circulars_apart": True, "code": "ชร 0118", "fixed": False}
    letter = signed(home)
    given = done(post(clerk, f"letters/{letter}/number", {"series": "circular"}))
    assert given["text"] == "ชร 0118/ว 1"
    assert done(post(clerk, f"letters/{letter}/number", {"series": "circular"})) == given
    lines = [{"subject": f"เรื่อง {n}"} for n in range(3)]
    found = done(post(clerk, "registers/numbers", {"office": "d5701", "lines": lines}))
    assert [one["text"] for one in found] == ["ชร 0118/1", "ชร 0118/2", "ชร 0118/3"]
    assert code(sent(clerk, "PUT", "registers/numbering", body)) == "L211"
    assert got(clerk, f"registers/numbering?office=d5701&year={year}")["fixed"] is True
    assert [row["series"] for row in got(clerk, "registers")["items"]] == ["ordinary", "circular"]
    assert got(clerk, "registers/years") == [year]


def test_a_refused_number_takes_none(clerk: Client, home: int) -> None:
    coded(home)
    assert code(post(clerk, f"letters/{ready(home)}/number")) == "L108"
    late = {"office": "d5701", "way": "in", "until": "2199-01-01"}
    assert code(post(clerk, "registers/reservations", late)) == "L210"
    assert code(post(clerk, "registers/lines/999/cancel", {"reason": "x"})) == "L201"
    assert got(clerk, "registers/next?office=d5701&way=out") == {"number": 1}


def test_lines_come_in_pages_and_cost_the_same_for_many(
    clerk: Client, home: int, django_assert_max_num_queries
) -> None:
    [first, *_] = reserve(clerk, count=9)
    path = f"registers/{first['book']}/lines"
    with django_assert_max_num_queries(12):
        assert len(got(clerk, path)["items"]) == 9
    walked, cursor = [], ""
    while cursor is not None:
        page = got(clerk, f"{path}?limit=4&cursor={cursor}")
        walked += [line["number"] for line in page["items"]]
        cursor = page["next"]
    assert walked == list(range(9, 0, -1))
    assert clerk.get(f"/api/{path}?cursor=nowhere").status_code == 404


def test_registers_are_shown_to_those_who_read_there(
    clerk: Client, officer: Client, outsider: Client, stranger: Client
) -> None:
    [given] = reserve(clerk)
    for path in (f"registers/{given['book']}", f"registers/lines/{given['entry']}"):
        assert got(clerk, path) == got(officer, path) | (
            {"steps": got(clerk, path)["steps"]} if "lines" in path else {}
        )
        assert outsider.get(f"/api/{path}").status_code == 403
        assert stranger.get(f"/api/{path}").status_code == 401
    assert got(outsider, "registers")["items"] == []
    body = {"office": "d5701", "way": "in", "until": TODAY}
    assert post(officer, "registers/reservations", body).status_code == 403
