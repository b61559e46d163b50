"""What a crash left in the store goes a day later; what somebody names never does."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from django.db import transaction

from tests.files.hands import LETTER, content, shelved
from tests.scanning.makers import drawn, saved
from wian.files import contents, queries, tasks
from wian.files.actions import picture
from wian.files.models import Blob, Preview
from wian.offices.acting import Actor

pytestmark = pytest.mark.django_db
DAY = 24 * 3600


def aged(paths: list[Path], seconds: float = DAY + 60) -> None:
    for path in paths:
        os.utime(path, (0, time.time() - seconds))


def crashed(clerk: Actor) -> None:
    """Bytes are stored, and the transaction of their file is lost."""
    with transaction.atomic():
        shelved(clerk)
        transaction.set_rollback(True)


def test_a_crash_before_the_commit_leaves_bytes_that_are_swept_after_a_day(
    clerk: Actor, shelf: Path
) -> None:
    crashed(clerk)
    assert not Blob.objects.exists()
    assert len(content(shelf)) == 1
    aged(content(shelf), DAY - 3600)
    assert tasks.sweep.func() == 0
    aged(content(shelf))
    assert tasks.sweep.func() == 1
    assert content(shelf) == []
    assert not Blob.objects.exists(), "the sweeper's claim is gone"


def test_what_is_stored_and_drawn_stays_however_old(clerk: Actor, shelf: Path) -> None:
    file = shelved(clerk, saved(drawn()), "a.png")
    picture(clerk, file=file, page=1)
    aged(content(shelf))
    assert tasks.sweep.func() == 0
    assert len(content(shelf)) == 2
    assert list(queries.check_store()) == []


def test_pictures_that_no_row_names_and_drafts_are_swept(clerk: Actor, shelf: Path) -> None:
    file = shelved(clerk, saved(drawn()), "a.png")
    picture(clerk, file=file, page=1)
    Preview.objects.all().delete()
    draft = shelf / "ab" / "cd" / ".abcd.0123"
    draft.parent.mkdir(parents=True)
    draft.write_bytes(b"half")
    aged(content(shelf))
    assert tasks.sweep.func() == 2
    assert len(content(shelf)) == 1


def test_bytes_sent_again_after_a_crash_are_kept(clerk: Actor, shelf: Path) -> None:
    crashed(clerk)
    aged(content(shelf))
    shelved(clerk)
    assert tasks.sweep.func() == 0
    assert contents.read(Blob.objects.get().stored) == LETTER


def test_a_store_that_was_never_written_to_is_swept_in_peace(db: None, shelf: Path) -> None:
    assert tasks.sweep.func() == 0
    assert not shelf.exists()
