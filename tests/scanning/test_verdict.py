from tests.scanning.makers import TEXT
from wian.scanning.verdict import judge


def test_a_sound_letter_is_good() -> None:
    assert judge(TEXT).verdict == "good"


def test_nothing_is_no_layer() -> None:
    assert judge(" \n ").verdict == "none"


def test_a_page_number_on_a_picture_is_rebuilt() -> None:
    assert judge("- ๒ -").verdict == "rebuild"
    assert judge("- ๒ -", picture=False).verdict == "good"


def test_latin_pages_are_good_as_they_are() -> None:
    assert judge("Minutes of the meeting of the working group. " * 5).verdict == "good"


def test_two_percent_of_junk_is_too_much() -> None:
    junk = "".join(c + ("\ufffd" if n % 30 == 0 else "") for n, c in enumerate(TEXT))
    assert judge(junk).verdict == "rebuild"
    assert judge(junk).junk > 0.02


def test_marks_without_a_letter_are_junk() -> None:
    assert judge(TEXT.replace("่", " ่").replace("ี", " ี")).verdict == "rebuild"


def test_words_that_no_list_knows_are_found() -> None:
    shifted = TEXT.translate({ord(c): chr(ord(c) + 1) for c in "กขคงจชดตถทนบปผพภมยรลวส"})
    found = judge("\n".join([shifted] * 3))
    assert found.verdict == "rebuild"
    assert found.unknown > 0.1
