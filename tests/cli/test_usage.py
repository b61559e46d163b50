"""Wrong usage is told in both languages and ends with 2; help stays help."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from wian.cli import wian


@pytest.mark.parametrize(
    ("arguments", "thai"),
    [
        (["read"], "ยังไม่ได้บอก FILE"),
        (["read", "--nope", "a"], "ไม่มีตัวเลือก --nope"),
        (["--nope"], "ไม่มีตัวเลือก --nope"),
        (["fly"], "ไม่มีคำสั่ง fly"),
        (["read", "a", "--format", "xml"], "ต้องเป็น table, json"),
        (["read", "a", "--out"], "ใช้ตัวเลือก --out ไม่ถูก"),
        (["up", "--workers", "0"], "ค่าของ --workers ใช้ไม่ได้"),
        (["doctor", "extra"], "ใช้คำสั่งไม่ถูก"),
        (["read", "/"], "/ เป็นโฟลเดอร์"),
    ],
)
def test_wrong_usage_is_told_in_both_languages_and_ends_with_two(
    arguments: list[str], thai: str
) -> None:
    told = CliRunner().invoke(wian, arguments)
    assert told.exit_code == 2
    assert thai in told.stderr
    last = told.stderr.partition(thai)[2]
    assert re.search(r" · .*[a-z]{3}", last)
    assert not re.search(r"^(Usage|Error|Try)", told.stderr, re.M)


def test_the_command_alone_shows_its_words() -> None:
    assert "read" in CliRunner().invoke(wian, []).output
