"""What search looks through is written with the letter, goes with it, and can be put right."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection

from tests.ledger.support import undone
from tests.letters.searching import found, kept
from wian.letters.actions.indexing import index, index_many, rebuild
from wian.letters.models import Indexed, Letter, Text
from wian.letters.reindexing import rebuild_search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("both")]


def test_a_change_that_is_rolled_back_leaves_no_trace(home: int) -> None:
    id_ = kept(home, "ตรวจราชการ")
    with undone():
        Text.objects.filter(pk=id_).update(raw="ยกเลิก", repaired="ยกเลิก")
        index(id_)
        kept(home, "ยกเลิก")
        assert len(found("ยกเลิก")) == 2
    assert found("ยกเลิก") == []
    assert found("ตรวจราชการ") == [id_]


def test_what_a_letter_no_longer_says_no_longer_finds_it(home: int) -> None:
    id_ = kept(home, "ตรวจราชการ")
    Text.objects.filter(pk=id_).update(raw="ประชุมใหญ่", repaired="ประชุมใหญ่")
    index(id_)
    assert found("ตรวจราชการ") == found("จราช") == found("รา") == []
    assert found("ประชุมใหญ่") == [id_]


def test_what_search_has_of_a_letter_goes_with_it(home: int) -> None:
    id_ = kept(home, "ตรวจราชการ")
    Letter.objects.get(pk=id_).delete()
    assert not Indexed.objects.filter(pk=id_).exists()
    assert found("ตรวจราชการ") == found("รา") == []
    assert kept(home, "ประชุม") in found("ประชุม")


def test_many_letters_take_no_more_statements_than_one(
    home: int, django_assert_max_num_queries: Any
) -> None:
    ids = [kept(home, f"ฉบับที่ {n}") for n in range(30)]
    with django_assert_max_num_queries(7):
        index_many(ids)


def test_a_letter_without_text_is_found_by_its_columns(home: int) -> None:
    row = Letter.objects.create(
        office_id=home, way="out", state="draft", source="written", subject="ขอเชิญประชุม"
    )
    index(row.pk)
    assert found("เชิญประชุม") == [row.pk]


def test_a_very_long_word_and_a_very_long_text_are_taken(home: int) -> None:
    id_ = kept(home, "ก" * 5_000 + "x" * 5_000 + " จบ " + "ที่อำเภอพาน " * 3_000)
    assert found("อำเภอพาน") == found("กกก") == found("x" * 200) == [id_]


def test_rebuilding_finds_and_mends_what_differs(home: int) -> None:
    right, lost, wrong = (kept(home, f"ตรวจราชการ {n}") for n in range(3))
    Indexed.objects.filter(pk=lost).delete()
    Indexed.objects.filter(pk=wrong).update(folded="อื่น\n", words=" อื่น ")
    assert found("ตรวจราชการ") == [right]
    first = rebuild(most=2)
    assert (first.letters, first.mended, first.last) == (2, 1, lost)
    assert rebuild(after=lost).mended == 1
    assert found("ตรวจราชการ") == [wrong, lost, right]
    assert found("อื่น") == []
    assert rebuild_search.func() == 0


def test_the_job_goes_through_all_letters(home: int) -> None:
    rows = [Letter(office_id=home, way="in", state="desk", source="api") for _ in range(450)]
    Letter.objects.bulk_create(rows)
    assert rebuild_search.func() == 450
    assert Indexed.objects.count() == 450


def test_the_indexes_stand_after_all_migrations(both: str, home: int) -> None:
    if both == "sqlite":
        names = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    else:
        names = "SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%%gin%%' AND tablename = %s"
    with connection.cursor() as cursor:
        cursor.execute(names, ["letters_indexed"])
        assert cursor.fetchone()[0] == (6 if both == "sqlite" else 2)


@pytest.mark.django_db(transaction=True)
def test_search_stands_again_over_old_letters_after_its_migration_was_taken_back(
    both: str, home: int
) -> None:
    id_ = kept(home, "ตรวจราชการ")
    try:
        call_command("migrate", "letters", "0001", verbosity=0)
        with pytest.raises(DatabaseError):
            found("ตรวจราชการ")
    finally:
        call_command("migrate", "letters", verbosity=0)
    assert found("ตรวจราชการ") == found("รา") == [id_]
