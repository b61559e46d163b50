"""`wian audience`: the sum and the list, or the number, or a question and no number."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wian.cli.audience import audience

LESS_ONE = "นายอำเภอ ทุกอำเภอ (ยกเว้นอำเภอแม่ฟ้าหลวง)"
MISSPELT = "ที่ทำการองค์การบริหารส่วนจังหวัดอุดรดิตถ์"

pytestmark = pytest.mark.django_db


def wian_audience(*arguments: str) -> Result:
    return CliRunner().invoke(audience, arguments, catch_exceptions=False)


@pytest.mark.parametrize("issuer", ["จังหวัดเชียงราย", "p57", "จว.เชียงราย"])
def test_seventeen_of_eighteen_districts_whatever_the_issuer_is_called_by(issuer: str) -> None:
    done = wian_audience(LESS_ONE, "--issuer", issuer, "--count")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "17\n", "")


def test_the_table_says_the_rule_the_sum_who_is_left_out_and_everyone_by_name() -> None:
    done = wian_audience(LESS_ONE, "--issuer", "p57", "--as-of", "20 ธ.ค. 2567")
    lines = done.stdout.splitlines()
    assert lines[0] == "ที่ว่าการอำเภอทุกอำเภอในจังหวัดเชียงราย ยกเว้นอำเภอแม่ฟ้าหลวง"
    assert "20 ธ.ค. 2567" in lines[1]
    assert lines[2].endswith("18 − 1 = 17")
    assert "แม่ฟ้าหลวง" in lines[3]
    assert len(lines) == 4 + 17
    assert "แม่ฟ้าหลวง" not in "\n".join(lines[4:])


def test_the_sender_is_told_to_be_left_out() -> None:
    done = wian_audience("นายกองค์การบริหารส่วนจังหวัดทุกจังหวัด", "--issuer", "อบจ.เชียงราย")
    assert "76 − 1 (ผู้ส่งเอง) = 75" in done.stdout
    assert "องค์การบริหารส่วนจังหวัดเชียงราย (ผู้ส่งเอง" in done.stdout


def test_json_holds_the_rule_the_list_and_the_questions() -> None:
    done = wian_audience(MISSPELT, "--issuer", "p53", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["count"], [o["key"] for o in told["sent"]]) == (0, 1, ["p53-pao"])
    assert told["questions"][0]["assumed"] == "53"
    assert told["rule"]["include"][0]["offices"]


def test_an_assumption_gives_the_number_and_its_question_beside_it() -> None:
    done = wian_audience(MISSPELT, "--issuer", "p53", "--count")
    assert (done.exit_code, done.stdout) == (0, "1\n")
    assert "จังหวัดอุตรดิตถ์ใช่หรือไม่" in done.stderr
    assert "mean จังหวัดอุตรดิตถ์?" in done.stderr


def test_an_open_question_gives_no_number() -> None:
    for form in (("--count",), ()):
        done = wian_audience(MISSPELT, "--issuer", "dla", *form)
        assert (done.exit_code, done.stdout) == (1, "")
        assert "ใช่หรือไม่" in done.stderr
    told = json.loads(wian_audience(MISSPELT, "--issuer", "dla", "--format", "json").stdout)
    assert (told["count"], told["sent"]) == (None, None)


def test_an_exception_that_takes_out_nobody_is_told_and_gives_no_number() -> None:
    done = wian_audience("นายอำเภอทุกอำเภอ ยกเว้นอำเภอตรอน", "--issuer", "p57", "--count")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "ไม่ตรงกับผู้รับใดเลย" in done.stderr
    assert "takes out nobody" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ทุกอำเภอ", "--issuer", "เชียงราย"), "จังหวัดเชียงราย (p57)"),
        (("ทุกอำเภอ", "--issuer", "จังหวัดไม่มีอยู่"), "no office of that name"),
        (("ทุกอำเภอ", "--issuer", "p57", "--as-of", "กุ้ง"), "not a day"),
        (("ทุกอำเภอ", "--issuer", "p57", "--as-of", "ธ.ค. 2567"), "not a day"),
        (("ทุกอำเภอ", "--issuer", "p57", "--count", "--format", "json"), "either"),
        (("ทุกอำเภอ",), "--issuer"),
    ],
)
def test_wrong_usage_says_what_to_write_instead(arguments: tuple[str, ...], told: str) -> None:
    done = wian_audience(*arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""


def test_what_the_line_holds_cannot_act_on_the_terminal() -> None:
    done = wian_audience("ผู้อำนวยการ\x1b[31mกอง\u202e", "--issuer", "p57")
    assert done.exit_code == 1
    assert not {"\x1b", "\u202e"} & set(done.stderr)


@pytest.mark.sqlite
def test_an_empty_machine_prepares_its_own_directory(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from wian.cli.audience import audience; audience()"]
    done = subprocess.run(
        [*command, LESS_ONE, "--issuer", "จังหวัดเชียงราย", "--count"],
        env={**os.environ, "WIAN_HOME": str(tmp_path)}
        | {"DJANGO_SETTINGS_MODULE": "wian.project.settings"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (0, "17\n"), done.stderr
    assert (tmp_path / "wian.sqlite3").exists()
