"""The database itself refuses to change the ledger, and only tests can empty it."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from wian.ledger import guards
from wian.ledger.actions import record
from wian.ledger.models import Entry, Seal
from wian.ledger.sealing import seal

ROW = "id, at, verb, kind, thing, before, after, count, why, origin, address"


@pytest.fixture
def written(house: None) -> None:
    record(verb="office.split", origin="web", thing=("office", 1), touched=[("office", 2)])
    seal()


def refused(statement: str) -> bool:
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        connection.cursor().execute(statement)
    return True


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger_entry SET verb = 'office.open'",
        "UPDATE ledger_touched SET thing = '3'",
        "UPDATE ledger_seal SET digest = 'x'",
        "DELETE FROM ledger_touched",
        "DELETE FROM ledger_seal",
        "DELETE FROM ledger_entry",
    ],
)
def test_a_change_or_a_deletion_is_refused_by_the_database(change: str) -> None:
    assert refused(change)


@pytest.mark.parametrize("table", guards.TABLES)
def test_postgresql_refuses_to_truncate(on_postgresql: None, table: str) -> None:
    assert refused(f"TRUNCATE {table} CASCADE")


def test_postgresql_refuses_a_session_that_replays_changes_too(on_postgresql: None) -> None:
    connection.cursor().execute("SET session_replication_role = replica")
    assert refused("DELETE FROM ledger_entry")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "replaced",
    [
        f"ledger_entry ({ROW}) SELECT id, at, 'office.open', kind, thing, before, after, count,"
        " why, origin, address FROM ledger_entry",
        "ledger_touched (kind, thing, entry_id) SELECT kind, thing, entry_id FROM ledger_touched",
        "ledger_seal (seq, entry_id, digest) SELECT seq, entry_id, 'x' FROM ledger_seal",
        "ledger_seal (seq, entry_id, digest) SELECT seq + 9, entry_id, 'x' FROM ledger_seal",
    ],
)
@pytest.mark.sqlite
def test_sqlite_refuses_to_replace_a_row(replaced: str) -> None:
    record(verb="office.split", origin="web", thing=("office", 1), touched=[("office", 2)])
    seal()
    assert refused(f"INSERT OR REPLACE INTO {replaced}")


@pytest.mark.django_db
def test_the_guards_stand_after_all_migrations() -> None:
    assert guards.stand(connection)


@pytest.mark.usefixtures("house")
def test_the_guards_go_and_come_back_with_their_migration() -> None:
    call_command("migrate", "ledger", "0001", verbosity=0)
    assert not guards.stand(connection)
    call_command("migrate", "ledger", verbosity=0)
    assert guards.stand(connection)


@pytest.mark.usefixtures("house")
def test_one_missing_guard_is_noticed() -> None:
    on = " ON ledger_seal" if connection.vendor == "postgresql" else "_update"
    connection.cursor().execute(f"DROP TRIGGER ledger_seal_kept{on}")
    assert not guards.stand(connection)


@pytest.mark.usefixtures("written")
def test_flush_between_tests_empties_the_ledger_and_leaves_it_guarded() -> None:
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    assert not Entry.objects.exists()
    assert not Seal.objects.exists()
    assert guards.stand(connection)


def test_no_installation_has_the_flush_of_the_tests() -> None:
    from wian.project import settings

    assert not [app for app in settings.INSTALLED_APPS if app.startswith("tests.")]


@pytest.mark.django_db
@pytest.mark.sqlite
def test_sqlite_refuses_to_replace_a_row_by_its_hidden_number() -> None:
    record(verb="office.split", origin="cli", thing=("office", 1), touched=[("office", 2)])
    seal()
    for table, columns in (
        ("ledger_touched", "rowid, kind, thing, entry_id"),
        ("ledger_seal", "rowid, seq, entry_id, digest"),
    ):
        with connection.cursor() as cursor:
            chosen = columns.replace("thing", "'777'").replace("seq", "seq + 9")
            chosen = chosen.replace("entry_id, digest", "entry_id + 9, digest")
            statement = f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {chosen} FROM {table}"
            with pytest.raises(IntegrityError), transaction.atomic():
                cursor.execute(statement)
