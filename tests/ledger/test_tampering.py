"""Whatever is written and sealed is whole, and one byte of it changed is found."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from tests.ledger.support import tampered, undone
from wian.ledger.actions import record
from wian.ledger.rules import ORIGINS
from wian.ledger.sealing import seal
from wian.ledger.verbs import VERBS
from wian.ledger.verifying import verify

pytestmark = pytest.mark.django_db
each_example_alone = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

IDS = st.none() | st.integers(1, 10**12)
THINGS = st.tuples(st.sampled_from(["office", "post"]), st.integers(1, 30))
VALUES = st.none() | st.dictionaries(
    st.text("abกข", min_size=1, max_size=3), st.integers() | st.text('กขab "\\\n\x00', max_size=9)
)
ROWS = st.fixed_dictionaries(
    {
        "verb": st.sampled_from([name for name, verb in VERBS.items() if not verb.personal]),
        "origin": st.sampled_from(ORIGINS),
        "account": IDS,
        "post": IDS,
        "office": IDS,
        "thing": st.none() | THINGS,
        "touched": st.lists(THINGS, max_size=3),
        "before": VALUES,
        "after": VALUES,
        "count": st.integers(0, 9_000),
        "denied_because": st.none() | st.sampled_from(["not_yours", "too_late"]),
        "address": st.sampled_from(["", "203.0.113.9", "2001:db8::1"]),
    }
)
COLUMNS = [
    *(("ledger_entry", name, "TEXT") for name in ("at", "verb", "kind", "thing", "why", "address")),
    *(("ledger_entry", name, "TEXT") for name in ("before", "after", "origin")),
    *(("ledger_entry", name, "INTEGER") for name in ("id", "account", "post", "office", "count")),
    *(("ledger_touched", name, "TEXT") for name in ("kind", "thing")),
    ("ledger_touched", "entry_id", "INTEGER"),
    ("ledger_seal", "digest", "TEXT"),
    ("ledger_seal", "entry_id", "INTEGER"),
    ("ledger_seal", "seq", "INTEGER"),
]


@each_example_alone
@given(st.lists(ROWS | st.integers(1, 4), max_size=12))
def test_any_sequence_of_writing_and_sealing_is_whole(steps: list) -> None:
    with undone():
        sealed = 0
        for step in steps:
            if isinstance(step, int):
                sealed += seal(limit=step)
            else:
                record(**step)
        verdict = verify()
        written = sum(not isinstance(step, int) for step in steps)
        assert verdict.whole
        assert (verdict.sealed, verdict.tail.count) == (sealed, written - sealed)


@each_example_alone
@given(st.lists(ROWS, min_size=1, max_size=4), st.sampled_from(COLUMNS), st.data())
@pytest.mark.sqlite
def test_one_byte_changed_in_any_sealed_column_is_found(
    rows: list, column: tuple[str, str, str], data: st.DataObject
) -> None:
    with undone():
        for row in rows:
            record(**row)
        seal()
        with tampered("PRAGMA ignore_check_constraints = ON"), connection.cursor() as cursor:
            try:
                change_a_byte(cursor, *column, data)
            except IntegrityError:
                reject()  # two rows cannot have one key
            finally:
                cursor.execute("PRAGMA ignore_check_constraints = OFF")
            assert verify().broken is not None


def change_a_byte(cursor, table: str, name: str, kind: str, data: st.DataObject) -> None:
    """One byte of one value is another one, whatever it means then."""
    cursor.execute(f"SELECT rowid, CAST({name} AS BLOB) FROM {table} WHERE length({name}) > 0")
    found = cursor.fetchall()
    assume(found)
    row, old = data.draw(st.sampled_from(found))
    place = data.draw(st.integers(0, len(old) - 1))
    allowed = st.integers(0, 255) if kind == "TEXT" else st.sampled_from(b"0123456789")
    byte = data.draw(allowed.filter(lambda byte: byte != old[place]))
    new = old[:place] + bytes([byte]) + old[place + 1 :]
    cursor.execute(
        f"UPDATE {table} SET {name} = CAST(CAST(%s AS TEXT) AS {kind}) WHERE rowid = %s", [new, row]
    )
