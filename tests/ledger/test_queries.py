"""A thing's story, newest first, in a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wian.ledger.actions import record
from wian.ledger.queries import happened, latest, timeline

pytestmark = pytest.mark.django_db


def split(number: int) -> int:
    return record(
        verb="office.split",
        origin="web",
        account=number % 2,
        office=number % 3,
        thing=("office", number),
        touched=[("office", 100), ("office", 200 + number)],
    )


def test_a_timeline_tells_what_was_done_to_the_thing_and_beside_it() -> None:
    opened = record(verb="office.open", origin="web", thing=("office", 100))
    record(verb="post.open", origin="web", thing=("post", 100))
    beside = split(1)
    closed = record(verb="office.close", origin="web", thing=("office", 100))
    lines = timeline("office", 100)
    assert [line.id for line in lines] == [closed, beside, opened]
    assert lines[1].thing == ("office", "1")
    assert lines[1].touched == (("office", "100"), ("office", "201"))


def test_pages_of_a_timeline_join_without_a_gap_or_a_double() -> None:
    for number in range(1, 8):
        split(number)
        record(verb="office.rename", origin="web", thing=("office", 100))
    whole = [line.id for line in timeline("office", 100)]
    pages, last = [], None
    while page := timeline("office", 100, limit=3, before_id=last):
        pages += [line.id for line in page]
        last = page[-1].id
    assert len(whole) == 14
    assert pages == whole == sorted(whole, reverse=True)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_number_of_queries_does_not_grow_with_the_rows(rows: int) -> None:
    for number in range(rows):
        split(number)
    with CaptureQueriesContext(connection) as seen:
        assert len(timeline("office", 100)) == rows
    assert len(seen) == 3
    with CaptureQueriesContext(connection) as seen:
        assert len(latest()) == rows
    assert len(seen) == 2


def test_the_newest_actions_are_found_by_account_by_office_and_by_denial() -> None:
    ids = [split(number) for number in range(6)]
    denied = record(
        verb="see.denied", origin="web", account=1, thing=("office", 5), denied_because="not_shown"
    )
    assert [line.id for line in latest(account=1)] == [denied, ids[5], ids[3], ids[1]]
    assert [line.id for line in latest(office=2)] == [ids[5], ids[2]]
    assert [line.id for line in latest(denied=True)] == [denied]
    assert [line.id for line in latest(account=1, limit=1, before_id=denied)] == [ids[5]]


@pytest.mark.sqlite
def test_a_timeline_reads_only_its_own_rows() -> None:
    for asked in (
        "SELECT id FROM ledger_entry WHERE kind = 'office' AND thing = '1' ORDER BY id DESC",
        "SELECT entry_id FROM ledger_touched WHERE kind = 'office' AND thing = '1'"
        " ORDER BY entry_id DESC",
        "SELECT id FROM ledger_entry WHERE account = 1 ORDER BY id DESC",
        "SELECT id FROM ledger_entry WHERE office = 1 ORDER BY id DESC",
    ):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {asked}")
            plan = " ".join(row[3] for row in cursor.fetchall())
        assert "SEARCH" in plan
        assert "TEMP B-TREE" not in plan, plan


def test_what_happened_to_any_of_some_things_is_told_once_with_the_thing() -> None:
    before = timezone.now() - timedelta(minutes=1)
    own = record(verb="office.rename", origin="web", thing=("office", 100))
    beside = split(1)
    record(verb="office.rename", origin="web", thing=("office", 999))
    record(verb="do.denied", origin="web", thing=("office", 100), denied_because="no-role")
    found = happened("office", {100, 201}, since=before)
    assert [(line.id, thing in (100, 201)) for line, thing in found] == [
        (beside, True),
        (own, True),
    ]
    assert happened("office", {100}, since=timezone.now() + timedelta(minutes=1)) == []
    assert len(happened("office", {100}, since=before, limit=1)) == 1
    with CaptureQueriesContext(connection) as asked:
        happened("office", {100, 201}, since=before)
    assert len(asked) == 1
