"""The document that a stretch of text cites: number, day, urgency, writer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.letters import external, part_of
from wian.reading.citations import Citation, cited_in


def cited(text: str) -> Citation:
    part = part_of(external(reference=f"อ้างถึง {text}"))
    (block,) = part.layout.blocks("reference")
    found = cited_in(part, block.start, block.end)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗", "นพ 0019.2/ว 99"),
        ("หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗", "นพ 0019.2/99"),
        ("หนังสือกรมการปกครอง ที่ มท ๐๓๐๙/ว๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗", "มท 0309/ว 99"),
        ("คำสั่งจังหวัดนครพนม ที่ ๘๘๑/๒๕๖๗ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗", "881/2567"),
        ("หนังสือสถานีตำรวจ ที่ ตช ๐๐๑๙.(นพ)(๒๑)/๔๕๖ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗", "ตช 0019.(นพ)(21)/456"),
        ("หนังสือจังหวัดนครพนม ท่ี นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗", "นพ 0019.2/ว 99"),
    ],
)
def test_number_and_day_are_found_in_every_style(text: str, number: str) -> None:
    found = cited(text)
    assert (found.number, found.date) == (number, date(2024, 5, 2))


@pytest.mark.parametrize("word", ["ด่วน", "ด่วนมาก", "ด่วนที่สุด"])
def test_the_urgency_before_the_number_is_told(word: str) -> None:
    found = cited(f"หนังสือจังหวัดนครพนม {word} ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗")
    assert (found.urgency, found.number) == (word, "นพ 0019.2/ว 99")


def test_the_writer_stands_between_the_kind_and_the_number() -> None:
    text = "หนังสือกรมการปกครอง ที่ มท ๐๓๐๙/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗"
    assert cited(text).issuer == "กรมการปกครอง"


def test_the_number_of_a_meeting_is_not_the_number_of_a_document() -> None:
    text = "มติคณะกรรมการแหล่งน้ำ ครั้งที่ ๓/๒๕๖๗ เมื่อวันที่ ๒ พฤษภาคม ๒๕๖๗"
    found = cited(text)
    assert (found.number, found.date) == (None, date(2024, 5, 2))


def test_a_number_without_a_day_has_none() -> None:
    found = cited("หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๙๙")
    assert (found.number, found.date) == ("นพ 0019.2/ว 99", None)


def test_the_title_is_what_is_printed() -> None:
    text = "มติคณะกรรมการแหล่งน้ำ เมื่อวันที่ ๒ พฤษภาคม ๒๕๖๗"
    assert cited(text).title == text
