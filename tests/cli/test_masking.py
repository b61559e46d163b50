"""What is private is covered in every spelling; what could act on a screen is shown as a sign."""

from __future__ import annotations

from typing import Any

import pytest

from wian.cli.masking import COVER, mask_for

PRIVATE: dict[str, Any] = {
    "documents": [
        {
            "contacts": [
                {"phone": "0812345678", "private": True},
                {"phone": "025551234", "extension": "12"},
            ],
            "meetings": [
                {
                    "place_or_link": "https://zoom.example/j/98765432101?pwd=Abc123xyz",
                    "passcode": "rose77",
                    "private": True,
                }
            ],
            "people": ["นายเอก อ่อนหวาน", "นางสาวโท สดใส"],
            "places": {"people": [{"span": [0, 1], "private": True}, {"span": [2, 3]}]},
        }
    ]
}


@pytest.mark.parametrize(
    "words",
    [
        "โทร 0812345678",
        "มือถือ ๐๘-๑๒๓๔-๕๖๗๘",
        "๐๘ ๑๒๓๔ ๕๖๗๘ (คุณเอก)",
        "https://zoom.example/j/98765432101",
        "Meeting ID: 987 6543 2101",
        "?pwd=Abc123xyz",
        "รหัส rose77",
        "นายเอก อ่อนหวาน",
    ],
)
def test_a_secret_is_covered_in_every_spelling(words: str) -> None:
    covered = mask_for(PRIVATE)(words)
    assert COVER in covered
    assert not any(secret in covered for secret in ("5678", "๕๖๗๘", "2101", "Abc", "rose", "อ่อน"))


@pytest.mark.parametrize("words", ["โทร 025551234 ต่อ 12", "นางสาวโท สดใส", "วันที่ 8 เวลา 12.34"])
def test_what_is_not_private_stays(words: str) -> None:
    assert mask_for(PRIVATE)(words) == words


def test_nothing_is_eaten_behind_a_covered_number() -> None:
    assert mask_for(PRIVATE)("0812345678 (ในเวลาราชการ)") == f"{COVER} (ในเวลาราชการ)"


def test_a_reading_without_secrets_covers_nothing() -> None:
    assert mask_for({"documents": [{"contacts": None}]})("0812345678") == "0812345678"


def test_control_characters_become_signs() -> None:
    mask = mask_for({"documents": []})
    assert mask("ก\x1b[2J\u202eข\ud800\n") == "ก\ufffd[2J\ufffdข\ufffd\n"
