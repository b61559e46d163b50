"""What would bring a book out of order is refused: an earlier day, a second line."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.letters.inside import unit
from tests.letters.registering import CODE, coded, numbers, ready, signed
from tests.letters.test_registers import refused
from wian.ledger.models import Entry as Told
from wian.ledger.models import Touched
from wian.letters.actions.registers import (
    cancel,
    fill_reserved,
    insert_behind,
    issue_many,
    issue_signed,
    register_incoming,
    reserve,
    set_series,
)
from wian.letters.models import Entry, Letter
from wian.letters.queries.numbering import numbering_of
from wian.letters.register_values import NewLine
from wian.offices.acting import Actor, Denied, today

pytestmark = pytest.mark.django_db(transaction=True)
NEW_YEAR = date(2027, 1, 4)


@pytest.fixture
def january(monkeypatch: pytest.MonkeyPatch) -> date:
    """The clock stands in January, so that there is a year behind and none ahead."""
    noon = timezone.make_aware(datetime(NEW_YEAR.year, NEW_YEAR.month, NEW_YEAR.day, 12))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    return NEW_YEAR


def test_a_letter_has_one_line_in_the_book_of_a_unit(clerk: Actor, home: int) -> None:
    room, letter = unit("d5701-gov"), ready(home)
    register_incoming(clerk, letter=letter)
    first = register_incoming(clerk, letter=letter, office=room)
    [spot] = reserve(clerk, office=room, way="in", until=today())
    with refused("L220"):
        fill_reserved(clerk, entry=spot.entry, letter=letter)
    behind = {"book": first.book, "number": 1, "day": today(), "reason": "ตกหล่น"}
    with refused("L220"):
        insert_behind(clerk, letter=letter, **behind)
    assert Entry.objects.filter(letter=letter, book=first.book).count() == 1


def test_the_next_number_is_not_of_an_earlier_day_than_a_line_behind_the_last(
    clerk: Actor, home: int, january: date
) -> None:
    first = register_incoming(clerk, letter=ready(home), day=january - timedelta(days=2))
    behind = {"book": first.book, "number": 1, "reason": "เพิ่งพบ"}
    insert_behind(clerk, subject="แทรก", day=january, **behind)
    with refused("L208"):
        register_incoming(clerk, letter=ready(home), day=january - timedelta(days=1))
    assert register_incoming(clerk, letter=ready(home)).number == 2


def test_a_line_behind_the_last_of_a_past_year_is_of_that_year(
    clerk: Actor, home: int, january: date
) -> None:
    late = date(january.year - 1, 12, 30)
    first = register_incoming(clerk, letter=ready(home), day=late)
    behind = {"book": first.book, "number": 1, "reason": "เพิ่งพบ", "subject": "แทรก"}
    with refused("L215"):
        insert_behind(clerk, day=january, **behind)
    assert insert_behind(clerk, day=date(late.year, 12, 31), **behind).text == "1.1"
    assert register_incoming(clerk, letter=ready(home)).number == 1


def test_a_setting_of_a_past_year_does_not_change_numbers_that_are_out(
    clerk: Actor, home: int
) -> None:
    coded(home)
    issue_many(clerk, office=home, lines=[NewLine("เรื่อง")])
    with refused("L211"):
        set_series(clerk, office=home, year=today().year - 1, circulars_apart=False, code="กท 1")
    set_series(clerk, office=home, year=today().year + 1, circulars_apart=False)
    assert numbering_of(home, today().year).circulars_apart


def test_signed_letters_are_issued_together_in_the_order_given(clerk: Actor, home: int) -> None:
    coded(home)
    letters = [signed(home, f"เรื่อง {n}") for n in range(3)]
    found = issue_signed(clerk, office=home, letters=letters[::-1], series="circular")
    assert [one.text for one in found] == [f"{CODE}/ว {n}" for n in (1, 2, 3)]
    rows = Letter.objects.in_bulk(letters)
    texts = {Entry.objects.get(pk=one.entry).letter_id: one.text for one in found}
    assert {row.pk: row.number for row in rows.values()} == texts
    assert [texts[letter] for letter in letters] == [one.text for one in found[::-1]]
    assert {(row.state, row.dated, row.revision) for row in rows.values()} == {
        ("issued", today(), 1)
    }
    told = Told.objects.get(verb="number.issue")
    assert told.count == 3
    assert Touched.objects.filter(entry=told, kind="letter").count() == 3


def test_signed_letters_asked_for_twice_keep_their_numbers(clerk: Actor, home: int) -> None:
    coded(home)
    one, other = signed(home), signed(home)
    first = issue_signed(clerk, office=home, letters=[one])
    assert issue_signed(clerk, office=home, letters=[other, one])[1:] == first
    cancel(clerk, entry=first[0].entry, reason="พิมพ์ผิด")
    assert issue_signed(clerk, office=home, letters=[one])[0].number == 3
    assert numbers(first[0].book) == [1, 2, 3]


def test_of_letters_to_be_issued_together_all_are_or_none(
    clerk: Actor, outsider: Actor, home: int
) -> None:
    coded(home)
    one, other = signed(home), ready(home)
    for letters, number in (([one, other], "L108"), ([one, 10**6], "L101"), ([], "L209")):
        with refused(number):
            issue_signed(clerk, office=home, letters=letters)
    with pytest.raises(Denied):
        issue_signed(outsider, office=home, letters=[one])
    assert not Entry.objects.exists()


def test_many_signed_letters_are_issued_by_as_few_statements_as_two(
    clerk: Actor, home: int, django_assert_max_num_queries: object
) -> None:
    coded(home)
    for count in (2, 30):
        letters = [signed(home) for _ in range(count)]
        with django_assert_max_num_queries(32):  # type: ignore[operator]
            issue_signed(clerk, office=home, letters=letters)
