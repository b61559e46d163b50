"""On PostgreSQL receipts lie in parts by ranges of letters, made before they are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.management import call_command
from django.db import connection

from tests.ledger.support import default_is, fresh_database
from wian.cli.partition import partition
from wian.letters.models import Letter
from wian.letters.parts import SIZE, ahead, keep_ahead, parts
from wian.offices.actions.builtin import load_builtin
from wian.offices.queries.offices import by_key


@pytest.fixture
def postgresql(
    pg: str, tmp_path: Path, django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[None]:
    """A database of its own with the built-in directory."""
    with django_db_blocker.unblock(), default_is(fresh_database(pg), tmp_path):  # type: ignore[attr-defined]
        call_command("migrate", verbosity=0)
        load_builtin(people=False)
        yield


@pytest.mark.usefixtures("postgresql")
def test_a_letter_far_ahead_has_its_part_and_the_next_one_before_it_is_sent() -> None:
    assert ahead(1) == ("letters_receipt_0", "letters_receipt_1")
    assert ahead(SIZE - 1) == ()
    assert ahead(7 * SIZE) == ("letters_receipt_7", "letters_receipt_8")
    assert [(part.first, part.last) for part in parts()][-1] == (8 * SIZE, 9 * SIZE - 1)


@pytest.mark.usefixtures("postgresql")
def test_receipts_lie_in_the_part_of_their_letter_and_nowhere_else() -> None:
    ahead(SIZE - 1)
    with connection.cursor() as cursor:
        for letter in (SIZE - 1, SIZE):
            cursor.execute("INSERT INTO letters_receipt VALUES (%s, 1, 1)", [letter])
        cursor.execute("SELECT tableoid::regclass::text FROM letters_receipt ORDER BY letter_id")
        assert [name for (name,) in cursor.fetchall()] == [
            "letters_receipt_1" if at else "letters_receipt_0" for at in (0, 1)
        ]
        cursor.execute("SELECT partdefid FROM pg_partitioned_table")
        assert cursor.fetchall() == [(0,)]


@pytest.mark.usefixtures("postgresql")
def test_the_command_makes_what_is_missing_and_shows_all() -> None:
    Letter.objects.create(pk=3 * SIZE, office_id=by_key("p57"), way="out", state="issued")
    told = CliRunner().invoke(partition, catch_exceptions=False)
    assert told.exit_code == 0
    assert "letters_receipt_3" in told.stdout
    assert told.stdout.count("← ใหม่ · new") == 2
    assert keep_ahead() == ()


@pytest.mark.django_db
@pytest.mark.sqlite
def test_sqlite_needs_no_parts() -> None:
    assert (parts(), ahead(5)) == ((), ())
    assert "SQLite needs no parts" in CliRunner().invoke(partition).stdout
