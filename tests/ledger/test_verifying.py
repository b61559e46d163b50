"""`verify` says that the chain is whole, or names the first row that is not what it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from tests.ledger.support import default_is, tampered
from wian.ledger import chain
from wian.ledger.actions import record
from wian.ledger.chain import GENESIS
from wian.ledger.models import Entry, Seal, Touched
from wian.ledger.sealing import seal
from wian.ledger.verifying import Broken, verify

Opened = Callable[[int], list[int]]


@pytest.fixture
def ids(house: None, opened: Opened) -> list[int]:
    """Six sealed entries; the fourth touched two other offices."""
    ids = opened(3)
    more = [("office", 11), ("office", 12)]
    ids.append(record(verb="office.split", origin="web", thing=("office", 1), touched=more))
    ids += opened(2)
    seal()
    return ids


def without_links() -> str:
    """Foreign keys are no hindrance to who owns the database."""
    if connection.vendor == "postgresql":
        return "SET LOCAL session_replication_role = replica"
    return "PRAGMA defer_foreign_keys = ON"


def test_an_empty_ledger_is_whole(house: None) -> None:
    verdict = verify()
    assert (verdict.whole, verdict.sealed, verdict.head) == (True, 0, GENESIS)


def test_what_was_sealed_holds_up_to_its_last_digest(ids: list[int]) -> None:
    verdict = verify()
    assert (verdict.whole, verdict.sealed, verdict.guarded) == (True, 6, True)
    assert verdict.head == Seal.objects.get(seq=6).digest


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger_entry SET after = '{}' WHERE id = %s",
        "UPDATE ledger_entry SET account = 1 WHERE id = %s",
        "UPDATE ledger_entry SET at = '2020-01-01 00:00:00.000001' WHERE id = %s",
        "UPDATE ledger_touched SET thing = '13' WHERE thing = '12' AND entry_id = %s",
        "DELETE FROM ledger_touched WHERE thing = '12' AND entry_id = %s",
        "INSERT INTO ledger_touched (kind, thing, entry_id) SELECT 'office', '13', id"
        " FROM ledger_entry WHERE id = %s",
    ],
)
def test_a_changed_row_is_named(ids: list[int], change: str) -> None:
    with tampered((change, [ids[3]])):
        verdict = verify()
        assert verdict.broken == Broken(4, ids[3], "changed")
        assert (verdict.whole, verdict.sealed, verdict.guarded) == (False, 3, False)


def test_the_first_of_several_changed_rows_is_named(ids: list[int]) -> None:
    with tampered(("UPDATE ledger_entry SET count = 9 WHERE id IN (%s, %s)", [ids[4], ids[1]])):
        assert verify().broken == Broken(2, ids[1], "changed")


def test_a_deleted_row_is_named(ids: list[int]) -> None:
    with tampered(without_links(), ("DELETE FROM ledger_entry WHERE id = %s", [ids[2]])):
        assert verify().broken == Broken(3, ids[2], "missing")


def test_a_row_numbered_before_the_first_does_not_hide(ids: list[int]) -> None:
    hidden = "UPDATE ledger_seal SET seq = 0 WHERE seq = 6"
    free = "ALTER TABLE ledger_seal DROP CONSTRAINT ledger_seal_seq"
    if connection.vendor == "sqlite":
        free = "PRAGMA ignore_check_constraints = ON"
    with tampered(free, hidden):
        assert verify().broken == Broken(1, None, "unlinked")


def test_a_deleted_seal_leaves_its_place_named(ids: list[int]) -> None:
    with tampered("DELETE FROM ledger_seal WHERE seq = 3"):
        verdict = verify()
        assert verdict.broken == Broken(3, None, "unlinked")
        assert verdict.tail.first == ids[2]


def test_an_altered_seal_is_named(ids: list[int]) -> None:
    with tampered(f"UPDATE ledger_seal SET digest = '{'a' * 64}' WHERE seq = 3"):
        assert verify().broken == Broken(3, ids[2], "unlinked")


def test_two_entries_that_changed_places_are_named(ids: list[int]) -> None:
    swap = "UPDATE ledger_seal SET entry_id = %s WHERE seq = %s"
    moves = [(swap, [-1, 2]), (swap, [ids[1], 5]), (swap, [ids[4], 2])]
    with tampered(without_links(), *moves):
        assert verify().broken == Broken(2, ids[4], "reordered")


def test_two_seals_that_changed_places_are_named(ids: list[int]) -> None:
    swap = "UPDATE ledger_seal SET seq = %s WHERE seq = %s"
    with tampered((swap, [99, 2]), (swap, [2, 3]), (swap, [3, 99])):
        assert verify().broken == Broken(2, ids[2], "reordered")


def test_the_unsealed_tail_is_counted_and_aged(ids: list[int], opened: Opened) -> None:
    late = opened(2)
    tail = verify().tail
    assert (tail.count, tail.first) == (2, late[0])
    assert tail.oldest is not None
    assert 0 <= tail.oldest < 60


def test_a_cut_end_shows_only_beside_a_digest_kept_elsewhere(ids: list[int]) -> None:
    head = verify().head
    cut = ("DELETE FROM ledger_seal WHERE seq = 6", "DELETE FROM ledger_entry WHERE id = %s")
    with tampered(cut[0], (cut[1], [ids[5]])):
        assert verify().whole
        verdict = verify(head=head)
        assert (verdict.broken, verdict.head_found, verdict.whole) == (None, False, False)


def test_a_digest_kept_before_more_was_sealed_still_stands(ids: list[int], opened: Opened) -> None:
    kept = verify().head
    opened(3)
    seal()
    assert verify(head=kept).head_found
    assert verify(head=kept).whole
    assert verify(head=GENESIS).head_found


def test_a_long_chain_is_read_in_chunks(
    house: None, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "CHUNK", 4)
    opened(11)
    assert seal() == 11
    assert verify().sealed == 11


@pytest.mark.django_db
def test_a_row_written_on_a_whole_second_holds(opened: Opened) -> None:
    (entry,) = opened(1)
    with tampered(("UPDATE ledger_entry SET at = '2025-01-01 00:00:00' WHERE id = %s", [entry])):
        seal()
        assert verify().whole


def test_a_chain_survives_the_move_from_one_database_to_another(
    on_postgresql: None, tmp_path: Path, opened: Opened
) -> None:
    opened(3)
    record(
        verb="office.split",
        origin="web",
        thing=("office", 1),
        touched=[("office", "b"), ("office", "C")],
    )
    seal()
    rows = [list(model.objects.all()) for model in (Entry, Touched, Seal)]
    head = verify().head
    with default_is(f"sqlite:///{tmp_path}/moved.sqlite3", tmp_path):
        call_command("migrate", "ledger", verbosity=0)
        for model, found in zip((Entry, Touched, Seal), rows, strict=True):
            model.objects.bulk_create(found)
        verdict = verify(head=head)
    assert (verdict.whole, verdict.sealed, verdict.head) == (True, 4, head)


def test_a_time_that_nobody_can_read_does_not_keep_the_verdict_back(ids: list[int]) -> None:
    same = "verb, kind, thing, before, after, count, why, origin, address"
    time = "-infinity" if connection.vendor == "postgresql" else "0"
    entry = f"INSERT INTO ledger_entry (at, {same}) SELECT '{time}', {same} FROM ledger_entry"
    with tampered((f"{entry} WHERE id = %s", [ids[0]])):
        told = verify()
    assert told.whole
    assert told.tail.oldest is None
