"""The same write sent twice is done once, and its answer told again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.api.asking import code, done, got, post, sent
from tests.letters.inside import registered
from tests.letters.registering import ready
from wian.api.idempotency import LEASE, forget
from wian.api.models import Answer
from wian.api.tasks import register
from wian.jobs import periodic
from wian.ledger.models import Entry
from wian.letters.models import Letter
from wian.offices.acting import today

pytestmark = pytest.mark.django_db(transaction=True)


def reserve(client: Client, key: str = "", count: int = 1) -> HttpResponse:
    until = today().isoformat()
    body = {"office": "d5701", "way": "in", "until": until, "count": count}
    return post(client, "registers/reservations", body, key)


def last(client: Client) -> int:
    return int(got(client, "registers/next?office=d5701&way=in")["number"])


def test_the_same_key_tells_the_same_answer_and_takes_no_second_number(clerk: Client) -> None:
    first, second = reserve(clerk, "a-1"), reserve(clerk, "a-1")
    assert done(first) == done(second)
    assert [one.headers.get("Idempotency-Replayed") for one in (first, second)] == [None, "true"]
    assert first.headers["Content-Type"] == second.headers["Content-Type"]
    assert last(clerk) == 2
    assert done(reserve(clerk, "a-2"))[0]["number"] == 2
    assert done(reserve(clerk))[0]["number"] == 3


def test_an_answer_with_a_key_looks_like_one_without(clerk: Client, home: int) -> None:
    letter = ready(home)
    plain = post(clerk, f"letters/{letter}/aside", {"reason": "ซ้ำ"})
    back = post(clerk, f"letters/{letter}/back", {}, "k")
    assert done(plain).keys() == done(back).keys()
    assert plain.headers["Content-Type"] == back.headers["Content-Type"]


def test_a_key_that_was_used_for_another_request_is_refused(clerk: Client) -> None:
    done(reserve(clerk, "a-1"))
    answer = reserve(clerk, "a-1", count=2)
    assert (answer.status_code, code(answer)) == (422, "A102")
    assert last(clerk) == 2


def test_two_accounts_may_choose_the_same_key(clerk: Client, head: Client) -> None:
    assert done(reserve(clerk, "1"))[0]["number"] == 1
    assert done(reserve(head, "1"))[0]["number"] == 2


def test_a_refused_request_leaves_its_key_free(clerk: Client, home: int) -> None:
    letter = ready(home, trouble="L119")
    path = f"letters/{letter}/registration"
    answer = post(clerk, path, {}, "r-1")
    assert (answer.status_code, code(answer)) == (409, "L204")
    assert not Answer.objects.exists()
    Letter.objects.filter(pk=letter).update(trouble="")
    assert done(post(clerk, path, {}, "r-1"))["number"] == 1


def test_a_denied_request_is_in_the_ledger_though_it_is_taken_back(
    clerk: Client, outsider: Client, home: int
) -> None:
    letter = registered(home)
    answer = post(outsider, f"letters/{letter}/close", {"office": "d5701"}, "c-1")
    assert (answer.status_code, code(answer)) == (403, "outside")
    assert Entry.objects.filter(verb="do.denied", origin="api").count() == 1
    assert not Answer.objects.exists()
    assert done(post(clerk, f"letters/{letter}/close", {"office": "d5701"}, "c-1"))["revision"] == 1


def test_reading_keeps_nothing(clerk: Client) -> None:
    answer = clerk.get("/api/letters", headers={"idempotency-key": "g"})
    assert answer.status_code == 200
    assert not Answer.objects.exists()


@pytest.mark.parametrize("key", ["x" * 201, "คีย์", "two\tparts"])
def test_a_key_is_visible_and_not_endless(clerk: Client, key: str) -> None:
    answer = reserve(clerk, key)
    assert (answer.status_code, code(answer)) == (422, "A104")


def test_a_request_that_is_still_being_answered_says_when_to_ask_again(clerk: Client) -> None:
    done(reserve(clerk, "a-1"))
    Answer.objects.update(status=None, until=timezone.now() + LEASE)
    answer = reserve(clerk, "a-1")
    assert (answer.status_code, code(answer)) == (409, "A103")
    assert int(answer.headers["Retry-After"]) == 5
    Answer.objects.update(until=timezone.now() + timedelta(seconds=100))
    answer = reserve(clerk, "a-1")
    assert 99 <= int(answer.headers["Retry-After"]) <= 101
    assert f"{answer.headers['Retry-After']} วินาที" in answer.json()["th"]
    Answer.objects.update(until=timezone.now() + timedelta(seconds=1))
    wait = int(reserve(clerk, "a-1").headers["Retry-After"])
    Answer.objects.update(until=timezone.now() + timedelta(seconds=1) - timedelta(seconds=wait))
    assert reserve(clerk, "a-1").status_code == 200


def test_what_a_dead_process_began_is_done_by_who_asks_again(clerk: Client) -> None:
    done(reserve(clerk, "a-1"))
    Answer.objects.update(status=None, body="", until=timezone.now() - timedelta(seconds=1))
    assert done(reserve(clerk, "a-1"))[0]["number"] == 2
    assert done(reserve(clerk, "a-1"))[0]["number"] == 2


def test_who_lost_a_request_to_another_process_takes_its_work_back(
    clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wian.letters.actions import registers

    really = registers.reserve

    def slow(*args: Any, **words: Any) -> Any:
        found = really(*args, **words)
        Answer.objects.update(turn=2)  # the lease ran out, somebody else is at it
        return found

    monkeypatch.setattr(registers, "reserve", slow)
    answer = reserve(clerk, "a-1")
    assert (answer.status_code, code(answer)) == (409, "A103")
    assert last(clerk) == 1


def test_a_file_sent_twice_is_one_letter(clerk: Client) -> None:
    def upload(data: bytes) -> HttpResponse:
        file = SimpleUploadedFile("letter.txt", data)
        form = {"office": "d5701", "file": file}
        return clerk.post("/api/letters/files", form, headers={"idempotency-key": "f-1"})

    first, again = upload("เรื่อง หนึ่ง".encode()), upload("เรื่อง หนึ่ง".encode())
    assert done(first) == done(again)
    assert Letter.objects.count() == 1
    assert code(upload("เรื่อง สอง".encode())) == "A102"


def test_a_refused_file_leaves_its_key_free(clerk: Client) -> None:
    body = {"office": "d5701", "text": " "}
    assert code(post(clerk, "letters/texts", body, "t-1")) == "L114"
    assert done(post(clerk, "letters/texts", {**body, "text": "เรื่อง หนึ่ง"}, "t-1"))["letter"]


def test_a_put_and_a_delete_are_done_once_too(clerk: Client, home: int) -> None:
    body = {"office": "d5701", "year": 2020, "circulars_apart": False, "code": "ชร 1"}
    for _ in range(2):
        assert done(sent(clerk, "PUT", "registers/numbering", body, "p"))["code"] == "ชร 1"
    assert Entry.objects.filter(verb="register.number").count() == 1
    tie = done(
        post(
            clerk,
            f"letters/{registered(home)}/ties",
            {"other": registered(home, number="ชร 1/9"), "kind": "reply"},
        )
    )["tie"]
    for _ in range(2):
        assert done(sent(clerk, "DELETE", f"ties/{tie}", None, "d")) == {"tie": tie}
    assert Entry.objects.filter(verb="letter.untie").count() == 1


def test_answers_are_forgotten_after_a_day(clerk: Client) -> None:
    done(reserve(clerk, "old"))
    Answer.objects.update(at=timezone.now() - timedelta(hours=25))
    done(reserve(clerk, "new"))
    assert forget() == 1
    assert [row.key for row in Answer.objects.all()] == ["new"]


def test_forgetting_comes_round(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[str, Any] = {}
    monkeypatch.setattr(periodic, "_entries", known)
    register()
    assert [entry.action for entry in known.values()] == [forget]
