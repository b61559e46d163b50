"""What is put into the watched folder comes to the desk once, whole, and from nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.letters.conftest import HOME
from tests.letters.desk_papers import page, simple
from tests.scanning.makers import LINES
from wian.letters.inlets.folder import look, look_into_folder
from wian.letters.models import Fetched, Letter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("directory")]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox" / HOME
    folder.mkdir(parents=True)
    return folder


def test_a_file_that_lies_still_becomes_a_letter_and_is_moved_away(
    inbox: Path, home: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "สแกน 1.pdf").write_bytes(page(LINES))
    monkeypatch.setenv("WIAN_INBOX_FOLDER", str(inbox.parent))
    look_into_folder()
    assert not Letter.objects.exists()
    look_into_folder()
    letter = Letter.objects.get()
    assert (letter.office_id, letter.source, letter.name) == (home, "folder", "สแกน 1.pdf")
    assert [path.name for path in (inbox / "taken").iterdir()] == ["สแกน 1.pdf"]
    look_into_folder()
    assert Letter.objects.count() == 1
    assert not Fetched.objects.exists()


def test_a_file_still_being_written_is_left_alone(inbox: Path) -> None:
    file = inbox / "scan.txt"
    for length in (100, 200, 300):
        file.write_text(simple(1)[:length])
        assert look(inbox.parent) == 0
    assert look(inbox.parent) == 1


def test_what_is_refused_lies_beside_its_reason(inbox: Path) -> None:
    (inbox / "a.exe").write_bytes(b"MZ\x90\0" + b"\0" * 300)
    (inbox / "b.txt").write_text(simple(2))
    look(inbox.parent)
    assert look(inbox.parent) == 2
    assert sorted(path.name for path in (inbox / "refused").iterdir()) == ["a.exe", "a.exe.txt"]
    assert (inbox / "refused" / "a.exe.txt").read_text().startswith("B103\n")
    assert Letter.objects.get().name == "b.txt"


def test_a_folder_of_no_office_refuses_what_lies_in_it(inbox: Path) -> None:
    folder = inbox.parent / "nobody"
    folder.mkdir()
    (folder / "a.txt").write_text(simple(3))
    look(inbox.parent)
    look(inbox.parent)
    assert (folder / "refused" / "a.txt.txt").read_text().startswith("L122\n")
    assert not Letter.objects.exists()


def test_links_are_never_followed(inbox: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(simple(4))
    (inbox / "link.txt").symlink_to(secret)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.txt").write_text(simple(5))
    (inbox.parent / "d5702").symlink_to(elsewhere)
    (inbox / "plain.txt").write_text(simple(6))
    look(inbox.parent)
    assert look(inbox.parent) == 1
    assert Letter.objects.get().name == "plain.txt"
    assert secret.exists()
    assert (elsewhere / "x.txt").exists()


def test_a_link_in_place_of_the_folder_of_taken_files_stops_no_other_office(
    inbox: Path, tmp_path: Path
) -> None:
    (inbox / "taken").symlink_to(tmp_path)
    (inbox / "a.txt").write_text(simple(7))
    other = inbox.parent / "d5702"
    other.mkdir()
    (other / "b.txt").write_text(simple(8))
    for _ in range(4):
        look(inbox.parent)
    assert (inbox / "a.txt").exists()
    assert (other / "taken" / "b.txt").exists()
    assert sorted(Letter.objects.values_list("name", flat=True)) == ["a.txt", "b.txt"]


def test_hidden_and_unfinished_files_and_pipes_are_passed_over(inbox: Path) -> None:
    for name in (".hidden", "~$lock.txt", "a.pdf.part", "b.tmp"):
        (inbox / name).write_text(simple(9))
    os.mkfifo(inbox / "pipe.txt")
    look(inbox.parent)
    assert look(inbox.parent) == 0
    assert not Letter.objects.exists()


def test_a_file_put_back_is_taken_again_and_overwrites_nothing(inbox: Path) -> None:
    (inbox / "a.txt").write_text(simple(1))
    look(inbox.parent)
    look(inbox.parent)
    os.rename(inbox / "taken" / "a.txt", inbox / "a.txt")
    (inbox / "taken" / "a.txt").write_text("earlier")
    look(inbox.parent)
    look(inbox.parent)
    assert Letter.objects.count() == 2
    assert (inbox / "taken" / "a.txt").read_text() == "earlier"
    assert (inbox / "taken" / "a (2).txt").exists()


def test_a_crash_before_the_move_makes_no_second_letter(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    (inbox / "a.txt").write_text(simple(1))
    look(inbox.parent)
    with monkeypatch.context() as patch:
        patch.setattr("wian.letters.inlets.folder._move", crash)
        with pytest.raises(KeyboardInterrupt):
            look(inbox.parent)
    assert Letter.objects.count() == 1
    look(inbox.parent)
    assert Letter.objects.count() == 1
    assert (inbox / "taken" / "a.txt").exists()
