"""Every label is there in both languages and is used rightly."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from tests.support import ROOT
from wian.web.words import PARTS, WORDS, Say

TEMPLATES = sorted((ROOT / "src/wian/web/templates").rglob("*.html"))


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(WORDS))
def test_a_word_is_in_both_languages_with_the_same_numbers(key: str) -> None:
    th, en = WORDS[key]
    assert th
    assert en
    assert holes(th) == holes(en)


def test_a_key_stands_in_one_room_only() -> None:
    assert sum(map(len, PARTS)) == len(WORDS)


def test_thai_stands_in_the_catalogue_and_not_in_templates() -> None:
    assert not [p.name for p in TEMPLATES if re.search("[ก-๙]", p.read_text(encoding="utf-8"))]


def test_templates_ask_only_for_words_that_exist() -> None:
    text = "\n".join(p.read_text(encoding="utf-8") for p in TEMPLATES)
    asked = set(re.findall(r"\bsay\.([a-z_0-9]+)", text)) - {"lang"}
    asked |= set(re.findall(r"""\{% word ["'](\w+)["']""", text))
    assert asked <= set(WORDS), asked - set(WORDS)


def test_one_is_not_many_in_english() -> None:
    say = Say("en")
    assert say("count_duties", n=1) == "1 duty"
    assert say("count_duties", n=2) == "2 duties"
    assert say("working_days", n=1) == "1 working day"


def test_no_word_is_left_that_nothing_says() -> None:
    sources = [
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src/wian").rglob("*")
        if path.suffix in {".py", ".html"} and path.parent.name != "words"
    ]
    said = set(re.findall(r"""(?:\bsay\.|["'])([A-Za-z_0-9]+)""", "\n".join(sources)))
    built = re.compile(
        r"c_|e4|e5|f_|mail_|role_|(within|before)_from$|(weeks|hours)$"
        r"|find_(way|book)_|found_in_|letter_|form_|course_|deed_|drafts_|draft_(series|did)_"
    )
    assert not [key for key in WORDS if key not in said and not built.match(key)]


@pytest.mark.parametrize("key", ["will_text", "will_facts", "repairs_why"])
def test_no_sentence_says_left_or_right_for_on_a_phone_there_is_neither(key: str) -> None:
    assert not re.search(r"ซ้าย|ขวา|\bleft\b|\bright\b", " ".join(WORDS[key]), re.IGNORECASE)
