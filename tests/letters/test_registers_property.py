"""Whatever is done in a house's books, over days and a new year: no gap, no double, in order."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.ledger.support import undone
from tests.letters.inside import unit
from tests.letters.registering import coded, ready, signed
from wian.letters.actions.registers import (
    cancel,
    fill_reserved,
    insert_behind,
    issue_many,
    issue_outgoing,
    issue_signed,
    lapse,
    register_incoming,
    reserve,
)
from wian.letters.errors import Refused
from wian.letters.models import Book, Entry, Letter
from wian.letters.register_values import Given, NewLine
from wian.offices.acting import Actor, today

pytestmark = pytest.mark.django_db
BEGIN = date(2026, 12, 26)
GOES_ON = {
    "issued": {"issued", "cancelled"},
    "reserved": {"reserved", "issued", "cancelled", "lapsed"},
    "cancelled": {"cancelled"},
    "lapsed": {"lapsed"},
}
Line = tuple[int, int, int, date, str]  # its book, number and insert, its day, its state

serieses = st.sampled_from(("ordinary", "circular"))
few = st.integers(1, 3)
picks = st.integers(0, 12)
days = st.integers(0, 6)


class Books(RuleBasedStateMachine):
    """People of one office at its books; the clock goes on between what they do."""

    clerk: Actor
    home: int
    room: int

    def __init__(self) -> None:
        super().__init__()
        self.now = BEGIN
        self.seen: dict[int, Line] = {}
        self.clock = pytest.MonkeyPatch()
        self.clock.setattr(timezone, "now", self.noon)
        self.example = undone()
        self.example.__enter__()

    def teardown(self) -> None:
        self.example.__exit__(None, None, None)
        self.clock.undo()

    def noon(self) -> datetime:
        return datetime(self.now.year, self.now.month, self.now.day, 5, tzinfo=UTC)

    @initialize(apart=st.booleans())
    def numbering(self, apart: bool) -> None:
        coded(self.home, apart=apart)

    def tried(self, action: Any, **order: Any) -> Any:
        """What the action gives; None where it refuses, and then nothing has changed."""
        before = lines()
        try:
            return action(self.clerk, **order)
        except Refused:
            assert lines() == before
            return None

    def one(self, pick: int, **wanted: Any) -> Entry | None:
        rows = list(Entry.objects.filter(**wanted).order_by("-pk"))
        return rows[pick % len(rows)] if rows else None

    @rule(later=st.integers(1, 4))
    def the_clock_goes_on(self, later: int) -> None:
        self.now += timedelta(days=later)

    @rule(ago=days)
    def a_letter_is_registered(self, ago: int) -> None:
        day = today() - timedelta(days=ago)
        self.tried(register_incoming, letter=ready(self.home), day=day)

    @rule(pick=picks, in_unit=st.booleans())
    def a_letter_is_registered_again(self, pick: int, in_unit: bool) -> None:
        rows = Letter.objects.filter(office=self.home, way="in").order_by("pk")
        if rows:
            office = self.room if in_unit else self.home
            letter = rows[pick % len(rows)].pk
            first: Given | None = self.tried(register_incoming, letter=letter, office=office)
            before = lines()
            again = self.tried(register_incoming, letter=letter, office=office)
            assert (again, lines()) == (first, before)

    @rule(series=serieses, ago=days)
    def a_letter_is_issued(self, series: str, ago: int) -> None:
        day = today() - timedelta(days=ago)
        self.tried(issue_outgoing, letter=signed(self.home), series=series, day=day)

    @rule(series=serieses, count=few)
    def several_are_issued(self, series: str, count: int) -> None:
        letters = [signed(self.home) for _ in range(count)]
        assert self.tried(issue_signed, office=self.home, series=series, letters=letters)
        written = [NewLine("เรื่อง")] * count
        assert self.tried(issue_many, office=self.home, series=series, lines=written)

    @rule(way=st.sampled_from(("in", "out")), series=serieses, count=few, ahead=days)
    def numbers_are_reserved(self, way: str, series: str, count: int, ahead: int) -> None:
        until = today() + timedelta(days=ahead)
        order = {"office": self.home, "way": way, "series": series, "count": count}
        assert bool(self.tried(reserve, until=until, **order)) == (until.year == today().year)

    @rule(pick=picks, known=st.booleans())
    def a_reserved_number_is_used(self, pick: int, known: bool) -> None:
        if entry := self.one(pick, state="reserved"):
            make = ready if entry.book.way == "in" else signed
            said = {"letter": make(self.home)} if known else {"subject": "เรื่อง"}
            assert entry.reserved_until
            done = self.tried(fill_reserved, entry=entry.pk, **said)
            assert bool(done) == (today() <= entry.reserved_until)

    @rule(pick=picks)
    def a_line_that_is_not_reserved_cannot_be_filled(self, pick: int) -> None:
        if entry := self.one(pick, state__in=("issued", "cancelled", "lapsed")):
            assert self.tried(fill_reserved, entry=entry.pk, subject="เรื่อง") is None

    @rule(pick=picks)
    def a_number_is_cancelled(self, pick: int) -> None:
        if entry := self.one(pick):
            self.tried(cancel, entry=entry.pk, reason="ทดสอบ")
            entry.refresh_from_db()
            assert entry.state in {"cancelled", "lapsed"}

    @rule(pick=picks, ago=days, known=st.booleans())
    def a_line_is_put_behind_a_number(self, pick: int, ago: int, known: bool) -> None:
        if entry := self.one(pick):
            make = ready if entry.book.way == "in" else signed
            said: dict[str, Any] = {"subject": "แทรก"}
            if known:
                said = {"letter": make(self.home)}
            at = {"book": entry.book_id, "number": entry.number}
            day = today() - timedelta(days=ago)
            self.tried(insert_behind, day=day, reason="ตกหล่น", **at, **said)

    @precondition(lambda self: self.now > BEGIN)
    @rule()
    def reservations_run_out(self) -> None:
        lapse()
        assert not Entry.objects.filter(state="reserved", reserved_until__lt=today()).exists()

    @invariant()
    def lines_only_go_on(self) -> None:
        """No line is lost, moved or given another day; what is cancelled stays cancelled."""
        found = lines()
        for id_, (*place, state) in self.seen.items():
            assert found[id_][:-1] == tuple(place)
            assert found[id_][-1] in GOES_ON[state]
        self.seen = found

    @invariant()
    def numbers_are_whole_and_days_go_up(self) -> None:
        books: dict[int, list[tuple[int, int, date]]] = defaultdict(list)
        for book, number, insert, day, _ in lines().values():
            books[book].append((number, insert, day))
        for book in Book.objects.all():
            stand = sorted(books[book.pk])
            assert [n for n, insert, _ in stand if not insert] == [*range(1, book.last + 1)]
            for (number, insert, day), (next_, inserted, later) in pairwise(stand):
                assert (next_, inserted) in {(number, insert + 1), (number + 1, 0)}
                assert day <= later
            assert all(day.year == book.year and day <= self.now for *_, day in stand)

    @invariant()
    def a_letter_and_its_line_say_the_same(self) -> None:
        out = Entry.objects.filter(book__way="out")
        texts = list(out.values_list("their_number", "book__year"))
        assert len(set(texts)) == len(texts)
        issued = out.filter(state="issued", letter__isnull=False)
        bear = {(entry.letter_id, entry.their_number, entry.day) for entry in issued}
        rows = Letter.objects.filter(way="out", state="issued")
        assert {(row.pk, row.number, row.dated) for row in rows} == bear
        assert rows.count() == issued.count()
        came = Entry.objects.filter(book__way="in", book__office=self.home, state="issued")
        inside = list(came.exclude(letter=None).values_list("letter", flat=True))
        assert len(set(inside)) == len(inside)
        registered = Letter.objects.filter(way="in", state="registered")
        assert set(registered.values_list("pk", flat=True)) == set(inside)


def lines() -> dict[int, Line]:
    columns = ("pk", "book", "number", "insert", "day", "state")
    return {id_: tuple(rest) for id_, *rest in Entry.objects.values_list(*columns)}  # type: ignore[misc]


def test_whatever_is_done_books_are_whole_and_in_order(clerk: Actor, home: int) -> None:
    Books.clerk, Books.home, Books.room = clerk, home, unit("d5701-gov")
    run_state_machine_as_test(
        Books,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
