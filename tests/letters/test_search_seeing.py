"""Nobody finds, counts or is offered a letter that they may not see."""

from __future__ import annotations

from datetime import date

import pytest

from tests.letters.conftest import having
from tests.letters.searching import found, kept, looked
from wian.letters.models import Book, Custody, Entry, Step
from wian.letters.queries.search import suggest
from wian.letters.search.values import Suggested, Wanted
from wian.offices.acting import NOBODY, SYSTEM, Actor
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("both")]
NAMES = {"subject": "ตรวจราชการ ๒๕๖๗", "issuer": "กรมการปกครอง", "number": "มท 0310/ว 77"}
NOTHING = Suggested((), (), ())


@pytest.mark.parametrize("typed", ["", "ตรวจราชการ", "จราช", "ก", "๗๗", "รา"])
def test_an_outsider_finds_nothing_and_learns_no_number(
    home: int, clerk: Actor, outsider: Actor, typed: str
) -> None:
    id_ = kept(home, "มท ๐๓๑๐/ว ๗๗ ตรวจราชการ ก", number_key="มท0310/ว77", **NAMES)
    assert found(typed, clerk) == [id_]
    for stranger in (outsider, NOBODY):
        page = looked(typed, stranger)
        assert (page.hits, page.total, page.more, page.next) == ((), 0, False, None)
        assert looked(typed, stranger, "2.999").total == 0


def test_suggestions_are_drawn_from_letters_seen(home: int, clerk: Actor, outsider: Actor) -> None:
    kept(home, number_key="มท0310/ว77", **NAMES)
    assert suggest(clerk, "ตรวจ").subjects == ("ตรวจราชการ ๒๕๖๗",)
    assert suggest(clerk, "2567").subjects == ("ตรวจราชการ ๒๕๖๗",)
    assert suggest(clerk, "ปกครอง").issuers == ("กรมการปกครอง",)
    assert suggest(clerk, "ว๗๗").numbers == ("มท 0310/ว 77",)
    for prefix in ("ตรวจ", "2567", "ปกครอง", "ว๗๗"):
        assert suggest(outsider, prefix) == suggest(NOBODY, prefix) == NOTHING


@pytest.mark.parametrize("prefix", ["", "ก", '"', "%", "\0", "\ud800", "ก" * 9_999, "')--"])
def test_whatever_is_typed_a_suggestion_does_no_harm(home: int, prefix: str) -> None:
    kept(home, **NAMES)
    assert suggest(SYSTEM, prefix) == NOTHING


def test_a_letter_passed_on_is_found_by_the_office_that_has_it(home: int, outsider: Actor) -> None:
    id_ = kept(home, "ตรวจราชการ")
    other = by_key("d5702")
    Custody.objects.create(letter_id=id_, office_id=other, unit_id=other)
    assert found("ตรวจราชการ", outsider) == [id_]


def test_a_step_to_an_office_shows_it_the_letter(home: int, outsider: Actor) -> None:
    id_ = kept(home, "ตรวจราชการ")
    Step.objects.create(
        letter_id=id_, office_id=home, kind="assign", unit_id=home, to_unit_id=by_key("d5702")
    )
    assert found("ตรวจราชการ", outsider) == [id_]


def test_a_whole_subtree_is_searched_by_who_has_it(home: int) -> None:
    ids = [kept(by_key(key), "ตรวจราชการ") for key in ("d5701", "d5702")]
    governor = having("clerk", "p57", scope="subtree")
    assert found("ตรวจราชการ", governor) == ids[::-1]
    assert found("ตรวจราชการ", governor, office=home) == ids[:1]


def test_a_filter_opens_no_letter_to_an_outsider(home: int, outsider: Actor) -> None:
    kept(home, "ตรวจราชการ")
    assert found("", outsider, office=home) == found("", outsider, state="desk") == []
    assert Wanted() == Wanted(text="")


def test_a_register_of_another_office_is_not_asked_about_a_letter_that_is_seen(
    clerk: Actor, home: int
) -> None:
    letter = kept(home, subject="ประปา")
    book = Book.objects.create(office_id=by_key("d5702"), way="in", year=2025, last=1)
    Entry.objects.create(
        book=book, number=1, state="issued", day=date(2025, 1, 2), letter_id=letter
    )
    assert found("ประปา", clerk) == [letter]
    assert found("", clerk, book=book.pk) == []
    assert found("", clerk, year=2025) == []
    assert found("", book=book.pk) == [letter]
