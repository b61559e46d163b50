"""Whatever a letter says is printed as it is said, on paper and in a document, and in time."""

from __future__ import annotations

import io
import re
import time

import docx
import pytest

from tests.typeset.papers import NASTY, SUBJECT, letter, solid
from wian.typeset import Enclosure, OutgoingLetter, Signature, letter_docx, letter_pdf

FORMS = ("external", "memo", "stamped", "order", "announcement")
RUNS = {
    "latin": "x" * 10_000,
    "marks": "#" * 10_000,
    "one Thai letter": "ก" * 10_000,
    "Thai": "กขคงจฉชซ" * 1_250,
    "digits": "0123456789" * 1_000,
}


_FOOT = re.compile(r"/\S{1,40}?\.\.\.-\d+-")
"""What stands between two pages: with which word the letter goes on, and the page's number."""


def everywhere(form: str, words: str) -> OutgoingLetter:
    """A letter that says it in every part."""
    return letter(
        form, issuer=(words, words), addressee=words, body=(words, words), subject=words,
        number=words, references=(words,), enclosures=(Enclosure(words, words),), owner=(words,),
        copies=(words,), urgency=words, secrecy=words, closing=words, salutation=words,
        signature=Signature(words, (words,)), digits="arabic",
    )  # fmt: skip


def said(data: bytes) -> str:
    """All text of a document, its tables too."""
    return "".join("".join(docx.Document(io.BytesIO(data)).element.body.itertext()).split())


@pytest.mark.parametrize("form", FORMS)
def test_any_text_is_printed_as_it_is(form: str) -> None:
    made = solid(letter_pdf(everywhere(form, NASTY)))
    assert made.count("#setpage()$x^2$*ก*_ข_[ค]`r`@a<b>\\//=-+แกล้งซ่อน") >= 5
    made = said(letter_docx(everywhere(form, NASTY)))
    assert made.count("#setpage()$x^2$*ก*_ข_[ค]`r`@a<b>\\//=-+แกล้งซ่อน") >= 5


@pytest.mark.parametrize("form", FORMS)
def test_control_signs_and_half_characters_do_no_harm(form: str) -> None:
    words = "ก\x00\x01\x1b[31m\ud800ข\ufffe\uffff\u2028ค\ue000ง\ue001"
    assert "ข" in solid(letter_pdf(everywhere(form, words)))
    assert "ข" in said(letter_docx(everywhere(form, words)))


@pytest.mark.parametrize("run", RUNS)
def test_ten_thousand_characters_without_a_space_come_out_in_time(run: str) -> None:
    words, start = RUNS[run], time.perf_counter()
    made = letter_pdf(letter(body=(words, SUBJECT), digits="arabic"))
    assert words in _FOOT.sub("", solid(made))
    assert words in said(letter_docx(letter(body=(words,), digits="arabic")))
    assert time.perf_counter() - start < 10


def test_an_empty_letter_is_still_a_form() -> None:
    for form in FORMS:
        bare = OutgoingLetter(form=form, issuer=(), body=())  # type: ignore[arg-type]
        assert letter_pdf(bare).startswith(b"%PDF")
        assert letter_docx(bare).startswith(b"PK")
