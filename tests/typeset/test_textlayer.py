"""What stands on paper can be read back from the file, letter by letter."""

from __future__ import annotations

import itertools

import pypdfium2
import pytest
from PIL import ImageChops

from tests.support import ROOT
from tests.typeset.papers import AT, HEAD, endorsements, letter, register, solid, text
from wian.typeset import Endorsement, endorsement_pdf, letter_pdf, register_pdf
from wian.typeset import press as pressing
from wian.typeset.press import pressed

CONSONANTS = "กขคงจชฐญฎฏตถทนบปผฝฟพมยรลวศสหฬอฮ"
VOWELS = ("", "ิ", "ี", "ึ", "ื", "ั", "ุ", "ู", "ำ")
TONES = ("", "่", "้", "๊", "๋")
PLAIN = {"title": "", "author": "", "digits": "thai"}


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_every_syllable_is_read_back_as_it_is(weight: str) -> None:
    words = [
        f"{c}{tone}{vowel}" if vowel == "ำ" else f"{c}{vowel}{tone}"
        for vowel, tone, c in itertools.product(VOWELS, TONES, CONSONANTS)
    ]
    step = 12
    parts = [" ".join(words[at : at + step]) for at in range(0, len(words), step)]
    if weight == "regular":
        made = pressed("plain", {**PLAIN, "lines": parts})
    else:
        step_of = Endorsement("note", HEAD, AT, instruction="\n".join(parts))
        made = endorsement_pdf(endorsements(step_of))
    found = text(made)
    assert not [part for part in parts if part not in found]


def test_the_look_is_untouched_by_the_mending(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = letter(draft=True, urgency="ด่วนที่สุด")
    mended = letter_pdf(sheet)
    monkeypatch.setattr(pressing, "mend", lambda data: data)
    raw = letter_pdf(sheet)
    shown = [pypdfium2.PdfDocument(data)[0].render(scale=1.5).to_pil() for data in (raw, mended)]
    apart = ImageChops.difference(*shown).getextrema()
    assert max(most for _, most in apart) <= 2  # of 255: a hair's breadth at the edge of a sign


@pytest.mark.parametrize("name", ["002", "004"])
def test_a_letter_of_the_examples_is_read_back_whole(name: str) -> None:
    told = (ROOT / f"examples/letters/{name}.txt").read_text(encoding="utf-8")
    body = [part for part in told.split("\n") if part.strip()]
    found = solid(letter_pdf(letter(body=body, digits="arabic", references=(), enclosures=())))
    lines = ["".join(part.split()) for part in body]
    lost = [part for part in lines if arabic(part) not in found]
    assert len(lost) <= len(lines) // 50, lost  # what a page break parts


def arabic(told: str) -> str:
    return told.translate({ord(t): a for t, a in zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True)})


def test_days_and_numbers_do_not_part_at_the_end_of_a_line() -> None:
    told = [f"{'ก' * n} วันที่ ๒๐ ธันวาคม ๒๕๖๗ เวลา ๐๙.๓๐ น. ที่ พช ๐๐๒๓.๔/ว ๗๖๘" for n in range(3, 60)]
    made = pressed("plain", {**PLAIN, "lines": told})
    for page in pypdfium2.PdfDocument(made):
        for shown in page.get_textpage().get_text_range().split("\r\n"):
            assert not shown.startswith((" ", "\u00a0", "ธันวา", "๒๕๖๗", "น.", "๐๐๒๓"))


def test_the_same_values_give_the_same_bytes() -> None:
    assert register_pdf(register()) == register_pdf(register())
