"""Pages of letters call offices as the reader does; a Thai reader's pages ask for nothing more."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.letters.inside import registered
from tests.letters.registering import coded
from wian.letters.actions.drafting import begin_draft
from wian.letters.actions.endorsing import endorse
from wian.letters.actions.registers import reserve
from wian.letters.inside_values import House, Room
from wian.letters.models import Book
from wian.offices.acting import SYSTEM, today
from wian.offices.models import Spell
from wian.web.called import own_names
from wian.web.words import Say

pytestmark = pytest.mark.django_db(transaction=True)
THAI, ENGLISH = "ที่ว่าการอำเภอเมืองเชียงราย", "Mueang Office of These Tests"
WRITTEN = ("/letters/hands?list=ours", "/letters/drafts?box=all")
"""Pages that also show from whom a letter is, which stands there as it is written, as in tables."""


@pytest.fixture
def letter(home: int) -> int:
    """A letter that was endorsed, in an office that has a name in English."""
    Spell.objects.filter(office=home).update(name_en=ENGLISH)
    found = registered(home)
    endorse(SYSTEM, letter=found, office=home, kind="note", instruction="ทราบ")
    coded(home)
    begin_draft(SYSTEM, office=home, form="memo")
    reserve(SYSTEM, office=home, way="out", until=today())
    return found


def pages(home: int, letter: int) -> list[str]:
    book = Book.objects.values_list("pk", flat=True).get(way="out", series="ordinary")
    return [
        f"/letters/{letter}",
        f"/letters/{letter}/read",
        "/letters/hands?list=ours",
        "/letters/take",
        "/letters/drafts?box=all",
        "/letters/registers",
        f"/letters/registers/{book}",
        "/letters/registers/issue",
        f"/letters/registers/numbering/{home}",
        "/letters/registers/reserve",
    ]


def main(client: Client, address: str) -> str:
    """What stands on the page besides its frame."""
    return client.get(address).content.decode().split("<main")[1].split("</main")[0]


def test_an_english_page_names_the_office_in_english(clerk: Client, home: int, letter: int) -> None:
    for address in pages(home, letter):
        way = "&" if "?" in address else "?"
        english, thai = (main(clerk, f"{address}{way}lang={lang}") for lang in ("en", "th"))
        assert ENGLISH in english, address
        if address not in WRITTEN:
            assert THAI not in english.partition("<table")[0], address
        assert THAI in thai, address


def test_the_names_cost_one_query_for_an_english_reader_and_none_for_a_thai_one(
    clerk: Client, home: int, letter: int
) -> None:
    house = House(home, (Room(home, THAI),))
    with CaptureQueriesContext(connection) as asked:
        assert own_names(house, Say("th")) is house
    assert not asked.captured_queries
    with CaptureQueriesContext(connection) as asked:
        assert own_names(house, Say("en")) == House(home, (Room(home, ENGLISH),))
    assert len(asked) == 1
    with CaptureQueriesContext(connection) as asked:
        assert own_names({1: [(house, 2)]}, Say("en"))[1][0][0].rooms[0].name == ENGLISH
    assert len(asked) == 1


def test_an_office_without_an_english_name_keeps_its_thai_one(home: int, letter: int) -> None:
    Spell.objects.filter(office=home).update(name_en="")
    house = House(home, (Room(home, THAI),))
    assert own_names(house, Say("en")) == house
