"""Triggers by which the database itself refuses to change a row of the ledger.

They stand in every database that has the tables, and Wian has no setting that lets a change
through. Who owns the tables can drop a trigger; `wian verify` tells. A later
migration that makes SQLite rebuild one of these tables drops them with it and must end with
`put_up`; a test counts them after all migrations.
"""

from __future__ import annotations

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

# table → what makes a new row an old one, which SQLite's INSERT OR REPLACE would overwrite
TABLES: Final = {
    "ledger_entry": "id = NEW.id",
    "ledger_touched": "kind = NEW.kind AND thing = NEW.thing AND entry_id = NEW.entry_id",
    "ledger_seal": "seq = NEW.seq OR entry_id = NEW.entry_id",
}
_WORDS: Final = "rows of the ledger are never changed"
_REFUSE: Final = f"""
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{_WORDS}' USING ERRCODE = 'restrict_violation';
END $$
"""


def put_up(connection: BaseDatabaseWrapper) -> None:
    """UPDATE, DELETE and TRUNCATE of the three tables fail with IntegrityError from now on."""
    _run(connection, _postgresql_up() if connection.vendor == "postgresql" else _sqlite_up())


def take_down(connection: BaseDatabaseWrapper) -> None:
    """The tables are like any others. For the way back of the migration, and for tests."""
    if connection.vendor == "postgresql":
        _run(connection, ["DROP FUNCTION IF EXISTS ledger_refuse() CASCADE"])
    else:
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in _sqlite_names()])


def stand(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger is there and on."""
    if connection.vendor == "postgresql":
        names = {f"{table}_kept" for table in TABLES}
        asked = "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A' AND tgrelid::regclass::text"
        asked += f" IN ({', '.join(map(repr, TABLES))})"
    else:
        names = set(_sqlite_names())
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return names <= {name for (name,) in cursor.fetchall()}


def _postgresql_up() -> list[str]:
    """ALWAYS: a session that replays another database's changes is refused as well."""
    return [
        _REFUSE,
        *(
            statement
            for table in TABLES
            for statement in (
                f"CREATE OR REPLACE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE"
                f" ON {table} FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
                f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_kept",
            )
        ),
    ]


def _sqlite_up() -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_kept_{word.lower()} BEFORE {word} ON {table} {when}"
        f" BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
        for table, same in TABLES.items()
        for word, when in (
            ("UPDATE", ""),
            ("DELETE", ""),
            # Not only the key: REPLACE may name a row by the number that SQLite gives it.
            ("INSERT", f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same} OR rowid = NEW.rowid)"),
        )
    ]


def _sqlite_names() -> list[str]:
    return [f"{table}_kept_{word}" for table in TABLES for word in ("update", "delete", "insert")]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
