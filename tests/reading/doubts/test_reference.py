"""A cited number or date that is not that of the document enclosed."""

from __future__ import annotations

from tests.reading.letters import doubts, external, order

KIND = "reference"
SENT = "สิ่งที่ส่งมาด้วย สำเนาหนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว {} ลงวันที่ {} ๒๕๖๗"
INNER = external(number="ที่ นพ ๐๐๑๙.๒/ว ๒๓๖๙", date="๒ พฤษภาคม ๒๕๖๗")
ORDER = "สิ่งที่ส่งมาด้วย สำเนาคำสั่งจังหวัดนครพนม ที่ {}/๒๕๖๗ ลงวันที่ ๑๕ พฤษภาคม ๒๕๖๗"


def sending(line: str, inner: str = INNER) -> str:
    return external(enclosure=line) + "\n\n" + inner


def test_an_enclosed_letter_with_the_cited_number_and_day_is_not_doubted() -> None:
    assert doubts(sending(SENT.format("๒๓๖๙", "๒ พฤษภาคม")), KIND) == []


def test_a_misprinted_serial_is_doubted_and_both_places_are_quoted() -> None:
    (quotes,) = doubts(sending(SENT.format("๒๓๘๙", "๒ พฤษภาคม")), KIND)
    assert any("๒๓๘๙" in quote for quote in quotes)
    assert any("๒๓๖๙" in quote for quote in quotes)


def test_another_day_than_the_enclosed_letter_s_is_doubted() -> None:
    assert len(doubts(sending(SENT.format("๒๓๖๙", "๕ พฤษภาคม")), KIND)) == 1


def test_number_and_day_both_wrong_are_one_row() -> None:
    assert len(doubts(sending(SENT.format("๒๓๘๙", "๕ พฤษภาคม")), KIND)) == 1


def test_a_cited_order_that_is_enclosed_is_compared_too() -> None:
    assert doubts(sending(ORDER.format("๑๒๐๔"), order()), KIND) == []
    assert len(doubts(sending(ORDER.format("๑๒๐๖"), order()), KIND)) == 1


def test_a_letter_cited_but_not_enclosed_is_not_doubted() -> None:
    cited = "อ้างถึง หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๗๗ ลงวันที่ ๑๑ มกราคม ๒๕๖๗"
    assert doubts(external(reference=cited) + "\n\n" + INNER, KIND) == []


def test_a_letter_alone_is_not_doubted() -> None:
    assert doubts(external(enclosure=SENT.format("๒๓๖๙", "๒ พฤษภาคม")), KIND) == []
