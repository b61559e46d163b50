import pickle
import re
import string

import pytest

from wian.scanning.errors import MESSAGES, failure, notice

NUMBERS = {"pages", "limit", "bytes", "pixels", "seconds", "chars", "replaced", "frames"}


def details(code: str) -> dict[str, object]:
    names = {field for text in MESSAGES[code] for _, field, _, _ in string.Formatter().parse(text)}
    return {name: 12_345 if name in NUMBERS else "x" for name in names if name}


@pytest.mark.parametrize("code", MESSAGES)
def test_every_sentence_is_thai_and_english_with_the_same_numbers(code: str) -> None:
    th, en = MESSAGES[code]
    assert re.search("[ก-ฮ]", th)
    assert not re.search("[ก-ฮ]", en)
    assert sorted(re.findall(r"{\w+", th)) == sorted(re.findall(r"{\w+", en))


@pytest.mark.parametrize("code", [code for code in MESSAGES if code.startswith("S1")])
def test_every_error_survives_the_way_between_processes(code: str) -> None:
    error = failure(code, **details(code))
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.th, copy.en, copy.details) == (code, error.th, error.en, error.details)


@pytest.mark.parametrize("code", [code for code in MESSAGES if code.startswith("S2")])
def test_every_notice_can_be_filled_in(code: str) -> None:
    assert "{" not in notice(code, 3, **details(code)).th
