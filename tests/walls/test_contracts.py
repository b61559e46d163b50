"""The rooms keep the order of ARCHITECTURE.md, and each says what it is for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

from tests.support import ROOT
from tests.walls.models_private import ModelsPrivate, room_of_models

ROOMS = sorted(p.parent for p in (ROOT / "src/wian").glob("*/__init__.py"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]


def test_import_linter_finds_every_contract_kept() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in done.stdout


@pytest.mark.parametrize("room", ROOMS, ids=lambda p: p.name)
def test_a_room_says_what_it_is_for_and_what_it_must_never_know(room: Path) -> None:
    readme = (room / "README.md").read_text(encoding="utf-8")
    assert readme.startswith(f"# {room.name}\n")
    assert "must never know" in readme.lower()


@pytest.mark.parametrize("room", ROOMS, ids=lambda p: p.name)
def test_a_room_that_exists_is_required_by_the_layers(room: Path) -> None:
    layers = " | ".join(CONTRACTS[0]["layers"]).split(" | ")
    assert room.name in layers, f"place {room.name} in the layers, without parentheses"


def test_pure_rooms_are_named_in_the_contract_that_keeps_them_pure() -> None:
    sources = next(c["source_modules"] for c in CONTRACTS if "Pure rooms" in c["name"])
    pure = {"thai", "scanning", "reading", "typeset"} & {room.name for room in ROOMS}
    assert {f"wian.{name}" for name in pure} <= set(sources)


def test_django_is_never_loaded_by_a_pure_room() -> None:
    pure = [f"wian.{r.name}" for r in ROOMS if r.name in {"thai", "scanning", "reading", "typeset"}]
    code = f"import sys, {', '.join(pure)}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_models_import_across_rooms_breaks_the_contract() -> None:
    graph = grimp.ImportGraph()
    for importer in ("wian.letters.queries", "wian.duties.actions"):
        graph.add_import(importer=importer, imported="wian.letters.models.tables")
    contract = ModelsPrivate("models", {}, {})
    crossings = contract.check(graph, verbose=False).metadata["crossings"]
    assert crossings == [("wian.duties.actions", "wian.letters.models.tables")]


@pytest.mark.parametrize(
    ("module", "room"),
    [
        ("wian.letters.models", "wian.letters"),
        ("wian.letters.models.receipts", "wian.letters"),
        ("wian.letters.queries", None),
        ("django.db.models", None),
    ],
)
def test_only_a_room_s_own_tables_are_private(module: str, room: str | None) -> None:
    assert room_of_models(module) == room


def test_no_room_is_left_without_a_test_folder() -> None:
    missing = [
        room.name
        for room in ROOMS
        if any(p.name != "__init__.py" for p in room.rglob("*.py"))
        and not list((ROOT / "tests" / room.name).glob("test_*.py"))
    ]
    assert not missing


def test_only_down_is_drawn_the_same_in_architecture_and_contract() -> None:
    drawn = re.findall(r"`([a-z |]+(?:→[a-z |]+)+)`", (ROOT / "ARCHITECTURE.md").read_text())
    layers = [layer.replace("(", "").replace(")", "") for layer in CONTRACTS[0]["layers"]]
    assert " → ".join(layers) in drawn
