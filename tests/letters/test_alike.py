"""Copies of a letter are tied to each other, and a thousand of them do not make a million ties."""

from __future__ import annotations

import pytest

from tests.letters.desk_papers import at_desk, simple
from wian.letters.actions import alike
from wian.letters.actions.fullsize import load_read
from wian.letters.models import Letter, Tie
from wian.letters.opening import open_file
from wian.letters.queries.desk import desk
from wian.offices.acting import SYSTEM, Actor
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db
MOST = 3
COPIES = 9


def test_many_copies_are_each_tied_to_the_earliest_only(
    clerk: Actor, home: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alike, "COMPARED", MOST)
    ids = at_desk(clerk, home, *[simple(1)] * COPIES)
    ties = list(Tie.objects.filter(kind="same_bytes").values_list("letter", "other"))
    assert len(ties) <= MOST * COPIES
    assert {letter for letter, other in ties if other == ids[0]} == set(ids[1:])


def test_copies_with_another_name_are_tied_to_the_earliest_of_the_same_number(
    clerk: Actor, home: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alike, "COMPARED", MOST)
    texts = [f"{simple(1)}\nสำเนาที่ {copy}\n" for copy in range(COPIES)]
    ids = at_desk(clerk, home, *texts)
    same = Tie.objects.filter(kind="same_number", other=ids[0])
    assert set(same.values_list("letter", flat=True)) == set(ids[1:])
    assert Tie.objects.count() <= 2 * MOST * COPIES


def test_a_circular_that_every_office_has_is_alike_only_to_copies_of_the_own_office(
    clerk: Actor, home: int
) -> None:
    at_desk(SYSTEM, by_key("d5702"), simple(1), simple(1))
    first, second = at_desk(clerk, home, simple(1), simple(1))
    tied = Tie.objects.filter(letter__office=home).values_list("letter", "other")
    assert list(tied) == [(second, first)]


def test_the_desk_counts_letters_alike_that_the_person_sees(clerk: Actor, home: int) -> None:
    _, second = at_desk(clerk, home, simple(1), simple(1))
    assert [row.alike for row in desk(clerk).rows] == [1, 1]
    Letter.objects.filter(pk=second).update(office=by_key("d5702"))
    assert [row.alike for row in desk(clerk).rows] == [0]
    assert [row.alike for row in desk(SYSTEM).rows] == [1, 1]


def test_letters_of_full_size_stand_in_the_book_or_on_the_desk(clerk: Actor, home: int) -> None:
    read = [open_file(simple(number).encode(), "a.txt").pieces[0] for number in range(1, 6)]
    done = load_read(office=home, pieces=read[:3], registered=True)
    open_ = load_read(office=home, pieces=read[3:], registered=False)
    entered = Letter.objects.filter(pk__in=done, custodies__unit=home)
    numbers = entered.values_list("entries__number", flat=True).order_by("pk")
    assert list(numbers) == [1, 2, 3]
    assert {row.id for row in desk(clerk).rows} == set(open_)
