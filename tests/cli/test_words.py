"""The `wian` command starts fast, names its words, and never shows a traceback."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from tests.support import environment
from wian import cli


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from wian.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)


def test_help_names_every_word() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(f"  {word}" in done.stdout for word in cli.WORDS)


def test_an_unknown_word_is_wrong_usage() -> None:
    done = run("fly")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("word", ["read", "doctor", "bench"])
def test_a_word_that_needs_no_tables_does_not_load_django(word: str) -> None:
    code = (
        "import sys; from wian.cli import wian; "
        f"wian.get_command(None, {word!r}); sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_what_goes_wrong_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @click.command()
    def broken() -> None:
        raise ZeroDivisionError("why")

    monkeypatch.setattr(cli.Words, "get_command", lambda self, ctx, name: broken)
    with pytest.raises(SystemExit) as ended:
        cli.main(["doctor"])
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert "ZeroDivisionError: why" in told
    assert "Traceback" not in told
    with environment(WIAN_DEBUG="1"), pytest.raises(ZeroDivisionError):
        cli.main(["doctor"])


def test_every_word_explains_itself_in_thai_and_english() -> None:
    for word in cli.WORDS:
        told = CliRunner().invoke(cli.wian, [word, "--help"])
        assert told.exit_code == 0
        assert any("ก" <= c <= "๛" for c in told.output), word
        assert any("a" <= c <= "z" for c in told.output), word
