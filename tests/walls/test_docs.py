"""The documents stay true: rooms, commands and words in them are those that exist."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from tests.support import ROOT
from wian.bench.command import MEASURES
from wian.cli import WORDS, wian

ROOMS = sorted(p.parent.name for p in (ROOT / "src/wian").glob("*/__init__.py"))
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("room", ROOMS)
def test_architecture_names_the_room(room: str) -> None:
    assert re.search(rf"^\| `{room}` \|", (ROOT / "ARCHITECTURE.md").read_text(), re.M)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_a_command_in_a_document_exists(page) -> None:
    text = page.read_text(encoding="utf-8")
    typed = "\n".join(re.findall(r"`[^`\n]+`|^(?: {4}|\t).+$|^```[\s\S]+?^```", text, re.M))
    assert set(re.findall(r"(?:^|[`\s])make ([a-z]+)", typed)) <= TARGETS
    assert set(re.findall(r"(?:^|[`\s/])wian ([a-z]+)", typed)) <= set(WORDS)


@pytest.mark.parametrize("word", sorted(WORDS))
def test_a_word_of_the_command_is_documented(word: str) -> None:
    assert f"`wian {word}" in COMMANDS


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_a_measure_is_documented(measure: str) -> None:
    assert f"| `{measure}` |" in COMMANDS


def test_every_environment_variable_in_the_source_is_documented() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    named = set(re.findall(r"""["'`](WIAN_[A-Z_]+|DATABASE_URL|STORAGE_URL)[="'`]""", source))
    assert not {n for n in named - {"WIAN_UPLOAD_MAX_BYTES"} if f"`{n}`" not in COMMANDS}


def test_the_glossary_gives_each_concept_one_english_word() -> None:
    text = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z][a-z -]*) \| ([^|]+) \|", text, re.M)
    rows = [(word, thai) for word, thai in rows if word != "word"]
    english = [word for word, _ in rows]
    assert len(rows) >= 30
    assert english == sorted(set(english)), "in order, each word once"
    assert all(re.search("[ก-๙]", thai) for _, thai in rows)


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(p.name[:4]) for p in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_change_is_told_in_one_line() -> None:
    fragments = [p for p in (ROOT / "docs/changes").glob("*.md") if p.name != "README.md"]
    assert fragments
    for fragment in fragments:
        lines = fragment.read_text(encoding="utf-8").strip().splitlines()
        assert len(lines) == 1, f"{fragment.name}: one line"
        assert re.match(r"\d{4}-[a-z0-9-]+\.(added|changed|fixed|removed)\.md$", fragment.name)


def test_the_example_in_the_readme_is_what_the_command_prints() -> None:
    shown = README.split("## In and out")[1].split("## Read on")[0]
    lines = [" ".join(line.split()) for line in re.findall(r"^    (?!\.venv).+$", shown, re.M)]
    printed = " ".join(printed_by("read", "examples/letters/002.txt").split())
    asked = json.loads(printed_by("read", "examples/letters/002.txt", "--format", "json"))
    table = [line for line in lines if not re.search(r"…|\"", line)]
    assert len(table) > 8
    assert [line for line in table if line not in printed] == []
    data = json.loads(" ".join(line for line in lines if '"' in line))
    assert data in asked["documents"][0]["duties"]


def printed_by(*words: str) -> str:
    paths = (str(ROOT / word) if word.startswith("examples") else word for word in words)
    return CliRunner().invoke(wian, list(paths), catch_exceptions=False).stdout
