"""A row is written with the action, in one statement, or not at all."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from wian.ledger.actions import record
from wian.ledger.models import Entry, Touched
from wian.ledger.queries import latest, timeline

pytestmark = pytest.mark.django_db


def test_a_row_says_who_what_from_where_before_and_after() -> None:
    entry = record(
        verb="office.rename",
        account=7,
        post=8,
        office=9,
        thing=("office", 12),
        before={"name": "ชื่อเดิม"},
        after={"name": "ชื่อใหม่"},
        origin="web",
        address="203.0.113.77",
    )
    (line,) = latest()
    assert (line.id, line.account, line.post, line.office) == (entry, 7, 8, 9)
    assert (line.verb.thai, line.thing) == ("เปลี่ยนชื่อหน่วยงาน", ("office", "12"))
    assert (line.before, line.after) == ({"name": "ชื่อเดิม"}, {"name": "ชื่อใหม่"})
    assert (line.origin, line.address, line.count, line.denied) == (
        "web",
        "203.0.113.0/24",
        1,
        False,
    )


def test_an_action_is_one_insert() -> None:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        record(verb="directory.import", origin="import", count=8_800)
    assert len(seen) == 1


def test_what_else_was_touched_is_one_insert_more() -> None:
    with CaptureQueriesContext(connection) as seen:
        record(
            verb="office.split",
            origin="web",
            thing=("office", 1),
            touched=[("office", n) for n in range(2, 60)],
        )
    assert len(seen) == 2
    assert Touched.objects.count() == 58


def test_a_row_goes_with_the_transaction_that_is_rolled_back() -> None:
    with transaction.atomic():
        record(verb="office.merge", origin="web", thing=("office", 1), touched=[("office", 2)])
        transaction.set_rollback(True)
    assert not Entry.objects.exists()
    assert not Touched.objects.exists()


def test_a_row_the_database_refuses_takes_the_action_with_it() -> None:
    def close_both() -> None:
        with transaction.atomic():
            record(verb="office.close", origin="web", thing=("office", 1))
            record(verb="office.close", origin="web", thing=("office", 2), count=-1)

    with pytest.raises(IntegrityError):
        close_both()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"verb": "office.explode"},
        {"origin": "fax"},
        {"denied_because": ""},
        {"denied_because": "ไม่มีสิทธิ"},
        {"thing": ("office", "สมมติ")},
        {"after": {"a": "x" * 9_000}},
        {"verb": "person.change", "after": {"name": "สมมติ"}},
    ],
    ids=str,
)
def test_a_row_that_is_not_in_order_is_refused_and_nothing_is_written(wrong: dict) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        record(**{"verb": "office.open", "origin": "web", **wrong})
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_denied_attempt_outlives_the_request_that_was_refused() -> None:
    class Refused(Exception):
        pass

    def rename() -> None:
        try:
            with transaction.atomic():
                record(verb="office.rename", origin="web", thing=("office", 4))
                raise Refused
        except Refused:
            record(
                verb="do.denied", origin="web", thing=("office", 4), denied_because="not_in_branch"
            )
            raise

    with pytest.raises(Refused):
        rename()
    (line,) = timeline("office", 4)
    assert (line.denied, line.why) == (True, "not_in_branch")


@pytest.mark.django_db(transaction=True)
def test_a_denied_attempt_inside_a_transaction_is_a_loud_mistake() -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        record(verb="do.denied", origin="web", denied_because="not_in_branch")
    assert not Entry.objects.exists()
