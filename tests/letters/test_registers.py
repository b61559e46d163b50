"""A number once given stays: registering, issuing, reserving, cancelling, putting behind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.letters.inside import unit
from tests.letters.registering import CODE, all_lines, coded, numbers, ready, signed, the_book
from wian.ledger.models import Entry as Told
from wian.letters.actions.registers import (
    cancel,
    fill_reserved,
    insert_behind,
    issue_many,
    issue_outgoing,
    lapse,
    register_incoming,
    reserve,
    set_series,
)
from wian.letters.errors import Refused
from wian.letters.models import Custody, Doubt, Entry, Letter
from wian.letters.register_values import NewLine
from wian.offices.acting import Actor, Denied, today

pytestmark = pytest.mark.django_db(transaction=True)


def refused(number: str) -> Any:
    return pytest.raises(Refused, match=f"^{number}:")


def test_a_registered_letter_stands_in_the_book_as_it_is_and_lies_with_the_registry(
    clerk: Actor, home: int
) -> None:
    letter = ready(home)
    found = register_incoming(clerk, letter=letter, action="มอบกลุ่มงานปกครอง")
    [line] = all_lines(clerk, the_book(clerk))
    row = Letter.objects.get(pk=letter)
    assert (found.number, found.text, line.letter, line.day) == (1, "1", letter, today())
    assert (line.their_number, line.dated, line.subject) == (row.number, row.dated, row.subject)
    assert (row.state, line.action) == ("registered", "มอบกลุ่มงานปกครอง")
    custody = Custody.objects.get(letter=letter)
    assert (custody.office_id, custody.unit_id, custody.holder_id) == (home, home, None)
    told = Told.objects.get(verb="letter.register")
    assert row.subject not in told.after


def test_registering_twice_gives_the_same_number_back(clerk: Actor, home: int) -> None:
    letter = ready(home)
    first = register_incoming(clerk, letter=letter, revision=0)
    assert register_incoming(clerk, letter=letter, revision=0) == first
    assert numbers(first.book) == [1]


def test_a_letter_that_is_not_ready_takes_no_number(clerk: Actor, home: int) -> None:
    doubted = ready(home)
    Doubt.objects.create(letter_id=doubted, kind="x", note="x", note_en="x")
    for letter, number in (
        (doubted, "L202"),
        (ready(home, secrecy="ลับ"), "L203"),
        (ready(home, trouble="L118"), "L204"),
        (signed(home), "L108"),
        (10**6, "L101"),
    ):
        with refused(number):
            register_incoming(clerk, letter=letter)
    with refused("L102"):
        register_incoming(clerk, letter=ready(home), revision=7)
    assert not Entry.objects.exists()


def test_a_unit_enters_in_its_own_book_what_its_office_has_registered(
    clerk: Actor, home: int
) -> None:
    room, letter = unit("d5701-gov"), ready(home)
    with refused("L108"):
        register_incoming(clerk, letter=letter, office=room)
    register_incoming(clerk, letter=letter)
    assert register_incoming(clerk, letter=letter, office=room).number == 1
    assert Entry.objects.filter(letter=letter).count() == 2
    assert Custody.objects.filter(letter=letter).count() == 1


def test_only_who_registers_for_the_office_gives_numbers(
    officer: Actor, outsider: Actor, home: int
) -> None:
    letter = ready(home)
    for actor in (officer, outsider):
        with pytest.raises(Denied):
            register_incoming(actor, letter=letter)
        with pytest.raises(Denied):
            reserve(actor, office=home, way="in", until=today())
        with pytest.raises(Denied):
            issue_many(actor, office=home, lines=[NewLine("เรื่อง")])
        with pytest.raises(Denied):
            set_series(actor, office=home, year=today().year, circulars_apart=True)
    assert Told.objects.filter(verb="do.denied").count() >= 6


def test_a_signed_letter_bears_the_number_of_its_series(clerk: Actor, home: int) -> None:
    coded(home)
    letter = signed(home)
    found = issue_outgoing(clerk, letter=letter, series="circular")
    row = Letter.objects.get(pk=letter)
    assert found.text == row.number == f"{CODE}/ว 1"
    assert (row.state, row.dated) == ("issued", today())
    assert issue_outgoing(clerk, letter=letter, series="circular") == found
    assert issue_outgoing(clerk, letter=signed(home)).text == f"{CODE}/1"


def test_circulars_that_are_not_apart_share_the_numbers(clerk: Actor, home: int) -> None:
    coded(home, apart=False)
    texts = [
        issue_outgoing(clerk, letter=signed(home), series=series).text
        for series in ("ordinary", "circular", "ordinary")
    ]
    assert texts == [f"{CODE}/1", f"{CODE}/ว 2", f"{CODE}/3"]
    with refused("L211"):
        coded(home)


def test_an_office_without_a_code_sends_nothing(clerk: Actor, home: int) -> None:
    with refused("L212"):
        issue_outgoing(clerk, letter=signed(home))


def test_a_unit_of_a_province_has_its_code_from_the_directory(clerk: Actor, home: int) -> None:
    from wian.letters.queries.numbering import numbering_of
    from wian.offices.queries.offices import by_key

    assert numbering_of(by_key("p57-office-general"), 2025).code == "ชร 0017.1"
    assert numbering_of(by_key("p57-cdd"), 2025).code == "ชร 0019"


def test_many_lines_are_issued_by_two_statements(
    clerk: Actor, home: int, django_assert_max_num_queries: Any
) -> None:
    coded(home)
    several = [NewLine(f"เรื่องที่ {n}", "นายอำเภอ") for n in range(40)]
    with django_assert_max_num_queries(14):
        found = issue_many(clerk, office=home, lines=several)
    assert [one.number for one in found] == list(range(1, 41))
    assert all_lines(clerk, the_book(clerk, way="out"))[-1].their_number == f"{CODE}/40"
    with refused("L216"):
        issue_many(clerk, office=home, lines=[NewLine("  ")])
    with refused("L209"):
        issue_many(clerk, office=home, lines=[])


def test_a_reserved_number_waits_for_its_letter(clerk: Actor, home: int) -> None:
    coded(home)
    first, second = reserve(clerk, office=home, way="out", count=2, until=today(), subject="งานวัด")
    issue_outgoing(clerk, letter=signed(home))
    letter = signed(home)
    assert fill_reserved(clerk, entry=second.entry, letter=letter).text == f"{CODE}/2"
    assert Letter.objects.get(pk=letter).number == f"{CODE}/2"
    with refused("L213"):
        fill_reserved(clerk, entry=second.entry, letter=signed(home))
    fill_reserved(clerk, entry=first.entry, subject="หนังสือด้วยมือ", addressee="นายก อบต.")
    states = [line.state for line in all_lines(clerk, the_book(clerk, way="out"))]
    assert states == ["issued"] * 3


def test_a_reserved_number_of_what_comes_in_is_given_to_a_letter_on_the_desk(
    clerk: Actor, home: int
) -> None:
    [spot] = reserve(clerk, office=home, way="in", until=today())
    letter = ready(home)
    assert fill_reserved(clerk, entry=spot.entry, letter=letter).text == "1"
    assert Letter.objects.get(pk=letter).state == "registered"


def test_a_reservation_runs_out_and_keeps_its_place(clerk: Actor, home: int) -> None:
    [spot] = reserve(clerk, office=home, way="in", until=today())
    assert lapse() == 0
    Entry.objects.update(reserved_until=today() - timedelta(days=1))
    with refused("L213"):
        fill_reserved(clerk, entry=spot.entry, subject="ช้าไป")
    assert lapse() == 1
    assert register_incoming(clerk, letter=ready(home)).number == 2
    assert [line.state for line in all_lines(clerk, the_book(clerk))] == ["lapsed", "issued"]
    assert Told.objects.get(verb="number.lapse").count == 1


@pytest.mark.parametrize(("count", "days", "number"), [(0, 0, "L209"), (1, -1, "L210")])
def test_a_reservation_has_a_count_and_a_last_day(
    clerk: Actor, home: int, count: int, days: int, number: str
) -> None:
    with refused(number):
        until = today() + timedelta(days=days)
        reserve(clerk, office=home, way="in", count=count, until=until)


def test_a_cancelled_number_stays_and_its_letter_is_registered_anew(
    clerk: Actor, home: int
) -> None:
    letter = ready(home)
    first = register_incoming(clerk, letter=letter)
    with refused("L109"):
        cancel(clerk, entry=first.entry, reason="  ")
    cancel(clerk, entry=first.entry, reason="ลงผิดเล่ม")
    assert Letter.objects.get(pk=letter).state == "desk"
    assert Custody.objects.get(letter=letter).closed_at is not None
    with refused("L214"):
        cancel(clerk, entry=first.entry, reason="อีกครั้ง")
    assert register_incoming(clerk, letter=letter).number == 2
    assert Custody.objects.get(letter=letter).closed_at is None
    found = [(line.number, line.state) for line in all_lines(clerk, the_book(clerk))]
    assert found == [(1, "cancelled"), (2, "issued")]
    assert the_book(clerk).issued == the_book(clerk).cancelled == 1


def test_a_letter_whose_number_is_cancelled_waits_signed_for_another(
    clerk: Actor, home: int
) -> None:
    coded(home)
    letter = signed(home)
    cancel(clerk, entry=issue_outgoing(clerk, letter=letter).entry, reason="พิมพ์ผิด")
    row = Letter.objects.get(pk=letter)
    assert (row.state, row.number, row.dated) == ("signed", "", None)
    assert issue_outgoing(clerk, letter=letter).text == f"{CODE}/2"


def test_a_line_of_an_earlier_day_stands_behind_a_number_and_says_so(
    clerk: Actor, home: int
) -> None:
    first = register_incoming(clerk, letter=ready(home))
    register_incoming(clerk, letter=ready(home, "เรื่องที่สอง"))
    past = max(today() - timedelta(days=3), date(today().year, 1, 1))
    Entry.objects.filter(pk=first.entry).update(day=past)
    why = {"book": first.book, "number": 1, "reason": "เพิ่งพบในซอง"}
    for n in (1, 2):
        found = insert_behind(clerk, letter=ready(home, f"แทรก {n}"), day=past, **why)
        assert found.text == f"1.{n}"
    texts = [line.text for line in all_lines(clerk, the_book(clerk))]
    assert texts == ["1", "1.1", "1.2", "2"]
    with refused("L215"):
        insert_behind(clerk, subject="x", day=past - timedelta(days=1), **why)
    with refused("L215"):
        insert_behind(clerk, subject="x", day=today() + timedelta(days=1), **why)
    with refused("L109"):
        insert_behind(clerk, subject="x", day=past, **{**why, "reason": ""})
    with refused("L216"):
        insert_behind(clerk, day=past, **why)


def test_the_next_number_is_never_of_an_earlier_day(clerk: Actor, home: int) -> None:
    register_incoming(clerk, letter=ready(home))
    with refused("L207"):
        register_incoming(clerk, letter=ready(home), day=today() + timedelta(days=1))
    if today() > date(today().year, 1, 1):
        with refused("L208"):
            register_incoming(clerk, letter=ready(home), day=today() - timedelta(days=1))
