"""Nobody outside an office learns anything of its letters, whatever address they ask."""

from __future__ import annotations

import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest
from django.http import HttpResponse
from django.test import Client

from tests.journeys.secret_office import PLACES, Things, filled, word
from tests.walls.permissions import MATRIX
from tests.web.offices.conftest import SignIn, directory, signed
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db
__all__ = ["directory", "signed"]

HOME = "d5701"
OUTSIDE = {
    "the clerk of the next district": ("clerk", "d5702", "own"),
    "an administrator of the province, who reads no letters": ("administrator", "p57", "subtree"),
    "the governor of another province": ("executive", "p53", "subtree"),
    "a stranger": None,
}
ROOMS = re.compile(r"GET (/desk|/letters|/duties|/files|/directory|/api)")
DIRECTORY = re.compile("/(api/)?(directory|offices)")
"""It tells its keepers of the person who writes on the letters, who is new in it."""
BOXES = tuple(f"box={name}" for name in ("reading", "look", "waiting", "attention", "aside"))
SHAPES: dict[str, tuple[str, ...]] = {
    "/letters/": (*BOXES, "was={letter}"),
    "/letters/{letter}/read": ("", "view=text", "was={letter}"),
    "/letters/{letter}": ("", "find=zq"),
    "/letters/{letter}/sheet": ("", "office={office}"),
    "/letters/hands": tuple(f"list={name}" for name in ("mine", "ours", "decide", "copies")),
    "/letters/drafts": tuple(f"box={b}" for b in ("mine", "check", "sign", "number", "all")),
    "/letters/drafts/new": ("", "reply={letter}"),
    "/letters/drafts/{draft}": ("", "older=1&newer=2"),
    "/letters/registers": ("", "start=0"),
    "/letters/registers/{book}": ("", "order=book", "q=zq", "state=reserved", "first=1&last=9"),
    "/letters/registers/{book}/print": ("digits=arabic", "form=xlsx", "q=zq", "form=xlsx&q=zq"),
    "/letters/search": (
        "q=zq",
        "q=zqbody",
        "book={book}",
        "office={office}",
        "q=zq&after=1.999999",
    ),
    "/letters/search.xlsx": ("q=zq", "book={book}", "office={office}"),
    "/letters/suggest": ("q=zq", "q=zqsub"),
    "/files/{file}": ("", "download=1"),
    "/files/{file}/page/{page}": ("", "width=240"),
    "/api/letters": ("q=zq", "q=zqbody", "office=d5701"),
    "/api/letters/suggest": ("q=zq", "q=zqsub"),
    "/api/letters/desk": (*BOXES, "office=d5701"),
    "/api/letters/{letter}/steps": ("office=d5701",),
    "/api/letters/{letter}/receivers": ("office=d5701",),
    "/api/letters/{letter}/endorsements": ("", "office=d5701"),
    "/api/registers": ("", "office=d5701"),
    "/api/registers/next": ("office=d5701&way=in", "office=d5701&way=out"),
    "/api/registers/numbering": ("office=d5701",),
    "/api/registers/{book}/lines": ("", "q=zq", "state=reserved"),
    "/api/drafts": ("office=d5701",),
    "/api/drafts/counts": ("office=d5701",),
    "/api/drafts/{draft}/changes": ("older=1&newer=2",),
    "/api/files/{file}/content": ("", "download=true"),
}
"""What is asked of an address beside its path; everything else is asked plainly."""
FIXED = {
    "key": [HOME], "group": ["zone-north"], "name": ["offices.csv"], "what": ["details"],
    "sending": ["1"], "evidence": ["1"], "plan": ["1"], "activity": ["1"], "kind": ["csv"],
    "post": ["1"], "person": ["1"], "account": ["1"],
}  # fmt: skip


def addresses(things: Things) -> Iterator[str]:
    """Every address of the table of permissions under which letters could be found."""
    for line in MATRIX:
        if not ROOMS.match(line):
            continue
        route = line.removeprefix("GET ")
        for shape in SHAPES.get(route, ("",)):
            pattern = f"{route}?{shape}" if shape else route
            pieces = sorted(set(re.findall(r"{(\w+)}", pattern)))
            for ids in itertools.product(*({**FIXED, **things}[piece] for piece in pieces)):
                yield pattern.format(**dict(zip(pieces, ids, strict=True)))


def said(answer: HttpResponse) -> str:
    """The answer as people read it, with what stands in its headers, in PDFs and in workbooks."""
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    head = "".join(answer.headers.get(name, "") for name in ("Content-Disposition", "Location"))
    if kind == "application/pdf":
        pages = pypdfium2.PdfDocument(data)
        return head + "".join(page.get_textpage().get_text_bounded() for page in pages)
    if "spreadsheet" in kind:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            names = [name for name in book.namelist() if name != "docProps/core.xml"]
            return head + "".join(book.read(name).decode() for name in names)
    text = data.decode("utf-8", "replace")
    return head + (json.dumps(json.loads(text), ensure_ascii=False) if "json" in kind else text)


def told(client: Client, things: Things) -> dict[str, str]:
    """What each address answers to this person."""
    return {address: said(client.get(address)) for address in addresses(things)}


def lists(answers: dict[str, str]) -> dict[str, str]:
    """What the rooms of letters answer, without what is new each time: tokens, and the minute."""
    noise = re.compile(r'csrfmiddlewaretoken" value="\w+"|\d\d\.\d\d\W?น\.')
    rooms = {a: text for a, text in answers.items() if not DIRECTORY.match(a)}
    return {address: noise.sub("", text) for address, text in rooms.items()}


@pytest.fixture
def nothing() -> Things:
    """No thing at all: only addresses that name none are asked."""
    names = "letter dated file line book draft version step tie doubt page duty asked period"
    return {**{name: [] for name in names.split()}, "office": [str(by_key(HOME))]}


@pytest.mark.parametrize("who", OUTSIDE)
def test_a_person_outside_the_subtree_finds_nothing_of_it_by_list_search_count_or_address(
    who: str, signed: SignIn, nothing: Things
) -> None:
    stands = OUTSIDE[who]
    client = signed(stands[0], stands[1], scope=stands[2]) if stands else Client()
    before = lists(told(client, nothing))
    things = filled(by_key(HOME))
    answers = told(client, things)
    learnt = {
        f"{place} at {address}"
        for address, text in answers.items()
        for place in PLACES
        if word(place) in text
    }
    assert learnt == set()
    after = lists(answers)
    assert {a: after[a] for a in before if before[a] != after[a]} == {}


def test_those_inside_find_each_secret_so_that_the_test_above_means_something(
    signed: SignIn,
) -> None:
    things = filled(by_key(HOME))
    found = told(signed("clerk", HOME), things)
    for rooms in (re.compile("/(letters|files)"), re.compile("/api/")):
        text = "".join(answer for address, answer in found.items() if rooms.match(address))
        assert [place for place in PLACES if word(place) not in text] == []
