"""The doctor tells what is there, what is off, and what turns it on."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

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
