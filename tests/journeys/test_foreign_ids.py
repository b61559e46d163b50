"""Ids of another office in a form or a body reach nothing of it, change nothing, tell nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import serializers
from django.http import HttpResponse
from django.test import Client

from tests.journeys.secret_office import PLACES, Things, filled, word
from tests.letters.desk_papers import at_desk, simple
from tests.letters.inside import registered
from tests.web.offices.conftest import SignIn, directory, signed
from wian.letters.actions.drafting import begin_draft
from wian.letters.actions.registers import reserve
from wian.letters.models import Custody, Draft, Entry, Letter, Step, Tie
from wian.offices.acting import SYSTEM, today
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db
__all__ = ["directory", "signed"]

HOME, NEXT = "d5701", "d5702"
Sent = tuple[str, dict[str, Any]]


@pytest.fixture
def things(directory: None) -> Things:
    """What the office next door keeps."""
    return filled(by_key(HOME))


@pytest.fixture
def own(directory: None) -> dict[str, int]:
    """What the clerk has of their own: on the desk, in hand, a draft, a number kept free."""
    office = by_key(NEXT)
    [desk] = at_desk(SYSTEM, office, simple(91))
    [line] = reserve(SYSTEM, office=office, way="in", until=today())
    draft = begin_draft(SYSTEM, office=office, form="memo")
    hand = registered(office)
    return {"office": office, "desk": desk, "hand": hand, "draft": draft, "line": line.entry}


def forms(own: dict[str, int], there: dict[str, str]) -> Iterator[Sent]:
    """Each form of the own pages, with an id of the other office where it takes one."""
    hand, desk = f"/letters/{own['hand']}", f"/letters/{own['desk']}/read"
    line, draft = f"/letters/registers/lines/{own['line']}", f"/letters/drafts/{own['draft']}"
    yield "/letters/take", {"office": there["office"], "text": simple(92)}
    yield "/letters/", {"do": "again", "one": there["letter"]}
    yield "/letters/", {"letter": there["waiting"], "reason": "ซ้ำ"}
    yield "/letters/hands", {"step": there["step"]}
    yield hand, {"do": "see", "step": there["step"]}
    yield hand, {"do": "tie", "other": there["letter"], "kind": "reply"}
    for deed in ("confirm", "reject", "untie"):
        yield hand, {"do": deed, "tie": there["tie"]}
    yield hand, {"do": "endorse", "way": "assign:", "note": "ทำ", "to": there["office"]}
    yield hand, {"do": "endorse", "way": "note:", "note": "ทำ", "copies": there["office"]}
    yield desk, {"do": "aside", "reason": "ซ้ำ", "same": there["letter"]}
    yield desk, {"do": "answer", "doubt": there["doubt"], "answer": "as_printed"}
    yield desk, {"do": "tie", "tie": there["tie"]}
    yield line, {"do": "fill", "paper": there["waiting"], "subject": "เรื่อง"}
    yield "/letters/drafts/new", {"form": "memo", "unit": there["office"]}
    yield "/letters/drafts/new", {"form": "memo", "unit": own["office"], "reply": there["letter"]}
    for deed in ("send_to_check", "send_to_sign"):
        yield draft, {"do": deed, f"{deed}-to": there["office"]}
    for way in ("reserve", "issue"):
        yield f"/letters/registers/{way}", {"office": there["office"], "kind": "in", "count": 1}


def bodies(own: dict[str, int], there: dict[str, str]) -> Iterator[Sent]:
    """The same for programs."""
    hand, desk = f"/api/letters/{own['hand']}", f"/api/letters/{own['desk']}"
    letter, line = int(there["letter"]), f"/api/registers/lines/{own['line']}"
    step, tie = there["step"], there["tie"]
    yield "/api/letters/texts", {"office": HOME, "text": simple(93)}
    yield "/api/letters/aside", {"letters": [int(there["waiting"])], "reason": "ซ้ำ"}
    yield f"{hand}/ties", {"other": letter, "kind": "reply"}
    yield f"/api/ties/{tie}/confirm", {}
    yield f"/api/ties/{tie}/reject", {}
    yield f"/api/hands/copies/{step}", {}
    yield f"{hand}/endorsements", {"office": HOME, "kind": "note", "note": "ทราบ"}
    for way in ({"kind": "assign", "to_unit": HOME}, {"kind": "note", "copies": [{"unit": HOME}]}):
        yield f"{hand}/endorsements", {"office": NEXT, "note": "ทราบ", **way}
    yield f"{hand}/close", {"office": HOME}
    yield f"{desk}/aside", {"reason": "ซ้ำ", "same_as": letter}
    yield f"{desk}/doubts/{there['doubt']}", {"answer": "as_printed"}
    yield f"{desk}/registration", {"office": HOME}
    yield f"{line}/fill", {"letter": int(there["waiting"]), "subject": "เรื่อง"}
    yield "/api/drafts", {"office": HOME, "form": "memo"}
    yield "/api/drafts", {"office": NEXT, "form": "memo", "unit": HOME}
    yield "/api/drafts", {"office": NEXT, "form": "memo", "reply_to": letter}
    yield f"/api/drafts/{own['draft']}/to-check", {"to_unit": HOME}
    yield "/api/registers/numbers", {"office": HOME, "lines": [{"subject": "เรื่อง"}]}


def kept(office: int) -> str:
    """All rows of letters of the office, as they are."""
    letters = Letter.objects.filter(office=office)
    rows: list[Any] = [*letters.order_by("pk")]
    for model in (Custody, Step, Draft):
        rows += model.objects.filter(letter__in=letters).order_by("pk")
    rows += Tie.objects.filter(letter__in=letters).order_by("pk")
    rows += Tie.objects.filter(other__in=letters).order_by("pk")
    rows += Entry.objects.filter(book__office=office).order_by("pk")
    return serializers.serialize("json", rows)


def text(answer: HttpResponse) -> str:
    """The answer as people read it."""
    content = answer.content.decode()
    return json.dumps(json.loads(content), ensure_ascii=False) if content[:1] in "{[" else content


def ways_in(
    client: Client, own: dict[str, int], there: dict[str, str]
) -> Iterator[tuple[str, HttpResponse]]:
    """Each of them as it is sent, with its answer."""
    for path, body in forms(own, there):
        yield f"{path} {body}", client.post(path, body)
    for path, body in bodies(own, there):
        yield f"{path} {body}", client.post(path, json.dumps(body), "application/json")


def test_ids_of_another_office_in_forms_and_bodies_reach_nothing(
    things: Things, own: dict[str, int], signed: SignIn
) -> None:
    client, home = signed("clerk", NEXT), by_key(HOME)
    there = {piece: ids[0] for piece, ids in things.items()} | {"waiting": things["letter"][1]}
    before = kept(home)
    for way, answer in ways_in(client, own, there):
        assert answer.status_code < 500, way
        assert kept(home) == before, way
        assert [place for place in PLACES if word(place) in text(answer)] == [], way
        assert not Tie.objects.filter(letter=own["hand"], other__office=home).exists(), way
        assert not Step.objects.filter(letter=own["hand"], to_unit=home).exists(), way
        assert not Entry.objects.filter(book__office=own["office"], letter__office=home), way
    assert not Tie.objects.filter(letter__office=own["office"], other__office=home).exists()


def test_the_same_forms_do_their_work_with_ids_of_the_own_office(
    own: dict[str, int], signed: SignIn
) -> None:
    client = signed("clerk", NEXT)
    hand, other = f"/letters/{own['hand']}", registered(own["office"], number="ชร 3/4")
    done = client.post(hand, {"do": "tie", "other": other, "kind": "reply"})
    assert done.status_code == 302
    assert Tie.objects.filter(letter=own["hand"], other=other, state="confirmed").exists()
    body = json.dumps({"office": NEXT, "form": "memo", "reply_to": other})
    assert client.post("/api/drafts", body, "application/json").status_code == 200
