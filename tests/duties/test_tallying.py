"""Sums go along with what is owed, whatever happens in whatever order, by hand and at once."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import close_old_connections, connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.duties.owing import (
    DISTRICTS,
    asks,
    due_on,
    kept,
    keyed,
    move,
    move_all,
    naive,
    owe,
    rows_now,
    send,
)
from tests.ledger.support import undone
from wian.cli.tally import tally
from wian.duties.actions.proving import compared, rebuild
from wian.duties.actions.tallying import opened
from wian.duties.models import Rollup, Tally
from wian.duties.stages import Stage
from wian.offices.queries.offices import by_key

MONTHS = ("1m:2025-01", "1m:2025-02")
STEPS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from(Stage),
        st.sampled_from([None, -60, 0, 0.4, 1, 86_400, 900_000]),
        st.integers(0, 2),
    ),
    max_size=12,
)


def do(step: tuple[int, Stage, float | None, int]) -> None:
    """A row gets another stage, with the moment of its sending, and so many more days."""
    rows = rows_now()
    at, stage, seconds, days = step
    row = rows[at % len(rows)]
    until = row.until + timedelta(days=days)
    sent = None if seconds is None else until + timedelta(seconds=seconds)
    late = max(0, int((seconds or 0) // 86_400))
    move(row, stage=stage, sent_at=sent, until=until, days_late=late)


@pytest.mark.usefixtures("both")
@settings(max_examples=25)
@given(STEPS, STEPS)
def test_any_order_of_stages_leaves_and_openings_keeps_the_sums_equal_to_the_rows(
    before: list[Any], after: list[Any]
) -> None:
    with undone():
        duty = asks(by_key("p57"))
        owe(duty, keyed("d5701", "d5702", "p57"), MONTHS)
        for step in before:
            do(step)
        owe(duty, keyed("d5703"), MONTHS)
        owe(asks(by_key("cdd"), year=2026), keyed("d5701-cdd", "d5701"), MONTHS[:1])
        for step in after:
            do(step)
        assert kept() == naive(rows_now())
        assert compared().holds
        assert compared(duty.pk).holds


@pytest.mark.usefixtures("both")
def test_the_closing_second_is_on_time_in_the_sums_and_the_next_one_late() -> None:
    with undone():
        rows = owe(asks(by_key("p57")), keyed("d5701", "d5702"), MONTHS[:1])
        move(rows[0], stage=Stage.SENT, sent_at=rows[0].until + timedelta(seconds=0.9))
        move(rows[1], stage=Stage.SENT, sent_at=rows[1].until + timedelta(seconds=1))
        assert Tally.objects.values_list("sent", "late").get() == (1, 1)
        assert compared().holds


@pytest.mark.usefixtures("both")
def test_what_differs_is_found_told_and_mended_by_a_difference() -> None:
    with undone():
        duty = asks(by_key("p57"))
        rows = owe(duty, keyed(*DISTRICTS), MONTHS)
        send(rows[0])
        Tally.objects.filter(period=MONTHS[0]).update(waiting=77)
        Tally.objects.filter(period=MONTHS[1]).delete()
        Rollup.objects.filter(own=True, office=by_key("d5702")).update(late=3)
        found = compared()
        assert (found.wrong_tallies, found.wrong_rollups) == (2, 2)
        assert rebuild(duty.pk) == found
        assert kept() == naive(rows_now())
        assert rebuild().holds


@pytest.mark.usefixtures("both")
def test_the_command_tells_what_differs_and_fails_until_it_is_mended() -> None:
    with undone():
        owe(asks(by_key("p57")), keyed(*DISTRICTS), MONTHS)
        Tally.objects.update(exempt=1)
        told = CliRunner().invoke(tally)
        assert told.exit_code == 1
        assert "differ 2" in told.stdout
        assert CliRunner().invoke(tally, ["--rebuild"]).exit_code == 1
        told = CliRunner().invoke(tally, catch_exceptions=False)
        assert told.exit_code == 0
        assert told.stdout.count("all hold") == 2
        assert CliRunner().invoke(tally, ["--duty", "999999"]).exit_code == 1


@pytest.mark.usefixtures("both")
def test_opening_twelve_months_counts_in_two_statements(django_assert_num_queries: Any) -> None:
    with undone():
        duty = asks(by_key("p57"))
        owe(duty, keyed("d5701"), MONTHS)
        owe(other := asks(by_key("p57")), keyed(*DISTRICTS), MONTHS)
        Tally.objects.all().delete()
        with django_assert_num_queries(2):
            opened(other.pk)
        with django_assert_num_queries(0):
            opened(duty.pk, [])


@pytest.mark.usefixtures("both")
def test_eight_that_change_the_same_sums_at_once_lose_nothing() -> None:
    duties = [asks(by_key("p57")) for _ in range(3)]
    rows = [row for duty in duties for row in owe(duty, keyed(*DISTRICTS), MONTHS)]
    wrong: list[BaseException] = []

    def work(at: int) -> None:
        try:
            for turn in range(4):
                stage = Stage.EXEMPT if (at + turn) % 3 else Stage.WAITING
                some = rows[at + turn :: 3] if turn % 2 else rows[-1 - at :: -2]
                move_all(some, stage=stage, until=due_on(date(2025, 11, 1 + at + turn)))
        except BaseException as error:
            wrong.append(error)
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=work, args=(at,)) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert kept() == naive(rows_now())
    assert compared().holds
