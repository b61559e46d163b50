"""New rows join one chain, whoever seals them and however late they commit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from wian.ledger import sealing
from wian.ledger.actions import record
from wian.ledger.models import Seal
from wian.ledger.sealing import seal
from wian.ledger.verifying import verify

Opened = Callable[[int], list[int]]


def chained() -> list[tuple[int, int]]:
    return list(Seal.objects.order_by("seq").values_list("seq", "entry_id"))


@pytest.mark.usefixtures("house")
def test_rows_are_chained_in_the_order_of_their_ids(opened: Opened) -> None:
    ids = opened(5)
    assert (seal(limit=3), seal(limit=3), seal(limit=3)) == (3, 2, 0)
    assert chained() == list(enumerate(ids, 1))


@pytest.mark.usefixtures("house")
def test_many_sealers_and_writers_at_once_never_fork_the_chain(opened: Opened) -> None:
    opened(40)
    start = threading.Barrier(6)

    def work(writes: bool) -> int:
        try:
            start.wait()
            if writes:
                return len(opened(20))
            return sum(seal(limit=7) for _ in range(10))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(work, [False, True] * 3))
    while seal():
        pass
    verdict = verify()
    assert verdict.whole
    assert verdict.sealed == 100
    assert sorted(entry for _, entry in chained()) == sorted({entry for _, entry in chained()})
    assert verdict.tail.count == 0


def test_a_second_sealer_waits_until_the_first_has_committed(
    on_postgresql: None, opened: Opened
) -> None:
    opened(3)
    done = threading.Event()

    def second() -> int:
        try:
            return seal()
        finally:
            done.set()
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            assert seal(limit=2) == 2
            other = threads.submit(second)
            assert not done.wait(0.3)
        assert other.result(10) == 1
    assert verify().sealed == 3


def test_a_row_that_commits_late_behind_higher_ids_is_sealed_later(
    on_postgresql: None, opened: Opened
) -> None:
    written, go_on = threading.Event(), threading.Event()

    def slow() -> int:
        try:
            with transaction.atomic():
                entry = record(verb="office.open", origin="job", thing=("office", 99))
                written.set()
                assert go_on.wait(10)
            return entry
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        late = threads.submit(slow)
        assert written.wait(10)
        ids = opened(2)
        assert seal() == 2
        go_on.set()
        first = late.result(10)
    assert first < ids[0]
    assert seal() == 1
    assert [entry for _, entry in chained()] == [*ids, first]
    assert verify().whole


@pytest.mark.django_db
def test_what_lies_too_far_back_waits_for_the_daily_round(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = opened(10)
    monkeypatch.setattr(sealing, "LOOK_BACK", 4)
    Seal.objects.create(seq=1, entry_id=ids[-1], digest="x")
    assert seal() == 3
    assert seal() == 0
    assert seal(everything=True) == 6


@pytest.mark.django_db
def test_a_batch_is_sealed_in_the_same_few_queries_whatever_its_size(opened: Opened) -> None:
    counts = []
    for size in (2, 400):
        opened(size)
        with CaptureQueriesContext(connection) as seen:
            assert seal() == size
        counts.append(len(seen))
    # SQLite takes few parameters at once: the INSERT is cut; all else stays the same.
    assert counts[0] <= (8 if connection.vendor == "sqlite" else 9)  # a lock of its own there
    assert counts[1] <= 12


@pytest.mark.django_db
@pytest.mark.sqlite
def test_sealing_leaves_the_connection_as_it_was(opened: Opened) -> None:
    opened(1)
    seal()
    assert connection.connection.text_factory is str
