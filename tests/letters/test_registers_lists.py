"""Books and lines as people see them: filtered, page by page, and nobody sees another office's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.letters.registering import all_lines, coded, ready, the_book
from wian.ledger.models import Entry as Told
from wian.letters.actions.registers import (
    cancel,
    export_register,
    insert_behind,
    issue_many,
    register_incoming,
    reserve,
)
from wian.letters.models import Entry, Text
from wian.letters.queries.register_lines import line, lines, parts, received, sheet
from wian.letters.queries.registers import book, books, next_number, writable, years
from wian.letters.register_values import Filters, NewLine
from wian.offices.acting import Actor, Denied, today

pytestmark = pytest.mark.django_db(transaction=True)


def filled(clerk: Actor, home: int, count: int) -> None:
    coded(home)
    several = [NewLine(f"เรื่องที่ {n}", "นายอำเภอเทิง") for n in range(1, count + 1)]
    issue_many(clerk, office=home, lines=several)


def test_lines_come_page_by_page_in_both_orders(clerk: Actor, home: int) -> None:
    filled(clerk, home, 7)
    view = the_book(clerk, way="out")
    insert_behind(clerk, book=view.id, number=4, day=today(), subject="แทรก", reason="ตกหล่น")
    for newest in (True, False):
        found, after = [], ""
        while True:
            page = lines(clerk, view, newest=newest, after=after, most=3)
            found += [one.text for one in page.lines]
            after = page.after
            if not after:
                break
        order = ["1", "2", "3", "4", "4.1", "5", "6", "7"]
        assert found == (order[::-1] if newest else order)


def test_lines_are_found_by_words_days_state_and_number(clerk: Actor, home: int) -> None:
    filled(clerk, home, 12)
    view = the_book(clerk, way="out")
    cancel(clerk, entry=all_lines(clerk, view)[2].id, reason="ผิดเรื่อง")

    def numbers(**asked: Any) -> list[int]:
        return [one.number for one in sheet(clerk, view, filters=Filters(**asked))]

    assert numbers(text="เรื่องที่ ๑๒") == numbers(text="เรื่องที่ 12") == [12]
    assert numbers(state="cancelled") == [3]
    assert numbers(first=5, last=6) == [5, 6]
    assert numbers(since=today() + timedelta(days=1)) == []
    assert len(numbers(until=today())) == 12


def test_a_list_asks_as_few_questions_for_many_lines_as_for_one(
    clerk: Actor, home: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(6):
        register_incoming(clerk, letter=ready(home, f"เรื่อง {n}"))
    view = the_book(clerk)
    with django_assert_max_num_queries(6):
        assert len(lines(clerk, view, most=1).lines) == 1
    with django_assert_max_num_queries(6):
        assert len(lines(clerk, view).lines) == 6
    with django_assert_max_num_queries(3):
        assert books(clerk, year=today().year)


def test_a_book_tells_how_its_lines_stand(clerk: Actor, home: int) -> None:
    filled(clerk, home, 5)
    view = the_book(clerk, way="out")
    cancel(clerk, entry=all_lines(clerk, view)[0].id, reason="ผิด")
    reserve(clerk, office=home, way="out", count=2, until=today())
    insert_behind(clerk, book=view.id, number=5, day=today(), subject="แทรก", reason="ตกหล่น")
    told = the_book(clerk, way="out")
    assert (told.last, told.issued, told.reserved, told.cancelled, told.inserted) == (7, 5, 2, 1, 1)
    assert years(clerk) == (today().year,)
    assert next_number(clerk, office=home, way="out") == 8
    assert next_number(clerk, office=home, way="out", series="circular") == 1


def test_what_may_be_done_with_a_line_depends_on_it_and_on_who_asks(
    clerk: Actor, officer: Actor, home: int
) -> None:
    register_incoming(clerk, letter=ready(home))
    reserve(clerk, office=home, way="in", until=today())
    view = the_book(clerk)
    first, second = all_lines(clerk, view)
    assert (first.steps, second.steps) == ({"cancel", "insert"}, {"fill", "cancel", "insert"})
    cancel(clerk, entry=first.id, reason="ผิด")
    assert line(clerk, first.id)[1].steps == {"insert"}
    assert {one.steps for one in all_lines(officer, view)} == {frozenset()}


def test_nobody_sees_the_books_of_another_office(
    clerk: Actor, outsider: Actor, officer: Actor, home: int
) -> None:
    letter = ready(home, "เรื่องของเมือง")
    given = register_incoming(clerk, letter=letter)
    assert books(outsider, year=today().year) == years(outsider) == ()
    for asked in (
        lambda: book(outsider, given.book),
        lambda: line(outsider, given.entry),
        lambda: next_number(outsider, office=home, way="in"),
    ):
        with pytest.raises(Denied):
            asked()
    view = book(officer, given.book)
    assert lines(outsider, view).lines == sheet(outsider, view) == ()
    assert received(outsider, letter) is None
    assert [room.id for room in writable(outsider)] != [home]
    assert not writable(officer)
    with pytest.raises(LookupError):
        book(clerk, 10**6)


def test_every_line_with_a_letter_is_of_a_letter_that_the_reader_of_the_book_sees(
    clerk: Actor, officer: Actor, home: int
) -> None:
    letters = [ready(home, f"เรื่อง {n}") for n in range(4)]
    given = [register_incoming(clerk, letter=letter) for letter in letters]
    cancel(clerk, entry=given[1].entry, reason="ผิด")
    view = book(officer, given[0].book)
    assert [one.letter for one in all_lines(officer, view)] == letters
    found = received(officer, letters[0])
    assert found is not None
    assert found.text == "1"


def test_a_secret_in_a_subject_is_hidden_and_not_found(
    officer: Actor, head: Actor, home: int
) -> None:
    letter = ready(home, "ติดต่อ 081-234-5678")
    facts = {"contacts": [{"phone": "081-234-5678", "private": True}]}
    Text.objects.create(letter_id=letter, facts=facts)
    given = register_incoming(head, letter=letter)
    view = book(officer, given.book)
    assert "5678" not in all_lines(officer, view)[0].subject
    assert "5678" in all_lines(head, view)[0].subject
    asked = Filters(text="5678")
    assert sheet(officer, view, filters=asked) == ()
    assert len(sheet(head, view, filters=asked)) == 1
    assert Entry.objects.get().subject.endswith("5678")


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("docx", b"PK")])
def test_a_register_is_taken_out_by_who_reads_it_and_the_ledger_tells(
    clerk: Actor, outsider: Actor, home: int, form: str, begins: bytes
) -> None:
    given = register_incoming(clerk, letter=ready(home))
    data = export_register(clerk, book=given.book, form=form, filters=Filters(since=today()))
    assert data.startswith(begins)
    told = Told.objects.get(verb="register.export")
    assert (told.kind, told.thing, told.count) == ("book", str(given.book), 1)
    with pytest.raises(Denied):
        export_register(outsider, book=given.book, form=form)
    with pytest.raises(LookupError):
        export_register(clerk, book=given.book, form="odt")


def test_a_long_book_is_printed_in_parts_that_hold_every_line_once(clerk: Actor, home: int) -> None:
    filled(clerk, home, 23)
    view = the_book(clerk, way="out")
    insert_behind(clerk, book=view.id, number=10, day=today(), subject="แทรก", reason="ตกหล่น")
    assert parts(clerk, the_book(clerk, way="out"), most=30) == ()
    cut = parts(clerk, the_book(clerk, way="out"), most=15, room=5)
    assert cut == ((1, 9), (10, 19), (20, 23)) or cut == ((1, 10), (11, 19), (20, 23))
    printed = [
        one.text
        for first, last in cut
        for one in sheet(clerk, view, filters=Filters(first=first, last=last), most=15)
    ]
    assert printed == [one.text for one in sheet(clerk, view)]
    asked = Filters(text="เรื่อง")
    assert parts(clerk, the_book(clerk, way="out"), filters=asked, most=15, room=5) == ()
