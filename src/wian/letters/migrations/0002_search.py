from typing import Any

from django.db import migrations

# SQLite: the text itself stays in letters_indexed, the indexes follow it by triggers. A later
# migration that makes SQLite rebuild letters_indexed drops these with it and must run `up` again.
_TABLES = {
    "letters_indexed_folded": ("folded", "trigram case_sensitive 1"),
    "letters_indexed_words": ("words", "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"),
}
_GRAMS = "letters_indexed_grams"

# PostgreSQL: every run of one to three characters, without an extension and in any locale.
_GRAMS_OF = """
CREATE FUNCTION letters_grams(folded text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
    SELECT coalesce(array_agg(DISTINCT gram), '{}') FROM (
        SELECT one, lead(one) OVER row AS two, lead(one, 2) OVER row AS three
        FROM unnest(string_to_array(folded, NULL)) WITH ORDINALITY AS chars(one, place)
        WINDOW row AS (ORDER BY place)
    ) AS runs, LATERAL (VALUES (one), (one || two), (one || two || three)) AS grams(gram)
    WHERE gram IS NOT NULL
$$
"""
# Functions with settings of their own, or the planner may work out the runs of every letter, which
# takes minutes, where it believes that most letters hold them; and an array, made only once.
_ASKED = """
CREATE FUNCTION {name}(keys text[], needles text[]) RETURNS bigint[]
LANGUAGE sql STABLE SET enable_seqscan = off SET enable_indexscan = off SET jit = off AS $$
    SELECT ARRAY(
        SELECT letter_id FROM letters_indexed
        WHERE {over} @> keys AND (
            needles = '{{}}'
            OR (SELECT bool_and(position(needle IN {column}) > 0) FROM unnest(needles) AS needle)
        )
    )
$$
"""
# Without a list of what is pending: a search right after a big import is as fast as any other.
_INDEXES = {
    "letters_indexed_folded": ("letters_grams(folded)", "letters_holding", "folded"),
    "letters_indexed_words": ("string_to_array(words, ' ')", "letters_saying", "words"),
}


def up(_apps: Any, editor: Any) -> None:
    for statement in _postgresql() if editor.connection.vendor == "postgresql" else _sqlite():
        editor.execute(statement, params=None)


def down(_apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "postgresql":
        statements = [f"DROP FUNCTION {asked}" for _, asked, _ in _INDEXES.values()]
        statements += [f"DROP INDEX {name}" for name in _INDEXES]
        statements += ["DROP FUNCTION letters_grams"]
        statements += ["ALTER TABLE letters_indexed ALTER folded SET STORAGE EXTENDED"]
    else:
        triggers = [
            f"{table}_{word}" for table in _TABLES for word in ("insert", "update", "delete")
        ]
        statements = [f"DROP TRIGGER {name}" for name in triggers]
        statements += [f"DROP TABLE {name}" for name in (_GRAMS, *_TABLES)]
    for statement in statements:
        editor.execute(statement, params=None)


def _postgresql() -> list[str]:
    # Not compressed: what is looked at again in every candidate is read in half the time.
    made = [_GRAMS_OF, "ALTER TABLE letters_indexed ALTER folded SET STORAGE EXTERNAL"]
    for name, (over, asked, column) in _INDEXES.items():
        made += [
            f"CREATE INDEX {name} ON letters_indexed USING gin (({over})) WITH (fastupdate = off)",
            _ASKED.format(name=asked, over=over, column=column),
        ]
    return made


def _sqlite() -> list[str]:
    made = []
    for table, (column, tokenizer) in _TABLES.items():
        new = f"INSERT INTO {table}(rowid, {column}) VALUES (NEW.letter_id, NEW.{column});"
        old = f"INSERT INTO {table}({table}, rowid, {column}) VALUES ('delete', OLD.letter_id, OLD.{column});"
        on = "ON letters_indexed BEGIN"
        made += [
            f"CREATE VIRTUAL TABLE {table} USING fts5({column}, content='letters_indexed',"
            f" content_rowid='letter_id', tokenize=\"{tokenizer}\")",
            f"CREATE TRIGGER {table}_insert AFTER INSERT {on} {new} END",
            f"CREATE TRIGGER {table}_update AFTER UPDATE {on} {old} {new} END",
            f"CREATE TRIGGER {table}_delete AFTER DELETE {on} {old} END",
            f"INSERT INTO {table}({table}) VALUES ('rebuild')",
        ]
    return [*made, f"CREATE VIRTUAL TABLE {_GRAMS} USING fts5vocab(letters_indexed_folded, row)"]


class Migration(migrations.Migration):
    """The database's own indexes over what search looks through."""

    dependencies = [("letters", "0001_initial")]
    operations = [migrations.RunPython(up, down)]
