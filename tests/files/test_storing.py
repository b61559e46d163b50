"""A file is bytes that are kept once, under a name, by an office, with its right and its row."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from tests.files.hands import HOME, LETTER, SHELF, content, shelved, stored
from wian.files import queries
from wian.files.actions import copy_of, release, replace, store, unuse, use
from wian.files.errors import Refused
from wian.files.models import Blob, File, Use
from wian.ledger.models import Entry
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db
DIGEST = hashlib.sha256(LETTER).hexdigest()
RIGHT = {"verb": "letter.write"}


def test_bytes_stand_under_their_digest_in_two_folders_closed_to_others(
    clerk: Actor, shelf: Path
) -> None:
    stored(clerk)
    kept = shelf / DIGEST[:2] / DIGEST[2:4] / DIGEST
    assert content(shelf) == [kept]
    assert kept.read_bytes() == LETTER
    assert kept.stat().st_mode & 0o777 == 0o600
    assert {p.stat().st_mode & 0o777 for p in (shelf, *kept.parents[:2])} == {0o700}


def test_the_same_bytes_under_two_names_are_two_files_and_one_blob(
    clerk: Actor, officer: Actor, shelf: Path
) -> None:
    one, other = stored(clerk, name="ก.txt"), stored(officer, name="ข.txt")
    assert one != other
    assert Blob.objects.count() == 1
    assert len(content(shelf)) == 1


def test_storing_needs_the_right_that_the_room_asks_for(
    clerk: Actor, member: Actor, shelf: Path
) -> None:
    assert stored(clerk)
    with pytest.raises(Denied):
        stored(member, b"another")
    assert len(content(shelf)) == 1
    assert Entry.objects.latest("pk").verb == "do.denied"


def test_the_ledger_tells_of_a_file_without_its_name(clerk: Actor, home: int) -> None:
    file = stored(clerk, name="ลับของสมหญิง.txt")
    row = Entry.objects.get(verb="file.add")
    assert (row.kind, row.thing, row.account) == ("file", str(file), clerk.account)
    assert DIGEST in row.after
    assert "สมหญิง" not in row.after


def test_a_path_in_a_name_is_no_place(clerk: Actor, shelf: Path) -> None:
    file = stored(clerk, name="../../../../tmp/x.txt")
    assert File.objects.get(pk=file).name == "x.txt"
    assert all(p.is_relative_to(shelf) for p in content(shelf.parent))


def test_a_program_under_the_name_of_a_letter_is_not_kept(clerk: Actor, shelf: Path) -> None:
    with pytest.raises(Refused, match="B103"):
        stored(clerk, b"MZ\x90\x00" + bytes(100), "หนังสือ.pdf")
    assert content(shelf) == []
    assert not Blob.objects.exists()


def test_a_stored_file_has_no_address(clerk: Actor) -> None:
    stored(clerk)
    with pytest.raises(ValueError, match="no address"):
        storages["files"].url(f"{DIGEST[:2]}/{DIGEST[2:4]}/{DIGEST}")


def test_a_new_version_is_used_wherever_the_earlier_was_and_knows_it(
    clerk: Actor, home: int
) -> None:
    first = shelved(clerk)
    second = replace(clerk, **RIGHT, file=first, name="ใหม่.txt", data=LETTER + b"2")
    old, new = queries.of_thing(clerk, SHELF, home)
    assert (old.id, old.version, old.later) == (first, 1, second)
    assert (new.id, new.version, new.earlier) == (second, 2, first)
    assert Entry.objects.get(verb="file.replace").thing == str(second)


def test_a_version_that_was_replaced_is_not_replaced_again(clerk: Actor) -> None:
    first = shelved(clerk)
    replace(clerk, **RIGHT, file=first, name="b.txt", data=b"b")
    with pytest.raises(Refused, match="B112"):
        replace(clerk, **RIGHT, file=first, name="c.txt", data=b"c")


def test_a_generated_copy_stands_beside_its_original_and_is_not_replaced(clerk: Actor) -> None:
    original = shelved(clerk, private=True)
    copy = copy_of(clerk, **RIGHT, original=original, name="ตรารับ.txt", data=b"stamped")
    row = File.objects.get(pk=copy)
    assert (row.original_id, row.version, row.private) == (original, 1, True)
    assert queries.file(clerk, original).later is None
    use(clerk, file=copy, kind=SHELF, thing=by_key(HOME), label="สำเนา", office=by_key(HOME))
    with pytest.raises(Refused, match="B113"):
        replace(clerk, **RIGHT, file=copy, name="x.txt", data=b"x")


def test_a_file_out_of_use_is_gone_from_the_thing_with_its_earlier_versions(
    clerk: Actor, home: int
) -> None:
    first = shelved(clerk)
    second = replace(clerk, **RIGHT, file=first, name="b.txt", data=b"b")
    unuse(clerk, file=second, kind=SHELF, thing=home)
    assert queries.of_thing(clerk, SHELF, home) == []
    assert File.objects.count() == 2
    unuse(clerk, file=second, kind=SHELF, thing=home)
    assert Entry.objects.filter(verb="file.unuse").count() == 1


def test_using_a_file_again_gives_it_the_newer_label(clerk: Actor, home: int) -> None:
    file = shelved(clerk)
    use(clerk, file=file, kind=SHELF, thing=home, label="ใหม่", office=home)
    assert Use.objects.get().label == "ใหม่"


def test_a_release_is_set_and_taken_back_once_each(clerk: Actor) -> None:
    file = shelved(clerk)
    later = timezone.now() + timedelta(days=1)
    for at in (later, later, None):
        release(clerk, **RIGHT, file=file, at=at)
    assert queries.file(clerk, file).release_at is None
    assert Entry.objects.filter(verb="file.release").count() == 2


def test_changing_a_file_needs_the_right_where_it_is_kept(clerk: Actor, member: Actor) -> None:
    file = shelved(clerk)
    for change in (
        lambda who: release(who, **RIGHT, file=file, at=timezone.now()),
        lambda who: copy_of(who, **RIGHT, original=file, name="c.txt", data=b"c"),
        lambda who: replace(who, **RIGHT, file=file, name="b.txt", data=b"b"),
    ):
        with pytest.raises(Denied):
            change(member)
        change(clerk)


def test_what_is_not_there_cannot_be_changed(clerk: Actor) -> None:
    with pytest.raises(Refused, match="B105"):
        release(clerk, **RIGHT, file=0, at=None)
    with pytest.raises(Refused, match="B105"):
        use(clerk, file=0, kind=SHELF, thing=1, label="", office=by_key(HOME))


def test_bytes_that_went_missing_are_found_and_whole_again_when_sent_again(
    clerk: Actor, shelf: Path
) -> None:
    first, second = stored(clerk), stored(clerk, b"second")
    assert list(queries.check_store()) == []
    kept = shelf / DIGEST[:2] / DIGEST[2:4] / DIGEST
    kept.unlink()
    other = next(iter(content(shelf)))
    other.write_bytes(b"SECOND")
    found = {flaw.files: flaw.kind for flaw in queries.check_store()}
    assert found == {(first,): "missing", (second,): "altered"}
    stored(clerk)
    assert kept.read_bytes() == LETTER


def test_a_broken_write_leaves_nothing_behind(clerk: Actor, shelf: Path) -> None:
    class Torn:
        def chunks(self):
            yield b"half"
            raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        storages["files"].save("ab/cd/abcd", Torn())
    assert content(shelf) == []


def test_a_file_is_kept_for_no_office_but_those_of_the_right(clerk: Actor) -> None:
    with pytest.raises(Denied):
        store(clerk, verb="letter.write", office=by_key("d5702"), name="a.txt", data=LETTER)
    assert not File.objects.exists()
