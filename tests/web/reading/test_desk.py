"""Every paper has an outcome: a letter, or a sentence that says why not."""

from __future__ import annotations

import logging

import pytest

from wian.scanning import Pool
from wian.web.reading import desk
from wian.web.reading.desk import LONGEST_TEXT, Paper, read_papers


def sleep(paper: Paper) -> None:
    import time

    time.sleep(30)


def break_down(paper: Paper) -> None:
    raise KeyError(paper.text)


def die(paper: Paper) -> None:
    import os

    os._exit(3)


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch):
    with Pool(workers=1) as children:
        monkeypatch.setattr(desk, "shared_pool", lambda: children)
        yield children


def test_texts_and_files_are_read_in_order() -> None:
    found = read_papers([Paper("", "เรื่อง ก"), Paper("a.txt", data="เรื่อง ข\r\nค".encode())])
    assert [o.paper.text for o in found] == ["เรื่อง ก", "เรื่อง ข\nค"]
    assert all(o.letter and o.letter.raw == o.paper.text for o in found)


def test_one_bad_file_does_not_stop_the_others() -> None:
    bad, good = read_papers([Paper("a.pdf", data=b"%PDF-1.7 broken"), Paper("", "เรื่อง ก")])
    assert bad.letter is None
    assert bad.error is not None
    assert bad.error.code.startswith("S1")
    assert good.letter is not None


def test_a_text_past_a_million_characters_is_refused_with_the_number() -> None:
    (found,) = read_papers([Paper("", "ก" * (LONGEST_TEXT + 1))])
    assert found.error is not None
    assert found.error.code == "S116"
    assert "1,000,001" in found.error.th


@pytest.mark.parametrize(("function", "code"), [(sleep, "S113"), (die, "S114")])
def test_a_child_that_hangs_or_dies_becomes_a_sentence(
    function: object, code: str, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "open_and_read", function)
    monkeypatch.setattr(desk, "PATIENCE_SECONDS", 4.0 if code == "S113" else 60.0)
    (found,) = read_papers([Paper("", "ก")])
    assert found.error is not None
    assert found.error.code == code


def test_a_bug_of_the_reader_is_told_without_the_text(
    pool: Pool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(desk, "open_and_read", break_down)
    with caplog.at_level(logging.DEBUG):
        (found,) = read_papers([Paper("", "ความลับของจดหมาย")])
    assert found.error is not None
    assert found.error.code == "W103"
    assert "KeyError" in caplog.text
    assert "ความลับ" not in caplog.text
