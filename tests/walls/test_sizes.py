"""Functions stay within 40 lines and files within 400, in src and in tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

FUNCTION, FILE = 40, 400
# path or path:function → why it may be longer. Empty is best.
EXCEPTIONS: dict[str, str] = {}
SOURCES = sorted(
    path.relative_to(ROOT)
    for folder in ("src", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)


def functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """(name, lines) of every function; its docstring does not count, so that nobody saves on it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno
            lines = node.end_lineno - node.lineno + 1
            if ast.get_docstring(node, clean=False) is not None:
                doc = node.body[0]
                assert doc.end_lineno
                lines -= doc.end_lineno - doc.lineno + 1
            yield node.name, lines


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_a_file_and_its_functions_fit_on_a_screen(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    if str(path) not in EXCEPTIONS:
        assert text.count("\n") <= FILE, f"{path}: split it by what happens"
    long = [
        f"{path}:{name} has {lines} lines"
        for name, lines in functions(ast.parse(text))
        if lines > FUNCTION and f"{path}:{name}" not in EXCEPTIONS
    ]
    assert not long


def test_every_exception_still_exists() -> None:
    for entry in EXCEPTIONS:
        path, _, name = entry.partition(":")
        assert (ROOT / path).is_file(), entry
        if name:
            found = dict(functions(ast.parse((ROOT / path).read_text(encoding="utf-8"))))
            assert found.get(name, 0) > FUNCTION, f"{entry} is short now: drop the exception"
