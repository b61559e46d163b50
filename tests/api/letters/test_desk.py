"""A letter comes in by program, is read, put right, answered, and registered."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api.asking import code, done, got, post, sent
from tests.letters.desk_papers import at_desk, simple, twin
from wian.jobs.running import run
from wian.letters.models import Letter
from wian.offices.acting import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)


def read(client: Client, text: str) -> int:
    """The id of a letter that a program gave as text and a worker has read."""
    letter = done(post(client, "letters/texts", {"office": "d5701", "text": text}))["letter"]
    assert run(stop=lambda: False, once=True) >= 1
    return int(letter)


def test_a_text_becomes_a_letter_that_is_registered(clerk: Client) -> None:
    letter = read(clerk, twin("002"))
    [row] = got(clerk, "letters/desk")["items"]
    assert (row["id"], row["office"], row["source"], row["doubts"]) == (letter, "d5701", "api", 1)
    told = got(clerk, f"letters/{letter}")
    [doubt] = told["doubts"]
    [quote] = doubt["quotes"]
    text = got(clerk, f"letters/{letter}/text")["text"]
    assert text[quote["start"] : quote["end"]] == quote["words"] == "ภส ๐๐๓๓.๑๒/ว ๒๖๔๑๗"
    assert code(post(clerk, f"letters/{letter}/registration")) == "L202"
    revision = told["letter"]["revision"]
    body = {"answer": "as_printed", "revision": revision}
    now = done(post(clerk, f"letters/{letter}/doubts/{doubt['id']}", body))
    assert now == {"letter": letter, "state": "desk", "revision": revision + 1}
    given = done(post(clerk, f"letters/{letter}/registration", {"revision": now["revision"]}))
    assert (given["number"], given["text"]) == (1, "1")
    told = got(clerk, f"letters/{letter}")
    assert (told["letter"]["state"], told["steps"]) == ("registered", ["answer", "correct"])
    assert [(one["office"], one["unit"]) for one in told["custody"]] == [("d5701", "d5701")]


def test_a_fact_is_put_right_and_back_and_an_old_revision_is_told(clerk: Client) -> None:
    letter = read(clerk, simple(7))
    revision = got(clerk, f"letters/{letter}")["letter"]["revision"]
    body = {"values": {"subject": "เรื่องที่ถูก"}, "revision": revision}
    done(post(clerk, f"letters/{letter}/corrections", body))
    old = post(clerk, f"letters/{letter}/corrections", body)
    assert (old.status_code, code(old)) == (409, "L102")
    facts = {one["name"]: one for one in got(clerk, f"letters/{letter}")["facts"]}
    subject = facts["subject"]
    assert (subject["value"], subject["corrected"]) == ("เรื่องที่ถูก", True)
    assert subject["printed"].startswith("การรายงานผล")
    done(sent(clerk, "DELETE", f"letters/{letter}/corrections/subject"))
    assert got(clerk, f"letters/{letter}")["letter"]["subject"].startswith("การรายงานผล")
    assert code(sent(clerk, "DELETE", f"letters/{letter}/corrections/subject")) == "L113"
    bad = post(clerk, f"letters/{letter}/corrections", {"values": {"date": "ไม่ใช่วัน"}})
    assert code(bad) == "L104"


def test_letters_are_set_aside_and_brought_back(clerk: Client, home: int) -> None:
    one, two, three = at_desk(SYSTEM, home, simple(1), simple(2), simple(3))
    told = done(post(clerk, f"letters/{one}/aside", {"reason": "ซ้ำ", "same_as": two}))
    assert told["state"] == "aside"
    body = {"letters": [two, three, three], "reason": "ไม่เกี่ยว"}
    assert done(post(clerk, "letters/aside", body)) == {"count": 2}
    assert got(clerk, "letters/desk?box=aside")["counts"]["aside"] == 3
    assert done(post(clerk, f"letters/{one}/back"))["state"] == "desk"


def test_what_could_not_be_read_is_typed_or_read_again(clerk: Client) -> None:
    file = SimpleUploadedFile("broken.pdf", b"%PDF-1.4 broken")
    answer = clerk.post("/api/letters/files", {"office": "d5701", "file": file})
    letter = done(answer)["letter"]
    run(stop=lambda: False, once=True)
    [row] = got(clerk, "letters/desk?box=attention")["items"]
    assert row["trouble"]["thai"]
    assert done(post(clerk, f"letters/{letter}/reading"))["state"] == "reading"
    run(stop=lambda: False, once=True)
    body = {"values": {"subject": "เรื่องที่พิมพ์เอง"}}
    assert done(post(clerk, f"letters/{letter}/facts", body))["state"] == "desk"
    assert got(clerk, f"letters/{letter}")["letter"]["trouble"] is None


def test_the_same_file_again_says_what_came_before(clerk: Client) -> None:
    body = {"office": "d5701", "text": simple(1)}
    first = done(post(clerk, "letters/texts", body))
    assert first["earlier"] == []
    assert done(post(clerk, "letters/texts", body))["earlier"] == [first["letter"]]


def test_a_box_comes_in_pages_and_costs_the_same_for_many(
    clerk: Client, home: int, django_assert_max_num_queries
) -> None:
    for number in range(9):
        Letter.objects.create(
            office_id=home, way="in", state="desk", source="paste", subject=f"เรื่อง {number}"
        )
    got(clerk, "letters/desk")
    with django_assert_max_num_queries(12):
        whole = [row["id"] for row in got(clerk, "letters/desk")["items"]]
    walked, cursor = [], ""
    while cursor is not None:
        page = got(clerk, f"letters/desk?limit=4&cursor={cursor}")
        walked += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert walked == whole
    assert len(whole) == 9


def test_nobody_takes_a_letter_in_for_an_office_out_of_reach(outsider: Client) -> None:
    body = {"office": "d5701", "text": simple(1)}
    answer = post(outsider, "letters/texts", body)
    assert (answer.status_code, code(answer)) == (403, "outside")
    assert post(outsider, "letters/texts", {**body, "office": "nowhere"}).status_code == 404
    assert done(post(outsider, "letters/texts", {**body, "office": "d5702"}))["letter"]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=1+1", "\u202eกขค"])
def test_what_a_letter_says_is_told_as_data(clerk: Client, text: str) -> None:
    answer = post(clerk, "letters/texts", {"office": "d5701", "text": f"เรื่อง {text}"})
    letter = done(answer)["letter"]
    run(stop=lambda: False, once=True)
    reply = clerk.get(f"/api/letters/{letter}/text")
    assert reply.headers["Content-Type"].startswith("application/json")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert text in reply.json()["text"]
