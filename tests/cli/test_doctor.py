"""The doctor tells what is there, what is off, and what turns it on."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.typeset.test_letter_layout import SVG
from wian.cli import tools
from wian.cli.doctor import doctor
from wian.cli.tools import CORE, Tool, all_tools
from wian.scanning import ocr


def test_every_tool_says_what_is_off_without_it_and_what_turns_it_on() -> None:
    for tool in all_tools():
        assert tool.name
        assert tool.turn_on
        assert any("ก" <= c <= "๛" for c in tool.without), tool.name
        assert any("a" <= c <= "z" for c in tool.without), tool.name


def test_the_core_is_whole_where_the_tests_run() -> None:
    assert [tool.name for tool in all_tools() if tool.core and tool.found is None] == []


def test_every_core_package_is_one_that_wian_depends_on() -> None:
    from importlib.metadata import requires

    depends = " ".join(requires("wian") or [])
    assert all(distribution in depends for distribution in CORE)


@pytest.mark.parametrize(("core", "code"), [(True, 1), (False, 0)])
def test_only_a_broken_core_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, core: bool, code: int
) -> None:
    absent = Tool("x", None, "ปิด · off", "apt install x", core=core)
    monkeypatch.setattr("wian.cli.doctor.all_tools", lambda: [absent, replace(absent, found="1")])
    told = CliRunner().invoke(doctor, [])
    assert told.exit_code == code
    assert "apt install x" in told.output
    assert told.output.startswith("เวียน")


def test_a_missing_package_is_an_absent_tool_not_a_traceback() -> None:
    assert tools._loaded("no-such-package", "no_such_module") is None
    assert tools._yes("wian.no_such_room", "ask") is False


def test_json_holds_the_same_rows() -> None:
    told = CliRunner().invoke(doctor, ["--json"])
    assert {row["name"] for row in json.loads(told.output)} == {tool.name for tool in all_tools()}


def test_a_scan_that_lacks_its_reader_says_what_the_doctor_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tools, "_loaded", lambda distribution, module: None)
    said = re.search(r"pip install [^)]+", ocr._WHEEL)
    assert said
    assert said[0] in tools._thai_ocr().turn_on


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "absent.png"),
        (b"", "the file is empty"),
        (b"GIF89a", "no PNG or SVG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='100000' height='1'/>", "no PNG or SVG"),
    ],
)
def test_a_garuda_that_cannot_be_read_is_named_with_the_way_to_mend_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes | None, said: str
) -> None:
    path = tmp_path / "absent.png"
    if data is not None:
        path.write_bytes(data)
    monkeypatch.setenv("WIAN_EMBLEM", str(path))
    told = CliRunner().invoke(doctor, [])
    assert told.exception is None or isinstance(told.exception, SystemExit)
    assert "letters cannot be set" in told.output
    assert str(path) in told.output
    assert said in told.output
    assert "turn on: WIAN_EMBLEM=" in told.output


def test_a_garuda_that_is_there_is_shown_and_none_leaves_its_room(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "garuda.svg"
    path.write_bytes(SVG)
    monkeypatch.setenv("WIAN_EMBLEM", str(path))
    assert f"{path} (SVG)" in CliRunner().invoke(doctor, []).output
    monkeypatch.delenv("WIAN_EMBLEM")
    assert "leave its room empty" in CliRunner().invoke(doctor, []).output
